import {
	type Day,
	dayNamed,
	formatDay,
	isWeekday,
	parseDay,
	twoDigits,
	weekdayNumbered,
	weekdaysBefore,
	yearOf,
} from "./day.ts";

/** Whole unix seconds. */
export type Instant = number;

/** A working interval [open, close) of a workday, in seconds of the day; `close` is 86400 at most. */
type Hours = { readonly open: number; readonly close: number };

/**
 * What is declared for the areas under a prefix. A longer prefix lies over a shorter one: its hours when it gives any,
 * and each day it names. A day nobody names follows the week, Monday to Friday worked. Dates are ISO, `2019-05-01`.
 */
export type CalendarRegion = {
	readonly areaPrefix: string;
	readonly hours: readonly Hours[];
	readonly restDays: readonly string[];
	readonly workDays: readonly string[];
	/** Years whose notice is entered; those of shorter prefixes count as well. */
	readonly publishedYears: readonly number[];
};

/** Plain data, never changed once used: calendars are remembered by the book's identity. */
export type CalendarBook = readonly CalendarRegion[];

/** One area's calendar, prepared for counting. Made by `calendarFor` only. */
export type Calendar = {
	readonly hours: readonly Hours[];
	/** Working seconds of a workday. */
	readonly daySeconds: number;
	/** Seconds of the day at which work ends. */
	readonly closing: number;
	readonly declared: ReadonlyMap<Day, boolean>;
	/** The days that break the week's rule, ascending. */
	readonly oddDays: Int32Array;
	/** Workdays before each odd day, on the axis of `workdaysBefore`. */
	readonly oddCounts: Int32Array;
	/** Workdays won or lost by the first i odd days. */
	readonly shifts: Int32Array;
	readonly publishedYears: ReadonlySet<number>;
};

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
		const made = build(book.filter((region) => prefix.startsWith(region.areaPrefix)));
		shelf.calendars.set(prefix, made);
		return made;
	}
	throw new RangeError(`no calendar for area ${areaCode}`);
}

// Keyed by the longest prefix that names the area: the regions above it are the same for every area below it.
type Shelf = { readonly lengths: readonly number[]; readonly calendars: Map<string, Calendar> };
const shelves = new WeakMap<CalendarBook, Shelf>();

function build(regions: readonly CalendarRegion[]): Calendar {
	const upwards = [...regions].sort((a, b) => a.areaPrefix.length - b.areaPrefix.length);
	const given = upwards.filter((region) => region.hours.length > 0).map((region) => region.hours);
	const hours = checkedHours(given[given.length - 1] ?? []);
	const declared = new Map<Day, boolean>();
	for (const region of upwards) {
		for (const date of region.restDays) declared.set(dayNamed(date), false);
		for (const date of region.workDays) declared.set(dayNamed(date), true);
	}
	return {
		hours,
		daySeconds: hours.reduce((sum, interval) => sum + interval.close - interval.open, 0),
		closing: hours[hours.length - 1]?.close ?? 0,
		declared,
		...oddities(declared),
		publishedYears: new Set(upwards.flatMap((region) => region.publishedYears)),
	};
}

function checkedHours(hours: readonly Hours[]): readonly Hours[] {
	let last = 0;
	for (const { open, close } of hours) {
		if (!(last <= open && open < close)) throw new RangeError("working intervals must be apart and in order");
		last = close;
	}
	if (last === 0 || last > daySecondsAll) throw new RangeError("a workday has working hours within the day");
	return hours;
}

function oddities(declared: ReadonlyMap<Day, boolean>): Pick<Calendar, "oddDays" | "oddCounts" | "shifts"> {
	const odd = [...declared].filter(([day, worked]) => worked !== isWeekday(day)).sort(([a], [b]) => a - b);
	const shifts = Int32Array.of(0, ...odd.map(([, worked]) => (worked ? 1 : -1)));
	for (let i = 1; i < shifts.length; i += 1) shifts[i] = (shifts[i] ?? 0) + (shifts[i - 1] ?? 0);
	return {
		oddDays: Int32Array.from(odd, ([day]) => day),
		oddCounts: Int32Array.from(odd, ([day], i) => weekdaysBefore(day) + (shifts[i] ?? 0)),
		shifts,
	};
}

// Workdays are counted on one endless axis: weekdays in closed form, odd days by a sorted list over it. No day is
// ever walked over, so a limit of years costs what a limit of days does, in every century.

/** How many values of an ascending list are below `bound`. */
function countBelow(list: Int32Array, bound: number): number {
	let low = 0;
	let high = list.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((list[middle] ?? 0) < bound) low = middle + 1;
		else high = middle;
	}
	return low;
}

function workdaysBefore(cal: Calendar, day: Day): number {
	return weekdaysBefore(day) + (cal.shifts[countBelow(cal.oddDays, day)] ?? 0);
}

/** The workday that has exactly `count` workdays before it. */
function workdayNumbered(cal: Calendar, count: number): Day {
	const passed = countBelow(cal.oddCounts, count + 1);
	const last = cal.oddDays[passed - 1];
	if (last !== undefined && cal.oddCounts[passed - 1] === count && isWorkday(cal, last)) return last;
	return weekdayNumbered(count - (cal.shifts[passed] ?? 0));
}

/** Whether people work on the day: as declared for the area, else Monday to Friday. */
export function isWorkday(cal: Calendar, day: Day): boolean {
	return cal.declared.get(day) ?? isWeekday(day);
}

/** The first instant at or after `at` that lies inside a working interval. */
export function nextOpening(cal: Calendar, at: Instant): Instant {
	const day = dayOf(at);
	const second = at - startOf(day);
	if (isWorkday(cal, day)) {
		for (const { open, close } of cal.hours) if (second < close) return startOf(day) + Math.max(second, open);
	}
	return startOf(workdayNumbered(cal, workdaysBefore(cal, day + 1))) + (cal.hours[0]?.open ?? 0);
}

/** Working seconds before an instant, on an axis whose zero lies at the epoch's week. */
function workingSecondsBefore(cal: Calendar, at: Instant): number {
	const day = dayOf(at);
	let seconds = workdaysBefore(cal, day) * cal.daySeconds;
	if (!isWorkday(cal, day)) return seconds;
	const second = at - startOf(day);
	for (const { open, close } of cal.hours) if (second > open) seconds += Math.min(second, close) - open;
	return seconds;
}

/**
 * The first instant by which `seconds` of working time have run from `start` (rules.md §3): outside working time they
 * begin at the next opening; used up exactly at a closing time, they end there. No seconds end at the start itself.
 */
export function addWorkingSeconds(cal: Calendar, start: Instant, seconds: number): Instant {
	if (seconds <= 0) return start;
	const target = workingSecondsBefore(cal, start) + seconds;
	const full = Math.ceil(target / cal.daySeconds) - 1;
	let left = target - full * cal.daySeconds;
	const day = startOf(workdayNumbered(cal, full));
	for (const { open, close } of cal.hours) {
		if (left <= close - open) return day + open + left;
		left -= close - open;
	}
	return day + cal.closing;
}

/** Working seconds in [from, to); 0 when `to` does not lie after `from`. */
export function workingSecondsBetween(cal: Calendar, from: Instant, to: Instant): number {
	return to > from ? workingSecondsBefore(cal, to) - workingSecondsBefore(cal, from) : 0;
}

/** Closing time on the `count`th workday after the Shanghai date of `start`, which never counts (rules.md §3). */
export function endOfWorkingDay(cal: Calendar, start: Instant, count: number): Instant {
	return startOf(workdayNumbered(cal, workdaysBefore(cal, dayOf(start) + 1) + count - 1)) + cal.closing;
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
