import { dayOf, type Instant, parseInstant } from "./calendar.ts";
import type { HeldCase } from "./case.ts";
import { type ClockChange, isPast } from "./clock.ts";
import { type Base, changesOfTour, finishOfCase } from "./clock-changes.ts";
import {
	casePromisesMax,
	milestoneCharactersMax,
	promiseDaysAheadMax,
	promiseMilestonesMax,
} from "./limits.ts";
import { promisedUntil } from "./promise.ts";
import type { Proposal } from "./proposal.ts";
import type { Refusal } from "./refusal.ts";
import type { Setting } from "./setting.ts";
import { timesOf } from "./times.ts";
import { refuseWords, type Words } from "./words.ts";

/** Which promise a case is under, whoever gave it, and what may be promised on top (rules.md §2). */
type Promised = Extract<Proposal<Words>, { readonly kind: "promise" }>;
type Kept = Extract<ClockChange, { readonly kind: "promise" }>;

function lastPromise(changes: readonly ClockChange[]): Kept | undefined {
	return changes.findLast((change) => change.kind === "promise");
}

/**
 * What was promised in this round under an earlier holder. It is the resident's: where its day was still to come when the
 * case changed hands, it binds whoever has the case now; where that was past, it was broken before.
 */
function promiseBefore(base: Base, state: HeldCase): { promise: Kept; isBroken: boolean } | null {
	const own = changesOfTour(state);
	const before = state.changes.filter((change) => change.at >= state.roundStartedAt && !own.includes(change));
	const promise = lastPromise(before);
	if (promise === undefined) return null;
	return { promise, isBroken: isPast(finishOfCase(base, state, before), state.tour.startedAt) };
}

/** The promise that the holder's finish keeps: their own, or what they have it with. */
export function promiseInForce(base: Base, state: HeldCase): Kept | null {
	const own = lastPromise(changesOfTour(state));
	if (own !== undefined) return own;
	const before = promiseBefore(base, state);
	return before === null || before.isBroken ? null : before.promise;
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

/** Whether the limit that was promised, by the holder or by whoever had the case before, is past. */
function isBroken(state: HeldCase, at: Instant, setting: Setting): boolean {
	const { limits } = state.tour;
	return (
		promiseInForce(timesOf(state, setting), state) !== null &&
		limits !== null &&
		isPast(limits.finishDueAt, at)
	);
}

/** Whether one was broken before what is promised now, whoever had the case then: two are red (rules.md §4). */
export function isBrokenAgain(state: HeldCase, askedAt: Instant, setting: Setting): boolean {
	const before = promiseBefore(timesOf(state, setting), state);
	return before?.isBroken === true || isBroken(state, askedAt, setting);
}

/** Why nothing can be promised now, whatever the date: at most two, asked before the limit or once the first is broken. */
export function refuseAnyPromise(state: HeldCase, now: Instant, setting: Setting): Refusal | null {
	const { limits } = state.tour;
	if (limits === null) return { code: "wrongState" };
	if (isPast(limits.finishDueAt, now) && !isBroken(state, now, setting)) return { code: "askedTooLate" };
	const promises = state.changes.filter(({ kind }) => kind === "promise").length;
	return promises >= casePromisesMax ? { code: "usedUp" } : null;
}

/** A promise is for a date that is later than the limit, and still to come. */
export function refusePromise(
	state: HeldCase,
	proposal: Promised,
	now: Instant,
	setting: Setting,
): Refusal | null {
	const refusal = refuseAnyPromise(state, now, setting);
	const { limits } = state.tour;
	if (refusal !== null || limits === null) return refusal ?? { code: "wrongState" };
	const until = promisedUntil(proposal.byDate, timesOf(state, setting).calendar);
	const tooFar = until !== null && dayOf(until) - dayOf(now) > promiseDaysAheadMax;
	if (until === null || until <= Math.max(limits.finishDueAt, now) || tooFar)
		return { code: "dateUnusable", field: "byDate" };
	return refuseMilestones(proposal, now);
}
