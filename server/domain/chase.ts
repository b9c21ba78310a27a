import { dayOf, type Instant, startOf } from "./calendar.ts";
import { type Case, type HeldCase, isHeld } from "./case.ts";
import { withClocks } from "./case-clock.ts";
import type { CaseEvent, Clocks } from "./case-events.ts";
import { isWithdrawable } from "./exit.ts";
import { type Decision, refuse } from "./refusal.ts";
import type { Setting } from "./setting.ts";
import { secondsSinceReceipt } from "./times.ts";

/** What the resident says while waiting: a chase 催一下, once a day; and that a contact told nothing (rules.md §2). */
export type ChaseCase = { readonly type: "ChaseCase" };
export type VoidContact = { readonly type: "VoidContact" };

export type CaseChased = { readonly type: "CaseChased"; readonly at: Instant };
/** The contact counts no more; limits that hung on it run again. */
export type ContactVoided = Clocks & {
	readonly type: "ContactVoided";
	readonly at: Instant;
	/** Whether it was the first contact of the case, which its figures know. */
	readonly first: boolean;
};

/** When a case that somebody works on and that was chased on this calendar day can be chased again; null for no other. */
export function chaseAgainAt(state: Case, now: Instant): Instant | null {
	const { chasedAt } = state;
	if (chasedAt === undefined || !isWithdrawable(state)) return null;
	const again = startOf(dayOf(chasedAt) + 1);
	return now < again ? again : null;
}

/** Whether somebody works on it and has not been chased on this calendar day. */
export function isChasable(state: Case, now: Instant): boolean {
	return isWithdrawable(state) && chaseAgainAt(state, now) === null;
}

/** Whether there is a contact to void: nothing waits, and no answer has overtaken it. */
export function isVoidable(state: Case): state is HeldCase {
	if (!isHeld(state) || state.pending !== null || state.stops.length > 0) return false;
	return state.tour.contactedAt !== null && state.tour.answeredAt === null;
}

/** `ChaseCase`: once a calendar day in Shanghai; whoever works on it and whoever watches sees it. */
export function chase(state: Case, _command: ChaseCase, now: Instant): Decision<CaseEvent> {
	if (!isWithdrawable(state)) return refuse("wrongState");
	return isChasable(state, now) ? { events: [{ type: "CaseChased", at: now }] } : refuse("chasedToday");
}

/** `VoidContact`: "this tells me nothing"; what was due without a contact is due again. */
export function voidContact(
	state: Case,
	_command: VoidContact,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	if (!isVoidable(state)) return refuse("wrongState");
	const { contactSeconds, tour, due, caseFinishDueAt } = state;
	const first = contactSeconds === secondsSinceReceipt(state, tour.contactedAt ?? now, setting);
	const clocks = { limits: tour.limits, due, caseFinishDueAt };
	return { events: [withClocks(state, { type: "ContactVoided", at: now, first, ...clocks }, setting)] };
}
