import type { Instant } from "./calendar.ts";
import { type Case, type HeldCase, isHeld } from "./case.ts";
import type { CaseDispatched, CaseEvent, DispatchReason } from "./case-events.ts";
import { chosenTarget, type Target } from "./dispatch.ts";
import { dispatchAgain } from "./dispatch-clock.ts";
import { caseHandOversMax } from "./limits.ts";
import { may } from "./permission.ts";
import { type Decision, refuse } from "./refusal.ts";
import type { Setting } from "./setting.ts";

/** A case that goes from one holder to another: taken over, reassigned, handed over (rules.md §2, §4). */
type TakeOver = { readonly type: "TakeOver"; readonly by: string };
type ReassignCase = { readonly type: "ReassignCase"; readonly by: string; readonly postId: string };
/** The holder, or whoever has to decide, has left the post. */
export type HandOver = { readonly type: "HandOver" };
export type RedispatchCommand = TakeOver | ReassignCase | HandOver;

/** A dispatch anew, with what brought it about. */
export function redispatch(
	state: HeldCase,
	target: Target,
	why: DispatchReason,
	by: string | null,
	now: Instant,
	setting: Setting,
): CaseDispatched {
	return { ...dispatchAgain(state, target, by, now, setting), why };
}

/** `TakeOver`: by the deputy whom the missing signature was told, while nobody has signed. */
export function takeOver(state: Case, { by }: TakeOver, now: Instant, setting: Setting): Decision<CaseEvent> {
	const no = may("takeOver", by, state, setting, now);
	if (no !== null || !isHeld(state)) return refuse(no ?? "wrongState");
	const told = state.steps.findLast(
		(fired) => fired.step === "unsigned" && fired.told.by === "staff" && fired.told.personId === by,
	)?.told;
	if (told?.by !== "staff") return refuse("notYours");
	const target = { postId: told.postId, holderId: by, dutyItemId: null, dutyBookVersion: null };
	return { events: [redispatch(state, target, "takeOver", by, now, setting)] };
}

/**
 * Whether the case has changed hands as often as a round allows. Each change begins the holder's limits anew: a superior who
 * gives it on a working day after every blue card, from one to another and back, would keep it from ever being yellow.
 */
export function isHandedOnEnough({ moves, roundStartedAt }: Case): boolean {
	const holders = moves.flatMap(({ move, from }) =>
		move.by === "staff" && move.as === "holder" && from >= roundStartedAt ? [move.personId] : [],
	);
	return holders.filter((id, index) => index > 0 && id !== holders[index - 1]).length >= caseHandOversMax;
}

/** `ReassignCase`: by whoever a card has told, to another post of the place. */
export function reassign(
	state: Case,
	{ by, postId }: ReassignCase,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const no = may("reassignCase", by, state, setting, now);
	if (no !== null || !isHeld(state)) return refuse(no ?? "wrongState");
	if (isHandedOnEnough(state)) return refuse("usedUp");
	const target = chosenTarget(setting, state, postId, now);
	if (target === null || target.holderId === state.tour.holderId) return refuse("postUnusable", "postId");
	return { events: [redispatch(state, target, "reassignment", by, now, setting)] };
}
