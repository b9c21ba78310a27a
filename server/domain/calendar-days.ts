import { mayArrange } from "./authority.ts";
import { calendarFor, dayOf, type Instant, startOf, workingSecondsBetween } from "./calendar.ts";
import type { Calendar, CalendarBook } from "./calendar-book.ts";
import { withRegion } from "./calendar-hours.ts";
import { type Day, dayNamed, formatDay, parseDay } from "./day.ts";
import type { RowError } from "./duty-rows.ts";
import { declaredDaysMax } from "./limits.ts";
import { type Decision, refuse } from "./refusal.ts";
import type { Setting } from "./setting.ts";
import type { SettingEvent } from "./setting-events.ts";

/** Days of rest and of work that break the week's rule under a prefix: a year's notice, a regional holiday, a closed day. */
export type DeclaredDays = {
	readonly areaPrefix: string;
	readonly restDays: readonly string[];
	readonly workDays: readonly string[];
	/** The year whose notice this is; null for days apart. */
	readonly year: number | null;
};
export type DeclareDays = { readonly type: "DeclareDays"; readonly by: string } & DeclaredDays;

function worked(calendar: Calendar, day: Day): number {
	return workingSecondsBetween(calendar, startOf(day), startOf(day + 1));
}

/**
 * Whether a notice that is entered again makes a day gone by another than it was: what was late then would not be any more.
 * The first notice of a year may come late, and until then every limit in it is provisional.
 */
function changesThePast({ calendar }: Setting, declared: DeclaredDays, now: Instant): boolean {
	const { areaPrefix, year } = declared;
	const before = calendarFor(calendar, areaPrefix);
	if (year === null || !before.publishedYears.has(year)) return false;
	const after = calendarFor(withDays(calendar, declared), areaPrefix);
	for (let day = dayNamed(`${year}-01-01`); day < dayOf(now); day += 1)
		if (worked(before, day) !== worked(after, day)) return true;
	return false;
}

/** `DeclareDays`: no day that is past, none twice; a notice speaks of its own year (rules.md §3). */
export function declareDays(setting: Setting, command: DeclareDays, now: Instant): Decision<SettingEvent> {
	const { by, areaPrefix, restDays, workDays, year } = command;
	const no = mayArrange(setting, by, areaPrefix);
	if (no !== null) return refuse(no);
	const days = [...restDays, ...workDays];
	if (days.length === 0 || days.length > declaredDaysMax) return refuse("numberUnusable", "csv");
	const today = formatDay(dayOf(now));
	const isUsable = (date: string) =>
		parseDay(date) !== null && (year === null ? date >= today : date.startsWith(`${year}-`));
	if (!days.every(isUsable) || new Set(days).size < days.length) return refuse("timeUnusable", "csv");
	if (year !== null && `${year}` < today.slice(0, 4)) return refuse("timeUnusable", "year");
	if (changesThePast(setting, command, now)) return refuse("timeUnusable", "csv");
	return { events: [{ type: "DaysDeclared", at: now, by, areaPrefix, restDays, workDays, year }] };
}

/** The book after the days were declared: a day named again is what it was named last, open all its hours. */
export function withDays(book: CalendarBook, declared: DeclaredDays): CalendarBook {
	const { areaPrefix, restDays, workDays, year } = declared;
	const isNamed = (date: string) => restDays.includes(date) || workDays.includes(date);
	// A notice replaces whatever was known of its year.
	const isKept = (date: string) => !isNamed(date) && (year === null || !date.startsWith(`${year}-`));
	return withRegion(book, areaPrefix, (before) => ({
		...before,
		closures: (before.closures ?? []).filter(({ date }) => !isNamed(date)),
		restDays: [...before.restDays.filter(isKept), ...restDays].sort(),
		workDays: [...before.workDays.filter(isKept), ...workDays].sort(),
		publishedYears: [...new Set([...before.publishedYears, ...(year === null ? [] : [year])])].sort(),
	}));
}

/** The table of a notice: one row per day. */
export const dayColumns = ["date", "kind"] as const;
type DayRow = Readonly<Record<(typeof dayColumns)[number], string>>;

/** The days of the table and every error of every row. */
export function daysFrom(rows: readonly DayRow[], year: number | null) {
	const errors: RowError[] = [];
	const seen = new Set<string>();
	for (const [index, { date, kind }] of rows.entries()) {
		const line = index + 2;
		const isOfYear = year === null || date.startsWith(`${year}-`);
		if (parseDay(date) === null || !isOfYear) errors.push({ line, column: "date", code: "timeUnusable" });
		else if (seen.has(date)) errors.push({ line, column: "date", code: "idTaken" });
		if (kind !== "rest" && kind !== "work") errors.push({ line, column: "kind", code: "notATable" });
		seen.add(date);
	}
	const of = (wanted: string) => rows.filter(({ kind }) => kind === wanted).map(({ date }) => date);
	return { restDays: of("rest"), workDays: of("work"), errors };
}
