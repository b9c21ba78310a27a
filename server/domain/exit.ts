import { type Instant, windowEnd } from "./calendar.ts";
import { withoutHeldCards } from "./card.ts";
import { type Case, type ClosedCase, evolve, type HeldCase, isHeld, type ReceivedCase } from "./case.ts";
import type { CaseDecided, CaseEvent } from "./case-events.ts";
import { isOver } from "./case-exits.ts";
import { isPast } from "./clock.ts";
import { type Asked, decidingPostOf, decisionOf } from "./decider.ts";
import { deskPlace } from "./desk.ts";
import type { Appealable, CaseTurnedAway, CaseWithdrawn } from "./exit-events.ts";
import { bodyCharactersMax, messageCharactersMax } from "./limits.ts";
import type { TurnAway } from "./proposal.ts";
import { type Decision, type Refusal, refuse } from "./refusal.ts";
import type { CaseSentBack } from "./return.ts";
import type { Setting } from "./setting.ts";
import { timesOf } from "./times.ts";
import { refOf, refuseWords, type Words, type WordsRef } from "./words.ts";

/** Side exits (rules.md §2): withdrawn by the resident; declined or redirected by a superior, with one appeal. */
export type WithdrawCase = { readonly type: "WithdrawCase"; readonly askedToWithdraw: boolean | null };
export type AppealCase = { readonly type: "AppealCase"; readonly words: Words };

/** Whether the resident may take the report back: until there is an answer. */
export function isWithdrawable(state: Case): state is ReceivedCase | HeldCase {
	return state.status === "received" || (isHeld(state) && state.tour.answeredAt === null);
}

/** `WithdrawCase`: by the resident, who says whether somebody asked for it. */
export function withdraw(state: Case, { askedToWithdraw }: WithdrawCase, now: Instant): Decision<CaseEvent> {
	if (!isWithdrawable(state)) return refuse("wrongState");
	const feedback = askedToWithdraw === null ? {} : { askedToWithdraw };
	const event: CaseWithdrawn = { type: "CaseWithdrawn", at: now, feedback };
	return { events: [event] };
}

/** Another body is named, and by when that body has to act, in words. */
export function refuseTurnAway({ body, limit }: TurnAway<Words>): Refusal | null {
	return (
		refuseWords(body.text, bodyCharactersMax, "body") ?? refuseWords(limit.text, bodyCharactersMax, "limit")
	);
}

/** The resident's window for an appeal against what `against` has decided. */
export function appealAgainst(against: string, state: Case, now: Instant, setting: Setting): Appealable {
	const { calendar, policy } = timesOf(state, setting);
	return { until: windowEnd(calendar, now, policy.appealDays), against };
}

/** A superior agreed that the report is not for this house: the case ends, and may be appealed once. */
export function turnedAway(
	state: ReceivedCase | HeldCase,
	yes: CaseDecided,
	proposal: TurnAway<WordsRef>,
	setting: Setting,
): Decision<CaseEvent> {
	const { at, by } = yes;
	const { kind, reason, body, limit } = proposal;
	const type = kind === "decline" ? "CaseDeclined" : "CaseRedirected";
	const appeal = appealAgainst(by, state, at, setting);
	const event: CaseTurnedAway = { type, at, by, reason, body, limit, appeal };
	return { events: [{ ...yes, due: [] }, event] };
}

/** What the desk asks of its superior; its own steps that are not due yet wait for the decision. */
export function askedByDesk(state: ReceivedCase, asked: Asked): Asked {
	const due = state.due.filter(({ cause }) => cause !== "triage");
	return { ...asked, due: [...due, ...asked.due] };
}

/** Back at the desk with its limits anew; cards held stay held. Null when nobody there may know of it. */
function deskAnew(
	state: Case,
	by: string,
	why: "appeal" | "refused",
	now: Instant,
	setting: Setting,
): CaseSentBack | null {
	const place = deskPlace(state, state.level, now, setting);
	if (place === null) return null;
	const due = withoutHeldCards(state, place.due);
	return { type: "CaseSentBack", at: now, by, why, ...place, due };
}

/** The superior on what the desk asked: the report is turned away, or stays with the desk. */
export function decidedForDesk(
	state: ReceivedCase,
	said: Omit<CaseDecided, "limits" | "due" | "nextMove">,
	proposal: TurnAway<WordsRef>,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const back = deskAnew(state, said.by, "refused", now, setting);
	if (back === null) return refuse("nobodyInCharge");
	const { nextMove } = back;
	const event: CaseDecided = { ...said, limits: null, due: [], nextMove };
	if (!said.accepted) return { events: [event, back] };
	return turnedAway(state, { ...event, granted: proposal }, proposal, setting);
}

/** Until when the one appeal may be made: as was said, or later where the calendar has moved the last day since. */
export function appealUntil(state: Case, setting: Setting): Instant | null {
	if (state.appeal === undefined || !isOver(state)) return null;
	const ended = state.status === "closed" ? state.closedAt : state.endedAt;
	const { until } = appealAgainst(state.appeal.against, state, ended, setting);
	return Math.max(state.appeal.until, until);
}

/** Whether the one appeal may still be made. */
export function isAppealable(state: Case, now: Instant, setting: Setting): boolean {
	const until = appealUntil(state, setting);
	return until !== null && state.pending === null && !isPast(until, now);
}

/** Whether what the resident said, or left unsaid, may still be changed: for 30 days (rules.md §2, follow-up). */
export function isChangeable(state: Case, now: Instant, setting: Setting): state is ClosedCase {
	if (state.status !== "closed" || state.how === "residentDisagrees") return false;
	const { calendar, policy } = timesOf(state, setting);
	return !isPast(windowEnd(calendar, state.closedAt, policy.verdictDays), now);
}

/** `AppealCase`: once, within the window; somebody above whoever decided, and nobody who did, decides it. */
export function appeal(
	state: Case,
	{ words }: AppealCase,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	if (state.appeal === undefined || !isOver(state)) return refuse("wrongState");
	if (!isAppealable(state, now, setting)) return refuse("askedTooLate");
	const refusal = refuseWords(words.text, messageCharactersMax, "words");
	if (refusal !== null) return { refusal };
	const barred = [state.appeal.against, state.reviewerId];
	const above = decidingPostOf(state, state.appeal.against);
	const asked = decisionOf("appeal", state, 1, now, setting, barred, above);
	if (asked === null) return refuse("nobodyInCharge");
	return { events: [{ type: "CaseAppealed", at: now, words: refOf(words), ...asked }] };
}

/** The last word on an appeal: back to the desk with its limits anew, or final. */
export function decidedOnAppeal(
	state: Case,
	said: Omit<CaseDecided, "limits" | "due" | "nextMove">,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const event: CaseDecided = { ...said, limits: null, due: [], nextMove: { by: "resident" } };
	if (!said.accepted) return { events: [event] };
	const back = deskAnew(evolve(state, event), said.by, "appeal", now, setting);
	return back === null ? refuse("nobodyInCharge") : { events: [{ ...event, nextMove: back.nextMove }, back] };
}
