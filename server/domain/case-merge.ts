import type { Case, FollowUpCase, MergedCase, ReceivedCase } from "./case.ts";
import { begun } from "./case-handling.ts";
import { answeredOf, withoutStops } from "./case-overlays.ts";
import type { CaseMerged, CaseSplit, VoiceEnded, VoiceReopened } from "./merge-events.ts";

/** How a case that goes on as a voice of another, and comes apart again, follows from its events (rules.md §2). */

/** Its steps, its receipt and who it is from stay with it; who works on it is the parent's from now on. */
export function merged(state: Case, { at, parent }: CaseMerged): MergedCase {
	if (state.status !== "received" && state.status !== "dispatched" && state.status !== "handling")
		throw new Error(`CaseMerged cannot follow in ${state.status}`);
	const { tour: _past, ...facts } =
		state.status === "received" ? { ...state, tour: null } : withoutStops(state, at);
	const assists = answeredOf(state);
	// Whoever works on the other case reads it from now on.
	const halfDay = state.halfDay && { halfDay: { sentAt: at, ...state.halfDay } };
	return {
		...facts,
		...halfDay,
		assists,
		status: "merged",
		triageDueAt: null,
		due: [],
		parent,
		mergedAt: at,
	};
}

/** Over with the other case; what was asked to be erased meanwhile waits again where that one goes on. */
export function goneWith(state: Case, event: VoiceEnded | VoiceReopened): MergedCase {
	if (state.status !== "merged" || state.parent !== event.parent)
		throw new Error(`${event.type} is not about what ${state.caseNumber} goes on with`);
	if (event.type === "VoiceEnded") return { ...state, parentEndedAt: event.at };
	const { parentEndedAt: _over, ...goesOn } = state;
	return { ...goesOn, pending: null, due: [] };
}

/** Back at the desk, or before the one who answered the parent; what a resident has split off is merged no more. */
export function splitOff(state: Case, event: CaseSplit): ReceivedCase | FollowUpCase {
	if (state.status !== "merged") throw new Error(`CaseSplit cannot follow in ${state.status}`);
	const { parent: _parent, mergedAt: _at, parentEndedAt: _over, ...facts } = state;
	const { at, why, triageDueAt, due, tour } = event;
	// Begun anew even where the same desk had it before: its limit counts from now.
	const moves = [...state.moves, { from: at, move: event.nextMove, inHand: false }];
	const apart = why === "resident" || why === "dispute" ? { apart: true as const } : {};
	const own = { ...facts, ...apart, pending: null, verdict: null, triageDueAt, due, moves };
	if (tour === undefined) return { ...own, status: "received" };
	return { ...own, status: "followUp", hop: state.hop + 1, tour: { ...tour, ...begun(state, null, at) } };
}
