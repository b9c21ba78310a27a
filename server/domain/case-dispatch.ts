import type { HeldCase, ReceivedCase } from "./case.ts";
import type { CaseDispatched } from "./case-events.ts";
import { begun } from "./case-handling.ts";
import { moved } from "./case-moves.ts";
import { withoutStops } from "./case-overlays.ts";
import { phoneWith } from "./case-phone.ts";
import type { DispatchDeferred } from "./deferral.ts";
import type { CaseSealed } from "./sealing.ts";

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
		...(named.halfDay === undefined && event.halfDay === undefined ? named : withHalfDay(named, event)),
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

/** Whoever works on it reads it from now on; its clocks count from where the half-day began, which tells no minute. */
function withHalfDay<State extends ReceivedCase | HeldCase>(state: State, event: CaseDispatched): State {
	const { deferred: _done, ...rest } = state;
	const halfDay = state.halfDay ?? event.halfDay;
	// Nothing but one optional member is left out.
	const facts = rest as State;
	if (halfDay === undefined || state.hop > 0) return facts;
	return { ...facts, halfDay: { sentAt: event.at, ...halfDay }, roundStartedAt: halfDay.from };
}

/** Decided on, and sent when its half-day is over. */
export function deferred(state: ReceivedCase, event: DispatchDeferred): ReceivedCase {
	const { by, postId, categoryCode, level, halfDay, due } = event;
	const where = { categoryCode, level, halfDay, deferred: { by, postId } };
	return { ...state, ...where, due, held: [], sealed: false, triageDueAt: null };
}

/** What is left of who named the post: nobody returns it any more, and the duty book has a gap. */
function withName<State extends ReceivedCase | HeldCase>(state: State, { gap }: CaseDispatched): State {
	return { ...state, designated: true, ...(gap === true ? { gap } : {}) };
}

export function sealedCase(state: ReceivedCase, event: CaseSealed): ReceivedCase {
	const { track, namedIds, due, competent } = event;
	const { nextMove } = event;
	const moves = moved(state, event.at, nextMove);
	const reached = nextMove.by === "staff" ? phoneWith(state, nextMove.personId) : state;
	return {
		...reached,
		...(competent === undefined ? {} : { competent }),
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
