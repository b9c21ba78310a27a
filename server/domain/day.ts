/** Whole days since 1970-01-01 in Asia/Shanghai. */
export type Day = number;

const weekDays = 7;
const weekWorkdays = 5;
// 1970-01-01 was a Thursday, the fourth day of a week that begins on Monday.
const epochWeekday = 3;
const dayMilliseconds = 86_400_000;

/** Days written lately: a report names the same few again and again, and a `Date` made for each would be felt. */
const written = new Map<Day, string>();
const writtenMax = 512;

/** ISO date of a day of the years 0 to 9999: `2019-05-01`. */
export function formatDay(day: Day): string {
	const known = written.get(day);
	if (known !== undefined) return known;
	const text = new Date(day * dayMilliseconds).toISOString().slice(0, 10);
	if (written.size >= writtenMax) written.clear();
	written.set(day, text);
	return text;
}

/** A part of a date or a time of day: `07`. */
export function twoDigits(part: number): string {
	return part < 10 ? `0${part}` : `${part}`;
}

/** The day of an ISO date, null when there is no such day. */
export function parseDay(date: string): Day | null {
	if (!/^\d{4}-\d\d-\d\d$/.test(date)) return null;
	const day = Date.parse(`${date}T00:00:00Z`) / dayMilliseconds;
	// Some engines read 30 February as 2 March.
	return Number.isInteger(day) && formatDay(day) === date ? day : null;
}

/**
 * The day of an ISO date that is known to be one.
 * @throws when there is no such day
 */
export function dayNamed(date: string): Day {
	const day = parseDay(date);
	if (day === null) throw new RangeError(`not a date: ${date}`);
	return day;
}

/** The calendar year of a day. */
export function yearOf(day: Day): number {
	return new Date(day * dayMilliseconds).getUTCFullYear();
}

/** The day so many calendar months before; the last of its month where that has no such day. */
export function monthsBefore(day: Day, months: number): Day {
	const date = new Date(day * dayMilliseconds);
	const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() - months];
	const last = Date.UTC(year, month + 1, 0);
	return Math.min(Date.UTC(year, month, date.getUTCDate()), last) / dayMilliseconds;
}

/** The ISO week of a day: `2019-W12`; it belongs to the year in which its Thursday lies. */
export function weekOf(day: Day): string {
	const thursday = day - ((((day + epochWeekday) % weekDays) + weekDays) % weekDays) + epochWeekday;
	const year = yearOf(thursday);
	const week = Math.floor((thursday - dayNamed(`${year}-01-01`)) / weekDays) + 1;
	return `${year}-W${twoDigits(week)}`;
}

/** Mondays to Fridays before a day, on an endless axis whose zero is the Monday of the epoch's week. */
export function weekdaysBefore(day: Day): number {
	const sinceMonday = day + epochWeekday;
	const weeks = Math.floor(sinceMonday / weekDays);
	return weeks * weekWorkdays + Math.min(sinceMonday - weeks * weekDays, weekWorkdays);
}

/** The Monday to Friday that has exactly `count` of them before it: the inverse of `weekdaysBefore`. */
export function weekdayNumbered(count: number): Day {
	const weeks = Math.floor(count / weekWorkdays);
	return weeks * weekDays + count - weeks * weekWorkdays - epochWeekday;
}

/** Whether a day is a Monday to Friday. */
export function isWeekday(day: Day): boolean {
	return weekdaysBefore(day + 1) > weekdaysBefore(day);
}
