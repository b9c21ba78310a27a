import type { Instant } from "./calendar.ts";
import { cardRank, ladderName } from "./card.ts";
import { type Case, evolve, nextMoveOf } from "./case.ts";
import type { CaseEscalated, CaseEvent, Cause, DueStep, LadderDue, Move, MoveKind } from "./case-events.ts";
import { isPast } from "./clock.ts";
import type { StepName } from "./ladder.ts";
import { actingFor, actingOf, isKeptFrom, postsAbove } from "./people.ts";
import type { Post, PostKind, Setting } from "./setting.ts";

/** The ladder (rules.md §4): what fires when nobody acts, on whom it falls, and who is told. */
export type EscalateCase = { readonly type: "EscalateCase" };
type Staff = Extract<Move, { by: "staff" }>;

/** How a post counts when a card puts the move there; above the holder every cadre is a superior. */
const kindAs: Readonly<Record<PostKind, MoveKind>> = {
	cadre: "superior",
	desk: "desk",
	supervisor: "superior",
	leader: "leader",
	head: "head",
	discipline: "discipline",
	protection: "protection",
};

/** The post a ladder stands on, wherever its cards have put the move: the desk's, the decider's or the holder's. */
function footOf(state: Case, cause: Cause): string | null {
	if (ladderName(cause) === "decider" && state.pending !== null) return state.pending.postId;
	if ("tour" in state) return state.tour.postId;
	const first = state.moves[0]?.move;
	return first?.by === "staff" ? first.postId : null;
}

/** Whom the step falls on: whoever had to act (rules.md §3, "fall on whoever held the move"). */
function fellOn(state: Case, { step, cause }: LadderDue): string {
	const move = nextMoveOf(state);
	const holder = "tour" in state ? state.tour.holderId : null;
	const mover = move?.by === "staff" ? move.personId : null;
	const onLadder = ladderName(cause) === "holder" && (cardRank(step) === 0 || state.pending !== null);
	return (onLadder ? (holder ?? mover) : (mover ?? holder)) ?? "";
}

/** Whom the cards of this ladder have fallen on or told: two never fall on one person. Notices and reminders are no cards. */
function reachedOn(state: Case, cause: Cause): string[] {
	const ladder = ladderName(cause);
	const cards = state.steps.filter((fired) => cardRank(fired.step) > 0 && ladderName(fired.cause) === ladder);
	const told = cards.flatMap((card) =>
		card.told.by === "staff" ? [card.told.personId, card.fellOn] : [card.fellOn],
	);
	return "tour" in state ? [...told, state.tour.holderId] : told;
}

function moveTo(acting: { postId: string; personId: string }, as: MoveKind): Staff {
	return { by: "staff", postId: acting.postId, personId: acting.personId, as };
}

/** The posts a step may reach, the one the table names first (rules.md §4, column "told"). */
function rungsOf(posts: readonly Post[], step: StepName): readonly Post[] {
	const from = (kinds: readonly PostKind[], rungs: number) => {
		const found = posts.findIndex(({ kind }) => kinds.includes(kind));
		return posts.slice(found < 0 ? rungs : found);
	};
	switch (step) {
		case "contactReminder":
		case "finishReminder":
		case "unsigned":
		case "blue":
			return posts;
		case "yellow":
			return from(["leader", "head"], 1);
		case "red":
			return from(["head"], 2);
		case "referred":
			return [];
		default:
			return step satisfies never;
	}
}

/** The first person of the step's rungs who has not been reached yet, else discipline: another officer where there is one. */
function above(state: Case, { step, cause }: LadderDue, now: Instant, setting: Setting): Staff | null {
	const foot = footOf(state, cause);
	const kept = (personId: string) => isKeptFrom(setting, personId, state, now);
	const reached = reachedOn(state, cause);
	const spent = (personId: string) => kept(personId) || reached.includes(personId);
	for (const post of rungsOf(foot === null ? [] : postsAbove(setting, foot), step)) {
		const acting = actingFor(setting, post.postId, now);
		if (acting !== null && !spent(acting.personId)) return moveTo(acting, kindAs[post.kind]);
	}
	const officer =
		actingOf(setting, "discipline", state.areaCode, spent, now) ??
		actingOf(setting, "discipline", state.areaCode, kept, now);
	return officer === null ? null : moveTo(officer, "discipline");
}

/** Of a sealed report nobody outside the office that has it is told: another of its people, or none. */
function inOffice(state: Case, { cause }: LadderDue, now: Instant, setting: Setting): Staff | null {
	const reached = [...reachedOn(state, cause), fellOn(state, { step: "blue", cause, dueAt: now })];
	const spent = (personId: string) => reached.includes(personId) || isKeptFrom(setting, personId, state, now);
	const office = state.track === "protected" ? "protection" : "discipline";
	const colleague = actingOf(setting, office, state.areaCode, spent, now);
	return colleague === null ? null : moveTo(colleague, kindAs[office]);
}

function deputyOf(state: Case, now: Instant, setting: Setting): Staff | null {
	const foot = footOf(state, "sign");
	const deputyPostId = (foot === null ? undefined : setting.posts.get(foot))?.deputyPostId ?? null;
	const deputy = deputyPostId === null ? null : actingFor(setting, deputyPostId, now);
	if (deputy === null || reachedOn(state, "sign").includes(deputy.personId)) return null;
	return isKeptFrom(setting, deputy.personId, state, now) ? null : moveTo(deputy, "holder");
}

/** Whom a step tells (rules.md §4, column "told"). */
function toldOf(state: Case, due: LadderDue, now: Instant, setting: Setting): Staff | null {
	if (state.track !== "service") return inOffice(state, due, now, setting);
	switch (due.step) {
		case "contactReminder":
		case "finishReminder":
			return "tour" in state ? holding(state.tour) : null;
		case "unsigned":
			return deputyOf(state, now, setting) ?? above(state, due, now, setting);
		case "blue":
		case "yellow":
		case "red":
		case "referred":
			return above(state, due, now, setting);
		default:
			return due.step satisfies never;
	}
}

function holding({ holderId, postId }: { holderId: string; postId: string }): Staff {
	return { by: "staff", personId: holderId, postId, as: "holder" };
}

/** A card hands the move to the person told; a reminder does not, nor a card for what the holder owes beside a decision. */
function moveAfter(state: Case, due: LadderDue, told: Staff): Move {
	const stays = cardRank(due.step) === 0 || (state.pending !== null && ladderName(due.cause) === "holder");
	return stays || due.cause === "check" ? (nextMoveOf(state) ?? told) : told;
}

/** Where nobody is left to tell, the step stays with whoever had to act. */
function unmoved(state: Case): Staff {
	const move = nextMoveOf(state);
	if (move?.by === "staff") return move;
	if ("tour" in state) return holding(state.tour);
	throw new Error("a report that nobody has cannot escalate");
}

/** One step of the ladder as an event; also used where a deed, not the clock, sets it off. */
export function escalation(state: Case, due: LadderDue, now: Instant, setting: Setting): CaseEscalated {
	const { step, cause, dueAt } = due;
	const told = toldOf(state, due, now, setting) ?? unmoved(state);
	const nextMove = moveAfter(state, due, told);
	const { round } = state;
	return {
		type: "CaseEscalated",
		at: now,
		step,
		cause,
		round,
		dueAt,
		fellOn: fellOn(state, due),
		told,
		nextMove,
	};
}

function fire(state: Case, due: DueStep, now: Instant, setting: Setting): CaseEvent {
	if (due.step === "silence") return { type: "CaseClosed", at: now, how: "unconfirmed" };
	return escalation(state, due, now, setting);
}

/** The earliest step that is past; ties in the order of the ladder. */
function firstPast(state: Case, now: Instant): DueStep | null {
	const past = state.due.filter(({ dueAt }) => isPast(dueAt, now));
	return past.reduce<DueStep | null>(
		(first, due) => (first === null || due.dueAt < first.dueAt ? due : first),
		null,
	);
}

/**
 * `EscalateCase`: everything that is past, each step once, in the order of its due time, with when it was due and when
 * it fired. Run before every other deed too, so that nothing done late can overtake a step (rules.md §4).
 */
export function escalate(state: Case, now: Instant, setting: Setting): readonly CaseEvent[] {
	const events: CaseEvent[] = [];
	let current = state;
	for (let due = firstPast(current, now); due !== null; due = firstPast(current, now)) {
		const event = fire(current, due, now, setting);
		events.push(event);
		current = evolve(current, event);
	}
	return events;
}
