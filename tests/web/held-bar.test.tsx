import fc from "fast-check";
import { render } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import { dayNamed } from "../../server/domain/day.ts";
import {
	axisDaysLongest,
	axisOf,
	letterGapPercent,
	nameFitting,
	percentAt,
	placeMarks,
	segmentsOf,
	ticksOf,
	weekendsOf,
} from "../../web/audit/held.ts";
import { drawingOf, shortPostOf, storyOf } from "../../web/audit/story.ts";
import { secondsOf } from "../../web/lib/formats.ts";
import { HeldBar, heldKinds, lettersOf } from "../../web/parts/held-bar.tsx";
import { seedOfRun } from "../support/slow-calendar.ts";
import { asOf, at, fired, overdue } from "./audit-samples.ts";

const now = secondsOf(asOf);
const seconds = (dayAndTime: string) => secondsOf(at(dayAndTime));
const axis = axisOf([seconds("09T08:00")], now);

describe("one calendar axis for all rows", () => {
	test("it begins at the midnight before the earliest start and ends now", () => {
		expect(axis).toEqual({ from: seconds("09T00:00"), to: now });
		expect(percentAt(axis, axis.from)).toBe(0);
		expect(percentAt(axis, now)).toBe(100);
	});

	test("it reaches back three weeks at most, or as many days as asked", () => {
		const old = secondsOf("2026-09-01T10:00:00+08:00");
		expect(axisOf([old], now).from).toBe(secondsOf("2026-10-31T00:00:00+08:00"));
		expect(axisOf([old], now, 7).from).toBe(seconds("14T00:00"));
	});

	test("with nothing on it, it still shows three days", () => {
		expect(axisOf([], now).from).toBe(seconds("18T00:00"));
	});

	test("Saturdays and Sundays are shaded, whatever the hour of the machine's zone", () => {
		const days = ticksOf(axis).filter(({ kind }) => kind === "saturday" || kind === "sunday");
		expect(days.map(({ day }) => day)).toEqual([dayNamed("2026-11-14"), dayNamed("2026-11-15")]);
		expect(weekendsOf(axis).map(({ x }) => x)).toEqual([
			percentAt(axis, seconds("14T00:00")),
			percentAt(axis, seconds("15T00:00")),
		]);
	});

	test("no name of a day stands where “now” stands", () => {
		const named = ticksOf(axis).filter((tick) => tick.named);
		expect(Math.max(...named.map(({ x }) => x))).toBeLessThanOrEqual(80);
	});

	test("where days are narrow only Mondays are named, and the first day", () => {
		const narrow = ticksOf(axisOf([0], now)).filter(({ named }) => named);
		expect(narrow[0]?.x).toBe(0);
		expect(narrow.slice(1).every(({ kind }) => kind === "monday")).toBe(true);
	});
});

describe("a stretch is as long as somebody held the case", () => {
	const stretch = (from: string, to: string) =>
		({ from: seconds(from), to: seconds(to), kind: "inHand", post: null }) as const;

	test("stretches follow one another without a gap", () => {
		const [first, second] = segmentsOf(
			[stretch("09T12:00", "13T12:00"), stretch("13T12:00", "20T15:10")],
			axis,
		);
		expect((first?.x ?? 0) + (first?.width ?? 0)).toBeCloseTo(second?.x ?? 0, 1);
		expect((second?.x ?? 0) + (second?.width ?? 0)).toBeCloseTo(100, 1);
	});

	test("what began before the axis is cut and says so; what ended before it is left out", () => {
		const early = { ...stretch("09T12:00", "13T12:00"), from: secondsOf("2026-11-01T00:00:00+08:00") };
		const gone = { ...early, to: secondsOf("2026-11-02T00:00:00+08:00") };
		const segments = segmentsOf([gone, early], axis);
		expect(segments).toHaveLength(1);
		expect(segments[0]).toMatchObject({ x: 0, clipped: true });
	});

	test("a stretch of no length keeps a hairline inside the axis", () => {
		const [segment] = segmentsOf([stretch("20T15:10", "20T15:10")], axis);
		expect(segment?.width).toBeGreaterThan(0);
		expect((segment?.x ?? 0) + (segment?.width ?? 0)).toBeLessThanOrEqual(100);
	});

	test("a name is written whole or not at all", () => {
		const names = ["养老服务岗", "上级"];
		expect(nameFitting({ x: 0, width: 50 }, names)).toBe("养老服务岗");
		expect(nameFitting({ x: 0, width: 10 }, names)).toBe("上级");
		expect(nameFitting({ x: 0, width: 3 }, names)).toBe("");
		expect(lettersOf("上级")).toBe(2);
		expect(lettersOf("ab")).toBeLessThan(2);
	});

	test("a post is named without its place", () => {
		expect(shortPostOf("南塘社区养老服务岗", "南塘社区第二网格")).toBe("养老服务岗");
		expect(shortPostOf("青石桥街道 城建分管领导岗", "南塘社区")).toBe("城建分管领导岗");
		expect(shortPostOf("南塘社区", "南塘社区")).toBe("南塘社区");
	});
});

describe("letters stand at the moment due", () => {
	const mark = (dayAndTime: string, letter: string, rank: number) =>
		({ at: seconds(dayAndTime), letter, rank, strong: true }) as const;

	test("of two that would touch, the lower step loses its letter and keeps its tick", () => {
		const placed = placeMarks([mark("12T18:00", "蓝", 3), mark("12T19:00", "黄", 4)], axis);
		expect(placed.map(({ letter }) => letter)).toEqual([null, "黄"]);
	});

	test("what lies before the axis or still ahead is not on it", () => {
		expect(placeMarks([mark("08T10:00", "签", 0), mark("23T18:00", "结", 2)], axis)).toEqual([]);
	});

	test("a phone drops more letters than a desk", () => {
		const placed = placeMarks([mark("12T10:00", "蓝", 3), mark("12T19:00", "黄", 4)], axis);
		expect(placed.map(({ letter, onPhone }) => [letter, onPhone])).toEqual([
			["蓝", false],
			["黄", true],
		]);
	});

	test("no two letters are ever closer than 2.2 %, and the highest always has its own", () => {
		const anyMark = fc.record({
			at: fc.integer({ min: axis.from, max: axis.to }),
			letter: fc.constant("黄"),
			rank: fc.integer({ min: 0, max: 6 }),
			strong: fc.boolean(),
		});
		const seed = seedOfRun();
		fc.assert(
			fc.property(fc.array(anyMark, { minLength: 1, maxLength: 12 }), (marks) => {
				const placed = placeMarks(marks, axis);
				const lettered = placed.filter(({ letter }) => letter !== null).map(({ x }) => x);
				expect(placed).toHaveLength(marks.length);
				for (const [index, x] of lettered.entries()) {
					const next = lettered[index + 1];
					if (next !== undefined) expect(next - x).toBeGreaterThanOrEqual(letterGapPercent);
				}
				const highest = Math.max(...marks.map(({ rank }) => rank));
				const tops = marks.filter(({ rank }) => rank === highest).map((top) => percentAt(axis, top.at));
				expect(tops.some((x) => lettered.includes(x))).toBe(true);
			}),
			{ seed },
		);
	});
});

describe("the story is told in a sentence too", () => {
	test("who held it from when to when, which steps were due, which limits it had", () => {
		expect(storyOf(overdue(), { asOf, language: "zh-CN" })).toBe(
			"11 月 11 日 周三 10:30 至 11 月 12 日 周四 18:00 拿着没动（南塘社区 养老服务岗）；" +
				"11 月 12 日 周四 18:00 起 上级（南塘社区 书记岗），至今 7 天 21 时。" +
				"走到：11 月 11 日 周三 15:30 未签收，11 月 12 日 周四 18:00 蓝卡。" +
				"时限：签收 11 月 11 日 周三 15:30，联系 11 月 12 日 周四 18:00，办完 11 月 18 日 周三 18:00。",
		);
	});

	test("in English as well, and a card no longer in force says so", () => {
		const item = overdue({ steps: [fired("blue", at("12T18:00"), { clearedAt: at("13T09:00") })] });
		const story = storyOf(item, { asOf, language: "en" });
		expect(story).toContain("Blue card (cleared)");
		expect(story).toContain("since Thu 12 Nov 18:00 Superior (南塘社区 书记岗), 7 days 21 h so far");
	});

	test("a case without limits tells what there is", () => {
		const item = overdue({ clocks: null, steps: [], held: [] });
		expect(storyOf(item, { asOf, language: "zh-CN" })).toBe("");
	});
});

describe("the bar as it is drawn", () => {
	const drawing = drawingOf(overdue(), axis, { asOf, language: "zh-CN" });
	const html = render(<HeldBar {...drawing} weekends={weekendsOf(axis)} story="全部经过" />);

	test("the picture carries its story, and its geometry stands in attributes", () => {
		expect(html).toContain('role="img"');
		expect(html).toContain('aria-label="全部经过"');
		expect(html).not.toContain("style=");
	});

	test("whoever did nothing is drawn hollow, a superior in diagonals", () => {
		expect(html).toMatch(/class="k-unsigned"(?! fill)/);
		expect(html).toContain('class="k-superior" fill="url(#held-superior)"');
		expect(new Set(heldKinds).size).toBe(8);
	});

	test("steps stand above, limits below, a step in force in bold", () => {
		expect(drawing.above.map(({ letter, strong }) => [letter, strong])).toEqual([
			["未", true],
			["蓝", true],
		]);
		expect(drawing.below.map(({ letter }) => letter)).toEqual(["签", "联", "结"]);
	});

	test("an old case is cut at the axis and names the day it began", () => {
		const held = [{ from: "2026-10-01T09:00:00+08:00", to: null, kind: "inHand", post: null }] as const;
		const long = axisOf([secondsOf(held[0].from)], now);
		const { segments } = drawingOf(overdue({ held: [...held] }), long, { asOf, language: "zh-CN" });
		expect(segments[0]?.name).toBe("◂ 10 月 1 日 周四起 在办");
		expect(ticksOf(long)).toHaveLength(axisDaysLongest);
	});
});
