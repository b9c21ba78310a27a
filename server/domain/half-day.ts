import { dayOf, type Instant, nextOpening, startOf } from "./calendar.ts";
import { type Calendar, hoursOf } from "./calendar-book.ts";
import { isCounterCategory } from "./category.ts";
import type { DayPart } from "./day-part.ts";
import type { Level, Policy } from "./policy.ts";

/**
 * Half-days 半天 (rules.md §6, trust.md A10). Whoever stood at a counter at 10:15 and reported at 10:20 is known by the time
 * alone. So a report about such a visit goes out when its half-day is over, together with whatever else came in it, and
 * whoever works on it reads the half-day and no time.
 */
export type HalfDay = {
	readonly from: Instant;
	/** When what came in it goes out: as its working time ends, or where it has none, at the next opening. */
	readonly until: Instant;
	readonly part: DayPart;
};
/** An event of a report about a visit to a counter: as it comes, or once the desk has found that it is one. */
export type OfHalfDay = { readonly halfDay?: HalfDay };
/** Of a case: with when somebody beside the desk first came to read it; absent until then. */
export type CaseHalfDay = HalfDay & { readonly sentAt?: Instant };

const noonSeconds = 13 * 3600;

function partUntil(close: number): DayPart {
	return close <= noonSeconds ? "morning" : "afternoon";
}

/**
 * The part of the Shanghai day that an instant lies in: up to each closing time, after the last of them, or a whole day of
 * rest. The day stays the true one, as limits of working days count from it.
 */
export function halfDayOf(cal: Calendar, at: Instant): HalfDay {
	const midnight = startOf(dayOf(at));
	const hours = hoursOf(cal, dayOf(at));
	const closings = hours.map(({ close }) => close);
	const passed = closings.filter((close) => midnight + close <= at);
	const from = midnight + (passed.at(-1) ?? 0);
	const close = closings[passed.length];
	if (close !== undefined) {
		const part = hours.length === 1 && close > noonSeconds ? "day" : partUntil(close);
		return { from, until: midnight + close, part };
	}
	return { from, until: nextOpening(cal, at), part: passed.length === 0 ? "day" : "evening" };
}

/** Whether a report keeps to half-days: about a counter, no question, and nothing that runs on natural time, which must not wait. */
export function keepsHalfDay(categoryCode: string | null, level: Level, { levels }: Policy): boolean {
	return isCounterCategory(categoryCode) && level !== "inquiry" && levels[level].base === "working";
}
