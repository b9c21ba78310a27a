import type { ComponentChildren } from "preact";
import type { ReadStatisticsReply, StatisticsRow } from "../../server/contract/statistics.ts";
import { type Language, wordsOf } from "../lib/words.ts";
import { usePreferences } from "../parts/preferences.tsx";
import { auditWords } from "./words.ts";

/** Which cases a figure is about: all, by level, by community. */
export type Scope = Pick<ReadStatisticsReply, "all" | "levels" | "areas">;

/** What a row is about, in words. */
function scopeName({ level, areaName, areaCode }: StatisticsRow, language: Language): string {
	if (level !== null) return wordsOf(language).levels[level];
	return areaName ?? areaCode ?? auditWords(language).statistics.everything;
}

type RowsProps = {
	readonly scope: Scope;
	readonly head: ComponentChildren;
	readonly columns: number;
	/** Rows of plain numbers carry no plot. */
	readonly plain?: boolean;
	readonly cells: (row: StatisticsRow, name: string) => ComponentChildren;
};

/** One table whose rows carry their plot: all, then by level, then by community in code order. */
export function ScopeRows({ scope, head, columns, plain = false, cells }: RowsProps) {
	const { language } = usePreferences();
	const words = auditWords(language).statistics;
	const groups = [
		{ name: null, rows: [scope.all] },
		{ name: words.byLevel, rows: scope.levels.filter(({ received }) => received > 0) },
		{ name: words.byArea, rows: scope.areas },
	].filter(({ rows }) => rows.length > 0);
	return (
		<table class={plain ? "rows" : "rows plots"}>
			<thead>
				<tr>
					<th scope="col">{words.columns.name}</th>
					{head}
				</tr>
			</thead>
			{groups.map(({ name, rows }) => (
				<tbody key={name}>
					{name !== null && (
						<tr class="grp">
							<th class="grp-name" colSpan={columns + 1} scope="rowgroup">
								{name}
							</th>
						</tr>
					)}
					{rows.map((row) => (
						<tr key={row.level ?? row.areaCode}>
							<th scope="row">{scopeName(row, language)}</th>
							{cells(row, scopeName(row, language))}
						</tr>
					))}
				</tbody>
			))}
		</table>
	);
}

/** Fewer than twenty are not compared (rules.md §5): the number of cases stands, a value does not. */
export function TooFew({ n, columns }: { readonly n: number; readonly columns: number }) {
	const words = auditWords(usePreferences().language).statistics;
	return (
		<>
			<td class="hint few" colSpan={columns}>
				{words.tooFew}
			</td>
			<td class="num c-n" data-name={words.columns.count}>
				{n}
			</td>
		</>
	);
}
