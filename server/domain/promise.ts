import { dayOf, type Instant, parseInstant } from "./calendar.ts";
import { type Calendar, eraOf } from "./calendar-book.ts";
import type { HeldCase } from "./case.ts";
import type { CaseDecided } from "./case-events.ts";
import { isPast } from "./clock.ts";
import {
	casePromisesMax,
	milestoneCharactersMax,
	promiseDaysAheadMax,
	promiseMilestonesMax,
} from "./limits.ts";
import type { Proposal } from "./proposal.ts";
import type { Refusal } from "./refusal.ts";
import { refuseWords, type Words } from "./words.ts";

/** Promise 承诺件: what cannot be done now, done by a date that the resident sees (rules.md §2). */
type Promised = Extract<Proposal<Words>, { readonly kind: "promise" }>;

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

/** Each is still to come, today at the earliest, and none after the promise itself. */
function refuseMilestones({ byDate, milestones }: Promised, now: Instant): Refusal | null {
	if (milestones.length > promiseMilestonesMax) return { code: "usedUp", field: "milestones" };
	const isUsable = (day: string) => {
		const midnight = parseInstant(`${day}T00:00:00+08:00`);
		return midnight !== null && dayOf(midnight) >= dayOf(now) && day <= byDate;
	};
	if (!milestones.every((one) => isUsable(one.byDate))) return { code: "dateUnusable", field: "milestones" };
	const refused = milestones.map(({ words }) =>
		refuseWords(words.text, milestoneCharactersMax, "milestones"),
	);
	return refused.find((refusal) => refusal !== null) ?? null;
}

/** Whether something was promised in this stretch of work, and the limit that was promised is past. */
export function isPromiseBroken({ changes, tour }: HeldCase, at: Instant): boolean {
	const promised = changes.slice(tour.changesBefore).some(({ kind }) => kind === "promise");
	return promised && tour.limits !== null && isPast(tour.limits.finishDueAt, at);
}

/** Why nothing can be promised now, whatever the date: at most two, asked before the limit or once the first is broken. */
export function refuseAnyPromise(state: HeldCase, now: Instant): Refusal | null {
	const { limits } = state.tour;
	if (limits === null) return { code: "wrongState" };
	if (isPast(limits.finishDueAt, now) && !isPromiseBroken(state, now)) return { code: "askedTooLate" };
	const promises = state.changes.filter(({ kind }) => kind === "promise").length;
	return promises >= casePromisesMax ? { code: "usedUp" } : null;
}

/** A promise is for a date that is later than the limit, and still to come. */
export function refusePromise(
	state: HeldCase,
	proposal: Promised,
	now: Instant,
	calendar: Calendar,
): Refusal | null {
	const refusal = refuseAnyPromise(state, now);
	const { limits } = state.tour;
	if (refusal !== null || limits === null) return refusal ?? { code: "wrongState" };
	const until = promisedUntil(proposal.byDate, calendar);
	const tooFar = until !== null && dayOf(until) - dayOf(now) > promiseDaysAheadMax;
	if (until === null || until <= Math.max(limits.finishDueAt, now) || tooFar)
		return { code: "dateUnusable", field: "byDate" };
	return refuseMilestones(proposal, now);
}
