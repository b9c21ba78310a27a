import { areaColumns } from "../../server/domain/area-rows.ts";
import { byteOrderMark } from "../../server/domain/spreadsheet.ts";
import { download } from "../parts/download.ts";
import { Empty } from "../parts/empty.tsx";
import { TextField } from "../parts/form.tsx";
import { SetupForm, useFields } from "./setup-form.tsx";
import { depthOf, useSetup, useSetupLink } from "./setup-house.tsx";
import { SavedRows } from "./setup-saved.tsx";
import { csvFrom, TableForm } from "./setup-table.tsx";
import { useTableWords } from "./setup-words.ts";

/** Areas 区划 (rules.md §8): the tree, one to add, one to rename. */
export function AreasPage({ path: [areaCode] }: { readonly path: readonly string[] }) {
	if (areaCode === undefined) return <AreaTree />;
	if (areaCode === "table") return <ImportAreas />;
	return <AreaForm areaCode={areaCode === "new" ? null : areaCode} />;
}

const indents = ["", "in1", "in2", "in3", "in4", "in5"] as const;

function AreaTree() {
	const { house, words } = useSetup();
	const link = useSetupLink();
	const { areas } = words;
	const tables = useTableWords();
	return (
		<>
			<h1>{words.menu.areas.name}</h1>
			<p class="hint">{words.menu.areas.what}</p>
			<p class="row">
				<a class="btn go" href={link("areas", "new")}>
					{areas.add}
				</a>
				<a class="btn" href={link("areas", "table")}>
					{areas.import}
				</a>
				{house.areas.length > 0 && (
					<button
						type="button"
						onClick={() => download("areas.csv", `${byteOrderMark}${csvFrom(areaColumns, house.areas)}`)}
					>
						{tables.table.download}
					</button>
				)}
			</p>
			{house.areas.length === 0 ? (
				<Empty title={areas.empty} line>
					<p>{areas.emptyWhat}</p>
				</Empty>
			) : (
				<ul class="box setup-list">
					{house.areas.map(({ areaCode, name }) => (
						<li key={areaCode} class={indents[depthOf(house, areaCode)] ?? "in5"}>
							<b>{name}</b> <span class="soft num">{areaCode}</span>{" "}
							<a href={link("areas", areaCode)} aria-label={areas.renameTitle(name)}>
								{areas.rename}
							</a>
						</li>
					))}
				</ul>
			)}
			<p class="hint">{areas.forever}</p>
		</>
	);
}

function AreaForm({ areaCode }: { readonly areaCode: string | null }) {
	const { house, words, toDone } = useSetup();
	const { areas } = words;
	const known = house.areas.find((area) => area.areaCode === areaCode);
	const fields = useFields(`area ${areaCode}`, { areaCode: areaCode ?? "", name: known?.name ?? "" });
	const { values, tie, send, client } = fields;
	const name = values.name.trim();
	const saved = house.areas.find((area) => area.areaCode === values.areaCode.trim());
	return (
		<>
			<h1>{known === undefined ? areas.add : areas.renameTitle(known.name)}</h1>
			<SetupForm
				fields={fields}
				go={areas.go}
				cancel={["areas"]}
				saved={<SavedRows rows={[[areas.name, saved?.name ?? []]]} />}
				onSend={() =>
					void send(
						["areaCode", "name"],
						() => client.nameArea({ areaCode: values.areaCode.trim(), name }),
						() => toDone(areas.done(name), "areas"),
					)
				}
			>
				{known === undefined ? (
					<TextField
						{...tie("areaCode")}
						label={areas.code}
						hint={areas.codeHint}
						control={{ inputMode: "numeric", autocomplete: "off" }}
					/>
				) : (
					<p class="num">{known.areaCode}</p>
				)}
				<TextField
					{...tie("name")}
					label={areas.name}
					hint={areas.nameHint}
					control={{ autocomplete: "off" }}
				/>
			</SetupForm>
		</>
	);
}

/** `importAreas`: all of a sub-district's communities and grids at once, tried before they are named. */
function ImportAreas() {
	const { house, words, toDone } = useSetup();
	const { areas } = words;
	const fields = useFields("areas", { csv: `${areaColumns.join(",")}\r\n` });
	const { values, client } = fields;
	return (
		<>
			<h1>{areas.import}</h1>
			<p class="hint">{areas.importWhat}</p>
			<p class="hint">{areas.codeHint}</p>
			<TableForm
				fields={fields}
				columns={areaColumns}
				needed={[]}
				run={(dryRun) => client.importAreas({ csv: values.csv, dryRun })}
				rowsOf={({ rows }) => rows}
				found={({ added, renamed }) => <p>{areas.found(added, renamed)}</p>}
				onEntered={({ added, renamed }) => toDone(areas.imported(added, renamed), "areas")}
				go={areas.importGo}
				cancel={["areas"]}
				saved={<SavedRows rows={house.areas.map(({ areaCode, name }) => [areaCode, name])} />}
			/>
		</>
	);
}
