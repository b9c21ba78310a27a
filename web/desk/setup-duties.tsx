import { useState } from "preact/hooks";
import { tableRowsShownMax } from "../../server/domain/limits.ts";
import { listed, moment } from "../lib/formats.ts";
import { wordsOf } from "../lib/words.ts";
import { download } from "../parts/download.ts";
import { Empty } from "../parts/empty.tsx";
import { Select } from "../parts/form.tsx";
import { WideTable } from "../parts/wide-table.tsx";
import { useReply, Waiting } from "./asked.tsx";
import type { DutyBookWire, DutyCheck } from "./setup-client.ts";
import { BoundaryPlaces, NameBoundary } from "./setup-duties-boundary.tsx";
import { DutyFaults } from "./setup-duties-faults.tsx";
import { FirstBook, ImportBook, MendGap } from "./setup-duties-forms.tsx";
import { areaNamed, areaOptions, postNamed, useSetup, useSetupLink } from "./setup-house.tsx";
import { matterNamed, useTableWords } from "./setup-words.ts";

/** The duty book 责任书: the version in force with its check, a new one by table, a gap mended. */
export function DutiesPage({ path: [version, ...rest] }: { readonly path: readonly string[] }) {
	if (version === "first") return <FirstBook />;
	if (version === "new") return <ImportBook />;
	if (version === "boundary") return <NameBoundary />;
	if (version === "mend") return <MendGap areaCode={rest[0] ?? ""} categoryCode={rest[1] ?? ""} />;
	return <Book version={version ?? "current"} />;
}

function Book({ version }: { readonly version: string }) {
	const { client, words } = useSetup();
	const asked = useReply(() => client.readDutyBook(version));
	const checked = useReply(() => client.checkDutyBook(version));
	const { reply } = asked;
	const isNone = reply !== null && !reply.ok && reply.refused.code === "unknownVersion";
	return (
		<>
			<h1>{words.menu.duties.name}</h1>
			<p class="hint">{words.menu.duties.what}</p>
			{isNone ? <NoBook /> : <Waiting asked={asked} />}
			{reply?.ok && <BookView book={reply.value} check={checked.reply?.ok ? checked.reply.value : null} />}
		</>
	);
}

function NoBook() {
	const words = useTableWords().duties;
	const link = useSetupLink();
	return (
		<Empty title={words.none} line>
			<p>{words.noneWhat}</p>
			<p>
				<a class="btn go" href={link("duties", "first")}>
					{words.first}
				</a>
			</p>
			<p>
				<a class="btn" href={link("duties", "new")}>
					{words.import}
				</a>
			</p>
		</Empty>
	);
}

type BookProps = { readonly book: DutyBookWire; readonly check: DutyCheck | null };

function BookView({ book, check }: BookProps) {
	const { house, client, language } = useSetup();
	const tables = useTableWords();
	const words = tables.duties;
	const link = useSetupLink();
	const at = (when: string) => moment(when, house.asOf, language);
	const save = async () => {
		const reply = await client.exportDutyBook(book.version);
		if (reply.ok) download(`duty-book-${book.version}.csv`, reply.value.csv);
	};
	return (
		<>
			<p>{words.inForce(book.version, at(book.from))}</p>
			<p class="row">
				<a class="btn go" href={link("duties", "new")}>
					{words.import}
				</a>
				<button type="button" onClick={() => void save()}>
					{tables.table.download}
				</button>
			</p>
			{check !== null && <DutyFaults check={check} />}
			<BoundaryPlaces book={book} />
			<Items book={book} />
			<h2>{words.versions}</h2>
			<ul class="box setup-list">
				{book.versions.map(({ version, from, items }) => (
					<li key={version}>
						<a href={link("duties", version)}>{words.versionRow(version, at(from), items)}</a>
					</li>
				))}
			</ul>
		</>
	);
}

/** The items by area × category × level, of one area where that is asked. */
function Items({ book: { items } }: Pick<BookProps, "book">) {
	const { house, language, words: setup } = useSetup();
	const words = useTableWords().duties;
	const [area, setArea] = useState("");
	const { levels } = wordsOf(language);
	const all = items.filter(({ areaPrefix }) => areaPrefix.startsWith(area) || area.startsWith(areaPrefix));
	const shown = all.slice(0, tableRowsShownMax);
	return (
		<>
			<h2>{words.items}</h2>
			<Select
				id="duty-area"
				label={words.filter}
				value={area}
				onText={setArea}
				groups={[{ label: null, options: areaOptions(house, words.all) }]}
			/>
			<p class="hint num">{words.itemsShown(shown.length, all.length)}</p>
			<WideTable label={words.items} columns={words.itemColumns}>
				{shown.map((item) => (
					<tr key={item.itemId}>
						<th scope="row">{matterNamed(item.categoryPrefix, language)}</th>
						<td>{areaNamed(house, item.areaPrefix, setup)}</td>
						<td>
							{item.levels === "all"
								? words.every
								: listed(
										item.levels.map((level) => levels[level]),
										language,
									)}
						</td>
						<td>{postNamed(house, item.postId)}</td>
						<td class="long">{item.clause}</td>
						<td class="id">{item.itemId}</td>
					</tr>
				))}
			</WideTable>
		</>
	);
}
