import { randomInt } from "node:crypto";
import fc from "fast-check";
import type { Instant } from "../../server/domain/calendar.ts";
import type { CalendarBook, CalendarRegion } from "../../server/domain/calendar-book.ts";

/**
 * A second reading of rules.md §3, written to be seen through: it walks over time, one tick after another, and counts.
 * It shares no line with the calendar it judges. A tick of 60 is exact when starts, hours and amounts are whole minutes.
 */
type Tick = 1 | 60;
type Page = {
	readonly works: boolean;
	readonly hours: CalendarRegion["hours"];
	readonly closures: readonly { readonly from: number; readonly to: number }[];
};
type SlowCalendar = { readonly regions: CalendarBook; readonly pages: Map<number, Page> };

/** The regions above an area, longest prefix first. */
export function slowCalendar(book: CalendarBook, areaCode: string): SlowCalendar {
	const regions = book.filter((region) => areaCode.indexOf(region.areaPrefix) === 0);
	regions.sort((a, b) => b.areaPrefix.length - a.areaPrefix.length);
	return { regions, pages: new Map() };
}

/** What a wall calendar and a wall clock in Shanghai show: the page, counted from 1970-01-01, and the second of the day. */
function wall(at: Instant): { page: number; second: number } {
	const page = Math.floor((at + 28_800) / 86_400);
	return { page, second: at + 28_800 - page * 86_400 };
}

/** What stands on a page of the wall calendar, looked up once. */
function pageOf(cal: SlowCalendar, number: number): Page {
	const known = cal.pages.get(number);
	if (known !== undefined) return known;
	const shown = new Date(number * 86_400_000);
	const date = shown.toISOString().slice(0, 10);
	const closures = cal.regions.flatMap((region) => region.closures ?? []).filter((one) => one.date === date);
	const page = { works: worksOn(cal, date, shown), hours: hoursOn(cal, date), closures };
	cal.pages.set(number, page);
	return page;
}

/** Whether people work on a date: the longest prefix that names it decides, else the week. */
function worksOn(cal: SlowCalendar, date: string, shown: Date): boolean {
	const names = (region: CalendarRegion) => region.workDays.includes(date) || region.restDays.includes(date);
	const decides = cal.regions.find(names);
	const weekend = shown.getUTCDay() === 0 || shown.getUTCDay() === 6;
	return decides === undefined ? !weekend : decides.workDays.includes(date);
}

/** The intervals of a date if nothing were closed: of the longest prefix that has any in force by then. */
function hoursOn(cal: SlowCalendar, date: string): CalendarRegion["hours"] {
	for (const region of cal.regions) {
		const begun = (region.laterHours ?? []).filter((one) => one.from <= date);
		const newest = begun
			.map((one) => one.from)
			.sort()
			.at(-1);
		const hours = begun.findLast((one) => one.from === newest)?.hours ?? region.hours;
		if (hours.length > 0) return hours;
	}
	return [];
}

function isWorking(cal: SlowCalendar, at: Instant): boolean {
	const { page, second } = wall(at);
	const { works, hours, closures } = pageOf(cal, page);
	const within = (one: { from: number; to: number }) => second >= one.from && second < one.to;
	return (
		works && hours.some(({ open, close }) => within({ from: open, to: close })) && !closures.some(within)
	);
}

/** A page is somebody's last only where work goes on to its usual end. */
function isWhole(cal: SlowCalendar, page: number): boolean {
	const ends = pageOf(cal, page).hours.map(({ close }) => close);
	return isWorking(cal, page * 86_400 - 28_800 + Math.max(...ends) - 1);
}

export function slowAddWorkingSeconds(
	cal: SlowCalendar,
	start: Instant,
	seconds: number,
	tick: Tick,
): Instant {
	let at = start;
	for (let used = 0; used < seconds; at += tick) if (isWorking(cal, at)) used += tick;
	return at;
}

export function slowWorkingSecondsBetween(cal: SlowCalendar, from: Instant, to: Instant, tick: Tick): number {
	let seconds = 0;
	for (let at = from; at < to; at += tick) if (isWorking(cal, at)) seconds += tick;
	return seconds;
}

export function slowNextOpening(cal: SlowCalendar, start: Instant, tick: Tick): Instant {
	let at = start;
	while (!isWorking(cal, at)) at += tick;
	return at;
}

/** Walks until work has been seen on `count` later pages, then to the end of that page's last moment of work. */
export function slowEndOfWorkingDay(cal: SlowCalendar, start: Instant, count: number, tick: Tick): Instant {
	const seen = new Set<number>();
	let end = start;
	for (let at = start; ; at += tick) {
		const { page } = wall(at);
		if (seen.size === count && !seen.has(page)) return end;
		if (page === wall(start).page || !isWorking(cal, at) || !isWhole(cal, page)) continue;
		seen.add(page);
		if (seen.size === count) end = at + tick;
	}
}

/** The first instant at which the part of the seconds that has run is no longer smaller than the share. */
export function slowShareOf(
	runs: (at: Instant) => boolean,
	start: Instant,
	due: Instant,
	percent: number,
): Instant {
	let all = 0;
	for (let at = start; at < due; at += 1) if (runs(at)) all += 1;
	let at = start;
	for (let run = 0; run * 100 < all * percent; at += 1) if (runs(at)) run += 1;
	return at;
}

/** What runs in a time base. */
export function slowRuns(cal: SlowCalendar, base: "working" | "natural"): (at: Instant) => boolean {
	return base === "natural" ? () => true : (at) => isWorking(cal, at);
}

/** Turns so many pages of the wall calendar, then those of rest days, and waits for the midnight that ends the last. */
export function slowWindowEnd(cal: SlowCalendar, start: Instant, days: number): Instant {
	let at = start;
	for (let turned = 0; turned < days; turned += 1) at += 86_400;
	while (!isWhole(cal, wall(at).page)) at += 86_400;
	const last = wall(at).page;
	while (wall(at).page === last) at += 1;
	return at;
}

/** `2019-03-13 12:30` or `… 12:30:59` in Shanghai; 24:00 is the end of the day. */
export function at(written: string): Instant {
	const [date = "", clock = ""] = written.split(" ");
	const [hours = 0, minutes = 0, seconds = 0] = clock.split(":").map(Number);
	return Date.parse(`${date}T00:00:00+08:00`) / 1000 + hours * 3600 + minutes * 60 + seconds;
}

/** The seed of this run's random cases: `SEED` of the environment, or a fresh one; printed, so that a failure can be had again. */
export function seedOfRun(usual = randomInt(2 ** 31)): number {
	const seed = Number(process.env.SEED ?? usual);
	process.stdout.write(`SEED=${seed}\n`);
	return seed;
}

const minute = 60;
const winterFirst = Date.parse("2019-01-20T00:00:00+08:00") / 1000;
const winterLast = Date.parse("2019-02-24T23:59:59+08:00") / 1000;

/** Any second, and any whole minute, of five weeks around Spring Festival 2019, the edges of the hours among them. */
export const anyInstant = fc.oneof(
	fc.integer({ min: winterFirst, max: winterLast }),
	fc
		.tuple(
			fc.integer({ min: 0, max: 35 }),
			fc.constantFrom(0, 9, 12, 13, 18),
			fc.integer({ min: -1, max: 1 }),
		)
		.map(([day, hours, aside]) => winterFirst + day * 86_400 + hours * 3600 + aside),
);
export const anyMinute = anyInstant.map((at) => at - (at % minute));

const anyHours = fc
	.uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 6 })
	.map((edges) => edges.sort((a, b) => a - b).map((edge) => edge * minute))
	.map((edges) => edges.flatMap((close, i) => (i % 2 === 1 ? [{ open: edges[i - 1] ?? 0, close }] : [])));
const usualHours = [
	{ open: 9 * 3600, close: 12 * 3600 },
	{ open: 13 * 3600, close: 18 * 3600 },
];
const winterDates = Array.from({ length: 60 }, (_, i) =>
	new Date((winterFirst + (i + 1) * 86_400) * 1000).toISOString().slice(0, 10),
);

const anyLaterHours = fc.array(fc.record({ from: fc.constantFrom(...winterDates), hours: anyHours }), {
	maxLength: 2,
});
/** Mostly an afternoon; at times any part of a day, or all of it. */
const anyClosures = fc.array(
	fc
		.record({
			date: fc.constantFrom(...winterDates),
			edges: fc.oneof(
				fc.constant([720, 1440]),
				fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 2 }),
			),
		})
		.map(({ date, edges }) => ({
			...{ date, from: Math.min(...edges) * minute, to: Math.max(...edges) * minute },
		})),
	{ maxLength: 8 },
);

function anyRegion(
	areaPrefix: string,
	hours: fc.Arbitrary<CalendarRegion["hours"]>,
): fc.Arbitrary<CalendarRegion> {
	return fc
		.record({
			hours,
			laterHours: anyLaterHours,
			closures: anyClosures,
			rest: fc.subarray(winterDates, { maxLength: 20 }),
			workDays: fc.subarray(winterDates, { maxLength: 20 }),
		})
		.map(({ rest, ...region }) => ({
			...{ ...region, areaPrefix, publishedYears: [2019] },
			restDays: rest.filter((date) => !region.workDays.includes(date)),
		}));
}

/** Any book of a country, a province and a prefecture that lie over one another. */
export const anyBook: fc.Arbitrary<CalendarBook> = fc
	.tuple(
		anyRegion("", fc.oneof(fc.constant(usualHours), anyHours)),
		anyRegion("65", fc.oneof(fc.constant([]), anyHours)),
		anyRegion("6501", fc.oneof(fc.constant([]), anyHours)),
	)
	.chain((regions) => fc.shuffledSubarray(regions, { minLength: 3 }));
