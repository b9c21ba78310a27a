import type { StatisticsRow } from "../../server/contract/statistics.ts";
import { workingTime } from "../lib/formats.ts";
import type { Language } from "../lib/words.ts";
import { type AxisMark, Figure, IntervalPlot, PlotAxis, RangePlot } from "../parts/figure.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { FigureLink } from "./figure-link.tsx";
import {
	longestOf,
	markUnit,
	shareAxisFrom,
	shareMarks,
	sharePercent,
	shareText,
	timeMarks,
	timePercent,
} from "./plot-data.ts";
import { type Scope, ScopeRows, TooFew } from "./statistics-rows.tsx";
import { auditWords } from "./words.ts";

/** Median and nine in ten per level and community, on one axis of working time. */
export function TimesFigure({
	scope,
	of,
}: {
	readonly scope: Scope;
	readonly of: "contactMinutes" | "answerMinutes";
}) {
	const { language } = usePreferences();
	const words = auditWords(language).statistics;
	const minutes = timeMarks(longestOf([scope.all, ...scope.levels, ...scope.areas]));
	const marks: AxisMark[] = minutes.map((mark) => ({
		at: timePercent(mark, minutes),
		text: markText(mark, language),
	}));
	const head = (
		<>
			<th scope="col" class="c-plot">
				{words.times.axis}
				<PlotAxis marks={marks} />
			</th>
			<th scope="col">{words.columns.median}</th>
			<th scope="col">{words.columns.ninety}</th>
			<th scope="col" class="c-n">
				{words.columns.count}
			</th>
		</>
	);
	const cells = (row: StatisticsRow, name: string) => {
		const { n, median, p90 } = row[of];
		if (median === null || p90 === null) return <TooFew n={n} columns={3} />;
		const texts = [workingTime(median, language), workingTime(p90, language)] as const;
		return (
			<>
				<td class="c-plot">
					<RangePlot
						marks={marks}
						median={timePercent(median, minutes)}
						p90={timePercent(p90, minutes)}
						label={words.times.label(name, ...texts)}
					/>
				</td>
				<td class="num" data-name={words.columns.median}>
					{texts[0]}
				</td>
				<td class="num" data-name={words.columns.ninety}>
					{texts[1]}
				</td>
				<td class="num c-n" data-name={words.columns.count}>
					{n}
				</td>
			</>
		);
	};
	const title = of === "contactMinutes" ? words.times.contactTitle : words.times.answerTitle;
	return (
		<Figure id={`figure-${of}`} title={title} note={words.times.note}>
			<ScopeRows scope={scope} head={head} columns={4} cells={cells} />
		</Figure>
	);
}

function markText(minutes: number, language: Language): string {
	const words = auditWords(language).statistics;
	const { unit, count } = markUnit(minutes);
	return words[unit](count);
}

/** The share answered in time with its 95 % interval, per level and community. */
export function SharesFigure({ scope }: { readonly scope: Scope }) {
	const words = auditWords(usePreferences().language).statistics;
	const from = shareAxisFrom([scope.all, ...scope.levels, ...scope.areas]);
	const marks: AxisMark[] = shareMarks(from).map((value) => ({
		at: sharePercent(value / 100, from),
		text: String(value),
	}));
	const head = (
		<>
			<th scope="col" class="c-plot">
				{words.shares.axis}
				<PlotAxis marks={marks} />
			</th>
			<th scope="col">{words.columns.share}</th>
			<th scope="col">{words.columns.interval}</th>
			<th scope="col" class="c-n">
				{words.columns.inTime}
			</th>
		</>
	);
	const cells = ({ level, areaCode, answeredInTime }: StatisticsRow, name: string) => {
		const { k, n, low, high } = answeredInTime;
		if (low === null || high === null || n === 0) return <TooFew n={n} columns={3} />;
		const share = words.percent(shareText(k / n));
		const interval = `${shareText(low)}–${shareText(high)}`;
		const label = words.shares.label(name, share, words.interval(shareText(low), shareText(high)));
		return (
			<>
				<td class="c-plot">
					<IntervalPlot
						marks={marks}
						low={sharePercent(low, from)}
						high={sharePercent(high, from)}
						value={sharePercent(k / n, from)}
						label={label}
					/>
				</td>
				<td class="num one-line" data-name={words.columns.share}>
					{share}
				</td>
				<td class="num one-line" data-name={words.columns.interval}>
					{interval}
				</td>
				<td class="num c-n" data-name={words.columns.inTime}>
					<FigureLink figure="answeredInTime" {...{ level, areaCode }} row={name}>
						{`${k} / ${n}`}
					</FigureLink>
				</td>
			</>
		);
	};
	return (
		<Figure id="figure-shares" title={words.shares.title} note={words.shares.note}>
			<ScopeRows scope={scope} head={head} columns={4} cells={cells} />
		</Figure>
	);
}

/** Raw counts by scope, in code order. */
export function CountsFigure({ scope }: { readonly scope: Scope }) {
	const words = auditWords(usePreferences().language).statistics;
	const { received, ignored, late } = words.columns;
	const head = [received, ignored, late].map((name) => (
		<th key={name} scope="col" class="c-n">
			{name}
		</th>
	));
	const cells = (row: StatisticsRow, name: string) => {
		const { level, areaCode } = row;
		const counts = [
			["counted", row.received],
			["ignored", row.ignored],
			["late", row.late],
		] as const;
		return counts.map(([figure, count]) => (
			<td key={figure} class="num c-n">
				<FigureLink {...{ figure, level, areaCode }} row={name}>
					{count}
				</FigureLink>
			</td>
		));
	};
	return (
		<Figure id="figure-counts" title={words.counts.title} note={words.counts.note}>
			<ScopeRows scope={scope} head={head} columns={3} plain cells={cells} />
		</Figure>
	);
}
