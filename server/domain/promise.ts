import { dayOf, type Instant, parseInstant } from "./calendar.ts";
import { type Calendar, eraOf } from "./calendar-book.ts";
import type { HeldCase } from "./case.ts";
import type { CaseDecided } from "./case-events.ts";
import { isPast } from "./clock.ts";

/** Promise 承诺件: what cannot be done now, done by a date that the resident sees (rules.md §2). */

/**
 * The end of working time on the promised date, by the hours of the place: of a day of rest by those that it would have, as
 * the resident reads that day. Null for what is no date.
 */
export function promisedUntil(byDate: string, calendar: Calendar): Instant | null {
	const midnight = parseInstant(`${byDate}T00:00:00+08:00`);
	const last = midnight === null ? undefined : eraOf(calendar, dayOf(midnight)).hours.at(-1);
	return midnight === null || last === undefined ? null : midnight + last.close;
}

/** Until when it was promised: as the decision says, and before decisions said it 18:00 of the day. */
export function grantedUntil({ at, until }: Pick<CaseDecided, "at" | "until">, byDate: string): Instant {
	return until ?? parseInstant(`${byDate}T18:00:00+08:00`) ?? at;
}

/** Whether something was promised in this stretch of work, and the limit that was promised is past. */
export function isPromiseBroken({ changes, tour }: HeldCase, at: Instant): boolean {
	const promised = changes.slice(tour.changesBefore).some(({ kind }) => kind === "promise");
	return promised && tour.limits !== null && isPast(tour.limits.finishDueAt, at);
}
