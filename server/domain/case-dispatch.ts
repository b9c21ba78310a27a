import type { HeldCase, ReceivedCase } from "./case.ts";
import type { CaseDispatched, CaseSealed } from "./case-events.ts";
import { begun } from "./case-handling.ts";
import { moved } from "./case-moves.ts";
import { withoutStops } from "./case-overlays.ts";
import { phoneWith } from "./case-phone.ts";

/** How a case reaches whoever works on it, or those who alone may know of it. */

export function dispatched(state: ReceivedCase | HeldCase, event: CaseDispatched): HeldCase {
	const { at, limits } = event;
	const reached = phoneWith(state, event.holderId);
	const before = reached.status === "received" ? reached : withoutStops(reached, at);
	const { startedAt, changesBefore, signedAt, contactedAt, answeredAt } = begun(before, limits, at);
	const { postId, holderId } = event;
	// Each by name, as every report comes this way: a second spread in one literal costs as much as all the rest.
	const known = event.boundary === undefined ? before : { ...before, boundary: event.boundary };
	const named = event.why === "designation" ? withName(known, event) : known;
	return {
		...named,
		held: [],
		sealed: false,
		triageDueAt: null,
		due: event.due,
		categoryCode: event.categoryCode,
		level: event.level,
		caseFinishDueAt: event.caseFinishDueAt,
		hop: state.hop + 1,
		pending: null,
		shelving: null,
		answerSeconds: null,
		status: "dispatched",
		moves: moved(state, at, event.nextMove),
		tour: { postId, holderId, limits, startedAt, changesBefore, signedAt, contactedAt, answeredAt },
	};
}

/** What is left of who named the post: nobody returns it any more, and the duty book has a gap. */
function withName<State extends ReceivedCase | HeldCase>(state: State, { gap }: CaseDispatched): State {
	return { ...state, designated: true, ...(gap === true ? { gap } : {}) };
}

export function sealedCase(state: ReceivedCase, event: CaseSealed): ReceivedCase {
	const { track, namedIds, due } = event;
	const { nextMove } = event;
	const moves = moved(state, event.at, nextMove);
	const reached = nextMove.by === "staff" ? phoneWith(state, nextMove.personId) : state;
	return {
		...reached,
		track,
		namedIds,
		sealed: true,
		held: [],
		pending: null,
		triageDueAt: null,
		due,
		moves,
	};
}
