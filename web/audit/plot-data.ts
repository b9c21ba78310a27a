import type { ReadStatisticsReply, StatisticsRow } from "../../server/contract/statistics.ts";

/** What the plots show, as numbers: percent of an axis, never pixels. Nothing is drawn here. */
const workingDayMinutes = 480;

function rounded(percent: number): number {
	return Math.round(percent * 100) / 100;
}

// Times from a quarter of an hour to weeks stand on one axis: each mark is four times the one before.
const timeAxisFirstMinutes = 15;
const timeAxisFactor = 4;
const timeAxisMarksFewest = 4;

/** The marks of the axis of times in working minutes: 15 minutes, then times four, to the first that covers `longest`. */
export function timeMarks(longest: number): number[] {
	const marks = [timeAxisFirstMinutes];
	for (let last = timeAxisFirstMinutes; marks.length < timeAxisMarksFewest || last < longest; ) {
		last *= timeAxisFactor;
		marks.push(last);
	}
	return marks;
}

/** Where a time lies on the axis with these marks, in percent; what is shorter than the first mark stands on it. */
export function timePercent(minutes: number, marks: readonly number[]): number {
	const first = marks[0] ?? timeAxisFirstMinutes;
	const last = marks.at(-1) ?? first;
	if (minutes <= first) return 0;
	return rounded((Math.log(minutes / first) / Math.log(last / first)) * 100);
}

/** The longest time any of the rows shows, for one axis under all of them. */
export function longestOf(rows: readonly Pick<StatisticsRow, "contactMinutes" | "answerMinutes">[]): number {
	return Math.max(
		0,
		...rows.flatMap(({ contactMinutes, answerMinutes }) => [contactMinutes.p90 ?? 0, answerMinutes.p90 ?? 0]),
	);
}

/** Where the axis of shares begins: at 0, 50 or 75, the highest that hides no interval. */
export function shareAxisFrom(rows: readonly Pick<StatisticsRow, "answeredInTime">[]): 0 | 50 | 75 {
	const lowest = Math.min(1, ...rows.map(({ answeredInTime: { low } }) => low ?? 1)) * 100;
	if (lowest >= 75) return 75;
	return lowest >= 50 ? 50 : 0;
}

/** Round marks on an axis of shares. */
export function shareMarks(from: 0 | 50 | 75): number[] {
	const step = { 0: 25, 50: 10, 75: 5 }[from];
	return Array.from({ length: (100 - from) / step + 1 }, (_, index) => from + index * step);
}

/** Where a share (0 to 1) lies on an axis from `from` to 100, in percent of the axis. */
export function sharePercent(share: number, from: number): number {
	return rounded(Math.min(100, Math.max(0, ((share * 100 - from) / (100 - from)) * 100)));
}

/** A share in percent with one decimal: 88.7. 100 and 0 only when it is all or nothing. */
export function shareText(share: number): string {
	if (share === 0 || share === 1) return String(share * 100);
	return Math.min(99.9, Math.max(0.1, share * 100)).toFixed(1);
}

/** A column of the histogram: answers after at least `from` whole working days; the tail takes all later ones. */
export type Bin = {
	readonly from: number;
	readonly count: number;
	readonly isTail: boolean;
	readonly x: number;
	readonly width: number;
	/** Height in percent of the axis of counts. */
	readonly height: number;
};
export type Histogram = {
	readonly bins: readonly Bin[];
	readonly count: number;
	/** Marks of the axis of counts, from 0 up. */
	readonly counts: readonly number[];
	readonly median: number | null;
	readonly p90: number | null;
};

export const histogramDaysLongest = 20;
const histogramDaysFewest = 5;
const countMarksMost = 4;

/**
 * The distribution of working days to the answer. Column d holds what took d whole days and less than d + 1, so that a
 * time of 2.3 days lies inside column 2. Later than `histogramDaysLongest` is one column.
 */
export function histogramOf(
	answerDays: ReadStatisticsReply["answerDays"],
	times: { readonly median: number | null; readonly p90: number | null },
): Histogram {
	const longest = Math.max(histogramDaysFewest - 1, ...answerDays.map(({ workingDays }) => workingDays));
	const hasTail = longest > histogramDaysLongest;
	const columns = Math.min(longest, histogramDaysLongest) + 1;
	const countAt = (day: number) =>
		answerDays
			.filter(
				({ workingDays }) => workingDays === day || (hasTail && day === columns - 1 && workingDays > day),
			)
			.reduce((sum, { count }) => sum + count, 0);
	const heights = Array.from({ length: columns }, (_, day) => countAt(day));
	const counts = countMarks(Math.max(0, ...heights));
	const top = counts.at(-1) ?? 1;
	const width = 100 / columns;
	const at = (minutes: number | null) =>
		minutes === null ? null : rounded(Math.min(columns, minutes / workingDayMinutes) * width);
	return {
		bins: heights.map((count, day) => ({
			from: day,
			count,
			isTail: hasTail && day === columns - 1,
			x: rounded(day * width),
			width: rounded(width),
			height: rounded((count / top) * 100),
		})),
		count: heights.reduce((sum, count) => sum + count, 0),
		counts,
		median: at(times.median),
		p90: at(times.p90),
	};
}

/** Round whole marks from 0 to the first that covers `highest`: at most `countMarksMost` steps of 1, 2 or 5. */
export function countMarks(highest: number): number[] {
	let step = 1;
	for (let power = 1; step * countMarksMost < highest; power *= 10) {
		step =
			[1, 2, 5, 10].map((factor) => factor * power).find((wide) => wide * countMarksMost >= highest) ??
			10 * power;
	}
	const steps = Math.max(1, Math.ceil(highest / step));
	return Array.from({ length: steps + 1 }, (_, index) => index * step);
}

/** The name of a mark on the axis of times, in the unit it is whole in. */
export function markUnit(minutes: number): {
	readonly unit: "minutes" | "hours" | "days";
	readonly count: number;
} {
	if (minutes < 60) return { unit: "minutes", count: minutes };
	if (minutes < workingDayMinutes) return { unit: "hours", count: minutes / 60 };
	return { unit: "days", count: minutes / workingDayMinutes };
}
