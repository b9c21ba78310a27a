import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { seedCalendar } from "../../server/calendar-seed.ts";
import {
	addWorkingSeconds,
	calendarFor,
	dayOf,
	endOfWorkingDay,
	formatInstant,
	type Instant,
	isProvisional,
	nextOpening,
	parseInstant,
	windowEnd,
} from "../../server/domain/calendar.ts";
import { type CalendarBook, isWorkday } from "../../server/domain/calendar-book.ts";
import { dayNamed, formatDay, parseDay, yearOf } from "../../server/domain/day.ts";
import { at, seedOfRun } from "../support/slow-calendar.ts";

fc.configureGlobal({ seed: seedOfRun() });

const hour = 3600;
const area = "110105001001";
const shipped = seedCalendar();
const cal = calendarFor(shipped, area);
const works = (date: string) => isWorkday(cal, dayNamed(date));

test("the shipped calendar knows the years 2004 to 2026", () => {
	const years = Array.from({ length: 23 }, (_, i) => 2004 + i);
	expect(shipped.map((region) => region.publishedYears)).toEqual([years]);
});

test("in 2019, 4 to 10 February, 1 to 4 May and 1 to 7 October are off", () => {
	const days = (month: string, first: number, last: number) =>
		Array.from({ length: last - first + 1 }, (_, i) => `2019-${month}-${String(first + i).padStart(2, "0")}`);
	const off = [...days("02", 4, 10), ...days("05", 1, 4), ...days("10", 1, 7)];
	expect(off.filter(works)).toEqual([]);
});

test("in 2019, 28 April, 5 May and 12 October are worked", () => {
	expect(["2019-04-28", "2019-05-05", "2019-10-12"].map(works)).toEqual([true, true, true]);
});

test("the shipped calendar is plain data of its own, made anew each time", () => {
	expect(JSON.parse(JSON.stringify(shipped))).toEqual(shipped);
	expect(seedCalendar()).toEqual(shipped);
	expect(seedCalendar()).not.toBe(shipped);
});

test.each(["America/New_York", "Pacific/Kiritimati", "Asia/Shanghai", "UTC"])(
	"the shipped calendar is the same where the machine stands in %s",
	async (zone) => {
		const before = process.env.TZ;
		process.env.TZ = zone;
		// A process that begins there asks the package anew.
		vi.resetModules();
		try {
			const there = await import("../../server/calendar-seed.ts");
			expect(there.seedCalendar()).toEqual(shipped);
		} finally {
			if (before === undefined) delete process.env.TZ;
			else process.env.TZ = before;
		}
	},
);

test.each([
	["start in the morning", "2019-03-13 09:00", 1, "2019-03-13 10:00"],
	["outside working time begin at the next opening", "2019-03-13 20:00", 1, "2019-03-14 10:00"],
	["at the very closing begin at the next opening", "2019-03-13 18:00", 1, "2019-03-14 10:00"],
	["at lunch begin after lunch", "2019-03-13 12:30", 1, "2019-03-13 14:00"],
	["at the very start of lunch begin after lunch", "2019-03-13 12:00", 1, "2019-03-13 14:00"],
	["used up exactly at lunch end there", "2019-03-13 11:00", 1, "2019-03-13 12:00"],
	["used up exactly at closing end there", "2019-03-13 17:00", 1, "2019-03-13 18:00"],
	["pass over lunch", "2019-03-13 11:30", 1, "2019-03-13 13:30"],
	["pass over the weekend", "2019-03-15 17:30", 1, "2019-03-18 09:30"],
	["run on a Sunday made up for", "2019-05-05 17:30", 1, "2019-05-06 09:30"],
	["pass over Spring Festival", "2019-02-03 17:30", 1, "2019-02-11 09:30"],
	["begin after Spring Festival", "2019-02-07 10:00", 1, "2019-02-11 10:00"],
	["from 24:00 on begin in the morning", "2019-03-13 24:00", 1, "2019-03-14 10:00"],
	["end at closing when they are the whole day", "2019-03-13 09:00", 8, "2019-03-13 18:00"],
	["that are none end where they start, even at night", "2019-03-13 20:00", 0, "2019-03-13 20:00"],
])("working hours %s", (_, start, hours, end) => {
	expect(formatInstant(addWorkingSeconds(cal, at(start), hours * hour))).toBe(formatInstant(at(end)));
});

test.each([
	["the date of the start is not counted, however early", "2019-03-13 00:00", 1, "2019-03-14 18:00"],
	["the date of the start is not counted, however late", "2019-03-13 23:59:59", 1, "2019-03-14 18:00"],
	["a start at 24:00 is a start on the next date", "2019-03-13 24:00", 1, "2019-03-15 18:00"],
	["a start on a rest day counts from the first workday", "2019-03-16 10:00", 1, "2019-03-18 18:00"],
	["a Sunday made up for counts", "2019-05-04 10:00", 1, "2019-05-05 18:00"],
	["a start on a Sunday made up for does not count it", "2019-05-05 10:00", 1, "2019-05-06 18:00"],
	["Spring Festival does not count", "2019-02-03 10:00", 2, "2019-02-12 18:00"],
	["years of working days are counted as well", "2004-01-01 10:00", 2500, "2013-12-27 18:00"],
])("of working days, %s", (_, start, days, end) => {
	expect(formatInstant(endOfWorkingDay(cal, at(start), days))).toBe(formatInstant(at(end)));
});

test.each([
	["the first day is not counted and the last ends at 24:00", "2019-03-13 10:00", 7, "2019-03-20 24:00"],
	["begun at 24:00 it counts from the day that opens", "2019-03-13 24:00", 7, "2019-03-21 24:00"],
	["a last day on a Saturday moves to Monday", "2019-03-15 10:00", 15, "2019-04-01 24:00"],
	["a last day in Spring Festival moves behind it", "2019-01-30 10:00", 7, "2019-02-11 24:00"],
	["a last day on a Sunday made up for stays", "2019-04-28 10:00", 7, "2019-05-05 24:00"],
])("of a resident's window, %s", (_, start, days, end) => {
	expect(formatInstant(windowEnd(cal, at(start), days))).toBe(formatInstant(at(end)));
});

test.each([
	["stays where it is inside working time", "2019-03-13 09:00", "2019-03-13 09:00"],
	["is after lunch from the very start of lunch on", "2019-03-13 12:00", "2019-03-13 13:00"],
	["is this morning before work", "2019-03-13 08:59:59", "2019-03-13 09:00"],
	["is tomorrow from the very closing on", "2019-03-13 18:00", "2019-03-14 09:00"],
	["is the make-up Sunday after the May holiday", "2019-05-01 10:00", "2019-05-05 09:00"],
])("the next opening %s", (_, start, end) => {
	expect(formatInstant(nextOpening(cal, at(start)))).toBe(formatInstant(at(end)));
});

test("a limit that touches a year without a notice is provisional", () => {
	const published = [at("2026-12-31 10:00"), at("2026-12-31 18:00"), at("2026-12-31 24:00")];
	expect(published.map((due) => isProvisional(cal, at("2026-12-30 10:00"), due))).toEqual([
		false,
		false,
		false,
	]);
	expect(isProvisional(cal, at("2026-12-31 10:00"), at("2027-01-01 00:00:01"))).toBe(true);
	expect(isProvisional(cal, at("2027-01-01 00:00"), at("2027-01-01 00:00"))).toBe(true);
	expect(isProvisional(cal, at("2003-12-31 10:00"), at("2004-01-02 10:00"))).toBe(true);
	const gap = calendarFor([{ ...region("", "09:00-17:00"), publishedYears: [2026, 2028] }], area);
	expect(isProvisional(gap, at("2026-12-31 10:00"), at("2028-01-03 18:00"))).toBe(true);
});

/** A region with hours written `09:00-17:00`. */
function region(areaPrefix: string, ...hours: readonly string[]): CalendarBook[number] {
	const seconds = (clock = "") => at(`1970-01-01 ${clock}`) + 8 * hour;
	const intervals = hours.map((interval) => {
		const [open, close] = interval.split("-");
		return { open: seconds(open), close: seconds(close) };
	});
	return { areaPrefix, hours: intervals, restDays: [], workDays: [], publishedYears: [] };
}

const regional: CalendarBook = [
	{ ...region("6501", "10:00-14:00", "16:00-20:00"), workDays: ["2019-05-02"] },
	{
		...region("", "09:00-12:00", "13:00-18:00"),
		restDays: ["2019-05-01", "2019-05-02"],
		publishedYears: [2019],
	},
	{
		...region("65"),
		restDays: ["2019-06-05", "2019-04-28"],
		workDays: ["2019-05-01"],
		publishedYears: [2020],
	},
];

test.each([
	["an area nobody names has the hours of all", "110105001001", "2019-04-30 11:00", "2019-04-30 18:00"],
	["a region without hours has those above it", "650201001001", "2019-04-30 11:00", "2019-04-30 18:00"],
	["the longest prefix gives the hours", "650102001001", "2019-04-30 11:00", "2019-04-30 19:00"],
])("of regional hours, %s", (_, areaCode, start, sixHoursLater) => {
	const local = calendarFor(regional, areaCode);
	expect(formatInstant(addWorkingSeconds(local, at(start), 6 * hour))).toBe(formatInstant(at(sixHoursLater)));
});

test.each([
	["110105001001", [false, false, true]],
	["650201001001", [true, false, false]],
	["650102001001", [true, true, false]],
	["65", [true, false, false]],
])("each day of area %s is as the longest prefix that names it says", (areaCode, expected) => {
	const days = ["2019-05-01", "2019-05-02", "2019-06-05"].map(dayNamed);
	expect(days.map((day) => isWorkday(calendarFor(regional, areaCode), day))).toEqual(expected);
});

test("a region's rest day on a make-up Sunday of the country is off there", () => {
	const book = [
		{ ...region("", "09:00-17:00"), workDays: ["2019-04-28"] },
		{ ...region("65"), restDays: ["2019-04-28"] },
	];
	expect(endOfWorkingDay(calendarFor(book, "65"), at("2019-04-26 10:00"), 1)).toBe(at("2019-04-29 17:00"));
	expect(endOfWorkingDay(calendarFor(book, "11"), at("2019-04-26 10:00"), 1)).toBe(at("2019-04-28 17:00"));
});

test("a year is published for an area when any prefix above it has the notice", () => {
	const touches = (areaCode: string) =>
		isProvisional(calendarFor(regional, areaCode), at("2019-12-31 10:00"), at("2020-01-02 10:00"));
	expect([touches("11"), touches("65")]).toEqual([true, false]);
});

test("working time that ends at 24:00 ends on the day it began", () => {
	const late = calendarFor([region("", "16:00-24:00")], area);
	expect(endOfWorkingDay(late, at("2019-03-13 10:00"), 1)).toBe(at("2019-03-14 24:00"));
	expect(addWorkingSeconds(late, at("2019-03-13 10:00"), 8 * hour)).toBe(at("2019-03-13 24:00"));
});

test("the calendar of an area is made once for a book", () => {
	expect(calendarFor(shipped, "110105001002")).toBe(cal);
	expect(calendarFor(seedCalendar(), area)).not.toBe(cal);
});

test.each([
	["an area no region covers", [region("65", "09:00-17:00")]],
	["no working hours at all", [region("")]],
	["hours that overlap", [region("", "09:00-13:00", "12:00-18:00")]],
	["hours that end before they begin", [region("", "12:00-09:00")]],
	["hours beyond the day", [region("", "09:00-25:00")]],
	["a date that does not exist", [{ ...region("", "09:00-17:00"), restDays: ["2019-02-30"] }]],
])("a book with %s is a bug and throws", (_, book) => {
	expect(() => calendarFor(book, area)).toThrow(RangeError);
});

test.each([
	["2019-03-13T12:30:00+08:00", "2019-03-13T12:30:00+08:00"],
	["2019-03-13T04:30:00Z", "2019-03-13T12:30:00+08:00"],
	["2019-03-12T23:00:01-05:30", "2019-03-13T12:30:01+08:00"],
	["2019-03-13T12:30+08:00", "2019-03-13T12:30:00+08:00"],
	["2019-03-13T12:30:59.999+08:00", "2019-03-13T12:30:59+08:00"],
	["2020-02-29T23:59:59+08:00", "2020-02-29T23:59:59+08:00"],
	["1969-12-31T23:59:59Z", "1970-01-01T07:59:59+08:00"],
])("the instant %s is written %s", (iso, written) => {
	expect(formatInstant(parseInstant(iso) ?? Number.NaN)).toBe(written);
});

test.each([
	..."2019-03-13 2019-03-13T12:30:00 2019-02-29T12:30:00Z 2019-13-01T12:30:00Z 2019-03-13T24:00:00Z".split(
		" ",
	),
	..."2019-03-13T12:60:00Z 2019-03-13T12:30:60Z 2019-03-13T12:30:00+8 20190313T123000Z 2019-03-13T12:30:00Zx".split(
		" ",
	),
	" 2019-03-13T12:30:00Z",
	"",
])("what is no instant is not read as one: %j", (iso) => {
	expect(parseInstant(iso)).toBeNull();
});

test("every instant of four-digit years is read back as it was written", () => {
	const first = at("0001-01-01 00:00");
	const check = (instant: Instant) => {
		expect(parseInstant(formatInstant(instant))).toBe(instant);
		expect(Date.parse(formatInstant(instant))).toBe(instant * 1000);
		expect(parseDay(formatDay(dayOf(instant)))).toBe(dayOf(instant));
		expect(formatInstant(instant).startsWith(formatDay(dayOf(instant)))).toBe(true);
		expect(String(yearOf(dayOf(instant))).padStart(4, "0")).toBe(formatDay(dayOf(instant)).slice(0, 4));
	};
	fc.assert(fc.property(fc.integer({ min: first, max: at("9999-12-31 23:59") }), check));
});
