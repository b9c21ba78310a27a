// The data alone: the package's own code reads days by the clock of the machine, a day off west of Greenwich.
import declared from "chinese-days/dist/chinese-days.json" with { type: "json" };
import type { CalendarBook } from "./domain/calendar-book.ts";
import { dayNamed, isWeekday, yearOf } from "./domain/day.ts";

const hour = 3600;

/**
 * The calendar an installation starts with (rules.md §3): the State Council's rest days and make-up days as plain data
 * for every area, and the usual hours. A year is published when a weekday of it is declared off: every notice has one.
 */
export function seedCalendar(): CalendarBook {
	const days = (of: Readonly<Record<string, string>>, areWeekdays: boolean) =>
		Object.keys(of)
			.filter((date) => isWeekday(dayNamed(date)) === areWeekdays)
			.sort();
	const restDays = days(declared.holidays, true);
	const hours = [
		{ open: 9 * hour, close: 12 * hour },
		{ open: 13 * hour, close: 18 * hour },
	];
	const publishedYears = [...new Set(restDays.map((date) => yearOf(dayNamed(date))))];
	return [{ areaPrefix: "", hours, restDays, workDays: days(declared.workdays, false), publishedYears }];
}
