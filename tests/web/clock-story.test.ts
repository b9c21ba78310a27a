import { describe, expect, test } from "vitest";
import type { ClockPart } from "../../server/contract/common.ts";
import { clockSentence, stoodSince } from "../../web/lib/clock-story.ts";

const asOf = "2019-05-06T10:00:00+08:00";
const plain = { until: null, seconds: null, days: null, limit: null } as const;
const start: ClockPart = {
	...plain,
	kind: "start",
	at: "2019-04-28T16:30:00+08:00",
	limit: { unit: "workingDay", count: 5 },
};
const story: readonly ClockPart[] = [
	start,
	{ ...plain, kind: "awaiting", at: start.at, until: "2019-04-29T16:30:00+08:00", seconds: 8 * 3600 },
	{ ...plain, kind: "extension", at: start.at, days: 1 },
	{ ...plain, kind: "shelving", at: "2019-05-05T09:00:00+08:00" },
];

describe("how a limit came about", () => {
	test("is told from its start, with everything that stopped or moved it", () => {
		expect(clockSentence("finish", story, asOf, "en")).toBe(
			"Finish: 5 working days from Sun 28 Apr 16:30; 1 working day stopped: awaiting the resident; extended by 1 working day; stopped since 5 May 09:00: shelved.",
		);
		expect(clockSentence("finish", story, asOf, "zh-CN")).toBe(
			"办完：时限 5 个工作日，从 4 月 28 日 周日 16:30 起算；等居民答话，停表 1 个工作日；延期 1 个工作日；挂账，5 月 5 日 09:00 起停着。",
		);
	});

	test("a calendar that was corrected is a part of it, and no stop", () => {
		const corrected = [start, { ...plain, kind: "calendar", at: "2019-04-29T09:00:00+08:00" }] as const;
		expect(clockSentence("finish", corrected, asOf, "zh-CN")).toContain(
			"起算；工作日历改了，4 月 29 日 周一 09:00 重新算过。",
		);
		expect(clockSentence("sign", corrected, asOf, "en")).toMatch(/^Sign: .*as the calendar changed\.$/);
		expect(stoodSince(corrected)).toBeNull();
	});

	test("a natural limit is told in plain hours", () => {
		const natural = { ...start, limit: { unit: "minute", count: 120 } } as const;
		const stopped = { ...plain, kind: "decision", at: start.at, until: start.at, seconds: 5400 } as const;
		expect(clockSentence("contact", [natural, stopped], asOf, "en")).toContain("Contact: 2 h from");
		expect(clockSentence("contact", [natural, stopped], asOf, "en")).toContain("1 h 30 min stopped");
	});

	test("since when the clock stands is told by the stop that has no end yet, and by nothing else", () => {
		expect(stoodSince(story)).toBe("2019-05-05T09:00:00+08:00");
		expect(stoodSince(story.slice(0, 3))).toBeNull();
		expect(stoodSince([])).toBeNull();
	});

	test("where nothing runs nothing is told", () => {
		expect(clockSentence("sign", [], asOf, "en")).toBe("");
	});
});
