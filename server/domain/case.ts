import type { Instant } from "./calendar.ts";
import { cardRank, withoutHeldCards } from "./card.ts";
import type {
	CaseAnswered,
	CaseDecided,
	CaseDispatched,
	CaseDisputed,
	CaseEscalated,
	CaseEvent,
	CaseSealed,
	ClosedHow,
	FiredStep,
	Move,
	Pending,
	ReportReceived,
	ResidentContacted,
	Tour,
	Verdict,
} from "./case-events.ts";
import { received } from "./received.ts";

/** What of a report no rule asks for again. */
type Unkept = "type" | "at" | "aboutKind" | "aboutName" | "contactPhone" | "consentPublish" | "nextMove";

/** What is known of a case, and how it follows from its events. Nothing here asks the time or changes what it was given. */
type Facts = Omit<ReportReceived, Unkept> & {
	/** How many events the case has. */
	readonly version: number;
	readonly receivedAt: Instant;
	/** 1 from the first dispatch, one more with every rework. */
	readonly round: number;
	readonly disputes: number;
	/** The limit that belongs to the resident: from receipt, never restarted (rules.md §3). */
	readonly caseFinishDueAt: Instant | null;
	readonly steps: readonly FiredStep[];
	/** Who has had the move since when; `inHand` once that holder has signed or contacted. */
	readonly moves: readonly { readonly from: Instant; readonly move: Move; readonly inHand: boolean }[];
	readonly pending: Pending | null;
	/** Who confirmed that it cannot be solved: whoever checks that answer later is somebody else (rules.md §2). */
	readonly reviewerId: string | null;
	readonly verdict: Verdict | null;
	/** Working seconds from receipt to the first effective contact and to the answer in force (rules.md §5). */
	readonly contactSeconds: number | null;
	readonly answerSeconds: number | null;
};
export type ReceivedCase = Facts & { readonly status: "received" };
export type HeldCase = Facts & { readonly status: "dispatched" | "handling"; readonly tour: Tour };
export type FollowUpCase = Facts & { readonly status: "followUp"; readonly tour: Tour };
export type ClosedCase = Facts & {
	readonly status: "closed";
	readonly tour: Tour;
	readonly closedAt: Instant;
	readonly how: ClosedHow;
};
export type Case = ReceivedCase | HeldCase | FollowUpCase | ClosedCase;
export type CaseStatus = Case["status"];

/** Who has the next move now; null once closed. */
export function nextMoveOf(state: Case): Move | null {
	if (state.status === "closed") return null;
	return state.moves.at(-1)?.move ?? null;
}

/** When the sweep must look at the case again; null when nothing is left to fire. */
export function nextDueAt({ due }: Case): Instant | null {
	return due.length === 0 ? null : Math.min(...due.map(({ dueAt }) => dueAt));
}

/** @param taken whether a deed of the holder took the case in hand; it takes nothing from whoever a card has told */
function moved({ moves }: Pick<Facts, "moves">, from: Instant, move: Move, taken = false): Facts["moves"] {
	const last = moves.at(-1);
	const inHand = taken && move.by === "staff" && move.as === "holder";
	// What is in hand stays so while the move stays: a reminder takes nothing out of it.
	const same = last !== undefined && JSON.stringify(last.move) === JSON.stringify(move);
	return same && (last.inHand || !inHand) ? moves : [...moves, { from, move, inHand }];
}

/** A stretch of work: nothing signed, contacted or answered in it yet. */
function begun(limits: Tour["limits"], startedAt: Instant): Omit<Tour, "postId" | "holderId"> {
	return { limits, startedAt, signedAt: null, contactedAt: null, answeredAt: null };
}

function dispatched(state: ReceivedCase | HeldCase, event: CaseDispatched): HeldCase {
	const { at, postId, holderId, limits, due, categoryCode, level, caseFinishDueAt } = event;
	const tour = { postId, holderId, ...begun(limits, at) };
	const triaged = { held: [], sealed: false, triageDueAt: null, due, categoryCode, level, caseFinishDueAt };
	return { ...state, ...triaged, status: "dispatched", moves: moved(state, at, event.nextMove), tour };
}

/** A new round of work; cards held stay held. */
function inRound(state: FollowUpCase, event: CaseDisputed | CaseDecided): HeldCase {
	const { due, limits, at, nextMove } = event;
	const voided = { answerSeconds: null, reviewerId: null, pending: null };
	const again = { ...voided, round: state.round + 1, due, moves: moved(state, at, nextMove) };
	return { ...state, ...again, status: "dispatched", tour: { ...state.tour, ...begun(limits, at) } };
}

function sealedCase(state: ReceivedCase, event: CaseSealed): ReceivedCase {
	const { track, namedIds, due } = event;
	const moves = moved(state, event.at, event.nextMove);
	return { ...state, track, namedIds, sealed: true, held: [], triageDueAt: null, due, moves };
}

function signed(state: HeldCase, at: Instant): HeldCase {
	const due = state.due.filter(({ cause }) => cause !== "sign");
	const move = nextMoveOf(state);
	const moves = move === null ? state.moves : moved(state, at, move, true);
	return { ...state, status: "handling", due, moves, tour: { ...state.tour, signedAt: at } };
}

function contacted(state: HeldCase, event: ResidentContacted): HeldCase {
	return {
		...state,
		status: "handling",
		due: state.due.filter(
			({ step, cause }) => cause !== "sign" && cause !== "contact" && step !== "referred",
		),
		moves: moved(state, event.at, event.nextMove, true),
		tour: { ...state.tour, contactedAt: state.tour.contactedAt ?? event.at },
		contactSeconds: state.contactSeconds ?? event.workingSeconds,
	};
}

function answered(state: HeldCase, event: CaseAnswered): HeldCase | FollowUpCase {
	const { pending, due, workingSeconds } = event;
	const moves = moved(state, event.at, event.nextMove);
	const tour = { ...state.tour, answeredAt: event.at };
	const after = { ...state, due, pending, answerSeconds: workingSeconds, moves, tour };
	return pending === null ? inFollowUp(after, event.at, workingSeconds) : { ...after, status: "handling" };
}

/** The answer is published under the receipt, so it counts as contact. */
function inFollowUp(state: HeldCase, at: Instant, workingSeconds: number): FollowUpCase {
	const tour = { ...state.tour, contactedAt: state.tour.contactedAt ?? at };
	return { ...state, status: "followUp", tour, contactSeconds: state.contactSeconds ?? workingSeconds };
}

function decided(state: HeldCase | FollowUpCase, event: CaseDecided): HeldCase | FollowUpCase {
	if (state.status === "followUp") {
		return event.accepted ? inRound(state, event) : { ...state, pending: null };
	}
	const { due, limits, at, by, workingSeconds } = event;
	const moves = moved(state, at, event.nextMove, true);
	const after = { ...state, due, pending: null, moves, tour: { ...state.tour, limits } };
	if (event.accepted) return inFollowUp({ ...after, reviewerId: by }, at, workingSeconds);
	return { ...after, answerSeconds: null, tour: { ...after.tour, answeredAt: null } };
}

function disputed(state: FollowUpCase, event: CaseDisputed): HeldCase | FollowUpCase {
	const disputes = state.disputes + 1;
	if (event.pending === null) return { ...inRound(state, event), disputes };
	const { due, pending, at, nextMove } = event;
	return { ...state, disputes, due, pending, moves: moved(state, at, nextMove) };
}

function escalated<S extends Case>(state: S, event: CaseEscalated): S {
	const { step, cause, round, dueAt, at: firedAt, fellOn, told } = event;
	const steps = [...state.steps, { step, cause, round, dueAt, firedAt, fellOn, told, clearedAt: null }];
	const left = state.due.filter((due) => !(due.step === step && due.cause === cause));
	return {
		...state,
		steps,
		moves: moved(state, firedAt, event.nextMove),
		due: withoutHeldCards({ steps }, left),
	};
}

function closed(state: FollowUpCase, at: Instant, how: ClosedHow): ClosedCase {
	// Cleared only by deed: red and referred wait for a written finding (rules.md §4).
	const clears = (fired: FiredStep) =>
		how !== "residentDisagrees" && fired.clearedAt === null && cardRank(fired.step) < 3;
	const steps = state.steps.map((fired) => (clears(fired) ? { ...fired, clearedAt: at } : fired));
	return { ...state, status: "closed", steps, due: [], closedAt: at, how };
}

export function isHeld(state: Case): state is HeldCase {
	return state.status === "dispatched" || state.status === "handling";
}

/** Narrows `state`, or says that the log holds what the rules never decide. */
function only<S extends Case>(state: Case, event: CaseEvent, is: (state: Case) => state is S): S {
	if (is(state)) return state;
	throw new Error(`${event.type} cannot follow in ${state.status}`);
}

const isReceived = (state: Case): state is ReceivedCase => state.status === "received";
const isOpenWork = (state: Case): state is ReceivedCase | HeldCase => isReceived(state) || isHeld(state);
export const isFollowUp = (state: Case): state is FollowUpCase => state.status === "followUp";
const isDecidable = (state: Case): state is HeldCase | FollowUpCase => isHeld(state) || isFollowUp(state);

function next(state: Case, event: CaseEvent): Case {
	switch (event.type) {
		case "ReportReceived":
			throw new Error(`${state.caseNumber} has been received before`);
		case "CaseDispatched":
			return dispatched(only(state, event, isOpenWork), event);
		case "CaseSealed":
			return sealedCase(only(state, event, isReceived), event);
		case "CaseSigned":
			return signed(only(state, event, isHeld), event.at);
		case "ResidentContacted":
			return contacted(only(state, event, isHeld), event);
		case "CaseAnswered":
			return answered(only(state, event, isHeld), event);
		case "CaseDecided":
			return decided(only(state, event, isDecidable), event);
		case "CaseConfirmed":
			return { ...only(state, event, isFollowUp), verdict: event.verdict };
		case "CaseDisputed":
			return disputed(only(state, event, isFollowUp), event);
		case "CaseEscalated":
			return escalated(state, event);
		case "CaseClosed":
			return closed(only(state, event, isFollowUp), event.at, event.how);
		case "SealedViewed":
			return event.inHand ? { ...state, due: state.due.filter(({ cause }) => cause !== "triage") } : state;
		case "AccessRefused":
		case "MessageLeft":
			return state;
	}
}

/**
 * What follows from `event`. The first event of every case is `ReportReceived`.
 * @throws when the events are in an order the rules never decide
 */
export function evolve(state: Case | null, event: CaseEvent): Case {
	if (state === null && event.type === "ReportReceived") return received(event);
	if (state === null) throw new Error(`${event.type} without a report`);
	return { ...next(state, event), version: state.version + 1 };
}
