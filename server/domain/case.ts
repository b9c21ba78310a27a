import type { Assist } from "./assist.ts";
import type { Instant } from "./calendar.ts";
import { deferred, dispatched, sealedCase } from "./case-dispatch.ts";
import { erasing } from "./case-erasures.ts";
import type { CaseEvent, ClosedHow, FiredStep, Move, ReportReceived, Verdict } from "./case-events.ts";
import { hasEnded, isSettled, left, reopened, ruled, sentBack } from "./case-exits.ts";
import { handedOn, isHandOverEvent } from "./case-hand-over.ts";
import { answered, closed, contacted, decided, disputed, escalated, heard, signed } from "./case-handling.ts";
import type { Marks } from "./case-marks.ts";
import { triaged } from "./case-mask.ts";
import type { Moves } from "./case-moves.ts";
import {
	asked,
	askedAtDesk,
	assisted,
	awaited,
	called,
	contactVoided,
	handedOver,
	helped,
	levelled,
	rated,
	recomputed,
	resumed,
} from "./case-overlays.ts";
import { overseen } from "./case-oversight.ts";
import { isPhoneEvent, type PhoneEvent, phoneAfter } from "./case-phone.ts";
import { type Agreed, published, withQuestionEnded } from "./case-publication.ts";
import { withReassignment } from "./case-reassignment.ts";
import { moving, stalled } from "./case-standstill.ts";
import type { ClockChange, Stop, Tour } from "./clock.ts";
import { exclusionAfter } from "./exclusion-events.ts";
import { type ExitEvent, isExitEvent } from "./exit-events.ts";
import type { Letter } from "./letter.ts";
import { tallied } from "./measure.ts";
import type { OverlayEvent } from "./overlay-events.ts";
import { type PhotoRef, withStaffPhotos } from "./photo.ts";
import type { Pending, Shelving } from "./proposal.ts";
import { isPublicationEvent } from "./publication-events.ts";
import { received } from "./received.ts";

/** What of a report no rule asks for again. */
type Unkept =
	| "type"
	| "at"
	| "aboutKind"
	| "aboutName"
	| "contactPhone"
	| "phoneForHolder"
	| "consentPublish"
	| "nextMove"
	| "photos"
	| "places";

/** What is known of a case, and how it follows from its events. Nothing here asks the time or changes what it was given. */
type Base = Omit<ReportReceived, Unkept> & Agreed & Marks;
export type Facts = Base & {
	/** How many events the case has. */
	readonly version: number;
	readonly receivedAt: Instant;
	/** 1 from the first dispatch, one more with every rework. */
	readonly round: number;
	readonly disputes: number;
	/** The limit that belongs to the resident: from receipt, never restarted (rules.md §3). */
	readonly caseFinishDueAt: Instant | null;
	readonly steps: readonly FiredStep[];
	readonly moves: Moves;
	/** Dispatches so far, and those among them that were returned. */
	readonly hop: number;
	readonly returns: number;
	/** When the round began: receipt, or the dispute that opened it. */
	readonly roundStartedAt: Instant;
	/** What keeps the holder clock still now, and what has moved the clocks so far (rules.md §3). */
	readonly stops: readonly Stop[];
	readonly changes: readonly ClockChange[];
	readonly assists: readonly Assist[];
	readonly letters: readonly Letter[];
	/** 挂账: taken off the clocks until a review; null when it is not. */
	readonly shelving: Shelving | null;
	readonly pending: Pending | null;
	/** Who confirmed that it cannot be solved: whoever checks that answer later is somebody else (rules.md §2). */
	readonly reviewerId: string | null;
	readonly verdict: Verdict | null;
	/** Working seconds from receipt to the first effective contact and to the answer in force (rules.md §5). */
	readonly contactSeconds: number | null;
	readonly answerSeconds: number | null;
	readonly photos: readonly PhotoRef[];
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
/** Goes on as a voice of another case, with its own receipt and verdict (rules.md §2, merge). */
export type MergedCase = Facts & Merged & { readonly status: "merged" };
type Merged = {
	readonly parent: string;
	readonly mergedAt: Instant;
	/** Absent while the other case goes on. */
	readonly parentEndedAt?: Instant;
};
type Left = Facts & { readonly status: ExitStatus; readonly endedAt: Instant };
/** Left without an answer: 撤回 · 不予受理 · 转办 (rules.md §2, side exits). */
export type ExitedCase = Left | (Left & { readonly tour: Tour });
export type ExitStatus = "withdrawn" | "declined" | "redirected";
export type Case = ReceivedCase | HeldCase | MergedCase | FollowUpCase | ClosedCase | ExitedCase;
export type CaseStatus = Case["status"];

/** Who has the next move now; null once nobody has anything to do about it. A voice has its parent's. */
export function nextMoveOf(state: Case): Move | null {
	const isNobodys = isSettled(state) || (state.status === "merged" && state.pending === null);
	return isNobodys && state.publicationQuestion === undefined ? null : (state.moves.at(-1)?.move ?? null);
}

/** When the sweep must look at the case again; null when nothing is left to fire. */
export function nextDueAt({ due }: Case): Instant | null {
	return due.length === 0 ? null : Math.min(...due.map(({ dueAt }) => dueAt));
}

export function isHeld(state: Case): state is HeldCase {
	return state.status === "dispatched" || state.status === "handling";
}

/** Narrows `state`, or says that the log holds what the rules never decide. */
function only<S extends Case>(state: Case, event: CaseEvent, is: (state: Case) => state is S): S {
	if (is(state)) return state;
	throw new Error(`${event.type} cannot follow in ${state.status}`);
}

export const isReceived = (state: Case): state is ReceivedCase => state.status === "received";
const isOpenWork = (state: Case): state is ReceivedCase | HeldCase => isReceived(state) || isHeld(state);
export const isFollowUp = (state: Case): state is FollowUpCase => state.status === "followUp";
const isWork = (state: Case): state is HeldCase | FollowUpCase => isHeld(state) || isFollowUp(state);
const isDisputable = (state: Case): state is FollowUpCase | ClosedCase =>
	isFollowUp(state) || state.status === "closed";

function overlaid(state: Case, event: OverlayEvent | ExitEvent | PhoneEvent): Case {
	const held = () => only(state, event, isHeld);
	switch (event.type) {
		case "DecisionAsked":
			return isReceived(state) ? askedAtDesk(state, event) : asked(held(), event);
		case "DecisionHandedOver":
			return handedOver(state, event);
		case "CaseSentBack":
			if (isFollowUp(state) || state.status === "merged") throw new Error("it goes to no desk");
			return sentBack(state, event);
		case "ResidentAwaited":
			return awaited(held(), event);
		case "CaseResumed":
			return resumed(held(), event);
		case "LevelChanged":
		case "EmergencyConfirmed":
			return levelled(held(), event);
		case "LimitsRecomputed":
			return recomputed(state, event);
		case "StallTimed":
		case "CaseStalled":
			return stalled(state, event);
		case "CaseChased":
			return { ...state, chasedAt: event.at };
		case "ExclusionAsked":
		case "ExclusionDecided":
			return exclusionAfter(state, event);
		case "CallBegun":
			return state;
		case "ResidentCalled": {
			const { contact, at } = event;
			return called(contact === undefined ? state : contacted(held(), { ...contact, at }), event);
		}
		case "ContactVoided":
			return contactVoided(held(), event);
		case "AssistAsked":
			return assisted(held(), event);
		case "AssistAnswered":
			return helped(held(), event);
		case "AssistRated":
			return rated(state, event);
		default:
			if (isPhoneEvent(event)) return phoneAfter(state, event);
			if (isHandOverEvent(event)) return handedOn(state, event);
			return isExitEvent(event) ? left(state, event) : overseen(state, event);
	}
}

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
			return contacted(heard(withStaffPhotos(only(state, event, isHeld), event)), event);
		case "CaseAnswered":
			return answered(heard(withStaffPhotos(only(state, event, isHeld), event)), event);
		case "CaseDecided":
			return isReceived(state) || hasEnded(state)
				? ruled(state, event)
				: decided(only(state, event, isWork), event);
		case "CaseConfirmed":
			if (state.status === "merged") return { ...state, verdict: event.verdict };
			return { ...only(state, event, isFollowUp), verdict: event.verdict };
		case "CaseDisputed":
			return disputed(reopened(only(state, event, isDisputable)), event);
		case "CaseEscalated":
			return escalated(state, event);
		case "CaseClosed":
			return closed(only(state, event, isFollowUp), event);
		case "SealedViewed":
			return event.inHand ? { ...state, due: state.due.filter(({ cause }) => cause !== "triage") } : state;
		case "AccessRefused":
		case "SpokenCodeMade":
		case "CaseExported":
			return state;
		case "DispatchDeferred":
			return deferred(only(state, event, isReceived), event);
		case "PartCutOut":
		case "WordsMasked":
			return triaged(state, event);
		case "MessageLeft":
			return { ...state, saidAt: event.at, photos: [...state.photos, ...(event.photos ?? [])] };
		case "ErasureProposed":
		case "ErasureRequested":
		case "WordsErased":
		case "PhoneErased":
			return erasing(state, event);
		default:
			return isPublicationEvent(event) ? published(state, event) : overlaid(state, event);
	}
}

/**
 * What follows from `event`. The first event of every case is `ReportReceived`.
 * @throws when the events are in an order the rules never decide
 */
export function evolve(state: Case | null, event: CaseEvent): Case {
	if (state === null && event.type === "ReportReceived") return received(event);
	if (state === null) throw new Error(`${event.type} without a report`);
	const after = moving(withReassignment(withQuestionEnded(next(state, event), event.at), event));
	const tally = tallied(state, after, event);
	const version = state.version + 1;
	return tally === undefined ? { ...after, version } : { ...after, version, tally };
}
