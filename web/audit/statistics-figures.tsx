import type { ComponentChildren } from "preact";
import type { StepWire } from "../../server/contract/common.ts";
import type { ReadStatisticsReply, StatisticsRow } from "../../server/contract/statistics.ts";
import { workingTime } from "../lib/formats.ts";
import { type Language, wordsOf } from "../lib/words.ts";
import { type AxisMark, CountPlot, Figure, IntervalPlot, PlotAxis, RangePlot } from "../parts/figure.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { Step } from "../parts/step.tsx";
import {
	countMarks,
	longestOf,
	markUnit,
	shareAxisFrom,
	shareMarks,
	sharePercent,
	shareText,
	timeMarks,
	timePercent,
} from "./plot-data.ts";
import { auditWords } from "./words.ts";

type Scope = Pick<ReadStatisticsReply, "all" | "levels" | "areas">;

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
function ScopeRows({ scope, head, columns, plain = false, cells }: RowsProps) {
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
							<th colSpan={columns + 1} scope="rowgroup">
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

/** Fewer than twenty are not compared (rules.md §5): the number of cases stands, a value does not. */
function TooFew({ n, columns }: { readonly n: number; readonly columns: number }) {
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
	const cells = ({ answeredInTime: { k, n, low, high } }: StatisticsRow, name: string) => {
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
					{k} / {n}
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

/** How far cases went: each counted once, at the highest step it reached. */
export function StepsFigure({ reply }: { readonly reply: Pick<ReadStatisticsReply, "byHighestStep"> }) {
	const { language } = usePreferences();
	const words = auditWords(language).statistics;
	const { byHighestStep } = reply;
	const counts = countMarks(Math.max(0, ...byHighestStep.map(({ count }) => count)));
	const top = counts.at(-1) ?? 1;
	const marks: AxisMark[] = counts.map((count) => ({ at: (count / top) * 100, text: String(count) }));
	return (
		<Figure id="figure-steps" title={words.steps.title} note={words.steps.note}>
			<table class="rows plots counted">
				<thead>
					<tr>
						<th scope="col">{words.columns.step}</th>
						<th scope="col" class="c-plot">
							{words.steps.axis}
							<PlotAxis marks={marks} />
						</th>
						<th scope="col" class="c-n">
							{words.columns.count}
						</th>
					</tr>
				</thead>
				<tbody>
					{byHighestStep.map(({ step, count }) => {
						const name = step === null ? words.steps.none : wordsOf(language).steps[step];
						return (
							<tr key={step}>
								<th scope="row">
									{step === null ? name : <Step step={step} language={language} />}
									{step !== null && <ReminderOf step={step} />}
								</th>
								<td class="c-plot">
									<CountPlot marks={marks} value={(count / top) * 100} label={`${name} ${count}`} />
								</td>
								<td class="num c-n">{count}</td>
							</tr>
						);
					})}
				</tbody>
			</table>
		</Figure>
	);
}

/** The two reminders carry one word; here they are told apart. */
function ReminderOf({ step }: { readonly step: StepWire }) {
	const { reminderCauses } = auditWords(usePreferences().language).trail;
	if (step === "contactReminder") return <span class="hint"> {reminderCauses.contact}</span>;
	return step === "finishReminder" ? <span class="hint"> {reminderCauses.finish}</span> : null;
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
	const cells = (row: StatisticsRow) =>
		[row.received, row.ignored, row.late].map((count, index) => (
			<td key={head[index]?.key} class="num c-n">
				{count}
			</td>
		));
	return (
		<Figure id="figure-counts" title={words.counts.title} note={words.counts.note}>
			<ScopeRows scope={scope} head={head} columns={3} plain cells={cells} />
		</Figure>
	);
}
