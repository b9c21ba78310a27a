import fc from "fast-check";
import { expect, test } from "vitest";
import { seedCalendar } from "../../server/calendar-seed.ts";
import {
	addWorkingSeconds,
	calendarFor,
	endOfWorkingDay,
	type Instant,
	nextOpening,
	windowEnd,
	workingSecondsBetween,
} from "../../server/domain/calendar.ts";
import type { Calendar, CalendarBook } from "../../server/domain/calendar-book.ts";
import { shareOf } from "../../server/domain/clock.ts";
import type { TimeBase } from "../../server/domain/policy.ts";
import {
	anyBook,
	anyInstant,
	anyMinute,
	at,
	seedOfRun,
	slowAddWorkingSeconds,
	slowCalendar,
	slowEndOfWorkingDay,
	slowNextOpening,
	slowRuns,
	slowShareOf,
	slowWindowEnd,
	slowWorkingSecondsBetween,
} from "../support/slow-calendar.ts";

fc.configureGlobal({ seed: seedOfRun() });

const anyArea = fc.constantFrom("11", "65", "6501");

const secondsOfDay = ({ eras }: Calendar) => eras[0]?.daySeconds ?? 0;

test("working seconds run as a walk second by second says", () => {
	const check = (book: CalendarBook, code: string, start: Instant, part: number) => {
		const quick = calendarFor(book, code);
		const slow = slowCalendar(book, code);
		const seconds = Math.floor(secondsOfDay(quick) * part);
		const end = slowAddWorkingSeconds(slow, start, seconds, 1);
		expect(addWorkingSeconds(quick, start, seconds)).toBe(end);
		expect(workingSecondsBetween(quick, start, end)).toBe(seconds);
		const stop = start + Math.floor(part * 86_400);
		expect(workingSecondsBetween(quick, start, stop)).toBe(slowWorkingSecondsBetween(slow, start, stop, 1));
		expect(workingSecondsBetween(quick, stop + 1, start)).toBe(0);
		expect(nextOpening(quick, start)).toBe(slowNextOpening(slow, start, 1));
	};
	const part = fc.double({ min: 0, max: 2, noNaN: true });
	fc.assert(fc.property(anyBook, anyArea, anyInstant, part, check));
});

test("working days and working hours of weeks run as a walk minute by minute says", () => {
	const check = (book: CalendarBook, code: string, start: Instant, days: number, part: number) => {
		const quick = calendarFor(book, code);
		const slow = slowCalendar(book, code);
		const seconds = Math.floor((secondsOfDay(quick) * part) / 60) * 60;
		expect(addWorkingSeconds(quick, start, seconds)).toBe(slowAddWorkingSeconds(slow, start, seconds, 60));
		expect(endOfWorkingDay(quick, start, days)).toBe(slowEndOfWorkingDay(slow, start, days, 60));
	};
	const days = fc.integer({ min: 1, max: 20 });
	const part = fc.double({ min: 0, max: 12, noNaN: true });
	fc.assert(fc.property(anyBook, anyArea, anyMinute, days, part, check));
});

test("residents' windows end where turning the pages of a wall calendar ends", () => {
	const check = (book: CalendarBook, code: string, start: Instant, days: number) => {
		expect(windowEnd(calendarFor(book, code), start, days)).toBe(
			slowWindowEnd(slowCalendar(book, code), start, days),
		);
	};
	fc.assert(fc.property(anyBook, anyArea, anyInstant, fc.integer({ min: 1, max: 30 }), check));
});

test.each(["1968-06-01", "2003-06-01", "2012-01-01", "2026-06-01", "2049-06-01"])(
	"two years from %s hold the working seconds that a walk minute by minute counts",
	(date) => {
		const shipped = seedCalendar();
		const area = "110105001001";
		const cal = calendarFor(shipped, area);
		const from = at(`${date} 10:30`);
		const to = from + 2 * 365 * 86_400;
		const seconds = slowWorkingSecondsBetween(slowCalendar(shipped, area), from, to, 60);
		expect(workingSecondsBetween(cal, from, to)).toBe(seconds);
		expect(addWorkingSeconds(cal, from, seconds)).toBe(
			slowAddWorkingSeconds(slowCalendar(shipped, area), from, seconds, 60),
		);
	},
);

test("a share has run at the first instant that a walk second by second finds", () => {
	const check = (book: CalendarBook, base: TimeBase, start: Instant, length: number, percent: number) => {
		const slow = slowShareOf(slowRuns(slowCalendar(book, "6501"), base), start, start + length, percent);
		expect(shareOf(calendarFor(book, "6501"), base, start, start + length, percent)).toBe(slow);
	};
	const length = fc.integer({ min: 0, max: 3 * 86_400 });
	const percent = fc.integer({ min: 0, max: 100 });
	fc.assert(fc.property(anyBook, fc.constantFrom("working", "natural"), anyInstant, length, percent, check));
});
