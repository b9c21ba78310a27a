import type { Instant } from "./calendar.ts";
import { cardRank, clearedSteps, withoutHeldCards } from "./card.ts";
import type { Case, ClosedCase, FollowUpCase, HeldCase } from "./case.ts";
import type {
	CaseAnswered,
	CaseDecided,
	CaseDisputed,
	CaseEscalated,
	DueStep,
	FiredStep,
	LadderDue,
	ResidentContacted,
} from "./case-events.ts";
import { moved } from "./case-moves.ts";
import { answeredOf, decidedOnProposal, stoppedForHelp, withoutStop, withoutStops } from "./case-overlays.ts";
import { askedWith } from "./case-reassignment.ts";
import { firstPast, markOf, type Tour } from "./clock.ts";
import type { CaseClosed } from "./exit-events.ts";

/** How work on a case, its answer and what the resident says of it follow from their events. */

/** A stretch of work: nothing signed, contacted or answered in it yet. */
export function begun(
	{ changes }: Pick<Case, "changes">,
	limits: Tour["limits"],
	startedAt: Instant,
): Omit<Tour, "postId" | "holderId"> {
	const changesBefore = changes.length;
	return { limits, startedAt, changesBefore, signedAt: null, contactedAt: null, answeredAt: null };
}

/** The resident has had a word back. */
export function heard<S extends Case>(state: S): S {
	const { saidAt: _answered, ...rest } = state;
	// Nothing but one optional member is left out.
	return rest as S;
}

/** A new round of work; cards held stay held. */
function inRound(state: FollowUpCase, event: CaseDisputed | CaseDecided): HeldCase {
	const { due, limits, at, nextMove } = event;
	const voided = { answerSeconds: null, reviewerId: null, pending: null, stops: [], roundStartedAt: at };
	const again = { ...voided, round: state.round + 1, due, moves: moved(state, at, nextMove) };
	return {
		...state,
		...again,
		status: "dispatched",
		tour: { ...state.tour, ...begun(state, limits, at) },
	};
}

export function signed(state: HeldCase, at: Instant): HeldCase {
	const due = state.due.filter(({ cause }) => cause !== "sign");
	const move = state.moves.at(-1)?.move;
	const moves = move === undefined ? state.moves : moved(state, at, move, true);
	return { ...state, status: "handling", due, moves, tour: { ...state.tour, signedAt: at } };
}

export function contacted(
	state: HeldCase,
	event: Pick<ResidentContacted, "at" | "nextMove" | "workingSeconds" | "stopped">,
): HeldCase {
	const after: HeldCase = {
		...state,
		status: "handling",
		due: state.due.filter(
			({ step, cause }) => cause !== "sign" && cause !== "contact" && step !== "referred",
		),
		moves: moved(state, event.at, event.nextMove, true),
		tour: { ...state.tour, contactedAt: state.tour.contactedAt ?? event.at },
		contactSeconds: state.contactSeconds ?? event.workingSeconds,
	};
	return stoppedForHelp(after, event);
}

export function answered(state: HeldCase, event: CaseAnswered): HeldCase | FollowUpCase {
	const { pending, due, workingSeconds } = event;
	const { at } = event;
	const moves = moved(state, at, event.nextMove);
	const before = withoutStops(state, at);
	const tour = { ...state.tour, answeredAt: at };
	const kept = event.mediation === undefined ? before : { ...before, mediation: event.mediation };
	const after = { ...kept, due, pending, shelving: null, answerSeconds: workingSeconds, moves, tour };
	if (pending === null) return inFollowUp(after, at, workingSeconds);
	return { ...after, status: "handling", stops: [{ kind: "decision", since: at }] };
}

/** The answer is published under the receipt, so it counts as contact. */
function inFollowUp(state: HeldCase, at: Instant, workingSeconds: number): FollowUpCase {
	const tour = { ...state.tour, contactedAt: state.tour.contactedAt ?? at };
	const contactSeconds = state.contactSeconds ?? workingSeconds;
	return { ...state, status: "followUp", tour, contactSeconds, assists: answeredOf(state) };
}

export function decided(state: HeldCase | FollowUpCase, event: CaseDecided): HeldCase | FollowUpCase {
	if (state.status === "followUp") {
		return event.accepted ? inRound(state, event) : { ...state, pending: null };
	}
	if (event.kind !== "cannotBeSolved") return decidedOnProposal(state, event);
	const { due, limits, at, by, workingSeconds } = event;
	const moves = moved(state, at, event.nextMove, true);
	const caseFinishDueAt = event.caseFinishDueAt ?? state.caseFinishDueAt;
	const open = { ...withoutStop(state, "decision", at), caseFinishDueAt, pending: null };
	const after = { ...open, due, moves, tour: { ...state.tour, limits } };
	if (event.accepted) return inFollowUp({ ...after, reviewerId: by }, at, workingSeconds);
	return stoppedForHelp({ ...after, answerSeconds: null, tour: { ...after.tour, answeredAt: null } }, event);
}

export function disputed(state: FollowUpCase, event: CaseDisputed): HeldCase | FollowUpCase {
	const disputes = state.disputes + 1;
	if (event.pending === null) return { ...inRound(state, event), disputes };
	const { due, pending, at, nextMove } = event;
	return { ...state, disputes, due, pending, moves: moved(state, at, nextMove) };
}

/** What a card keeps of its event; what it has not is left out. */
function firedOf(event: CaseEscalated, hop: number): FiredStep {
	const {
		step,
		cause,
		round,
		dueAt,
		at: firedAt,
		fellOn,
		told,
		assistId,
		letterId,
		unitId,
		overLoad,
	} = event;
	const fired = { step, cause, round, dueAt, firedAt, fellOn, told, clearedAt: null, hop };
	return {
		...fired,
		...(assistId === undefined ? {} : { assistId }),
		...(letterId === undefined ? {} : { letterId }),
		...(unitId === undefined ? {} : { unitId }),
		...(overLoad === undefined ? {} : { overLoad }),
	};
}

/** An undecided matter goes on to the next level. */
function climbOf({ step, cause, climbsAt, ...card }: CaseEscalated): readonly LadderDue[] {
	return climbsAt === undefined ? [] : [{ step, cause, dueAt: climbsAt, ...markOf(card) }];
}

export function escalated<S extends Case>(state: S, event: CaseEscalated): S {
	const { step, cause, at: firedAt, assistId, letterId } = event;
	const { hop } = state;
	const steps = [...state.steps, firedOf(event, hop)];
	const isIt = (due: DueStep) => due.step === step && due.cause === cause && isOfSame(due);
	const isOfSame = (due: DueStep) =>
		!("letterId" in due || "assistId" in due) || (due.assistId === assistId && due.letterId === letterId);
	const left = (event.stopped ?? state.due).filter((one) => !isIt(one));
	const due = [...withoutHeldCards({ steps, hop }, left), ...climbOf(event)];
	const after = askedWith({ ...state, steps, due, moves: moved(state, firedAt, event.nextMove) }, event);
	return event.stopped === undefined
		? after
		: { ...after, stops: [...state.stops, { kind: "assist", since: firstPast(event.dueAt) }] };
}

export function closed(state: FollowUpCase, { at, how, appeal }: CaseClosed): ClosedCase {
	// Cleared only by deed: red and referred wait for a written finding (rules.md §4).
	const clears = ({ step }: FiredStep) => how !== "residentDisagrees" && cardRank(step) < 3;
	const steps = clearedSteps(state.steps, at, clears);
	const over = { ...state, status: "closed", steps, due: [], closedAt: at, how } as const;
	return appeal === undefined ? over : { ...over, appeal };
}
