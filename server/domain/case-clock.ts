import { type Instant, isProvisional } from "./calendar.ts";
import { cardRank, isOfHolder, withoutHeldCards } from "./card.ts";
import { type Case, evolve, type HeldCase, isHeld } from "./case.ts";
import type { CaseEvent, Clocks, DueStep, LadderDue, Move } from "./case-events.ts";
import { isLetterAnswered } from "./case-oversight.ts";
import { type ClockChange, isPast, type Limits, limitsFrom, shareOf } from "./clock.ts";
import { type Base, changed, changesOfTour, finishOfCase, inOrder, isPause } from "./clock-changes.ts";
import { type LadderStep, ladderOf } from "./ladder.ts";
import { promiseInForce } from "./promise-kept.ts";
import type { Setting } from "./setting.ts";
import { timesOf } from "./times.ts";

/**
 * Both clocks of a case, worked out anew from their start and everything that has changed them since (rules.md §3): so
 * a corrected calendar or another level gives what would have been, and each limit can be told as a story.
 */

type Worked = { readonly limits: Limits; readonly ladder: readonly LadderStep[] };

/** The holder's limits, and the ladder with its reminders moved along. */
function holderClock(base: Base, state: HeldCase, changes: readonly ClockChange[]): Worked {
	const { calendar, level } = base;
	const { startedAt } = state.tour;
	const own = changesOfTour(state);
	const before = changes.filter((change) => !own.includes(change));
	const atStart = startedAt === state.roundStartedAt ? null : finishOfCase(base, state, before);
	let limits = limitsFrom(calendar, level, startedAt, atStart);
	const reminders = new Map(
		ladderOf(calendar, level, startedAt, limits)
			.filter(({ step }) => cardRank(step) === 0)
			.map(({ step, dueAt }) => [step, dueAt]),
	);
	for (const change of inOrder(own)) {
		const { contactDueAt } = limits;
		const finishDueAt = changed(base, limits.finishDueAt, change);
		if (isPause(change)) {
			for (const [step, dueAt] of reminders) reminders.set(step, changed(base, dueAt, change));
		} else {
			const { percent } = level.finishReminder;
			reminders.set("finishReminder", shareOf(calendar, level.base, startedAt, finishDueAt, percent));
		}
		const moves = isPause(change) && contactDueAt !== null;
		limits = {
			...limits,
			finishDueAt,
			contactDueAt: moves ? changed(base, contactDueAt, change) : contactDueAt,
		};
	}
	const provisional = level.base === "working" && isProvisional(calendar, startedAt, limits.finishDueAt);
	limits = { ...limits, provisional: limits.provisional || provisional };
	const ladder = ladderOf(calendar, level, startedAt, limits).map((step) =>
		cardRank(step.step) === 0 ? { ...step, dueAt: reminders.get(step.step) ?? step.dueAt } : step,
	);
	return { limits, ladder };
}

/** A promise broken is yellow at once, the second red; the cards below fall away with it (rules.md §2, §4). */
function asPromised(
	base: Base,
	state: HeldCase,
	ladder: readonly LadderDue[],
	finishDueAt: Instant,
): readonly LadderDue[] {
	const last = promiseInForce(base, state);
	if (last === null) return ladder;
	const step = last.again === true ? "red" : "yellow";
	const broken: LadderDue = { step, cause: "promise", dueAt: finishDueAt };
	const higher = ladder.filter(
		(due) => due.cause !== "finish" || cardRank(due.step) === 0 || cardRank(due.step) > cardRank(step),
	);
	return [...higher, broken];
}

/** Whether what the step hangs on has been done. */
function isDone(state: HeldCase, { step, cause }: LadderDue): boolean {
	const { status, tour, pending } = state;
	switch (cause) {
		case "sign":
			return status === "handling" || tour.signedAt !== null;
		case "contact":
			return tour.contactedAt !== null;
		case "finish":
		case "promise":
			// Still no contact and an unanswered letter are part of what a referral says (rules.md §4).
			return (
				(tour.answeredAt !== null && pending === null) ||
				(step === "referred" && (tour.contactedAt !== null || isLetterAnswered(state)))
			);
		default:
			return false;
	}
}

function hasFired({ steps, round, hop }: HeldCase, { step, cause }: LadderDue): boolean {
	return steps.some(
		(fired) => fired.step === step && fired.cause === cause && fired.round === round && fired.hop === hop,
	);
}

/** Whether the limit of the step was past at `at`: what is due already, no stop takes away (rules.md §2). */
function wasMissed({ tour }: HeldCase, { cause }: LadderDue, at: Instant): boolean {
	if (tour.limits === null) return false;
	const { contactDueAt, finishDueAt } = tour.limits;
	const due = cause === "contact" ? contactDueAt : finishDueAt;
	return due !== null && isPast(due, at);
}

/** What goes on while the holder clock stands still from `at`: other people's limits, and what was past before. */
function running(state: HeldCase, due: readonly DueStep[], at: Instant): readonly DueStep[] {
	const answered = state.tour.answeredAt !== null;
	return due.filter((step) => {
		if (!isOfHolder(step)) return true;
		const past = isPast(step.dueAt, at) || (step.cause !== "sign" && wasMissed(state, step, at));
		return past && !(answered && step.cause !== "contact");
	});
}

/** What is left to fire when the holder clock stops now. */
export function stopped(state: HeldCase, now: Instant): readonly DueStep[] {
	return running(state, state.due, now);
}

/**
 * Both clocks as they follow from the state; null limits where the matter has none (praise).
 */
export function clocksOf(from: HeldCase, setting: Setting): Clocks {
	const others = from.due.filter((due) => !isOfHolder(due));
	if (from.tour.limits === null) return { limits: null, due: others, caseFinishDueAt: from.caseFinishDueAt };
	const { calendar, level } = timesOf(from, setting);
	const changes = from.changes.filter(({ at }) => at >= from.roundStartedAt);
	const { limits, ladder } = holderClock({ calendar, level }, from, changes);
	// A rework has limits of its own; the resident's first one stays where it was.
	const caseFinishDueAt =
		from.round === 1 ? finishOfCase({ calendar, level }, from, changes) : from.caseFinishDueAt;
	const left = asPromised({ calendar, level }, from, ladder, limits.finishDueAt).filter(
		(due) => !isDone(from, due) && !hasFired(from, due),
	);
	const since = Math.min(...from.stops.map((stop) => stop.since));
	const own =
		from.stops.length === 0 ? left : running({ ...from, tour: { ...from.tour, limits } }, left, since);
	const due = [...others, ...withoutHeldCards(from, own)].sort((a, b) => a.dueAt - b.dueAt);
	return { limits, due, caseFinishDueAt };
}

/** The limit of the round that no change of hands moves, with every stop over now. */
export function finishOfRound(state: Case, now: Instant, setting: Setting): Instant {
	const { calendar, level } = timesOf(state, setting);
	const ended = state.stops.map(({ kind, since }) => ({ kind, at: since, until: now }));
	const changes = [...state.changes, ...ended].filter(({ at }) => at >= state.roundStartedAt);
	return finishOfCase({ calendar, level }, state, changes);
}

/** An event of a case that goes on, with the clocks as they stand after it. */
export function withClocks<Event extends CaseEvent & Partial<Clocks>>(
	state: HeldCase,
	event: Event,
	setting: Setting,
): Event & Clocks {
	const after = evolve(state, event);
	if (!isHeld(after)) throw new Error(`${event.type} leaves nothing to count`);
	return { ...event, ...clocksOf(after, setting) };
}

/** The move of whoever holds the case. */
export function holderMove({ tour }: Pick<HeldCase, "tour">): Move {
	return { by: "staff", personId: tour.holderId, postId: tour.postId, as: "holder" };
}
