import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { periodIn, presetPeriod, questionOf } from "../../web/audit/period.ts";
import {
	countMarks,
	histogramDaysLongest,
	histogramOf,
	longestOf,
	markUnit,
	shareAxisFrom,
	shareMarks,
	sharePercent,
	shareText,
	timeMarks,
	timePercent,
} from "../../web/audit/plot-data.ts";
import { seedOfRun } from "../support/slow-calendar.ts";
import { asOf, statisticsRow } from "./audit-samples.ts";

const noTimes = { median: null, p90: null };
const day = (workingDays: number, count: number) => ({ workingDays, count });

describe("the histogram of working days to the answer", () => {
	test("column d holds what took d whole days, and days without answers keep their place", () => {
		const { bins, count } = histogramOf([day(0, 4), day(2, 7), day(6, 1)], noTimes);
		expect(bins.map((bin) => bin.count)).toEqual([4, 0, 7, 0, 0, 0, 1]);
		expect(count).toBe(12);
	});

	test("the median lies inside the column it belongs to", () => {
		const { bins, median, p90 } = histogramOf([day(0, 4), day(2, 7), day(6, 1)], {
			median: 2.5 * 480,
			p90: 6 * 480,
		});
		const second = bins[2];
		expect(median).toBeCloseTo((second?.x ?? 0) + (second?.width ?? 0) / 2, 1);
		expect(p90).toBeCloseTo(bins[6]?.x ?? 0, 1);
	});

	test("everything later than twenty days is one column that says so", () => {
		const { bins, p90 } = histogramOf([day(3, 5), day(20, 1), day(34, 2)], { median: null, p90: 34 * 480 });
		expect(bins).toHaveLength(histogramDaysLongest + 1);
		expect(bins.at(-1)).toMatchObject({ from: 20, count: 3, isTail: true });
		expect(p90).toBe(100);
	});

	test("nothing answered is an empty plot, not a broken one", () => {
		const { bins, count, counts } = histogramOf([], noTimes);
		expect(count).toBe(0);
		expect(bins.every(({ height }) => height === 0)).toBe(true);
		expect(counts).toEqual([0, 1]);
	});

	test("no case is lost and no column is higher than its axis", () => {
		const anyDay = fc.record({
			workingDays: fc.integer({ min: 0, max: 80 }),
			count: fc.integer({ min: 1, max: 5000 }),
		});
		const seed = seedOfRun();
		fc.assert(
			fc.property(fc.uniqueArray(anyDay, { selector: ({ workingDays }) => workingDays }), (days) => {
				const { bins, count } = histogramOf(days, noTimes);
				expect(count).toBe(days.reduce((sum, one) => sum + one.count, 0));
				expect(Math.max(...bins.map(({ height }) => height))).toBeLessThanOrEqual(100);
				const end = bins.at(-1);
				expect((end?.x ?? 0) + (end?.width ?? 0)).toBeCloseTo(100, 0);
			}),
			{ seed },
		);
	});

	test("the marks of counts are round and cover the highest column", () => {
		expect(countMarks(243)).toEqual([0, 100, 200, 300]);
		expect(countMarks(9)).toEqual([0, 5, 10]);
		expect(countMarks(3)).toEqual([0, 1, 2, 3]);
	});
});

describe("the axis of times", () => {
	test("each mark is four times the one before, up to the first that covers the longest time", () => {
		expect(timeMarks(3000)).toEqual([15, 60, 240, 960, 3840]);
		expect(timeMarks(0)).toEqual([15, 60, 240, 960]);
	});

	test("marks stand at equal distances, shorter times at its start", () => {
		const marks = timeMarks(3000);
		expect(marks.map((mark) => timePercent(mark, marks))).toEqual([0, 25, 50, 75, 100]);
		expect(timePercent(0, marks)).toBe(0);
		expect(timePercent(120, marks)).toBe(37.5);
	});

	test("a mark is named in the unit it is whole in", () => {
		expect([15, 60, 240, 960].map(markUnit)).toEqual([
			{ unit: "minutes", count: 15 },
			{ unit: "hours", count: 1 },
			{ unit: "hours", count: 4 },
			{ unit: "days", count: 2 },
		]);
	});

	test("the longest time is that of all rows that have a value", () => {
		expect(longestOf([statisticsRow(40), statisticsRow(19)])).toBe(2400);
		expect(longestOf([statisticsRow(3)])).toBe(0);
	});
});

describe("shares and their intervals", () => {
	test("the axis begins where it hides no interval", () => {
		const low = (value: number) =>
			statisticsRow(40, { answeredInTime: { k: 36, n: 40, low: value, high: 0.97 } });
		expect(shareAxisFrom([low(0.82)])).toBe(75);
		expect(shareAxisFrom([low(0.82), low(0.6)])).toBe(50);
		expect(shareAxisFrom([low(0.31)])).toBe(0);
		expect(shareAxisFrom([statisticsRow(3)])).toBe(75);
	});

	test("a share stands between the marks it lies between", () => {
		expect(shareMarks(50)).toEqual([50, 60, 70, 80, 90, 100]);
		expect(sharePercent(0.75, 50)).toBe(50);
		expect(sharePercent(0.3, 50)).toBe(0);
	});

	test("all and nothing are said only when it is all or nothing", () => {
		expect(shareText(1)).toBe("100");
		expect(shareText(0)).toBe("0");
		expect(shareText(0.99999)).toBe("99.9");
		expect(shareText(0.0001)).toBe("0.1");
		expect(shareText(0.8812)).toBe("88.1");
	});
});

describe("the period of the numbers", () => {
	test("whole days of Shanghai, both counted: the end is the midnight after the last", () => {
		expect(questionOf({ from: "2026-11-01", to: "2026-11-30", areaCode: null })).toEqual({
			from: "2026-11-01T00:00:00+08:00",
			to: "2026-12-01T00:00:00+08:00",
			areaCode: null,
		});
		expect(questionOf({ from: null, to: null, areaCode: "110102" })).toEqual({
			from: null,
			to: null,
			areaCode: "110102",
		});
	});

	test("what is no date and no area is not asked", () => {
		expect(periodIn({ from: "2026-02-30", to: "soon", areaCode: "x" })).toEqual({
			from: null,
			to: null,
			areaCode: null,
		});
	});

	test("the last thirty days end with the server's today, not the reader's", () => {
		expect(presetPeriod("month", asOf, null)).toEqual({ from: "2026-10-22", to: null, areaCode: null });
	});
});
