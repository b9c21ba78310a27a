import type { ReadHandOverReply } from "../../server/contract/people.ts";
import { categoryOf } from "../../server/domain/category.ts";
import { dated, dateOf, deadline, moment } from "../lib/formats.ts";
import { marked } from "../lib/provisional.ts";
import { wordsOf } from "../lib/words.ts";
import { Empty } from "../parts/empty.tsx";
import { usePrinting } from "../parts/printing.ts";
import { WideTable } from "../parts/wide-table.tsx";
import { useReply, Waiting } from "./asked.tsx";
import { useDesk } from "./desk.ts";
import { ReadOn, useReadOn } from "./read-on.tsx";
import "./setup.css";
import { readHandOver } from "./setup-client.ts";
import { useWords } from "./words.ts";
import { handOverWords } from "./words-hand-over.ts";

type SheetProps = { readonly postId: string; readonly personId: string | null };

/** The sheet of a hand-over: what a person has in hand from a post, to read and to print. Nobody's words stand in it. */
export function HandOverPage({ postId, personId }: SheetProps) {
	const { client } = useDesk();
	const asked = useReply(() => readHandOver(client.call, postId, personId, null), `${postId} ${personId}`);
	const { reply } = asked;
	const first = reply?.ok ? reply.value : null;
	const list = useReadOn(first, (cursor) => readHandOver(client.call, postId, personId, cursor));
	usePrinting(reply?.ok ? () => client.exportList({ list: "handOver", of: postId }) : null);
	if (!reply?.ok) return <Waiting asked={asked} />;
	return <Sheet list={list} />;
}

type Reading = ReturnType<typeof useReadOn<ReadHandOverReply>>;

function Sheet({ list }: { readonly list: Reading }) {
	const { language } = useWords();
	const words = handOverWords(language);
	const [first] = list.pages;
	const items = list.pages.flatMap((page) => page.items);
	if (first === undefined) return null;
	return (
		<>
			<div class="head">
				<h1>{words.title(first.post)}</h1>
				<button type="button" onClick={() => window.print()}>
					{words.print}
				</button>
			</div>
			<p class="num">
				{words.asOf(moment(first.asOf, 0, language))}
				{first.movedAway && ` · ${words.moved}`}
			</p>
			{items.length === 0 ? (
				!list.hasMore && <Empty title={words.none} line />
			) : (
				<>
					<p class="hint">{words.what}</p>
					<SheetTable items={items} asOf={first.asOf} />
				</>
			)}
			<ReadOn {...{ list, label: words.more, hint: words.notAll }} />
			<p class="print-only">{words.signatures}</p>
		</>
	);
}

function SheetTable({ items, asOf }: Pick<ReadHandOverReply, "items" | "asOf">) {
	const { language } = useWords();
	const words = handOverWords(language);
	const { levels, states } = wordsOf(language);
	const due = (at: string | null | undefined, of?: { readonly provisional?: boolean } | null) =>
		at == null ? "–" : marked(deadline(at, asOf, language, dateOf), of, language);
	return (
		<WideTable label={words.table} columns={words.columns}>
			{items.map(({ caseNumber, state, level, categoryCode, receivedAt, receivedHalfDay, clocks, owed }) => {
				const category = categoryCode === null ? undefined : categoryOf(categoryCode);
				return (
					<tr key={caseNumber}>
						<th scope="row">{caseNumber}</th>
						<td>
							{owed
								.map((one) =>
									[words.owed[one.what], one.dueAt === null ? "" : due(one.dueAt, one)].join(" ").trim(),
								)
								.join(" · ")}
						</td>
						<td>{category === undefined ? "–" : language === "en" ? category.en : category.zh}</td>
						<td>{levels[level]}</td>
						<td>{states[state]}</td>
						<td>{dated(receivedAt, asOf, language, receivedHalfDay)}</td>
						<td>{due(clocks?.contactDueAt, clocks)}</td>
						<td>{due(clocks?.finishDueAt, clocks)}</td>
					</tr>
				);
			})}
		</WideTable>
	);
}
