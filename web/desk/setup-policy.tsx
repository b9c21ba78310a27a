import { useState } from "preact/hooks";
import type { Level, Policy } from "../../server/domain/policy.ts";
import type { Reply } from "../lib/client.ts";
import { wordsOf } from "../lib/words.ts";
import { TextField } from "../parts/form.tsx";
import { WideTable } from "../parts/wide-table.tsx";
import { useReply, Waiting } from "./asked.tsx";
import { type Cell, policyCells, withCells } from "./policy-cells.ts";
import type { PoliciesWire, PreviewWire, SetupClient } from "./setup-client.ts";
import { SetupForm, useFields } from "./setup-form.tsx";
import { useSetup, useSetupLink } from "./setup-house.tsx";
import { SavedPolicy, useCellText } from "./setup-policy-saved.tsx";
import { policyWords } from "./words-setup-policy.ts";

const levels: readonly Level[] = ["emergency", "urgent", "normal", "complex", "inquiry", "rework"];

/** The policy's versions (rules.md): the numbers in force, and a draft held against the open cases before it is set. */
export function PolicyPage({ path: [deed] }: { readonly path: readonly string[] }) {
	const { client, words: setup } = useSetup();
	const asked = useReply(() => client.listPolicies());
	const { reply } = asked;
	if (!reply?.ok) {
		return (
			<>
				<h1>{setup.menu.policy.name}</h1>
				<Waiting asked={asked} />
			</>
		);
	}
	const { inForce, policies } = reply.value;
	const now = policies.find(({ version }) => version === inForce) ?? policies[0] ?? {};
	return deed === "new" ? (
		<DraftForm policy={now} newest={policies.at(-1) ?? now} />
	) : (
		<Overview listed={reply.value} policy={now} />
	);
}

type OverviewProps = { readonly listed: PoliciesWire; readonly policy: Partial<Policy> };

function Overview({ listed, policy }: OverviewProps) {
	const { language, words: setup } = useSetup();
	const words = policyWords(language);
	const link = useSetupLink();
	return (
		<>
			<h1>{setup.menu.policy.name}</h1>
			<p class="hint">{setup.menu.policy.what}</p>
			<p class="num">{words.inForce(listed.inForce, policy.effectiveFrom ?? "")}</p>
			<p>
				<a class="btn go" href={link("policy", "new")}>
					{words.draft}
				</a>
			</p>
			<LimitsTable policy={policy} />
			<h2>{words.versions}</h2>
			<ul class="box setup-list num">
				{listed.policies.map(({ version, effectiveFrom }) => (
					<li key={version}>{words.version(version, effectiveFrom)}</li>
				))}
			</ul>
		</>
	);
}

function LimitsTable({ policy }: { readonly policy: Partial<Policy> }) {
	const { language } = useSetup();
	const words = policyWords(language);
	const textOf = useCellText();
	const cells = policyCells(policy);
	const named = wordsOf(language).levels;
	const names = [...new Set(cells.flatMap(({ level, name }) => (level === null ? [] : [name])))];
	const cellOf = (level: Level, name: string) =>
		cells.find((cell) => cell.level === level && cell.name === name);
	return (
		<>
			<h2>{words.table}</h2>
			<WideTable label={words.table} columns={[words.limit, ...levels.map((level) => named[level])]}>
				{names.map((name) => (
					<tr key={name}>
						<th scope="row">{words.fields[name] ?? name}</th>
						{levels.map((level) => {
							const cell = cellOf(level, name);
							return <td key={level}>{cell === undefined ? "–" : textOf(cell)}</td>;
						})}
					</tr>
				))}
			</WideTable>
			<h2>{words.others}</h2>
			<dl class="asked long-names box num">
				{cells
					.filter(({ level }) => level === null)
					.map((cell) => (
						<div key={cell.path}>
							<dt>{words.fields[cell.name] ?? cell.name}</dt>
							<dd>{textOf(cell)}</dd>
						</div>
					))}
			</dl>
		</>
	);
}

type Tally = Pick<PreviewWire, "looked" | "differing" | "byLevel">;

/** All parts of a preview, summed: the administrator is told numbers alone. */
async function previewed(client: SetupClient, policy: Policy): Promise<Reply<Tally>> {
	let [looked, differing] = [0, 0];
	const byLevel = new Map<Level, { looked: number; differing: number }>();
	for (let cursor: string | undefined; ; ) {
		const reply = await client.previewPolicy({ policy, ...(cursor === undefined ? {} : { cursor }) });
		if (!reply.ok) return reply;
		looked += reply.value.looked;
		differing += reply.value.differing;
		for (const { level, ...counts } of reply.value.byLevel) {
			const sum = byLevel.get(level) ?? { looked: 0, differing: 0 };
			byLevel.set(level, {
				looked: sum.looked + counts.looked,
				differing: sum.differing + counts.differing,
			});
		}
		if (reply.value.nextCursor === null) break;
		cursor = reply.value.nextCursor;
	}
	return {
		ok: true,
		value: { looked, differing, byLevel: [...byLevel].map(([level, sum]) => ({ level, ...sum })) },
	};
}

type DraftProps = { readonly policy: Partial<Policy>; readonly newest: Partial<Policy> };

/** `setPolicy`, offered once the same draft has been held against the open cases. */
function DraftForm({ policy, newest }: DraftProps) {
	const { client: reads, language, toDone } = useSetup();
	const words = policyWords(language);
	const cells = policyCells(policy);
	const numbers: Record<string, string> = Object.fromEntries(
		cells.map(({ path, value }) => [path, String(value)]),
	);
	const fields = useFields("policy", { ...numbers, version: "", effectiveFrom: "" });
	const { values, tie, send, client } = fields;
	const [seen, setSeen] = useState<{ readonly of: string; readonly tally: Tally } | null>(null);
	const now = JSON.stringify(values);
	const tally = seen?.of === now ? seen.tally : null;
	const draft = {
		...withCells(policy, values),
		...{ version: values.version.trim(), effectiveFrom: values.effectiveFrom },
	};
	const needed = ["version", "effectiveFrom"];
	const onSend = () =>
		void (tally === null
			? send(
					needed,
					() => previewed(reads, draft),
					(found) => setSeen({ of: now, tally: found }),
					{
						keep: true,
					},
				)
			: send(
					needed,
					() => client.setPolicy({ policy: draft }),
					() => toDone(words.done(draft.version), "policy"),
				));
	return (
		<>
			<h1>{words.draftTitle}</h1>
			<p class="hint">{words.draftWhat}</p>
			<SetupForm
				fields={fields}
				go={tally === null ? words.preview : words.set}
				cancel={["policy"]}
				saved={<SavedPolicy policy={newest} values={values} />}
				onSend={onSend}
			>
				<TextField {...tie("version")} label={words.versionField} control={{ autocomplete: "off" }} />
				<TextField {...tie("effectiveFrom")} type="date" label={words.from} />
				<CellFields cells={cells} tie={tie} />
				{tally !== null && <TallyNote tally={tally} />}
			</SetupForm>
		</>
	);
}

function TallyNote({ tally: { looked, differing, byLevel } }: { readonly tally: Tally }) {
	const { language } = useSetup();
	const words = policyWords(language);
	const named = wordsOf(language).levels;
	return (
		<div class="notice num" role="status">
			<p>{words.looked(looked, differing)}</p>
			<ul>
				{byLevel.map((one) => (
					<li key={one.level}>{words.ofLevel(named[one.level], one.looked, one.differing)}</li>
				))}
			</ul>
		</div>
	);
}

type CellsProps = {
	readonly cells: readonly Cell[];
	readonly tie: ReturnType<typeof useFields>["tie"];
};

/** A field for each number, by level. */
function CellFields({ cells, tie }: CellsProps) {
	const { language } = useSetup();
	const words = policyWords(language);
	const named = wordsOf(language).levels;
	const groups = [
		...levels.map((level) => ({ key: level as string | null, label: named[level] })),
		{ key: null, label: words.others },
	];
	const unitOf = (unit: string | null) =>
		Object.entries(words.units).find(([name]) => name === unit)?.[1] ?? "";
	return (
		<>
			{groups.map(({ key, label }) => (
				<fieldset key={label} class="cells">
					<legend>{label}</legend>
					{cells
						.filter(({ level }) => level === key)
						.map(({ path, name, unit }) => (
							<TextField
								key={path}
								{...tie(path)}
								label={[words.fields[name] ?? name, unitOf(unit)].filter(Boolean).join(" · ")}
								control={{ inputMode: "numeric", class: "short" }}
							/>
						))}
				</fieldset>
			))}
		</>
	);
}
