import type { Instant } from "./calendar.ts";
import { type Case, isHeld, nextMoveOf } from "./case.ts";
import type { CaseEvent } from "./case-events.ts";
import type { PhoneReason } from "./case-phone.ts";
import { may } from "./permission.ts";
import { type Decision, refuse } from "./refusal.ts";
import type { Setting } from "./setting.ts";

/**
 * Who may see the phone number that a resident left (trust.md A7): one holder of one case, while the resident lets them;
 * each look has a reason and is an event that the resident reads.
 */
export type GrantPhone = { readonly type: "GrantPhone" };
export type WithdrawPhone = { readonly type: "WithdrawPhone" };
export type ViewPhone = { readonly type: "ViewPhone"; readonly by: string; readonly reason: PhoneReason };

/** Whoever works on it now: its holder, or of a sealed report whoever has it in hand; null while nobody does. */
function inHandOf(state: Case): string | null {
	if (isHeld(state)) return state.tour.holderId;
	const move = state.status === "received" && state.track !== "service" ? nextMoveOf(state) : null;
	return move?.by === "staff" ? move.personId : null;
}

/** What of it the resident may do now. */
export function phoneMay(state: Case): readonly ("grantPhone" | "withdrawPhone")[] {
	const holderId = inHandOf(state);
	if (state.phone === undefined || holderId === null) return [];
	return [state.phoneFor === holderId ? "withdrawPhone" : "grantPhone"];
}

/** `GrantPhone`: whoever works on it now may see the number; after the next dispatch nobody may until it is granted anew. */
export function grantPhone(state: Case, _command: GrantPhone, now: Instant): Decision<CaseEvent> {
	const holderId = inHandOf(state);
	if (holderId === null || !phoneMay(state).includes("grantPhone")) return refuse("wrongState");
	return { events: [{ type: "PhoneGranted", at: now, holderId }] };
}

/** `WithdrawPhone`: from now on nobody sees it; what was seen was seen. */
export function withdrawPhone(state: Case, _command: WithdrawPhone, now: Instant): Decision<CaseEvent> {
	if (!phoneMay(state).includes("withdrawPhone")) return refuse("wrongState");
	return { events: [{ type: "PhoneWithdrawn", at: now }] };
}

/** `ViewPhone`: recorded before the number is shown. */
export function viewPhone(
	state: Case,
	{ by, reason }: ViewPhone,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const no = may("viewPhone", by, state, setting, now);
	return no === null ? { events: [{ type: "PhoneViewed", at: now, by, reason }] } : refuse(no);
}
