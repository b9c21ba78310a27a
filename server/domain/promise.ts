import { dayOf, type Instant, parseInstant } from "./calendar.ts";
import type { HeldCase } from "./case.ts";
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

/** The end of working time on the promised date; null for what is no date. */
export function promisedUntil(byDate: string): Instant | null {
	return parseInstant(`${byDate}T18:00:00+08:00`);
}

function refuseMilestones({ byDate, milestones }: Promised): Refusal | null {
	if (milestones.length > promiseMilestonesMax) return { code: "usedUp", field: "milestones" };
	const unusable = milestones.some((one) => promisedUntil(one.byDate) === null || one.byDate > byDate);
	if (unusable) return { code: "dateUnusable", field: "milestones" };
	const refused = milestones.map(({ words }) =>
		refuseWords(words.text, milestoneCharactersMax, "milestones"),
	);
	return refused.find((refusal) => refusal !== null) ?? null;
}

/** At most two; asked before the limit, for a later date. */
export function refusePromise(state: HeldCase, proposal: Promised, now: Instant): Refusal | null {
	const { limits } = state.tour;
	if (limits === null) return { code: "wrongState" };
	if (isPast(limits.finishDueAt, now)) return { code: "askedTooLate" };
	if (state.changes.filter(({ kind }) => kind === "promise").length >= casePromisesMax)
		return { code: "usedUp" };
	const until = promisedUntil(proposal.byDate);
	const tooFar = until !== null && dayOf(until) - dayOf(now) > promiseDaysAheadMax;
	if (until === null || until <= limits.finishDueAt || tooFar)
		return { code: "dateUnusable", field: "byDate" };
	return refuseMilestones(proposal);
}
