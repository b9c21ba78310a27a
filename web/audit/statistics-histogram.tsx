import type { ReadStatisticsReply } from "../../server/contract/statistics.ts";
import { workingTime } from "../lib/formats.ts";
import { Figure } from "../parts/figure.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { type Bin, type Histogram, histogramOf } from "./plot-data.ts";
import { auditWords } from "./words.ts";

type Answered = Pick<ReadStatisticsReply, "all" | "answerDays">;

/** How many working days answers took, with the median and where nine in ten are done. */
export function AnswerHistogram({ reply }: { readonly reply: Answered }) {
	const { language } = usePreferences();
	const words = auditWords(language).statistics.histogram;
	const { median, p90 } = reply.all.answerMinutes;
	const histogram = histogramOf(reply.answerDays, { median, p90 });
	const times = [
		...(median === null ? [] : [`${words.median} ${workingTime(median, language)}`]),
		...(p90 === null ? [] : [`${words.ninety} ${workingTime(p90, language)}`]),
	];
	if (histogram.count === 0) {
		return (
			<Figure id="figure-days" title={words.title} note={words.empty}>
				{null}
			</Figure>
		);
	}
	return (
		<Figure id="figure-days" title={words.title} note={words.note}>
			{times.map((time) => (
				<p class="num" key={time}>
					<b>{time}</b>
				</p>
			))}
			<p class="axis-name hint">{words.y}</p>
			<div class="histogram">
				<svg role="img" aria-label={words.label(String(histogram.count), times.join(" "))}>
					<Frame histogram={histogram} />
					<Columns bins={histogram.bins} />
					<Line at={histogram.median} text={words.median} row={0} />
					<Line at={histogram.p90} text={words.ninety} row={1} />
					<Counts bins={histogram.bins} />
				</svg>
			</div>
			<p class="axis-name hint">{words.x}</p>
			<BinTable bins={histogram.bins} count={histogram.count} />
		</Figure>
	);
}

function Frame({ histogram }: { readonly histogram: Histogram }) {
	const top = histogram.counts.at(-1) ?? 1;
	return histogram.counts.map((count) => {
		const y = `${100 - (count / top) * 100}%`;
		return (
			<g key={count}>
				<rect class={count === 0 ? "f-ink" : "f-line"} y={y} width="100%" height="1" />
				<text class="ax" x="-6" y={y} dy=".35em" text-anchor="end">
					{count}
				</text>
			</g>
		);
	});
}

function Columns({ bins }: { readonly bins: readonly Bin[] }) {
	return bins.map(({ from, count, isTail, x, width, height }) => (
		<g key={from}>
			{count > 0 && (
				<rect
					class="column"
					x={`${x + width * 0.06}%`}
					y={`${100 - height}%`}
					width={`${width * 0.88}%`}
					height={`${height}%`}
				/>
			)}
			<text class={from % 5 === 0 ? "ax" : "ax minor"} x={`${x}%`} y="100%" dy="1.4em" text-anchor="middle">
				{isTail ? `${from}+` : from}
			</text>
		</g>
	));
}

/** Drawn last, with a border of the ground: a line that runs through a number would strike it out. */
function Counts({ bins }: { readonly bins: readonly Bin[] }) {
	return bins.map(
		({ from, count, x, width, height }) =>
			count > 0 && (
				<text
					key={from}
					class="count"
					x={`${x + width / 2}%`}
					y={`${100 - height}%`}
					dy="-.35em"
					text-anchor="middle"
				>
					{count}
				</text>
			),
	);
}

const lineNameTurnsPercent = 55;

/**
 * A named line down the plot; the second name stands one row lower, so that two close lines stay legible. How long it
 * is stands above the plot, where it may take two rows: on a phone no name with its time fits beside a line.
 */
function Line({ at, text, row }: { readonly at: number | null; readonly text: string; readonly row: 0 | 1 }) {
	if (at === null) return null;
	const turns = at > lineNameTurnsPercent;
	return (
		<g class={row === 0 ? "median" : "ninety"}>
			<line x1={`${at}%`} x2={`${at}%`} y1={row === 0 ? "-3em" : "-1.6em"} y2="100%" />
			<text
				x={`${at}%`}
				dx={turns ? "-6" : "7"}
				y={row === 0 ? "-2em" : "-.6em"}
				text-anchor={turns ? "end" : "start"}
			>
				{text}
			</text>
		</g>
	);
}

function BinTable({ bins, count }: { readonly bins: readonly Bin[]; readonly count: number }) {
	const words = auditWords(usePreferences().language).statistics.histogram;
	return (
		<details>
			<summary>{words.table(String(count))}</summary>
			<table class="rows narrow">
				<thead>
					<tr>
						<th scope="col">{words.x}</th>
						<th scope="col" class="c-n">
							{words.y}
						</th>
					</tr>
				</thead>
				<tbody>
					{bins.map((bin) => (
						<tr key={bin.from}>
							<th scope="row">{bin.isTail ? words.tail(bin.from) : words.days(bin.from)}</th>
							<td class="num c-n">{bin.count}</td>
						</tr>
					))}
				</tbody>
			</table>
		</details>
	);
}
