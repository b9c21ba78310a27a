import { assistLadder } from "./assist.ts";
import { awaitingEnd } from "./awaiting.ts";
import type { Instant } from "./calendar.ts";
import { type Case, type HeldCase, isFollowUp, isHeld, isReceived } from "./case.ts";
import { clocksOf } from "./case-clock.ts";
import type { CaseEvent, Clocks, DueStep } from "./case-events.ts";
import { isOfQuestion } from "./case-publication.ts";
import { spanEnd, spanEndAfterDue } from "./clock.ts";
import { decisionSpan } from "./decider.ts";
import { deskPaceOf, deskStart } from "./desk.ts";
import { deskLimits } from "./ladder.ts";
import { type Limit, movedLimits } from "./limit-moves.ts";
import type { Level } from "./policy.ts";
import { withMarks } from "./provisional.ts";
import { limitFrom } from "./reassignment.ts";
import type { Decision } from "./refusal.ts";
import type { Setting } from "./setting.ts";
import { stallDueAt } from "./standstill.ts";
import { silenceOf, timesOf } from "./times.ts";
import { transferDue } from "./transfer.ts";

/**
 * Everything an open case is bound by, worked out anew from where each limit began (rules.md §3): when the calendar has
 * changed, and to see what another policy would say. A date that somebody named (a promise, a review) stays.
 */
export type RecomputeLimits = { readonly type: "RecomputeLimits" };

/** What others owe beside the holder; null where nobody does. */
type Others = {
	readonly triageDueAt: Instant | null;
	readonly decisionDueAt: Instant | null;
	readonly assists: readonly { readonly assistId: string; readonly dueAt: Instant }[];
	readonly letters: readonly { readonly letterId: string; readonly dueAt: Instant }[];
};
export type Bound = Clocks & { readonly others: Others };
export type LimitsRecomputed = Clocks & {
	readonly type: "LimitsRecomputed";
	readonly at: Instant;
	/** Absent in events from before these were worked out anew. */
	readonly others?: Others;
	/** Which limits moved themselves, not only a reminder or a card after them. */
	readonly moved?: readonly Limit[];
};

/** What binds the case as it stands. */
export function boundOf(state: Case): Bound {
	const open = <One extends { readonly answeredAt: Instant | null }>(all: readonly One[]) =>
		all.filter(({ answeredAt }) => answeredAt === null);
	return {
		limits: "tour" in state ? state.tour.limits : null,
		due: state.due,
		caseFinishDueAt: state.caseFinishDueAt,
		others: {
			triageDueAt: state.triageDueAt,
			decisionDueAt: state.pending?.dueAt ?? null,
			assists: open(state.assists).map(({ assistId, dueAt }) => ({ assistId, dueAt })),
			letters: open(state.letters).map(({ letterId, dueAt }) => ({ letterId, dueAt })),
		},
	};
}

/** The desk's two steps of a service case; the competent body's are plain time. */
function deskAnew(state: Case, pace: Level, setting: Setting) {
	if (!isReceived(state) || state.triageDueAt === null) return null;
	const { calendar, policy } = timesOf(state, setting);
	return deskLimits(calendar, policy, pace, deskStart(state));
}

/** The limit of whoever was asked first, and the next card: each counts from the one before (rules.md §4). */
function decisionAnew(state: Case, setting: Setting) {
	if (state.pending === null) return null;
	const { calendar, policy } = timesOf(state, setting);
	const { kind, askedAt, since = askedAt } = state.pending;
	const span = decisionSpan(policy, kind);
	const fired = state.steps.findLast(({ cause, dueAt }) => cause === "decision" && dueAt > since);
	if (fired !== undefined)
		return { dueAt: state.pending.dueAt, nextAt: spanEndAfterDue(calendar, fired.dueAt, span) };
	const dueAt = spanEnd(calendar, since, span);
	return { dueAt, nextAt: dueAt };
}

/** The look before publication: as with a decision, each card counts from the one before. */
function publicationAnew(state: Case, setting: Setting): Instant | undefined {
	if (state.publicationQuestion === undefined) return undefined;
	const { askedAt } = state.publicationQuestion;
	const { calendar, policy } = timesOf(state, setting);
	const fired = state.steps.findLast((one) => isOfQuestion(state, one));
	return fired === undefined
		? spanEnd(calendar, askedAt, policy.decision)
		: spanEndAfterDue(calendar, fired.dueAt, policy.decision);
}

/** What somebody owes beside those who work on the case. */
function besideAnew(
	state: Case,
	cause: "publication" | "reassignment" | "transfer",
	setting: Setting,
): Instant | undefined {
	if (cause === "publication") return publicationAnew(state, setting);
	if (cause === "reassignment")
		return state.reassignment && limitFrom(state, state.reassignment.since, setting);
	return transferDue(state.areaCode, state.receivedAt, timesOf(state, setting).policy, setting).dueAt;
}

/** A letter counts from when its yellow card was due. */
function lettersAnew(state: Case, setting: Setting): Others["letters"] {
	const { calendar, policy } = timesOf(state, setting);
	return state.letters
		.filter(({ answeredAt }) => answeredAt === null)
		.map(({ letterId, since, dueAt }) => ({
			letterId,
			dueAt: since === undefined ? dueAt : spanEnd(calendar, since, policy.letter),
		}));
}

/** What ends by itself. A resident's window comes no nearer than was said. */
function endAnew(state: Case, step: DueStep, setting: Setting): Instant {
	if (step.step === "stalled") return stallDueAt(state, step, setting);
	const { cause, dueAt } = step;
	if (cause === "awaiting") return waitAnew(state, dueAt, setting);
	const since = state.moves.findLast(({ move }) => move.by === "resident")?.from;
	if (!isFollowUp(state) || since === undefined) return dueAt;
	return Math.max(dueAt, silenceOf(state, since, setting).dueAt);
}

function waitAnew(state: Case, dueAt: Instant, setting: Setting): Instant {
	const stop = state.stops.find(({ kind }) => kind === "awaiting");
	return isHeld(state) && stop !== undefined ? awaitingEnd(state, stop.since, setting) : dueAt;
}

type Ladders = ReadonlyMap<string, ReturnType<typeof assistLadder>>;

function assistsAnew(state: Case, setting: Setting): Ladders {
	const open = state.assists.filter(({ answeredAt }) => answeredAt === null);
	return new Map(open.map((one) => [one.assistId, assistLadder(state, one, setting)]));
}

function helpDueAt({ assistId, dueAt }: Others["assists"][number], ladders: Ladders): Instant {
	return ladders.get(assistId)?.dueAt ?? dueAt;
}

/** Whether the holder's own limits still run. */
function isRunning(state: Case): state is HeldCase {
	return isHeld(state) && state.tour.limits !== null && state.tour.answeredAt === null;
}

/** The holder's own clocks with no stop in the way: what is due goes on being due, only at another time. */
function ownAnew(state: Case, setting: Setting): Clocks {
	return isRunning(state) ? clocksOf({ ...state, stops: [] }, setting) : boundOf(state);
}

/**
 * No step comes or goes with a calendar: those that are due are due at another time.
 * @param pace how fast the desk has to be; asked before the case is put under another policy
 */
export function boundAnew(state: Case, setting: Setting, pace = deskPaceOf(state, setting)): Bound {
	const [before, own] = [boundOf(state), ownAnew(state, setting)];
	const [desk, ladders] = [deskAnew(state, pace, setting), assistsAnew(state, setting)];
	const [decision, letters] = [decisionAnew(state, setting), lettersAnew(state, setting)];
	const anew = (step: DueStep): Instant | null | undefined => {
		switch (step.cause) {
			case "triage":
				return step.step === "yellow" ? desk?.yellowAt : desk?.blueAt;
			case "decision":
				return decision?.nextAt;
			case "assist":
				return ladders.get(step.assistId ?? "")?.due.find((one) => one.step === step.step)?.dueAt;
			case "letter":
				return letters.find(({ letterId }) => letterId === step.letterId)?.dueAt;
			case "publication":
			case "reassignment":
			case "transfer":
				return besideAnew(state, step.cause, setting);
			case "stalled":
			case "silence":
			case "awaiting":
				return endAnew(state, step, setting);
			case "halfDay":
			case "shelving":
			case "emergency":
			case "check":
			case "finding":
			case "reds":
				return null;
			case "sign":
			case "contact":
			case "finish":
			case "promise":
				return own.due.find((one) => one.step === step.step && one.cause === step.cause)?.dueAt;
			default:
				return step satisfies never;
		}
	};
	return {
		limits: own.limits,
		due: state.due.map((step) => ({ ...step, dueAt: anew(step) ?? step.dueAt })),
		caseFinishDueAt: own.caseFinishDueAt,
		others: {
			triageDueAt: desk?.blueAt ?? before.others.triageDueAt,
			decisionDueAt: decision?.dueAt ?? null,
			assists: before.others.assists.map((one) => ({ ...one, dueAt: helpDueAt(one, ladders) })),
			letters,
		},
	};
}

/** Whether a limit is provisional that was not, or the other way round. */
function isSettledOtherwise(before: Bound, after: Bound): boolean {
	const marks = ({ limits, due }: Bound) => [limits, ...due].map((one) => one?.provisional === true);
	return marks(before).join() !== marks(after).join();
}

/** `RecomputeLimits`: nothing happens where the calendar changes nothing for the case. */
export function recomputeLimits(
	state: Case,
	_command: RecomputeLimits,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const before = boundOf(state);
	const anew = boundAnew(state, setting);
	const after = { ...anew, due: withMarks(anew.due, state, now, setting) };
	const moves = movedLimits(before, after);
	if (moves.length === 0 && !isSettledOtherwise(before, after)) return { events: [] };
	const moved = [...new Set(moves.filter(({ step }) => step === null).map(({ limit }) => limit))];
	return { events: [{ type: "LimitsRecomputed", at: now, ...after, moved }] };
}
