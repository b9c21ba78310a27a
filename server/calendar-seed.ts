import chineseDays from "chinese-days";
import type { CalendarBook, CalendarRegion } from "./domain/calendar-book.ts";
import { dayNamed, formatDay, isWeekday, yearOf } from "./domain/day.ts";

const firstDate = "2004-01-01";
const lastDate = "2050-12-31";
const hour = 3600;

/**
 * The calendar an installation starts with (rules.md §3): the State Council's rest days and make-up days as plain data
 * for every area, and the usual hours. A year is published when a weekday of it is declared off: every notice has one,
 * and beyond the last notice the package answers Monday to Friday silently.
 */
export function seedCalendar(): CalendarBook {
	declared ??= declaredDays();
	const hours = [
		{ open: 9 * hour, close: 12 * hour },
		{ open: 13 * hour, close: 18 * hour },
	];
	return [{ areaPrefix: "", hours, ...declared }];
}

type Declared = Pick<CalendarRegion, "restDays" | "workDays" | "publishedYears">;
/** The package is asked for 17,000 days but once in a process: as much work as the rest of a start. */
let declared: Declared | undefined;

function declaredDays(): Declared {
	const restDays: string[] = [];
	const workDays: string[] = [];
	const publishedYears = new Set<number>();
	const lastDay = dayNamed(lastDate);
	for (let day = dayNamed(firstDate); day <= lastDay; day += 1) {
		const date = formatDay(day);
		const worked = isWorked(date);
		if (worked === isWeekday(day)) continue;
		(worked ? workDays : restDays).push(date);
		if (!worked) publishedYears.add(yearOf(day));
	}
	return { restDays, workDays, publishedYears: [...publishedYears] };
}

function isWorked(date: string): boolean {
	// The package reads a bare date as UTC and then asks for the local day, a day early west of Greenwich: local noon
	// is the same day everywhere.
	const detail = chineseDays.getDayDetail(`${date}T12:00:00`);
	if (detail.date !== date)
		throw new Error(`the calendar package answered for ${detail.date}, asked for ${date}`);
	return detail.work;
}
