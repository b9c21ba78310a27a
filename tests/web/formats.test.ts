import { afterEach, describe, expect, it } from "vitest";
import {
	calendarDate,
	clock,
	dated,
	dateOf,
	dayOf,
	deadline,
	duration,
	isSameDay,
	left,
	listed,
	moment,
	secondsOf,
	workingTime,
} from "../../web/lib/formats.ts";

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const zone = process.env.TZ;
// Wednesday, 18 November 2026.
const now = "2026-11-18T10:00:00+08:00";

afterEach(() => {
	if (zone === undefined) delete process.env.TZ;
	else process.env.TZ = zone;
});

describe("moments", () => {
	it.each([
		["2026-11-18T15:10:00+08:00", "今天 15:10", "today 15:10"],
		["2026-11-18T15:10:59+08:00", "今天 15:10", "today 15:10"],
		["2026-11-17T00:00:00+08:00", "11 月 17 日 00:00", "17 Nov 00:00"],
		["2026-11-19T23:59:00+08:00", "11 月 19 日 23:59", "19 Nov 23:59"],
		["2026-11-20T15:10:00+08:00", "11 月 20 日 周五 15:10", "Fri 20 Nov 15:10"],
		["2026-11-22T09:00:00+08:00", "11 月 22 日 周日 09:00", "Sun 22 Nov 09:00"],
		["2025-11-20T15:10:00+08:00", "2025 年 11 月 20 日 15:10", "20 Nov 2025 15:10"],
		["2026-11-18T00:30:00+00:00", "今天 08:30", "today 08:30"],
	])("%s is said as %s and %s", (at, zh, en) => {
		expect(moment(at, now, "zh-CN")).toBe(zh);
		expect(moment(at, now, "en")).toBe(en);
	});

	it("a half-day stands in place of the time where no more is told", () => {
		const noon = "2026-11-18T00:00:00+08:00";
		expect(moment(noon, now, "zh-CN", undefined, "morning")).toBe("今天 上午");
		expect(moment("2026-11-16T18:00:00+08:00", now, "en", dateOf, "evening")).toBe("Mon 16 Nov evening");
		expect(moment("2026-11-14T00:00:00+08:00", now, "zh-CN", undefined, "day")).toBe("11 月 14 日 周六");
	});

	it("today is written by its date where it is kept", () => {
		expect(dated("2026-11-18T15:10:00+08:00", now, "zh-CN")).toBe("11 月 18 日 15:10");
		expect(dated("2026-11-20T15:10:00+08:00", now, "en")).toBe("Fri 20 Nov 15:10");
		expect(deadline("2026-11-19T00:00:00+08:00", now, "en", dateOf)).toBe("18 Nov 24:00");
		expect(calendarDate("2026-11-18", now, "zh-CN", dateOf)).toBe("11 月 18 日");
	});

	it("and what is left are said in the Chinese of Taiwan too", () => {
		expect(moment("2026-11-20T15:10:00+08:00", now, "zh-TW")).toBe("11 月 20 日 週五 15:10");
		expect(left(now, "2026-11-19T12:00:00+08:00", "zh-TW")).toBe("還剩 1 天 2 小時");
		expect(left(now, "2026-11-18T09:10:00+08:00", "zh-TW")).toBe("超過 50 分");
		expect(left(now, "2026-11-18T10:00:20+08:00", "zh-TW")).toBe("還剩不到 1 分");
		expect(workingTime(1140, "zh-TW")).toBe("2 個工作日 3 小時");
	});

	it("keeps tomorrow without a weekday even over the end of a year, where the year is said", () => {
		expect(moment("2027-01-01T09:00:00+08:00", "2026-12-31T12:00:00+08:00", "zh-CN")).toBe(
			"2027 年 1 月 1 日 09:00",
		);
	});

	it("says the same whatever zone the machine is in", () => {
		for (const machine of ["UTC", "America/Los_Angeles", "Pacific/Auckland", "Asia/Shanghai"]) {
			process.env.TZ = machine;
			expect(moment("2026-11-20T00:10:00+08:00", now, "zh-CN")).toBe("11 月 20 日 周五 00:10");
		}
	});

	it("takes unix seconds as well as ISO times, and refuses what is no time", () => {
		expect(secondsOf("1970-01-01T08:00:01+08:00")).toBe(1);
		expect(clock(0)).toBe("08:00");
		expect(() => secondsOf("soon")).toThrow("not a time");
	});

	it("tells days apart at midnight of +08:00, not of UTC", () => {
		expect(isSameDay("2026-11-17T23:59:00+08:00", "2026-11-18T00:00:00+08:00")).toBe(false);
		expect(isSameDay("2026-11-18T00:00:00+08:00", "2026-11-18T09:00:00+08:00")).toBe(true);
		expect(dayOf("2026-11-18T00:00:00+08:00", now, "zh-CN")).toBe("今天");
	});
});

describe("limits", () => {
	it("a window that ends at midnight ends at 24:00 of its last day", () => {
		expect(deadline("2026-11-28T00:00:00+08:00", now, "zh-CN")).toBe("11 月 27 日 周五 24:00");
		expect(deadline("2026-11-19T00:00:00+08:00", now, "en")).toBe("today 24:00");
		expect(deadline("2026-11-23T18:00:00+08:00", now, "zh-CN")).toBe("11 月 23 日 周一 18:00");
	});

	it.each([
		[0, "还剩不到 1 分", "less than 1 min left"],
		[59, "还剩不到 1 分", "less than 1 min left"],
		[-1, "超不到 1 分", "less than 1 min overdue"],
		[50 * minute + 59, "还剩 50 分", "50 min left"],
		[-50 * minute, "超 50 分", "50 min overdue"],
		[2 * hour, "还剩 2 时", "2 h left"],
		[2 * hour + minute, "还剩 2 时 1 分", "2 h 1 min left"],
		[day, "还剩 1 天", "1 day left"],
		[day + 2 * hour + 50 * minute, "还剩 1 天 2 时", "1 day 2 h left"],
		[2 * day + 59 * minute, "还剩 2 天", "2 days left"],
		[-(14 * day + 15 * hour), "超 14 天 15 时", "14 days 15 h overdue"],
	])("%i seconds before the limit it says %s, %s: two units at most, never seconds", (seconds, zh, en) => {
		const from = secondsOf(now);
		expect(left(from, from + seconds, "zh-CN")).toBe(zh);
		expect(left(from, from + seconds, "en")).toBe(en);
	});
});

describe("lengths and dates", () => {
	it.each([
		[0, "0 分", "0 min"],
		[34.6, "35 分", "35 min"],
		[60, "1 时", "1 h"],
		[479, "7 时 59 分", "7 h 59 min"],
		[480, "1 个工作日", "1 working day"],
		[480 * 2 + 185, "2 个工作日 3 时", "2 working days 3 h"],
	])("%d working minutes are %s, %s: a working day has eight hours", (minutes, zh, en) => {
		expect(workingTime(minutes, "zh-CN")).toBe(zh);
		expect(workingTime(minutes, "en")).toBe(en);
	});

	it("says a length of plain time without saying what it is left to", () => {
		expect(duration(26 * hour, "zh-CN")).toBe("1 天 2 时");
		expect(duration(1, "en")).toBe("less than 1 min");
	});

	it("parts things in a row by the comma of the language", () => {
		expect(listed(["一般", "紧急"], "zh-CN")).toBe("一般、紧急");
		expect(listed(["一般", "緊急"], "zh-TW")).toBe("一般、緊急");
		expect(listed([2026, 2027], "en")).toBe("2026, 2027");
		expect(listed([], "en")).toBe("");
	});

	it("shows a calendar date by its day, and what is no date as it came", () => {
		expect(calendarDate("2026-11-20", now, "zh-CN")).toBe("11 月 20 日 周五");
		expect(calendarDate("2026-11-18", now, "en")).toBe("today");
		expect(calendarDate("soon", now, "en")).toBe("soon");
	});
});
