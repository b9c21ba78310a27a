import type { Instant } from "./calendar.ts";
import { cardRank, ladderName } from "./card.ts";
import { type Case, evolve, isHeld, isReceived, nextMoveOf } from "./case.ts";
import { stopped } from "./case-clock.ts";
import type { CaseEscalated, CaseEvent, DueStep, LadderDue, Move } from "./case-events.ts";
import { firstPast, isPast } from "./clock.ts";
import { climbsAt } from "./decider.ts";
import { deskOf, fellOn, holding, type Staff, toldOf } from "./escalation-told.ts";
import { leftBehind } from "./hand-over.ts";
import { letterDue } from "./letter.ts";
import { reassignLimit } from "./reassignment.ts";
import { afterWait } from "./resume.ts";
import { sendOut } from "./sending-out.ts";
import type { Setting } from "./setting.ts";
import { stall, stallTimed } from "./standstill.ts";
import { withUnanswered } from "./unanswered.ts";

/** The ladder (rules.md §4): what fires when nobody acts, on whom it falls, and who is told. */
export type EscalateCase = { readonly type: "EscalateCase" };

/**
 * A card hands the move to the person told; a reminder does not, nor a card for what the holder owes beside a decision,
 * nor one for a duty beside the case's own, unless it is the only one that is open.
 */
function moveAfter(state: Case, due: LadderDue, told: Staff, stops: boolean): Move {
	const isStopped = stops || state.stops.length > 0;
	const waitsForHelp = isStopped && state.stops.every(({ kind }) => kind === "assist");
	const isOthers = due.cause === "emergency" || due.cause === "letter";
	const beside = isOthers || (due.assistId !== undefined && !waitsForHelp);
	const owed = isStopped && ladderName(due) === "holder";
	// Whatever is found meanwhile, an answer is the resident's to judge, a decision the decider's, and a look before
	// publication its superior's.
	const isLookedAt = state.publicationQuestion !== undefined && due.cause !== "publication";
	const isJudged =
		state.pending === null ? state.status === "followUp" || isLookedAt : due.cause !== "decision";
	// Whoever of the discipline body is told publishes nothing: the last superior goes on owing it.
	const isLast = due.cause === "publication" && told.as === "discipline";
	// Who is told that a superior has left it undecided may decide it too: it is asked of the one it was asked of.
	const isOwed = due.cause === "check" || due.cause === "reassignment";
	const stays = cardRank(due.step) === 0 || beside || owed || isJudged || isLast || isOwed;
	return stays ? (nextMoveOf(state) ?? told) : told;
}

/**
 * An overdue assist that is the only open step stops the holder clock: what goes on, or null (rules.md §3). It stands from
 * the second in which the help was missed, also when the sweep came later: what fell due since stands with it.
 */
function stoppedBy(state: Case, { step, cause, dueAt }: LadderDue): readonly DueStep[] | null {
	if (step !== "blue" || cause !== "assist" || !isHeld(state) || state.stops.length > 0) return null;
	const { contactedAt, limits } = state.tour;
	const owes = contactedAt === null && limits?.contactDueAt !== null;
	const missedAt = firstPast(dueAt);
	const late = limits !== null && isPast(limits.finishDueAt, missedAt);
	return owes || late ? null : stopped(state, missedAt);
}

/** Where nobody is left to tell, the step stays with whoever had to act. */
function unmoved(state: Case): Staff {
	const move = nextMoveOf(state);
	if (move?.by === "staff") return move;
	if ("tour" in state) return holding(state.tour);
	// What is sealed for good stays with the office that had it last: the desk is told of it no more.
	const last = state.track === "service" ? null : state.moves.at(-1)?.move;
	if (last?.by === "staff") return last;
	const desk = deskOf(state);
	if (desk === null) throw new Error("a report that nobody has cannot escalate");
	return desk;
}

/**
 * One step of the ladder as an event; also used where a deed, not the clock, sets it off.
 * @param asOf when it would have fired, had the house not been down: who stood where then
 */
export function escalation(
	state: Case,
	due: LadderDue,
	now: Instant,
	setting: Setting,
	asOf: Instant = now,
): CaseEscalated {
	const { step, cause, dueAt } = due;
	const told = toldOf(state, due, asOf, setting) ?? unmoved(state);
	const stops = stoppedBy(state, due);
	const nextMove = moveAfter(state, due, told, stops !== null);
	const fell = fellOn(state, due, asOf, setting);
	const next = climbsAt(state, due, told, setting);
	const reassign = reassignLimit(state, due, nextMove, setting);
	// In the order in which its bytes are written: the sweep makes many, and none is then sorted.
	return {
		...(due.assistId === undefined ? {} : { assistId: due.assistId }),
		...{ at: now, cause },
		...(next === null ? {} : { climbsAt: next }),
		...{ dueAt, fellOn: fell },
		...(due.letterId === undefined ? {} : { letterId: due.letterId }),
		nextMove,
		...(reassign === null ? {} : { reassign }),
		...{ round: state.round, step },
		...(stops === null ? {} : { stopped: stops }),
		...{ told, type: "CaseEscalated" },
	};
}

/** What has happened, and the case after it. */
type Fired = { readonly events: readonly CaseEvent[]; readonly after: Case };

function once(state: Case, event: CaseEvent): Fired {
	return { events: [event], after: evolve(state, event) };
}

/** What other cases add to a card (server/domain/load.ts): it comes first. */
export type Weigh = (before: Case, card: CaseEscalated, asOf: Instant) => readonly CaseEscalated[];

/** With a yellow card goes the letter to the unit. */
function fire(state: Case, due: DueStep, now: Instant, setting: Setting, weigh: Weigh, asOf: Instant): Fired {
	if (due.step === "silence") return once(state, { at: now, how: "unconfirmed", type: "CaseClosed" });
	if (due.step === "dispatch") {
		if (!isReceived(state)) throw new Error(`${state.caseNumber} is out already`);
		return once(state, sendOut(state, now, setting));
	}
	if (due.step === "resume") {
		if (!isHeld(state)) throw new Error(`${state.caseNumber} waits for nothing`);
		const ended = [afterWait(state, due.cause, null, now, setting, due.dueAt)];
		const events = withUnanswered(state, ended, now, setting);
		return { events, after: events.reduce<Case>(evolve, state) };
	}
	if (due.step === "stalled") return once(state, stall(state, due, now, setting, asOf));
	const card = escalation(state, due, now, setting, asOf);
	const cards = weigh(state, card, asOf);
	const after = cards.reduce<Case>(evolve, state);
	const letter = letterDue(after, card, asOf, setting);
	return letter === null
		? { events: cards, after }
		: { events: [...cards, letter], after: evolve(after, letter) };
}

/** The earliest step that is past; ties in the order of the ladder. */
function earliestPast(state: Case, now: Instant): DueStep | null {
	const past = state.due.filter(({ dueAt }) => isPast(dueAt, now));
	return past.reduce<DueStep | null>(
		(first, due) => (first === null || due.dueAt < first.dueAt ? due : first),
		null,
	);
}

/**
 * Since when the case stands as it does: what a deed has made due before that was nobody's before it, and is as of then.
 */
function standsSince({ moves, clocksAt }: Case): Instant {
	return Math.max(moves.at(-1)?.from ?? 0, clocksAt ?? 0);
}

/**
 * `EscalateCase`: everything that is past, each step once, in the order of its due time, with when it was due and when
 * it fired. Run before every other deed too, so that nothing done late can overtake a step (rules.md §4). After downtime
 * each finds people where they were when it was due: whoever had left by then has handed over before it.
 */
export function escalate(state: Case, now: Instant, setting: Setting, weigh: Weigh): Fired {
	const events: CaseEvent[] = [];
	let after = state;
	const happen = (made: readonly CaseEvent[], then: Case) => {
		events.push(...made);
		after = then;
	};
	const since = standsSince(state);
	let asOf = since - 1;
	for (let due = earliestPast(after, now); due !== null; due = earliestPast(after, now)) {
		const wasDueAt = Math.max(due.dueAt, since);
		const left = wasDueAt > asOf ? leftBehind(after, now, setting, wasDueAt) : [];
		asOf = Math.max(wasDueAt, asOf);
		if (left.length > 0) {
			// For whoever has it now it may be due no more.
			happen(left, left.reduce<Case>(evolve, after));
			continue;
		}
		const fired = fire(after, due, now, setting, weigh, Math.max(asOf, firstPast(due.dueAt)));
		happen(fired.events, fired.after);
		const timed = stallTimed(after, wasDueAt, now, setting);
		if (timed !== null) happen([timed], evolve(after, timed));
	}
	return { events, after };
}
