import type { Instant } from "./calendar.ts";
import type { Case } from "./case.ts";
import type { CaseEvent, DueStep, Move } from "./case-events.ts";
import { hasEnded } from "./case-exits.ts";
import { moved } from "./case-moves.ts";
import type { Provisional } from "./clock.ts";

/** How a standstill (standstill.ts) follows from its events. */

/** Fires when nothing else is due; whatever else falls due takes it away. */
export type StallDue = {
	readonly step: "stalled";
	readonly cause: "stalled";
	readonly dueAt: Instant;
	/** From when it counts, and whether it was an officer's then. */
	readonly since: Instant;
	readonly atOffice: boolean;
} & Provisional;
/** Nothing else is due any more. */
export type StallTimed = { readonly type: "StallTimed"; readonly at: Instant; readonly due: StallDue };
/** It has stood still, and an officer is told; no card, for no rung of the ladder was missed. */
export type CaseStalled = {
	readonly type: "CaseStalled";
	readonly at: Instant;
	readonly dueAt: Instant;
	readonly fellOn: string;
	readonly told: Move;
	readonly nextMove: Move;
	readonly due: StallDue;
};
export type StandstillEvent = StallTimed | CaseStalled;
export function isStandstillEvent(event: CaseEvent): event is StandstillEvent {
	return event.type === "StallTimed" || event.type === "CaseStalled";
}

function isStall(due: DueStep): due is StallDue {
	return due.step === "stalled";
}

/** How the events follow. */
export function stalled(state: Case, event: StandstillEvent): Case {
	const due = [...state.due.filter((one) => !isStall(one)), event.due];
	if (event.type === "StallTimed") return { ...state, due };
	return { ...state, due, moves: moved(state, event.at, event.nextMove) };
}

/** A case that moves again, or is over, stands still no more. */
export function moving(state: Case): Case {
	if (!state.due.some(isStall)) return state;
	const isOver = hasEnded(state) && state.pending === null;
	return isOver || state.due.length > 1 ? { ...state, due: state.due.filter((one) => !isStall(one)) } : state;
}
