import type { AssistAnswered, AssistAsked, AssistRated } from "./assist.ts";
import type { CaseResumed, ResidentAwaited } from "./awaiting.ts";
import { otherSide } from "./boundary.ts";
import type { Instant } from "./calendar.ts";
import type { ResidentCalled } from "./call.ts";
import type { Case, HeldCase, ReceivedCase } from "./case.ts";
import type { CaseDecided, Clocks } from "./case-events.ts";
import { moved } from "./case-moves.ts";
import { isOfQuestion } from "./case-publication.ts";
import type { ContactVoided } from "./chase.ts";
import type { StopKind } from "./clock.ts";
import type { DecisionHandedOver } from "./decider.ts";
import type { DecisionAsked } from "./decision.ts";
import type { EmergencyConfirmed, LevelChanged } from "./level.ts";
import { grantedUntil, isPromiseBroken } from "./promise.ts";
import type { LimitsRecomputed } from "./recompute.ts";

/** How what lies over a case in hand (rules.md §2, overlays) follows from its events. */

/** A stop of this kind is over: from then on it is a change of the clocks. */
export function withoutStop(state: HeldCase, kind: StopKind, at: Instant): HeldCase {
	const ended = state.stops.filter((stop) => stop.kind === kind);
	const changes = ended.map((stop) => ({ kind, at: stop.since, until: at }));
	const stops = state.stops.filter((stop) => stop.kind !== kind);
	return { ...state, stops, changes: [...state.changes, ...changes] };
}

export function withoutStops(state: HeldCase, at: Instant): HeldCase {
	return state.stops.reduce((left, { kind }) => withoutStop(left, kind, at), state);
}

function stoppedBy(state: HeldCase, kind: StopKind, at: Instant): HeldCase {
	return { ...state, status: "handling", stops: [...state.stops, { kind, since: at }] };
}

/** Help that is overdue and all that is open keeps the holder clock still from here on (rules.md §3). */
export function stoppedForHelp(
	state: HeldCase,
	{ stopped, at }: { readonly stopped?: CaseDecided["stopped"] | undefined; readonly at: Instant },
): HeldCase {
	if (stopped === undefined) return state;
	return { ...state, due: stopped, stops: [...state.stops, { kind: "assist", since: at }] };
}

function withClocks(state: HeldCase, { limits, due, caseFinishDueAt }: Clocks): HeldCase {
	return { ...state, due, caseFinishDueAt, tour: { ...state.tour, limits } };
}

export function asked(state: HeldCase, event: DecisionAsked): HeldCase {
	const { at, pending, due } = event;
	const moves = moved(state, at, event.nextMove);
	return { ...stoppedBy(state, "decision", at), pending, due, moves };
}

/** The desk has no holder clock to stop: its own steps wait for the decision. */
export function askedAtDesk(
	state: ReceivedCase,
	{ at, pending, due, nextMove }: DecisionAsked,
): ReceivedCase {
	return { ...state, pending, due, moves: moved(state, at, nextMove) };
}

export function handedOver(state: Case, { pending, due, at, nextMove }: DecisionHandedOver): Case {
	return { ...state, pending, due, moves: moved(state, at, nextMove) };
}

export function awaited(state: HeldCase, event: ResidentAwaited): HeldCase {
	const { at, due } = event;
	return { ...stoppedBy(state, "awaiting", at), due, moves: moved(state, at, event.nextMove) };
}

export function resumed(state: HeldCase, event: CaseResumed): HeldCase {
	const { at, kind, until } = event;
	const after = withClocks(withoutStop(state, kind, until), event);
	const shelving = kind === "shelving" ? null : state.shelving;
	const due = after.due.filter((step) => step.cause !== kind || kind === "assist");
	const on = { ...after, due, shelving, moves: moved(state, at, event.nextMove, true) };
	return stoppedForHelp(on, { stopped: event.stopped, at: until });
}

/** A decision on something the holder asked for; what it granted lies over the case from now on. */
export function decidedOnProposal(state: HeldCase, event: CaseDecided): HeldCase {
	const { at, pending, due, limits } = event;
	const moves = moved(state, at, event.nextMove, true);
	if (pending !== undefined) return { ...state, pending, due, moves };
	const caseFinishDueAt = event.caseFinishDueAt ?? state.caseFinishDueAt;
	const open = { ...withoutStop(tieBroken(state, event), "decision", at), pending: null, moves };
	const granted = withGrant(withClocks(open, { limits, due, caseFinishDueAt }), event, isAgain(state, event));
	return stoppedForHelp(granted, event);
}

/** A side of a boundary place that was told to keep the case keeps it for good (rules.md §8). */
function tieBroken(state: HeldCase, { kind, accepted }: CaseDecided): HeldCase {
	if (kind !== "return" || accepted || otherSide(state) === null) return state;
	return { ...state, designated: true };
}

/** Whether what is decided was asked after a promise had been broken. */
function isAgain(state: HeldCase, { again }: CaseDecided): boolean {
	return again ?? (state.pending !== null && isPromiseBroken(state, state.pending.askedAt));
}

function withGrant(state: HeldCase, event: CaseDecided, again: boolean): HeldCase {
	const { granted, at } = event;
	if (granted === undefined) return state;
	switch (granted.kind) {
		case "return":
			return { ...state, returns: state.returns + 1 };
		case "extension":
			return { ...state, changes: [...state.changes, { kind: "extension", at, days: granted.days }] };
		case "promise": {
			const until = grantedUntil(event, granted.byDate);
			const change = { kind: "promise", at, until, ...(again ? { again: true as const } : {}) } as const;
			return { ...state, changes: [...state.changes, change] };
		}
		case "shelving": {
			const { cause, ownerPostId, reviewOn } = granted;
			return { ...stoppedBy(state, "shelving", at), shelving: { cause, ownerPostId, reviewOn } };
		}
		case "level":
		case "decline":
		case "redirect":
			return state;
		default:
			return granted satisfies never;
	}
}

/** The assists that were answered; once nobody works on the case, the others are asked for no more. */
export function answeredOf({ assists }: Pick<HeldCase, "assists">): HeldCase["assists"] {
	return assists.filter(({ answeredAt }) => answeredAt !== null);
}

/** A level of another kind, or the duty officer's call about the one claimed: in time, or after the card for it. */
export function levelled(state: HeldCase, event: LevelChanged | EmergencyConfirmed): HeldCase {
	if (event.type === "EmergencyConfirmed") {
		const due = state.due.filter(({ cause }) => cause !== "emergency");
		return { ...state, due, emergencyChecked: true };
	}
	const { level, categoryCode } = event;
	return { ...withClocks(state, event), level, categoryCode };
}

/** Other people's limits stand with what they are about. */
export function recomputed(state: Case, event: LimitsRecomputed): Case {
	const { others, due } = event;
	const held = state.status === "dispatched" || state.status === "handling";
	const own = held ? withClocks(state, event) : { ...state, due };
	if (others === undefined) return own;
	const assists = state.assists.map((one) => ({
		...one,
		dueAt: others.assists.find(({ assistId }) => assistId === one.assistId)?.dueAt ?? one.dueAt,
	}));
	const letters = state.letters.map((one) => ({
		...one,
		dueAt: others.letters.find(({ letterId }) => letterId === one.letterId)?.dueAt ?? one.dueAt,
	}));
	const { pending } = state;
	const dueAt = others.decisionDueAt ?? pending?.dueAt;
	const decision = pending === null || dueAt === undefined ? null : { ...pending, dueAt };
	return {
		...own,
		...questionAnew(own),
		assists,
		letters,
		pending: decision,
		triageDueAt: others.triageDueAt,
	};
}

/** Until a card has fallen the step that is due is the limit itself. */
function questionAnew(state: Case): Pick<Case, "publicationQuestion" | "reassignment"> {
	const { publicationQuestion: asked, reassignment, due, steps } = state;
	const dueAtOf = (of: "publication" | "reassignment") => due.find(({ cause }) => cause === of)?.dueAt;
	const reassigned = dueAtOf("reassignment");
	if (reassignment !== undefined && reassigned !== undefined)
		return { reassignment: { ...reassignment, dueAt: reassigned } };
	const looked = dueAtOf("publication");
	if (asked === undefined || looked === undefined) return {};
	const hasFired = steps.some((fired) => isOfQuestion(state, fired));
	return hasFired ? {} : { publicationQuestion: { ...asked, dueAt: looked } };
}

/** A contact that told the resident nothing is none. */
export function contactVoided(state: HeldCase, event: ContactVoided): HeldCase {
	const { tour, ...after } = withClocks(state, event);
	const contactSeconds = event.first ? null : state.contactSeconds;
	return { ...after, tour: { ...tour, contactedAt: null }, contactSeconds };
}

export function assisted(state: HeldCase, event: AssistAsked): HeldCase {
	const { assistId, postId, ownerId, at, level, dueAt, due } = event;
	const asked = { assistId, postId, ownerId, askedAt: at, dueAt, answeredAt: null, help: null };
	const assist = level === undefined ? asked : { ...asked, level };
	return { ...state, status: "handling", due, assists: [...state.assists, assist] };
}

export function helped(state: HeldCase, { assistId, at }: AssistAnswered): HeldCase {
	const assists = state.assists.map((one) => (one.assistId === assistId ? { ...one, answeredAt: at } : one));
	const due = state.due.filter((step) => !("assistId" in step) || step.assistId !== assistId);
	return { ...state, assists, due };
}

export function rated<State extends { readonly assists: HeldCase["assists"] }>(
	state: State,
	{ assistId, help }: AssistRated,
): State {
	const assists = state.assists.map((one) => (one.assistId === assistId ? { ...one, help } : one));
	return { ...state, assists };
}

/** One more call of the desk about the work or the answer of now. */
export function called(state: Case, { at, by, purpose, reached }: ResidentCalled): Case {
	const { calls = [], round, hop } = state;
	return { ...state, calls: [...calls, { at, by, purpose, reached, round, hop }] };
}
