import { dayOf, type Instant, nextOpening, parseInstant } from "./calendar.ts";
import type { Calendar } from "./calendar-book.ts";
import type { HeldCase } from "./case.ts";
import { withClocks } from "./case-clock.ts";
import type { CaseDecided, CaseEvent } from "./case-events.ts";
import { decidingPostOf, decisionOf } from "./decider.ts";
import { shelvingDaysMax } from "./limits.ts";
import type { Proposal } from "./proposal.ts";
import { type Decision, type Refusal, refuse } from "./refusal.ts";
import type { Setting } from "./setting.ts";
import { timesOf } from "./times.ts";

/** Shelve 挂账: what cannot be done yet, with its cause, who has to act, and a day of review (rules.md §2). */
type Shelving = Extract<Proposal<unknown>, { readonly kind: "shelving" }>;

const approvalsNeeded = 2;

/** When working time opens on the day of review, or next where that is a day of rest; null for what is no date. */
function reviewAt(reviewOn: string, calendar: Calendar): Instant | null {
	const midnight = parseInstant(`${reviewOn}T00:00:00+08:00`);
	return midnight === null ? null : nextOpening(calendar, midnight);
}

/** Review within 90 days; the owner is a post of this house. */
export function refuseShelving(proposal: Shelving, now: Instant, setting: Setting): Refusal | null {
	const review = parseInstant(`${proposal.reviewOn}T00:00:00+08:00`);
	const ahead = review === null ? 0 : dayOf(review) - dayOf(now);
	if (ahead < 1 || ahead > shelvingDaysMax) return { code: "dateUnusable", field: "reviewOn" };
	return setting.posts.has(proposal.ownerPostId) ? null : { code: "postUnusable", field: "ownerPostId" };
}

/** The first yes goes on to the level above whoever gave it; the second takes the matter off the clocks until its review. */
export function shelvingApproved(
	state: HeldCase,
	yes: CaseDecided,
	proposal: Shelving,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const approvals = [...proposal.approvals, yes.by];
	if (approvals.length >= approvalsNeeded) {
		// Whoever decides after the day of review shelves for no time: what ends may not end before it began.
		const { calendar } = timesOf(state, setting);
		const dueAt = Math.max(reviewAt(proposal.reviewOn, calendar) ?? now, now);
		const granted = { ...proposal, approvals };
		const event = withClocks(state, { ...yes, granted }, setting);
		const review = { step: "resume", cause: "shelving", dueAt } as const;
		return { events: [{ ...event, due: [...event.due, review] }] };
	}
	const above = decidingPostOf(state, yes.by);
	const next = decisionOf("shelving", state, 0, now, setting, approvals, above);
	if (next === null) return refuse("nobodyInCharge");
	const { granted: _notYet, ...event } = yes;
	const pending = { ...next.pending, proposal: { ...proposal, approvals } };
	return { events: [{ ...event, pending, due: [...event.due, ...next.due], nextMove: next.nextMove }] };
}
