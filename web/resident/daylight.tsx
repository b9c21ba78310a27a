import type { DaylightRowWire, ReadDaylightReply } from "../../server/contract/daylight.ts";
import type { PublishedWire } from "../../server/contract/publication.ts";
import { groupOf } from "../../server/domain/category.ts";
import { calendarDate, moment, secondsOf, workingTime } from "../lib/formats.ts";
import { nameIn } from "./category-names.ts";
import { type Frame, pathWith } from "./page.ts";
import { Published } from "./publication.tsx";

type Period = ReadDaylightReply["period"];
type Props = { readonly view: ReadDaylightReply; readonly frame: Frame };
export type DaylightPage = {
	readonly page: "daylight";
	readonly view: ReadDaylightReply;
	readonly published: readonly PublishedWire[];
};

const secondsOfDay = 86_400;

function periodName({ id, to, running }: Period, { words, shell }: Frame): string {
	const [year = 0, quarter = 0] = id.split("-Q").map(Number);
	const name = words.daylight.period(year, quarter);
	if (!running) return name;
	// The last day that is counted, not the first that is not; seen from another year, so that the year is said.
	const lastDay = new Date((secondsOf(to) - secondsOfDay / 2) * 1000).toISOString().slice(0, 10);
	return words.daylight.through(name, calendarDate(lastDay, to, shell.language));
}

type TableProps = {
	/** The id of the heading that names the table. */
	readonly headId: string;
	readonly rows: readonly (readonly [name: string, row: DaylightRowWire])[];
	readonly frame: Frame;
};

type RowsProps = { readonly name: string; readonly row: DaylightRowWire; readonly frame: Frame };

/**
 * What was due and what became of it: the name over the counts, how long it took below, so that a phone shows all of it
 * without scrolling. A count that is not told says so in words, never as an empty cell.
 */
function Rows({ name, row, frame: { words, shell } }: RowsProps) {
	const { daylight } = words;
	const { counted, medianMinutes, p90Minutes } = row;
	const length = (minutes: number) => workingTime(minutes, shell.language);
	const cells = [counted, row.answeredInTime, row.overdue, row.carded];
	return (
		<tbody>
			<tr>
				<th scope="rowgroup" colSpan={cells.length}>
					{name}
				</th>
			</tr>
			{counted === null ? (
				<tr>
					<td colSpan={cells.length}>{daylight.hidden}</td>
				</tr>
			) : (
				<>
					<tr>
						{cells.map((cell, index) => (
							<td key={String(index)}>{cell ?? daylight.hidden}</td>
						))}
					</tr>
					<tr>
						<td class="soft" colSpan={cells.length}>
							{medianMinutes === null || p90Minutes === null
								? daylight.timesFew
								: daylight.times(length(medianMinutes), length(p90Minutes))}
						</td>
					</tr>
				</>
			)}
		</tbody>
	);
}

function Table({ headId, rows, frame }: TableProps) {
	const { due, inTime, overdue, carded } = frame.words.daylight;
	return (
		<table class="num" aria-labelledby={headId}>
			<thead>
				<tr>
					{[due, inTime, overdue, carded].map((head) => (
						<th key={head} scope="col">
							{head}
						</th>
					))}
				</tr>
			</thead>
			{rows.map(([name, row]) => (
				<Rows key={row.key} name={name} row={row} frame={frame} />
			))}
		</table>
	);
}

function Others({ view, frame }: Props) {
	const { words, shell } = frame;
	const others = view.periods.filter(({ id }) => id !== view.period.id);
	return (
		<nav class="stack no-print" aria-labelledby="others-head">
			<h2 id="others-head">{words.daylight.others}</h2>
			{others.map((period) => (
				<a key={period.id} class="btn wide" href={pathWith(`/daylight/${period.id}`, shell)}>
					{periodName(period, frame)}
				</a>
			))}
		</nav>
	);
}

/** The daylight page 阳光公示: a table by community and one by category, in the order of their codes; nothing is ranked. */
export function Daylight({
	view,
	published,
	frame,
}: Props & { readonly published: readonly PublishedWire[] }) {
	const { words, shell } = frame;
	const { daylight } = words;
	const group = (row: DaylightRowWire) =>
		nameIn(shell.language, groupOf(row.key ?? "")) || daylight.noCategory;
	return (
		<>
			<div>
				<h1>{daylight.head}</h1>
				<p class="lead soft">{daylight.lead}</p>
			</div>
			<section class="stack" aria-labelledby="all-head">
				<h2 id="all-head">{periodName(view.period, frame)}</h2>
				<p class="hint">{daylight.counted(moment(view.asOf, 0, shell.language))}</p>
				<p class="hint">{daylight.hiding}</p>
			</section>
			<div class="stack">
				<h2 id="areas-head">{daylight.areas}</h2>
				{view.areas.length === 0 && <p>{daylight.areasEmpty}</p>}
				<Table
					headId="areas-head"
					rows={[...view.areas, view.all].map((row) => [row.name ?? daylight.all, row])}
					frame={frame}
				/>
			</div>
			<div class="stack">
				<h2 id="categories-head">{daylight.categories}</h2>
				<Table
					headId="categories-head"
					rows={view.categories.map((row) => [group(row), row])}
					frame={frame}
				/>
			</div>
			<p class="no-print">
				<a class="btn wide" href={pathWith(`/daylight/${view.period.id}/figures.csv`, shell)}>
					{daylight.csv}
				</a>
			</p>
			<Published items={published} periodId={view.period.id} frame={frame} />
			<Others view={view} frame={frame} />
			<section class="stack" aria-labelledby="how-head">
				<h2 id="how-head">{daylight.how}</h2>
				{daylight.rules.map((rule) => (
					<p key={rule}>{rule}</p>
				))}
			</section>
		</>
	);
}
