import { categories, groupOf, isAtWorkCategory, isConductCategory } from "../../server/domain/category.ts";
import {
	type DutyRow,
	dutyColumns,
	dutyColumnsNeeded,
	dutyRowOf,
	ofNoBoundary,
} from "../../server/domain/duty-rows.ts";
import { clauseCharactersMax } from "../../server/domain/limits.ts";
import type { Language } from "../lib/words.ts";
import { Select, TextArea, TextField } from "../parts/form.tsx";
import { useReply, Waiting } from "./asked.tsx";
import type { DutyBookWire } from "./setup-client.ts";
import { DutyFaults } from "./setup-duties-faults.tsx";
import { SavedBook } from "./setup-duties-saved.tsx";
import { type SetupFields, SetupForm, useFields } from "./setup-form.tsx";
import { areaNamed, areaOptions, postGroups, useSetup } from "./setup-house.tsx";
import { startOf } from "./setup-people-forms.tsx";
import { csvFrom, TableForm } from "./setup-table.tsx";
import { matterNamed, useTableWords } from "./setup-words.ts";

/** Groups of matters the duty book answers for (rules.md §1): 10 and 11 are nobody's below. */
const groups = [...new Set(categories.map(({ code }) => code))]
	.filter((code) => !isConductCategory(code) && !isAtWorkCategory(code))
	.map((code) => code.slice(0, 2))
	.filter((code, index, all) => all.indexOf(code) === index);

type Dated = Readonly<Record<string, string>> & { readonly version: string; readonly from: string };

/** A name for a version that says when it was made. */
export const proposed = (asOf: string) => asOf.slice(0, 16).replace("T", "-").replace(":", "");

/** Which version, and from which day. */
export function datedOf({ version, from }: Dated) {
	return { version: version.trim(), ...(from === "" ? {} : { from: startOf(from) }) };
}

/** The version's name and first day. */
export function VersionFields<Given extends Dated>({ tie }: Pick<SetupFields<Given>, "tie">) {
	const { table, duties } = useTableWords();
	return (
		<>
			<TextField
				{...tie("version")}
				label={duties.version}
				hint={duties.versionHint}
				control={{ autocomplete: "off", autocapitalize: "none", spellcheck: false }}
			/>
			<TextField {...tie("from")} type="date" label={table.from} />
		</>
	);
}

/** Groups of matters to choose from. */
export function matterGroups(language: Language) {
	return {
		label: null,
		options: groups.map((code) => ({ value: code, label: matterNamed(code, language) })),
	};
}

/** The table of a version with one item more. */
export function withItem({ items }: DutyBookWire, row: DutyRow): string {
	return csvFrom(dutyColumns, [...items.map(dutyRowOf), row]);
}

/** `issueDutyBook` from a table, with a dry run and its check. */
export function ImportBook() {
	const { house, toDone } = useSetup();
	const words = useTableWords().duties;
	const fields = useFields("duties", { version: proposed(house.asOf), from: "", csv: "" });
	const { values, client } = fields;
	return (
		<>
			<h1>{words.import}</h1>
			<p class="hint">{words.importWhat}</p>
			<TableForm
				fields={fields}
				columns={dutyColumns}
				spare={dutyColumns.slice(dutyColumnsNeeded.length)}
				needed={["version"]}
				run={(dryRun) => client.issueDutyBook({ ...datedOf(values), csv: values.csv, dryRun })}
				rowsOf={({ rows }) => rows}
				found={(result) => <DutyFaults check={result} />}
				onEntered={({ version }) => toDone(words.issued(version), "duties")}
				go={words.importGo}
				cancel={["duties"]}
				saved={<SavedBook />}
			>
				<VersionFields tie={fields.tie} />
			</TableForm>
		</>
	);
}

/** The first version: a post for each group of matters of one area. */
export function FirstBook() {
	const { house, language, words: setup, toDone } = useSetup();
	const words = useTableWords().duties;
	const none: Record<string, string> = Object.fromEntries(groups.map((code) => [code, ""]));
	const areaPrefix = house.areas[0]?.areaCode ?? "";
	const fields = useFields("first duties", { ...none, version: proposed(house.asOf), from: "", areaPrefix });
	const { values, tie, send, client } = fields;
	const named = (code: string) => (language === "en" ? groupOf(code).en : groupOf(code).zh);
	const issue = () => {
		const given: Readonly<Record<string, string>> = values;
		const rows = groups
			.filter((code) => given[code] !== "")
			.map((code) => ({
				...{ itemId: `g${code}`, areaPrefix: values.areaPrefix, categoryPrefix: code },
				...{ levels: "all", postId: given[code] ?? "", clause: words.clause(named(code)), ...ofNoBoundary },
			}));
		return client.issueDutyBook({ ...datedOf(values), csv: csvFrom(dutyColumns, rows), dryRun: false });
	};
	const posts = [{ label: null, options: [{ value: "", label: setup.nobody }] }, ...postGroups(house)];
	return (
		<>
			<h1>{words.first}</h1>
			<p class="hint">{words.firstWhat}</p>
			<SetupForm
				fields={fields}
				go={words.firstGo}
				cancel={["duties"]}
				saved={<SavedBook />}
				onSend={() => void send(["version"], issue, ({ version }) => toDone(words.issued(version), "duties"))}
			>
				<Select
					{...tie("areaPrefix")}
					label={words.area}
					groups={[{ label: null, options: areaOptions(house, null) }]}
				/>
				{groups.map((code) => (
					<Select key={code} {...tie(code)} label={`${code} ${named(code)}`} groups={posts} />
				))}
				<VersionFields tie={tie} />
			</SetupForm>
		</>
	);
}

type Gap = { readonly areaCode: string; readonly categoryCode: string };

/** A gap given to a post: the book in force with one item more, as a new version. */
export function MendGap(gap: Gap) {
	const { client } = useSetup();
	const asked = useReply(() => client.readDutyBook("current"));
	const { reply } = asked;
	return reply?.ok ? <MendForm {...gap} book={reply.value} /> : <Waiting asked={asked} />;
}

function MendForm({ areaCode, categoryCode, book }: Gap & { readonly book: DutyBookWire }) {
	const { house, language, words: setup, toDone } = useSetup();
	const words = useTableWords().duties;
	const [area, matter] = [areaNamed(house, areaCode, setup), matterNamed(categoryCode, language)];
	const fields = useFields(`mend ${areaCode} ${categoryCode}`, {
		...{ postId: "", clause: words.clause(matter), version: proposed(house.asOf), from: "" },
	});
	const { values, tie, send, client } = fields;
	const issue = () => {
		const row: DutyRow = {
			...{ itemId: `mend:${areaCode}:${categoryCode}:${values.version}`.slice(0, 60), areaPrefix: areaCode },
			...{ categoryPrefix: categoryCode, levels: "all", postId: values.postId, clause: values.clause },
			...ofNoBoundary,
		};
		return client.issueDutyBook({ ...datedOf(values), csv: withItem(book, row), dryRun: false });
	};
	return (
		<>
			<h1>{words.mendTitle(area, matter)}</h1>
			<p class="hint">{words.mendWhat}</p>
			<SetupForm
				fields={fields}
				go={words.mendGo}
				cancel={["duties"]}
				saved={<SavedBook />}
				onSend={() =>
					void send(["postId", "clause", "version"], issue, ({ version }) =>
						toDone(words.issued(version), "duties"),
					)
				}
			>
				<Select
					{...tie("postId")}
					label={words.mendPost}
					groups={[{ label: null, options: [{ value: "", label: setup.choose }] }, ...postGroups(house)]}
				/>
				<TextArea {...tie("clause")} low label={words.mendClause} charactersMax={clauseCharactersMax} />
				<VersionFields tie={tie} />
			</SetupForm>
		</>
	);
}
