import type { Instant } from "./calendar.ts";
import type { Case } from "./case.ts";
import type { CaseEscalated, CaseEvent, DueStep, FiredStep, Move, MoveKind } from "./case-events.ts";
import { moved } from "./case-moves.ts";
import { markOf, type Provisional } from "./clock.ts";
import type { ReassignmentEvent } from "./reassignment-events.ts";

/** Whom a card of the holder's has asked whether somebody else is to have the case, and by when (rules.md §4). */
export type ReassignmentQuestion = {
	readonly deciderId: string;
	readonly postId: string;
	/** From when the limit counts. */
	readonly since: Instant;
	readonly dueAt: Instant;
};

/** As whom somebody gives a case to another post; discipline does no such thing. */
const superiors: readonly MoveKind[] = ["superior", "leader", "head"];

export function isSuperior(move: Move | null | undefined): move is Extract<Move, { by: "staff" }> {
	return move?.by === "staff" && superiors.includes(move.as);
}

/** Whether the card is of what is asked now, not of what was asked before it. */
export function isOfReassignment({ reassignment }: Case, { cause, dueAt }: FiredStep): boolean {
	return cause === "reassignment" && reassignment !== undefined && dueAt > reassignment.since;
}

/** Whether the person was asked, or told by the card of who left it undecided. */
export function isReassigner(state: Case, personId: string): boolean {
	const told = state.steps.filter((fired) => isOfReassignment(state, fired)).map((fired) => fired.told);
	const isTold = told.some((move) => move.by === "staff" && move.personId === personId);
	return state.reassignment !== undefined && (isTold || state.reassignment.deciderId === personId);
}

/** What is due with the question put to one superior, in the place of any before it. */
export function dueWith(due: readonly DueStep[], dueAt: Instant, mark: Provisional = {}): readonly DueStep[] {
	const others = due.filter(({ cause }) => cause !== "reassignment");
	return [...others, { step: "blue", cause: "reassignment", dueAt, ...mark }];
}

/** The question that a card put. */
export function askedWith<State extends Case>(state: State, card: CaseEscalated): State {
	const { reassign, told } = card;
	if (reassign === undefined || told.by !== "staff") return state;
	const { personId: deciderId, postId } = told;
	const reassignment = { deciderId, postId, ...reassign };
	return { ...state, reassignment, due: dueWith(state.due, reassign.dueAt, markOf(card)) };
}

/** Kept, the case is its holder's move again. */
export function reassigned<State extends Case>(state: State, event: ReassignmentEvent): State {
	const moves = moved(state, event.at, event.nextMove);
	if (event.type === "CaseKept") return { ...state, moves };
	const { deciderId, postId, at, dueAt, due } = event;
	return { ...state, reassignment: { deciderId, postId, since: at, dueAt }, due, moves };
}

/** Deeds after which something may be due at a time that is past. */
const settings: readonly CaseEvent["type"][] = [
	...([
		"CaseDecided",
		"CaseResumed",
		"LevelChanged",
		"LimitsRecomputed",
		"ContactVoided",
		"CaseFound",
	] as const),
];

/** When a deed last worked the clocks of a case in hand out anew. */
function withClocksAt(state: Case, event: CaseEvent): Case {
	if (!settings.includes(event.type) || !("tour" in state)) return state;
	return { ...state, clocksAt: event.type === "CaseResumed" ? event.until : event.at };
}

/** It is asked as long as the move is that superior's: what takes the move away leaves nothing to decide. */
export function withReassignment(before: Case, event: CaseEvent): Case {
	const state = withClocksAt(before, event);
	if (state.reassignment === undefined) return state;
	const isHeld = state.status === "dispatched" || state.status === "handling";
	const move = isHeld ? state.moves.at(-1)?.move : null;
	if (isSuperior(move) && move.personId === state.reassignment.deciderId) return state;
	const { reassignment: _over, ...left } = state;
	const due = left.due.filter(({ cause }) => cause !== "reassignment");
	// Nothing but one optional member is left out.
	return { ...left, due } as Case;
}
