import { covers } from "./area.ts";
import { mayArrange } from "./authority.ts";
import { dayOf, type Instant } from "./calendar.ts";
import type { CalendarBook, CalendarRegion, Closure, Hours, LaterHours } from "./calendar-book.ts";
import { formatDay, parseDay } from "./day.ts";
import { hoursIntervalsMax } from "./limits.ts";
import { type Decision, refuse } from "./refusal.ts";
import type { Setting } from "./setting.ts";
import type { SettingEvent } from "./setting-events.ts";

/** Working hours by area, and hours that fall away all at once (rules.md §3). */
export type SetHours = { readonly type: "SetHours"; readonly by: string } & OfArea<LaterHours>;
/** A sudden closure: a storm, a power cut; the whole day, or an afternoon. */
export type DeclareClosure = { readonly type: "DeclareClosure"; readonly by: string } & OfArea<Closure>;
export type OfArea<Said> = { readonly areaPrefix: string } & Said;

const daySeconds = 86_400;

function isOfDay(second: number): boolean {
	return Number.isInteger(second) && second % 60 === 0 && second >= 0 && second <= daySeconds;
}

/** Apart, in order, in whole minutes of one day. */
function areHours(hours: readonly Hours[]): boolean {
	const edges = hours.flatMap(({ open, close }) => [open, close]);
	const inOrder = edges.every((edge, i) => i === 0 || edge >= (edges[i - 1] ?? 0));
	return inOrder && edges.every(isOfDay) && hours.every(({ open, close }) => open < close);
}

/** `SetHours`: from a day to come, so that no limit of today moves; where hours are known at all. */
export function setHours(setting: Setting, command: SetHours, now: Instant): Decision<SettingEvent> {
	const { by, areaPrefix, from, hours } = command;
	const no = mayArrange(setting, by, areaPrefix);
	if (no !== null) return refuse(no);
	if (parseDay(from) === null || from <= formatDay(dayOf(now))) return refuse("timeUnusable", "from");
	if (hours.length === 0 || hours.length > hoursIntervalsMax || !areHours(hours))
		return refuse("timeUnusable", "hours");
	const known = setting.calendar.some((one) => one.hours.length > 0 && covers(one.areaPrefix, areaPrefix));
	if (!known) return refuse("unknownArea", "areaPrefix");
	return { events: [{ type: "HoursSet", at: now, by, areaPrefix, from, hours }] };
}

/** `DeclareClosure`: of today, the hours gone by too, or of a day to come. */
export function declareClosure(
	setting: Setting,
	command: DeclareClosure,
	now: Instant,
): Decision<SettingEvent> {
	const { by, areaPrefix, date, from, to } = command;
	const no = mayArrange(setting, by, areaPrefix);
	if (no !== null) return refuse(no);
	if (parseDay(date) === null || date < formatDay(dayOf(now))) return refuse("timeUnusable", "date");
	if (!isOfDay(from) || !isOfDay(to) || to <= from) return refuse("timeUnusable", "to");
	return { events: [{ type: "ClosureDeclared", at: now, by, areaPrefix, date, from, to }] };
}

const empty = { hours: [], restDays: [], workDays: [], publishedYears: [] } as const;

/** The book with what is declared under one prefix changed. */
export function withRegion(
	book: CalendarBook,
	areaPrefix: string,
	change: (before: CalendarRegion) => CalendarRegion,
): CalendarBook {
	const before = book.find((region) => region.areaPrefix === areaPrefix);
	return [...book.filter((region) => region !== before), change(before ?? { areaPrefix, ...empty })];
}

/** The book after the hours were set: set again from the same day, the later word holds. */
export function withHours(book: CalendarBook, { areaPrefix, from, hours }: OfArea<LaterHours>): CalendarBook {
	return withRegion(book, areaPrefix, (before) => {
		const kept = (before.laterHours ?? []).filter((one) => one.from !== from);
		return { ...before, laterHours: [...kept, { from, hours }] };
	});
}

/** The book after the closure was declared. */
export function withClosure(book: CalendarBook, { areaPrefix, ...closure }: OfArea<Closure>): CalendarBook {
	return withRegion(book, areaPrefix, (before) => {
		return { ...before, closures: [...(before.closures ?? []), closure] };
	});
}
