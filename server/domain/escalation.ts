import type { Instant } from "./calendar.ts";
import { cardRank, ladderName } from "./card.ts";
import { type Case, evolve, nextMoveOf } from "./case.ts";
import type { Cause, CaseEscalated, CaseEvent, DueStep, LadderDue, Move, MoveKind } from "./case-events.ts";
import { isPast } from "./clock.ts";
import type { StepName } from "./ladder.ts";
import { actingFor, actingOf, postsAbove } from "./people.ts";
import type { PostKind, Setting } from "./setting.ts";

/** The ladder (rules.md §4): what fires when nobody acts, on whom it falls, and who is told. */
export type EscalateCase = { readonly type: "EscalateCase" };
type Staff = Extract<Move, { by: "staff" }>;

/** How a post counts when a card puts the move there. */
const kindAs: Readonly<Record<PostKind, MoveKind>> = {
	cadre: "holder",
	desk: "desk",
	supervisor: "superior",
	leader: "leader",
	head: "head",
	discipline: "discipline",
	protection: "protection",
};

/** The post a ladder starts from: the desk's, the decider's or the holder's. */
function footOf(state: Case, cause: Cause): string | null {
	if (ladderName(cause) === "decider" && state.pending !== null) return state.pending.postId;
	if ("tour" in state) return state.tour.postId;
	const move = nextMoveOf(state);
	return move?.by === "staff" ? move.postId : null;
}

/** Whom the step falls on: whoever had to act (rules.md §3, "fall on whoever held the move"). */
function fellOn(state: Case, { step, cause }: DueStep): string {
	const move = nextMoveOf(state);
	const holder = "tour" in state ? state.tour.holderId : null;
	const mover = move?.by === "staff" ? move.personId : null;
	const onLadder = ladderName(cause) === "holder" && (cardRank(step) === 0 || state.pending !== null);
	return (onLadder ? (holder ?? mover) : (mover ?? holder)) ?? "";
}

/** Who has had a card of this ladder, or been told of one: two steps never fall on one person. */
function usedOn(state: Case, cause: Cause): string[] {
	const cards = state.steps.filter((fired) => cardRank(fired.step) > 0 && ladderName(fired.cause) === ladderName(cause));
	const told = cards.flatMap((card) => (card.told.by === "staff" ? [card.told.personId, card.fellOn] : [card.fellOn]));
	return "tour" in state ? [...told, state.tour.holderId] : told;
}

function moveTo(setting: Setting, { postId, personId }: { postId: string; personId: string }): Staff {
	const kind = setting.posts.get(postId)?.kind ?? "discipline";
	return { by: "staff", personId, postId, as: kindAs[kind] };
}

/** The person at `rungs` above the foot of the ladder who has not been reached yet, else one further up, else discipline. */
function above(state: Case, cause: Cause, rungs: number, now: Instant, setting: Setting): Staff | null {
	const foot = footOf(state, cause);
	const used = [...usedOn(state, cause), ...state.namedIds];
	const discipline = () => actingOf(setting, "discipline", state.areaCode, (id) => state.namedIds.includes(id), now);
	const posts = foot === null ? [] : postsAbove(setting, foot).slice(rungs);
	const found = posts
		.map(({ postId }) => actingFor(setting, postId, now))
		.find((acting) => acting !== null && !used.includes(acting.personId));
	const reached = found ?? discipline();
	return reached === null ? null : moveTo(setting, reached);
}

function deputyOf(state: Case, now: Instant, setting: Setting): Staff | null {
	const foot = footOf(state, "sign");
	const deputyPostId = (foot === null ? undefined : setting.posts.get(foot))?.deputyPostId ?? null;
	const deputy = deputyPostId === null ? null : actingFor(setting, deputyPostId, now);
	return deputy === null ? null : moveTo(setting, deputy);
}

/** Whom a step tells (rules.md §4, column "told"). */
function toldOf(state: Case, step: StepName, cause: Cause, now: Instant, setting: Setting): Staff | null {
	switch (step) {
		case "contactReminder":
		case "finishReminder":
			return "tour" in state ? holding(state.tour) : null;
		case "unsigned":
			return deputyOf(state, now, setting) ?? above(state, cause, 0, now, setting);
		case "blue":
			return above(state, cause, 0, now, setting);
		case "yellow":
			return above(state, cause, 1, now, setting);
		case "red":
			return above(state, cause, 2, now, setting);
		case "referred":
			return above(state, cause, Number.POSITIVE_INFINITY, now, setting);
		default:
			return step satisfies never;
	}
}

function holding({ holderId, postId }: { holderId: string; postId: string }): Staff {
	return { by: "staff", personId: holderId, postId, as: "holder" };
}

/** A card hands the move to the person told; a reminder does not, nor a card for what the holder owes beside a decision. */
function moveAfter(state: Case, due: DueStep, told: Staff): Move {
	const stays = cardRank(due.step) === 0 || (state.pending !== null && ladderName(due.cause) === "holder");
	return stays || due.cause === "check" ? (nextMoveOf(state) ?? told) : told;
}

/** One step of the ladder as an event; also used where a deed, not the clock, sets it off. */
export function escalation(
	state: Case,
	due: LadderDue,
	now: Instant,
	setting: Setting,
): CaseEscalated {
	const { step, cause, dueAt } = due;
	const onTop: Staff = { by: "staff", personId: fellOn(state, due), postId: footOf(state, cause) ?? "", as: "holder" };
	const told = toldOf(state, step, cause, now, setting) ?? onTop;
	const nextMove = moveAfter(state, due, told);
	const { round } = state;
	return { type: "CaseEscalated", at: now, step, cause, round, dueAt, fellOn: fellOn(state, due), told, nextMove };
}

function fire(state: Case, due: DueStep, now: Instant, setting: Setting): CaseEvent {
	if (due.step === "silence") return { type: "CaseClosed", at: now, how: "unconfirmed" };
	return escalation(state, due, now, setting);
}

/** The earliest step that is past; ties in the order of the ladder. */
function firstPast(state: Case, now: Instant): DueStep | null {
	const past = state.due.filter(({ dueAt }) => isPast(dueAt, now));
	return past.reduce<DueStep | null>((first, due) => (first === null || due.dueAt < first.dueAt ? due : first), null);
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
