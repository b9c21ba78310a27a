import { dayOf, type Instant, startOf } from "./calendar.ts";
import { type Day, dayNamed, formatDay, monthsBefore, parseDay, weekOf } from "./day.ts";
import { casebookPeriodsMax } from "./limits.ts";

/**
 * The weekly and monthly ledger 台账: made of the cases and of nothing else, so that nobody types anything twice
 * (product.md). A case stands in it when it was received in the period, or earlier and was not closed when it began.
 */
export const periodKinds = ["week", "month"] as const;
export type PeriodKind = (typeof periodKinds)[number];
/** `2026-W47` or `2026-11`; `to` is the first instant after it. */
export type Period = { readonly id: string; readonly from: Instant; readonly to: Instant };

const weekDays = 7;

function mondayOf(year: string, week: number): Day {
	// The week of 4 January is the first of its year (ISO 8601).
	const fourth = dayNamed(`${year}-01-04`);
	let monday = fourth;
	while (weekOf(monday - 1) === weekOf(fourth)) monday -= 1;
	return monday + (week - 1) * weekDays;
}

/** The week or month of that name; null where there is none. */
export function periodNamed(id: string): Period | null {
	const [, year = "", week] = /^(\d{4})-W(\d\d)$/.exec(id) ?? [];
	if (week !== undefined) {
		const monday = mondayOf(year, Number(week));
		return weekOf(monday) === id ? { id, from: startOf(monday), to: startOf(monday + weekDays) } : null;
	}
	const first = parseDay(`${id}-01`);
	if (first === null) return null;
	// Some day of the next month, whatever the length of this one.
	const next = dayNamed(`${formatDay(first + 31).slice(0, 7)}-01`);
	return { id, from: startOf(first), to: startOf(next) };
}

function idOf(kind: PeriodKind, day: Day): string {
	return kind === "week" ? weekOf(day) : formatDay(day).slice(0, 7);
}

/** The running week or month and those before it, newest first. */
export function periodsAt(now: Instant, kind: PeriodKind): readonly string[] {
	const today = dayOf(now);
	const back = (count: number) => (kind === "week" ? today - count * weekDays : monthsBefore(today, count));
	return Array.from({ length: casebookPeriodsMax }, (_, count) => idOf(kind, back(count)));
}
