import { type Day, dayNamed, isWeekday, weekdayNumbered, weekdaysBefore } from "./day.ts";

/** What is declared of working time, and the same prepared for counting (rules.md §3). Days only; moments are calendar.ts. */

/** A working interval [open, close) of a workday, in seconds of the day; `close` is 86400 at most. */
export type Hours = { readonly open: number; readonly close: number };
/** Other hours from an ISO date on. */
export type LaterHours = { readonly from: string; readonly hours: readonly Hours[] };
/** A part of one day, [from, to) in seconds of the day, or all of it, in which nobody works after all. */
export type Closure = { readonly date: string; readonly from: number; readonly to: number };

/**
 * What is declared for the areas under a prefix. A longer prefix lies over a shorter one: its hours when it gives any,
 * and each day it names; closures of every prefix count. A day nobody names follows the week, Monday to Friday worked.
 * Dates are ISO, `2019-05-01`.
 */
export type CalendarRegion = {
	readonly areaPrefix: string;
	readonly hours: readonly Hours[];
	/** Absent in older events, like the closures. */
	readonly laterHours?: readonly LaterHours[];
	readonly closures?: readonly Closure[];
	readonly restDays: readonly string[];
	readonly workDays: readonly string[];
	/** Years whose notice is entered; those of shorter prefixes count as well. */
	readonly publishedYears: readonly number[];
};

/** Plain data, never changed once used: calendars are remembered by the book's identity. */
export type CalendarBook = readonly CalendarRegion[];

/** Days from `from` to the next era that have the same hours; `alone` is one day that is closed in part. */
export type Era = {
	readonly from: Day;
	readonly hours: readonly Hours[];
	/** Working seconds of a workday. */
	readonly daySeconds: number;
	readonly alone: boolean;
	/** Workdays and working seconds before it, on their axes; none before the first. */
	readonly workdays: number;
	readonly seconds: number;
};

/** One area's calendar, prepared for counting. Made by `calendarFor` only. */
export type Calendar = {
	/** Ascending. */
	readonly eras: readonly Era[];
	readonly declared: ReadonlyMap<Day, boolean>;
	/** The days that break the week's rule, ascending. */
	readonly oddDays: Int32Array;
	/** Workdays before each odd day, on the axis of `workdaysBefore`. */
	readonly oddCounts: Int32Array;
	/** Workdays won or lost by the first i odd days. */
	readonly shifts: Int32Array;
	readonly publishedYears: ReadonlySet<number>;
};
type Workdays = Pick<Calendar, "declared" | "oddDays" | "oddCounts" | "shifts">;

const daySecondsAll = 86_400;

/** The calendar that the regions above one area make. @throws when hours or dates make no sense */
export function preparedFrom(regions: readonly CalendarRegion[]): Calendar {
	const upwards = [...regions].sort((a, b) => a.areaPrefix.length - b.areaPrefix.length);
	const declared = new Map<Day, boolean>();
	for (const region of upwards) {
		for (const date of region.restDays) declared.set(dayNamed(date), false);
		for (const date of region.workDays) declared.set(dayNamed(date), true);
	}
	const closed = closedDays(upwards, declared);
	// Who is sent home at noon has no such day to work in: it is nobody's last day, and the morning still counts.
	for (const [day, { untilClosing }] of closed) if (!untilClosing) declared.set(day, false);
	const workdays = { declared, ...oddities(declared) };
	return {
		...workdays,
		eras: erasOf(upwards, closed, workdays),
		publishedYears: new Set(upwards.flatMap((region) => region.publishedYears)),
	};
}

/** The hours of the region in force on the day, none where it gives none by then. */
function ownHours({ hours, laterHours = [] }: CalendarRegion, day: Day): readonly Hours[] {
	const begun = laterHours.filter(({ from }) => dayNamed(from) <= day);
	const last = begun.reduce<LaterHours | null>(
		(newest, one) => (newest === null || one.from >= newest.from ? one : newest),
		null,
	);
	return last?.hours ?? hours;
}

/** The longest prefix that gives hours on the day decides. */
function hoursOn(upwards: readonly CalendarRegion[], day: Day): readonly Hours[] {
	const given = upwards.map((region) => ownHours(region, day)).filter((hours) => hours.length > 0);
	return checkedHours(given[given.length - 1] ?? []);
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

function without(hours: readonly Hours[], { from, to }: Closure): readonly Hours[] {
	return hours.flatMap(({ open, close }) =>
		[
			{ open, close: Math.min(close, from) },
			{ open: Math.max(open, to), close },
		].filter((left) => left.open < left.close),
	);
}

type Closed = { readonly hours: readonly Hours[]; readonly untilClosing: boolean };

/** What is left of each workday on which something is closed, and whether its usual closing time is. */
function closedDays(
	upwards: readonly CalendarRegion[],
	declared: ReadonlyMap<Day, boolean>,
): ReadonlyMap<Day, Closed> {
	const closures = upwards.flatMap((region) => region.closures ?? []);
	const days = new Map<Day, Closed>();
	for (const day of new Set(closures.map(({ date }) => dayNamed(date)))) {
		if (!(declared.get(day) ?? isWeekday(day))) continue;
		const usual = hoursOn(upwards, day);
		const hours = closures.filter(({ date }) => dayNamed(date) === day).reduce(without, usual);
		if (JSON.stringify(hours) === JSON.stringify(usual)) continue;
		days.set(day, { hours, untilClosing: hours.at(-1)?.close === usual.at(-1)?.close });
	}
	return days;
}

/** Eras in the order of their days, each with what has been worked before it. */
function erasOf(
	upwards: readonly CalendarRegion[],
	closed: ReadonlyMap<Day, Closed>,
	workdays: Workdays,
): readonly Era[] {
	const changes = upwards.flatMap(({ laterHours = [] }) => laterHours.map(({ from }) => dayNamed(from)));
	const around = [...closed.keys()].flatMap((day) => [day, day + 1]);
	const starts = [...new Set([...changes, ...around])].sort((a, b) => a - b);
	const eras: Era[] = [];
	for (const from of [Number.NEGATIVE_INFINITY, ...starts]) {
		const hours = closed.get(from)?.hours ?? hoursOn(upwards, from);
		const daySeconds = hours.reduce((sum, interval) => sum + interval.close - interval.open, 0);
		const alone = closed.has(from);
		const before = eras.at(-1);
		const counted = before === undefined ? 0 : workdaysBefore(workdays, from);
		const seconds = before === undefined ? 0 : secondsAt(before, counted);
		eras.push({ from, hours, daySeconds, alone, workdays: counted, seconds });
	}
	return eras;
}

/** Working seconds before the opening of a day of the era, or of the day after it, that has so many workdays before it. */
export function secondsAt({ alone, seconds, daySeconds, workdays }: Era, workdaysSoFar: number): number {
	return seconds + (alone ? 1 : workdaysSoFar - workdays) * daySeconds;
}

function oddities(declared: ReadonlyMap<Day, boolean>): Omit<Workdays, "declared"> {
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

/** How many of an ascending list are below `bound`. */
function countBelow<One>(
	list: { readonly length: number; readonly [index: number]: One },
	bound: number,
	at: (one: One) => number,
): number {
	let low = 0;
	let high = list.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		const one = list[middle];
		if (one !== undefined && at(one) < bound) low = middle + 1;
		else high = middle;
	}
	return low;
}
const itself = (value: number) => value;

export function workdaysBefore(cal: Workdays, day: Day): number {
	return weekdaysBefore(day) + (cal.shifts[countBelow(cal.oddDays, day, itself)] ?? 0);
}

/** The workday that has exactly `count` workdays before it. */
export function workdayNumbered(cal: Workdays, count: number): Day {
	const passed = countBelow(cal.oddCounts, count + 1, itself);
	const last = cal.oddDays[passed - 1];
	if (last !== undefined && cal.oddCounts[passed - 1] === count && isWorkday(cal, last)) return last;
	return weekdayNumbered(count - (cal.shifts[passed] ?? 0));
}

/** Whether people work on the day until closing time: as declared for the area, else Monday to Friday. */
export function isWorkday({ declared }: Pick<Calendar, "declared">, day: Day): boolean {
	return declared.get(day) ?? isWeekday(day);
}

/** The era of a day. */
export function eraOf({ eras }: Calendar, day: Day): Era {
	return eraNumbered(eras, eras.length === 1 ? 0 : countBelow(eras, day + 1, ({ from }) => from) - 1);
}

/** The era in which the last of so many working seconds runs. */
export function eraOfSeconds({ eras }: Calendar, seconds: number): Era {
	if (eras.length === 1) return eraNumbered(eras, 0);
	// The first reaches back without end, whatever stands on the axis.
	return eraNumbered(
		eras,
		countBelow(eras.slice(1), seconds, (era) => era.seconds),
	);
}

function eraNumbered(eras: readonly Era[], index: number): Era {
	const era = eras[index];
	if (era === undefined) throw new RangeError("a calendar has an era for every day");
	return era;
}

/** The working intervals of a day. */
export function hoursOf(cal: Calendar, day: Day): readonly Hours[] {
	const { alone, hours } = eraOf(cal, day);
	return alone || isWorkday(cal, day) ? hours : [];
}

/** The first day after `day` on which anybody works. */
export function nextWorked(cal: Calendar, day: Day): Day {
	const whole = workdayNumbered(cal, workdaysBefore(cal, day + 1));
	if (cal.eras.length === 1) return whole;
	const part = cal.eras.find(({ alone, from, hours }) => alone && from > day && hours.length > 0);
	return part === undefined ? whole : Math.min(whole, part.from);
}
