import {
	type Calendar,
	type CalendarBook,
	eraOf,
	eraOfSeconds,
	hoursOf,
	nextWorked,
	preparedFrom,
	secondsAt,
	workdayNumbered,
	workdaysBefore,
} from "./calendar-book.ts";
import { type Day, formatDay, parseDay, twoDigits, yearOf } from "./day.ts";

/** Whole unix seconds. */
export type Instant = number;

const daySecondsAll = 86_400;
const zoneSeconds = 8 * 3600;

/** The Shanghai day an instant falls on. 24:00 is the next day's 00:00. */
export function dayOf(at: Instant): Day {
	return Math.floor((at + zoneSeconds) / daySecondsAll);
}

/** ISO 8601 in Shanghai time, to the second: `2019-03-13T12:30:00+08:00`. */
export function formatInstant(at: Instant): string {
	const day = dayOf(at);
	const second = at - startOf(day);
	const hour = Math.floor(second / 3600);
	const minute = Math.floor(second / 60) % 60;
	return `${formatDay(day)}T${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(second % 60)}+08:00`;
}

const isoInstant =
	/^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?(?:Z|([+-](?:[01]\d|2[0-3])):([0-5]\d))$/;

/** Reads ISO 8601 with an offset or Z; parts of a second are dropped. Null when it is no instant. */
export function parseInstant(iso: string): Instant | null {
	const [, date = "", hours, minutes, seconds = 0, offsetHours = "+00", offsetMinutes = 0] =
		isoInstant.exec(iso) ?? [];
	const day = parseDay(date);
	if (day === null) return null;
	const sign = offsetHours.startsWith("-") ? -1 : 1;
	const offset = Number(offsetHours) * 3600 + sign * Number(offsetMinutes) * 60;
	return day * daySecondsAll + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) - offset;
}

/** 00:00 of the day in Shanghai. */
export function startOf(day: Day): Instant {
	return day * daySecondsAll - zoneSeconds;
}

/**
 * The calendar of an area under a book (rules.md §3). Cheap to call again with the same book.
 * @throws when no region above the area gives working hours, or hours or dates make no sense: a bug of whoever let them in
 */
export function calendarFor(book: CalendarBook, areaCode: string): Calendar {
	let shelf = shelves.get(book);
	if (shelf === undefined) {
		const lengths = [...new Set(book.map((region) => region.areaPrefix.length))].sort((a, b) => b - a);
		shelf = { lengths, calendars: new Map() };
		shelves.set(book, shelf);
	}
	for (const length of shelf.lengths) {
		const prefix = areaCode.slice(0, length);
		const known = shelf.calendars.get(prefix);
		if (known !== undefined) return known;
		if (prefix.length < length || !book.some((region) => region.areaPrefix === prefix)) continue;
		const made = preparedFrom(book.filter((region) => prefix.startsWith(region.areaPrefix)));
		shelf.calendars.set(prefix, made);
		return made;
	}
	throw new RangeError(`no calendar for area ${areaCode}`);
}

// Keyed by the longest prefix that names the area: the regions above it are the same for every area below it.
type Shelf = { readonly lengths: readonly number[]; readonly calendars: Map<string, Calendar> };
const shelves = new WeakMap<CalendarBook, Shelf>();

/** The first instant at or after `at` that lies inside a working interval. */
export function nextOpening(cal: Calendar, at: Instant): Instant {
	const day = dayOf(at);
	const second = at - startOf(day);
	const today = hoursOf(cal, day).find(({ close }) => second < close);
	if (today !== undefined) return startOf(day) + Math.max(second, today.open);
	const next = nextWorked(cal, day);
	return startOf(next) + (hoursOf(cal, next)[0]?.open ?? 0);
}

/** The end of the working interval that `at` lies in; `at` itself outside working time. */
export function closingAfter(cal: Calendar, at: Instant): Instant {
	const day = dayOf(at);
	const second = at - startOf(day);
	const interval = hoursOf(cal, day).find(({ open, close }) => open <= second && second < close);
	return at + (interval?.close ?? second) - second;
}

/** Working seconds before an instant, on an axis whose zero lies at the epoch's week. */
function workingSecondsBefore(cal: Calendar, at: Instant): number {
	const day = dayOf(at);
	const era = eraOf(cal, day);
	let seconds = era.alone ? era.seconds : secondsAt(era, workdaysBefore(cal, day));
	const second = at - startOf(day);
	for (const { open, close } of hoursOf(cal, day))
		if (second > open) seconds += Math.min(second, close) - open;
	return seconds;
}

/**
 * The first instant by which `seconds` of working time have run from `start` (rules.md §3): outside working time they
 * begin at the next opening; used up exactly at a closing time, they end there. No seconds end at the start itself.
 */
export function addWorkingSeconds(cal: Calendar, start: Instant, seconds: number): Instant {
	if (seconds <= 0) return start;
	const target = workingSecondsBefore(cal, start) + seconds;
	const era = eraOfSeconds(cal, target);
	const full = era.alone ? 0 : Math.ceil((target - era.seconds) / era.daySeconds) - 1;
	let left = target - era.seconds - full * era.daySeconds;
	const day = startOf(era.alone ? era.from : workdayNumbered(cal, era.workdays + full));
	for (const { open, close } of era.hours) {
		if (left <= close - open) return day + open + left;
		left -= close - open;
	}
	return day + (era.hours.at(-1)?.close ?? 0);
}

/** Working seconds in [from, to); 0 when `to` does not lie after `from`. */
export function workingSecondsBetween(cal: Calendar, from: Instant, to: Instant): number {
	return to > from ? workingSecondsBefore(cal, to) - workingSecondsBefore(cal, from) : 0;
}

/** Closing time on the `count`th workday after the Shanghai date of `start`, which never counts (rules.md §3). */
export function endOfWorkingDay(cal: Calendar, start: Instant, count: number): Instant {
	const day = workdayNumbered(cal, workdaysBefore(cal, dayOf(start) + 1) + count - 1);
	return startOf(day) + (hoursOf(cal, day).at(-1)?.close ?? 0);
}

/**
 * The end of a resident's window (rules.md §3, Civil Code 201 to 203): the first day is not counted, it ends at 24:00
 * of the last day, and a last day of rest gives way to the next workday.
 */
export function windowEnd(cal: Calendar, start: Instant, days: number): Instant {
	return startOf(workdayNumbered(cal, workdaysBefore(cal, dayOf(start) + days)) + 1);
}

/** Whether the time from `from` to `due` touches a year whose notice is not entered yet (rules.md §3). */
export function isProvisional(cal: Calendar, from: Instant, due: Instant): boolean {
	// 24:00 on 31 December still belongs to the old year.
	const last = yearOf(dayOf(Math.max(from, due - 1)));
	for (let year = yearOf(dayOf(from)); year <= last; year += 1)
		if (!cal.publishedYears.has(year)) return true;
	return false;
}
