import { useState } from "preact/hooks";
import type { CasebookRow, ReadCasebookReply } from "../../server/contract/casebook.ts";
import type { PeriodKind } from "../../server/domain/casebook.ts";
import type { Role } from "../../server/domain/setting.ts";
import { casebookCells, casebookHead, casebookWords } from "../lib/casebook.ts";
import { Empty } from "../parts/empty.tsx";
import { Select } from "../parts/form.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { usePrinting } from "../parts/printing.ts";
import { useReply, Waiting } from "./asked.tsx";
import { useDesk } from "./desk.ts";
import { linkTo } from "./paths.ts";
import { ReadOn, useReadOn } from "./read-on.tsx";
import { beginning, SheetTable, SheetTabs } from "./sheets.tsx";
import { type CasebookQuestion, casebookQuery, readCasebook } from "./sheets-client.ts";
import { sheetWords } from "./words-sheets.ts";

const isWeek = (period: string) => period.includes("W");

/** The weekly and monthly ledger 台账 of what I hold, or of my area: read, printed and taken away, never typed. */
export function CasebookPage({ role }: { readonly role: Role }) {
	const { client } = useDesk();
	const { language } = usePreferences();
	const [question, setQuestion] = useState<CasebookQuestion>({ period: "", postId: "", unitId: "" });
	const { casebook } = sheetWords(language);
	const about = Object.values(question).join(" ");
	const asked = useReply(() => readCasebook(client.call, question, null), about);
	const first = asked.reply?.ok ? asked.reply.value : null;
	const list = useReadOn(first, (cursor) => readCasebook(client.call, question, cursor), about);
	const of = `${first?.period}:${question.postId || question.unitId}`;
	usePrinting(first === null ? null : () => client.exportList({ list: "casebook", of }));
	return (
		<>
			<SheetTabs current="casebook" role={role} />
			<div class="head">
				<h1>{casebookWords(language).title}</h1>
				{first !== null && <TakeAway first={first} question={question} />}
			</div>
			<p class="hint screen-only">{casebook.what}</p>
			{first !== null && <Filters first={first} question={question} onQuestion={setQuestion} />}
			<Waiting asked={asked} />
			{first !== null && (
				<Rows first={first} items={list.pages.flatMap(({ items }) => items)} hasMore={list.hasMore} />
			)}
			<ReadOn {...{ list, label: casebook.more, hint: casebook.notAll }} />
		</>
	);
}

type FirstProps = { readonly first: ReadCasebookReply; readonly question: CasebookQuestion };

function TakeAway({ first, question }: FirstProps) {
	const { language } = usePreferences();
	const words = sheetWords(language).casebook;
	const chosen = { ...question, period: first.period };
	const lang = language === "en" ? "en" : null;
	return (
		<p class="row">
			<button type="button" onClick={() => window.print()}>
				{words.print}
			</button>
			<a class="btn" href={`/api/casebook/table${casebookQuery(chosen, { lang })}`} download>
				{words.table}
			</a>
		</p>
	);
}

function Filters({
	first,
	question,
	onQuestion,
}: FirstProps & { readonly onQuestion: (question: CasebookQuestion) => void }) {
	const { language } = usePreferences();
	const words = sheetWords(language).casebook;
	const named = casebookWords(language);
	const kind: PeriodKind = isWeek(first.period) ? "week" : "month";
	const idsOf = (of: PeriodKind) => first.periods.find((one) => one.kind === of)?.ids ?? [];
	const kinds = (["week", "month"] as const).map((one) => ({ value: one, label: words.kinds[one] }));
	return (
		<div class="filters">
			<Select
				id="kind"
				label={words.kind}
				value={kind}
				onText={(chosen) =>
					onQuestion({ ...question, period: idsOf(chosen === "month" ? "month" : "week")[0] ?? "" })
				}
				groups={[{ label: null, options: kinds }]}
			/>
			<Select
				id="period"
				label={words.period}
				value={first.period}
				onText={(period) => onQuestion({ ...question, period })}
				groups={[{ label: null, options: idsOf(kind).map((id) => ({ value: id, label: named.period(id) })) }]}
			/>
			{first.units.length > 1 && (
				<Select
					id="unit"
					label={words.unit}
					value={question.unitId}
					onText={(unitId) => onQuestion({ ...question, unitId, postId: "" })}
					groups={[
						{ label: null, options: [{ value: "", label: words.allUnits }] },
						{
							label: null,
							options: first.units.map(({ unitId, name }) => ({ value: unitId, label: name })),
						},
					]}
				/>
			)}
			{first.posts.length > 0 && (
				<Select
					id="post"
					label={words.post}
					value={question.postId}
					onText={(postId) => onQuestion({ ...question, postId, unitId: "" })}
					groups={[
						{ label: null, options: [{ value: "", label: words.allPosts }] },
						{
							label: null,
							options: first.posts.map(({ postId, name }) => ({ value: postId, label: name })),
						},
					]}
				/>
			)}
		</div>
	);
}

type RowsProps = {
	readonly first: ReadCasebookReply;
	readonly items: readonly CasebookRow[];
	readonly hasMore: boolean;
};

function Rows({ first, items, hasMore }: RowsProps) {
	const preferences = usePreferences();
	const { language } = preferences;
	const words = sheetWords(language).casebook;
	const { columns, title, rows } = casebookWords(language);
	const head = casebookHead(first, language);
	if (items.length === 0 && !hasMore) return <Empty title={words.none} line />;
	return (
		<>
			<p class="num screen-only">
				{head} · {rows(items.length)}
			</p>
			<p class="hint screen-only">
				{words.clipped}
				{words.tableHint}
			</p>
			<SheetTable label={title} columns={columns} head={head}>
				{items.map((row) => {
					const [number = "", ...cells] = casebookCells(row, language);
					return (
						<tr key={number}>
							<th scope="row">
								<a href={linkTo({ page: "case", caseNumber: number }, preferences)}>{number}</a>
							</th>
							{cells.map((cell, place) => (
								<td key={columns[place + 1]} class={place >= cells.length - 2 ? "long" : undefined}>
									{cell !== "" && <span>{beginning(cell)}</span>}
								</td>
							))}
						</tr>
					);
				})}
			</SheetTable>
		</>
	);
}
