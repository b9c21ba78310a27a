import type { ListShelvedReply, ShelvedItem } from "../../server/contract/shelving.ts";
import { formatDay } from "../../server/domain/day.ts";
import type { Role } from "../../server/domain/setting.ts";
import { calendarDate, dated, dateOf, moment } from "../lib/formats.ts";
import { Empty } from "../parts/empty.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { usePrinting } from "../parts/printing.ts";
import { useReply, Waiting } from "./asked.tsx";
import { categoryName } from "./case-facts.ts";
import { useDesk } from "./desk.ts";
import { linkTo } from "./paths.ts";
import { ReadOn, useReadOn } from "./read-on.tsx";
import { beginning, SheetTable, SheetTabs } from "./sheets.tsx";
import { listShelved } from "./sheets-client.ts";
import { dayAt } from "./times.ts";
import { useWords } from "./words.ts";
import { sheetWords } from "./words-sheets.ts";

/** The list that goes upward 挂账清单: what cannot be done now, what it needs, and who must act first. */
export function ShelvedPage({ role }: { readonly role: Role }) {
	const { client } = useDesk();
	const { language } = useWords();
	const words = sheetWords(language);
	const asked = useReply(() => listShelved(client.call, null));
	const first = asked.reply?.ok ? asked.reply.value : null;
	const list = useReadOn(first, (cursor) => listShelved(client.call, cursor));
	const items = list.pages.flatMap((page) => page.items);
	usePrinting(items.length === 0 ? null : () => client.exportList({ list: "shelved", of: "" }));
	return (
		<>
			<SheetTabs current="shelved" role={role} />
			<div class="head">
				<h1>{words.shelved.title}</h1>
				{items.length > 0 && (
					<button type="button" onClick={() => window.print()}>
						{words.shelved.print}
					</button>
				)}
			</div>
			<p class="hint screen-only">{words.shelved.what}</p>
			<Waiting asked={asked} />
			{first !== null && items.length === 0 && <Empty title={words.shelved.none} line />}
			{first !== null && items.length > 0 && <Rows first={first} items={items} />}
			<ReadOn {...{ list, label: words.casebook.more, hint: words.casebook.notAll }} />
			<p class="print-only">{words.shelved.signatures}</p>
		</>
	);
}

type RowsProps = { readonly first: ListShelvedReply; readonly items: readonly ShelvedItem[] };

function Rows({ first, items }: RowsProps) {
	const { language } = useWords();
	const words = sheetWords(language).shelved;
	const at = moment(first.asOf, 0, language);
	const head = `${first.areaName} · ${words.asOf(at)}`;
	return (
		<>
			<p class="num screen-only">{head}</p>
			<SheetTable label={words.title} columns={words.columns} head={head}>
				{items.map((item) => (
					<Row key={item.caseNumber} item={item} asOf={first.asOf} />
				))}
			</SheetTable>
		</>
	);
}

function Row({ item, asOf }: { readonly item: ShelvedItem; readonly asOf: string }) {
	const { language, words } = useWords();
	const sheet = sheetWords(language).shelved;
	const preferences = usePreferences();
	const { caseNumber, cause, needed, owner, since, reviewOn, text, post } = item;
	const isDue = reviewOn <= formatDay(dayAt(asOf));
	return (
		<tr>
			<th scope="row">
				<a href={linkTo({ page: "case", caseNumber }, preferences)}>{caseNumber}</a>
			</th>
			<td>{item.areaName}</td>
			<td>{categoryName(item.categoryCode, language) ?? words.noCategory}</td>
			<td>{post}</td>
			<td>{words.causesOfShelving[cause]}</td>
			<td class="long">
				<span>{beginning(needed ?? "")}</span>
			</td>
			<td>{owner}</td>
			<td>{since === null ? "" : dated(since, asOf, language)}</td>
			<td>
				{calendarDate(reviewOn, asOf, language, dateOf)}
				{isDue && <b> · {sheet.overdue}</b>}
			</td>
			<td class="long">
				<span>{beginning(text ?? "")}</span>
			</td>
		</tr>
	);
}
