import type { Instant } from "./calendar.ts";
import { clearedSteps } from "./card.ts";
import type {
	Case,
	ClosedCase,
	ExitedCase,
	ExitStatus,
	Facts,
	FollowUpCase,
	HeldCase,
	MergedCase,
	ReceivedCase,
} from "./case.ts";
import type { CaseDecided, Cause } from "./case-events.ts";
import { goneWith, merged, splitOff } from "./case-merge.ts";
import { moved } from "./case-moves.ts";
import { answeredOf, withoutStops } from "./case-overlays.ts";
import type { CaseAppealed, ExitEvent, VerdictChanged } from "./exit-events.ts";
import type { CaseSentBack } from "./return.ts";

/** How side exits, and what brings a case back from them, follow from their events (rules.md §2). */

function isExited(state: Case): state is ExitedCase {
	return "endedAt" in state;
}

/** Whether work on it has ended: by an answer, or without one. */
export function isOver(state: Case): state is ClosedCase | ExitedCase {
	return state.status === "closed" || isExited(state);
}

type EndedVoice = MergedCase & Required<Pick<MergedCase, "parentEndedAt">>;

/** Whether it is over by itself, or with the case that it goes on with. */
export function hasEnded(state: Case): state is ClosedCase | ExitedCase | EndedVoice {
	return isOver(state) || (state.status === "merged" && state.parentEndedAt !== undefined);
}

/**
 * Whether nobody works on it any more; a voice of another case has its parent's next move. A superior's look at what is
 * published is no work on it, and keeps nothing waiting.
 */
export function isSettled(state: Case): state is ClosedCase | ExitedCase | EndedVoice {
	return hasEnded(state) && state.pending === null && state.due.every(({ cause }) => cause === "publication");
}

function gone(state: ReceivedCase | HeldCase | MergedCase, status: ExitStatus, at: Instant): ExitedCase {
	const before =
		state.status === "received" || state.status === "merged" ? unmerged(state) : withoutStops(state, at);
	const over = { due: [], pending: null, shelving: null, assists: answeredOf(state) };
	return { ...before, ...over, status, endedAt: at };
}

function unmerged(state: ReceivedCase | MergedCase): Facts {
	if (state.status === "received") return state;
	const { parent: _parent, mergedAt: _at, parentEndedAt: _over, ...facts } = state;
	return facts;
}

/** Withdrawn from a home where somebody is in danger may not be the victim's word: the office still looks. */
function withdrawn(state: ReceivedCase | HeldCase | MergedCase, at: Instant): ExitedCase {
	const after = gone(state, "withdrawn", at);
	return state.track === "protected" ? { ...after, due: state.due } : after;
}

function appealed(state: Case, event: CaseAppealed): Case {
	const { appeal: _used, ...left } = state;
	const { pending, due, at, nextMove } = event;
	return { ...left, pending, due, moves: moved(state, at, nextMove) };
}

function reworded(state: Case, { verdict }: VerdictChanged): Case {
	if (state.status === "merged") return { ...state, verdict };
	if (state.status !== "closed") throw new Error(`VerdictChanged cannot follow in ${state.status}`);
	return { ...state, verdict, how: "confirmed" };
}

export function left(state: Case, event: ExitEvent): Case {
	if (event.type === "VerdictChanged") return reworded(state, event);
	if (event.type === "CaseAppealed") return appealed(state, event);
	if (event.type === "CaseMerged") return merged(state, event);
	if (event.type === "CaseSplit") return splitOff(state, event);
	if (event.type === "VoiceEnded" || event.type === "VoiceReopened") return goneWith(state, event);
	if (event.type === "CaseTransferred" && isOver(state)) return state;
	if (state.status === "followUp" || isOver(state)) {
		throw new Error(`${event.type} cannot follow in ${state.status}`);
	}
	switch (event.type) {
		case "CaseWithdrawn":
			return withdrawn(state, event.at);
		case "CaseDeclined":
			return { ...gone(state, "declined", event.at), appeal: event.appeal };
		case "CaseTransferred":
			return gone(withCleared(state, "transfer", event.at), "redirected", event.at);
		case "CaseRedirected":
			return { ...gone(state, "redirected", event.at), appeal: event.appeal };
		default:
			return event satisfies never;
	}
}

/** The cards for what has been done now. */
function withCleared<State extends Facts>(state: State, cause: Cause, at: Instant): State {
	return { ...state, steps: clearedSteps(state.steps, at, (fired) => fired.cause === cause) };
}

/** A decision on a case that no holder has: the desk's question, or an appeal. What follows is an event of its own. */
export function ruled<State extends ReceivedCase | MergedCase | ClosedCase | ExitedCase>(
	state: State,
	{ at, due, nextMove, kind, accepted }: CaseDecided,
): State {
	const after = { ...state, due, moves: moved(state, at, nextMove) };
	if (kind !== "erasure") return { ...after, pending: null };
	// Its card was the decider's, and no word on how the case was handled.
	return { ...withCleared(after, "decision", at), pending: accepted ? state.pending : null };
}

/** What is left of a case that begins again at the desk. */
function bare(state: ReceivedCase | HeldCase | ClosedCase | ExitedCase): Facts {
	if (state.status === "closed") {
		const { tour: _tour, closedAt: _at, how: _how, ...facts } = state;
		return facts;
	}
	if (!isExited(state)) return state;
	const { endedAt: _at, ...facts } = state;
	return facts;
}

export function sentBack(
	state: ReceivedCase | HeldCase | ClosedCase | ExitedCase,
	event: Omit<CaseSentBack, "type" | "by">,
): ReceivedCase {
	const { tour: _past, appeal: _appeal, ...facts }: Facts & { readonly tour?: unknown } = bare(state);
	const { triageDueAt, due, at } = event;
	const voided = { stops: [], pending: null, verdict: null, reviewerId: null, answerSeconds: null };
	const moves = moved(state, at, event.nextMove);
	const assists = answeredOf(state);
	return { ...facts, ...voided, assists, status: "received", moves, triageDueAt, due };
}

export function reopened(state: FollowUpCase | ClosedCase): FollowUpCase {
	return state.status === "closed" ? unclosed(state) : state;
}

/** A closed case the resident disputes after all, as it stood before it closed. */
export function unclosed({ closedAt: _at, how: _how, ...state }: ClosedCase): FollowUpCase {
	return { ...state, status: "followUp", verdict: null };
}
