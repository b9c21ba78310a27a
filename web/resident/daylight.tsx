import type { DaylightRowWire, ReadDaylightReply } from "../../server/contract/daylight.ts";
import type { PublishedWire } from "../../server/contract/publication.ts";
import { groupOf } from "../../server/domain/category.ts";
import { calendarDate, moment, secondsOf, workingTime } from "../lib/formats.ts";
import { nameIn } from "./category-names.ts";
import { type Frame, pathWith } from "./page.ts";
import { Published } from "./publication.tsx";

type Period = ReadDaylightReply["period"];
type Props = { readonly view: ReadDaylightReply; readonly frame: Frame };

const secondsOfDay = 86_400;

function periodName({ id, to, running }: Period, { words, shell }: Frame): string {
	const [year = 0, quarter = 0] = id.split("-Q").map(Number);
	const name = words.daylight.period(year, quarter);
	if (!running) return name;
	// The last day that is counted, not the first that is not; seen from another year, so that the year is said.
	const lastDay = new Date((secondsOf(to) - secondsOfDay / 2) * 1000).toISOString().slice(0, 10);
	return words.daylight.through(name, calendarDate(lastDay, to, shell.language));
}

/** What is told of a row, as one sentence. */
function sentence(row: DaylightRowWire, { words: { daylight }, shell }: Frame): string {
	const { counted, answeredInTime, overdue, carded, medianMinutes, p90Minutes } = row;
	if (counted === null) return daylight.hiddenRow;
	const count = (cell: number | null) => (cell === null ? daylight.hidden : String(cell));
	const length = (minutes: number) => workingTime(minutes, shell.language);
	return [
		daylight.due(String(counted)),
		daylight.inTime(count(answeredInTime)),
		daylight.overdue(count(overdue)),
		daylight.carded(count(carded)),
		medianMinutes === null || p90Minutes === null
			? daylight.timesFew
			: daylight.times(length(medianMinutes), length(p90Minutes)),
	].join(daylight.comma);
}

type TableProps = {
	readonly rows: readonly (readonly [name: string, row: DaylightRowWire])[];
	readonly frame: Frame;
};

function Table({ rows, frame }: TableProps) {
	return (
		<dl class="sum">
			{rows.map(([name, row]) => (
				<div key={row.key}>
					<dt>{name}</dt>
					<dd>{sentence(row, frame)}</dd>
				</div>
			))}
		</dl>
	);
}

function Others({ view, frame }: Props) {
	const { words, shell } = frame;
	const others = view.periods.filter(({ id }) => id !== view.period.id);
	return (
		<nav class="stack no-print" aria-labelledby="others-head">
			<h2 id="others-head">{words.daylight.others}</h2>
			{others.map((period) => (
				<p key={period.id}>
					<a class="link" href={pathWith(`/daylight/${period.id}`, shell)}>
						{periodName(period, frame)}
					</a>
				</p>
			))}
		</nav>
	);
}

/** The daylight page 阳光公示: sentences instead of a wide table, so that a small phone and large type lose nothing. */
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
				<Table rows={[[daylight.all, view.all]]} frame={frame} />
			</section>
			<section class="stack" aria-labelledby="areas-head">
				<h2 id="areas-head">{daylight.areas}</h2>
				{view.areas.length === 0 && <p>{daylight.areasEmpty}</p>}
				<Table rows={view.areas.map((row) => [row.name ?? "", row])} frame={frame} />
			</section>
			<section class="stack" aria-labelledby="categories-head">
				<h2 id="categories-head">{daylight.categories}</h2>
				<Table rows={view.categories.map((row) => [group(row), row])} frame={frame} />
			</section>
			<p class="no-print">
				<a href={pathWith(`/daylight/${view.period.id}/figures.csv`, shell)}>{daylight.csv}</a>
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
