import type { Assist } from "./assist.ts";
import type { Instant } from "./calendar.ts";
import { cardRank, type Duty, ladderName } from "./card.ts";
import { type Case, nextMoveOf } from "./case.ts";
import type { FiredStep, LadderDue, Move, MoveKind } from "./case-events.ts";
import { isOfQuestion } from "./case-publication.ts";
import { isOfReassignment } from "./case-reassignment.ts";
import type { StepName } from "./ladder.ts";
import type { Letter } from "./letter.ts";
import { actingFor, actingOf, isAway, isKeptFrom, postsAbove, postsFor, postsOf } from "./people.ts";
import { barredFrom, isOfPending } from "./proposal.ts";
import { isOutsideWork, onDuty } from "./roster.ts";
import type { Post, PostKind, Setting } from "./setting.ts";
import { timesOf } from "./times.ts";
import { nowTold } from "./told-successor.ts";

/** On whom a step of the ladder falls, and whom it tells (rules.md §4, column "told"). */
export type Staff = Extract<Move, { by: "staff" }>;

/** How a post counts when a card puts the move there; above the holder every cadre is a superior. */
export const kindAs: Readonly<Record<PostKind, MoveKind>> = {
	cadre: "superior",
	desk: "desk",
	supervisor: "superior",
	leader: "leader",
	head: "head",
	discipline: "discipline",
	protection: "protection",
};

/** The post a ladder stands on, wherever its cards have put the move: the desk's, the decider's or the holder's. */
export function footOf(state: Case, due: Duty, setting: Setting): string | null {
	if (ladderName(due) === "decider" && state.pending !== null) return state.pending.postId;
	if (due.cause === "publication") return state.publicationQuestion?.postId ?? null;
	if (due.cause === "reassignment") return state.reassignment?.postId ?? null;
	if (due.assistId !== undefined) return assistOf(state, due)?.postId ?? null;
	if (due.cause === "letter") return letterOf(state, due)?.postId ?? null;
	if (due.cause === "emergency") return postsFor(setting, "desk", state.areaCode)[0]?.postId ?? null;
	if ("tour" in state) return state.tour.postId;
	const first = state.moves[0]?.move;
	return first?.by === "staff" ? first.postId : null;
}

function assistOf({ assists }: Case, { assistId }: Duty): Assist | undefined {
	return assists.find((assist) => assist.assistId === assistId);
}

function letterOf({ letters }: Case, { letterId }: Duty): Letter | undefined {
	return letters.find((letter) => letter.letterId === letterId);
}

/**
 * Whose work a report was that no holder has: of the desk or the holder that had it last, or of whoever was given it in the
 * desk's place. A case may be merged away from its holder and then be withdrawn.
 */
export function deskOf({ moves }: Case): Staff | null {
	const staff = moves.flatMap(({ move }) => (move.by === "staff" ? [move] : []));
	return staff.findLast(({ as }) => as === "desk" || as === "holder") ?? staff[0] ?? null;
}

/** Whom the step falls on: whoever had to act (rules.md §3, "fall on whoever held the move"). */
export function fellOn(state: Case, due: LadderDue, now: Instant, setting: Setting): string {
	const { step } = due;
	if (due.cause === "letter") return letterOf(state, due)?.ownerId ?? "";
	if (due.assistId !== undefined || due.cause === "emergency") return lastOn(state, due, now, setting) ?? "";
	const move = nextMoveOf(state);
	const holder = "tour" in state ? state.tour.holderId : (deskOf(state)?.personId ?? null);
	const mover = move?.by === "staff" ? move.personId : null;
	const still = state.pending !== null || state.stops.length > 0;
	const onLadder = ladderName(due) === "holder" && (cardRank(step) === 0 || still);
	return (onLadder ? (holder ?? mover) : (mover ?? holder)) ?? "";
}

/** A duty beside the case's own: whoever its last card told, else whose it is. */
function lastOn(state: Case, due: Duty, now: Instant, setting: Setting): string | null {
	// Too many reds of a unit are about its own help, not about whom the last of them has just told.
	if (due.cause === "reds") return assistOf(state, due)?.ownerId ?? null;
	const ladder = ladderName(due);
	const last = state.steps.findLast((fired) => cardRank(fired.step) > 0 && ladderName(fired) === ladder);
	if (last?.told.by === "staff") return nowTold(last.told, state, now, setting).personId;
	if (due.assistId !== undefined) return assistOf(state, due)?.ownerId ?? null;
	const foot = footOf(state, due, setting);
	return foot === null ? null : (actingFor(setting, foot, now)?.personId ?? null);
}

/** Whom the cards of this ladder have fallen on or told: two never fall on one person. Notices and reminders are no cards. */
function reachedOn(state: Case, due: Duty): string[] {
	const ladder = ladderName(due);
	const isSame = (fired: FiredStep) =>
		ladderName(fired) === ladder &&
		(ladder !== "holder" || fired.hop === state.hop) &&
		(ladder !== "decider" || isOfPending(state, fired)) &&
		(due.cause !== "letter" || fired.dueAt > (letterOf(state, due)?.since ?? 0)) &&
		(ladder !== "publication" || isOfQuestion(state, fired)) &&
		(ladder !== "reassignment" || isOfReassignment(state, fired));
	const cards = state.steps.filter((fired) => cardRank(fired.step) > 0 && isSame(fired));
	const told = cards.flatMap((card) =>
		card.told.by === "staff" ? [card.told.personId, card.fellOn] : [card.fellOn],
	);
	if (due.assistId !== undefined) return [...told, assistOf(state, due)?.ownerId ?? ""];
	if (due.cause === "letter") return [...told, letterOf(state, due)?.ownerId ?? ""];
	if (due.cause === "publication") told.push(state.publicationQuestion?.deciderId ?? "");
	if (due.cause === "reassignment") told.push(state.reassignment?.deciderId ?? "");
	if (due.cause === "decision") told.push(...barredFrom(state), state.pending?.deciderId ?? "");
	return "tour" in state ? [...told, state.tour.holderId] : told;
}

function moveTo(acting: { postId: string; personId: string }, as: MoveKind): Staff {
	return { as, by: "staff", personId: acting.personId, postId: acting.postId };
}

/** Only they may look at what is published. */
const publishers: readonly PostKind[] = ["supervisor", "leader", "head"];

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
function above(state: Case, due: LadderDue, now: Instant, setting: Setting): Staff | null {
	const foot = footOf(state, due, setting);
	const kept = (personId: string) => isKeptFrom(setting, personId, state, now);
	const reached = reachedOn(state, due);
	// Whoever follows somebody it told has the next card, and is not told of it.
	const liable = due.assistId === undefined ? null : lastOn(state, due, now, setting);
	const spent = (personId: string) => kept(personId) || reached.includes(personId) || personId === liable;
	const posts = (foot === null ? [] : postsAbove(setting, foot)).filter(
		({ kind }) => due.cause !== "publication" || publishers.includes(kind),
	);
	for (const post of rungsOf(posts, due.step)) {
		const acting = actingFor(setting, post.postId, now);
		if (acting !== null && !spent(acting.personId)) return moveTo(acting, kindAs[post.kind]);
	}
	const officer =
		actingOf(setting, "discipline", state.areaCode, spent, now) ??
		actingOf(setting, "discipline", state.areaCode, kept, now);
	return officer === null ? null : moveTo(officer, "discipline");
}

/** Of a sealed report nobody outside the office that has it is told: another of its people, or none. */
function inOffice(state: Case, due: LadderDue, now: Instant, setting: Setting): Staff | null {
	const reached = [...reachedOn(state, due), fellOn(state, { ...due, step: "blue" }, now, setting)];
	const spent = (personId: string) => reached.includes(personId) || isKeptFrom(setting, personId, state, now);
	const office = state.track === "protected" ? "protection" : "discipline";
	const colleague = actingOf(setting, office, state.areaCode, spent, now);
	return colleague === null ? null : moveTo(colleague, kindAs[office]);
}

/** Whoever has had the case in hand: it is told to no such person to take over, as its limits would begin anew for ever. */
function hasHeld({ moves }: Case, personId: string): boolean {
	return moves.some(({ move }) => move.by === "staff" && move.as === "holder" && move.personId === personId);
}

function deputyOf(state: Case, now: Instant, setting: Setting): Staff | null {
	const foot = footOf(state, { cause: "sign" }, setting);
	const deputyPostId = (foot === null ? undefined : setting.posts.get(foot))?.deputyPostId ?? null;
	const deputy = deputyPostId === null ? null : actingFor(setting, deputyPostId, now);
	if (deputy === null || reachedOn(state, { cause: "sign" }).includes(deputy.personId)) return null;
	if (hasHeld(state, deputy.personId)) return null;
	return isKeptFrom(setting, deputy.personId, state, now) ? null : moveTo(deputy, "holder");
}

/** Who took a case on duty outside working time answers to the leader on duty with them (rules.md §4). */
function dutyLeaderOf(state: Case, now: Instant, setting: Setting): Staff | null {
	if (!("tour" in state) || timesOf(state, setting).level.base !== "natural") return null;
	const { holderId, startedAt } = state.tour;
	const shift = isOutsideWork(setting, state.areaCode, startedAt)
		? onDuty(setting, state.areaCode, startedAt)
		: null;
	if (shift?.personId !== holderId) return null;
	const { leaderId: personId } = shift;
	const [post] = postsOf(setting, personId, now);
	const isSpent = reachedOn(state, { cause: "sign" }).includes(personId) || isAway(setting, personId, now);
	if (post === undefined || isSpent || isKeptFrom(setting, personId, state, now)) return null;
	return moveTo({ postId: post.postId, personId }, kindAs[post.kind]);
}

/** Whom a step tells (rules.md §4, column "told"). */
export function toldOf(state: Case, due: LadderDue, now: Instant, setting: Setting): Staff | null {
	if (state.track !== "service") return inOffice(state, due, now, setting);
	switch (due.step) {
		case "contactReminder":
		case "finishReminder":
			if (due.cause === "assist") return helping(state, due);
			return "tour" in state ? holding(state.tour) : null;
		case "unsigned":
			return (
				dutyLeaderOf(state, now, setting) ?? deputyOf(state, now, setting) ?? above(state, due, now, setting)
			);
		case "blue":
		case "yellow":
		case "red":
		case "referred":
			return above(state, due, now, setting);
		default:
			return due.step satisfies never;
	}
}

function helping(state: Case, due: Duty): Staff | null {
	const assist = assistOf(state, due);
	return assist === undefined ? null : moveTo({ postId: assist.postId, personId: assist.ownerId }, "assist");
}

export function holding({ holderId, postId }: { holderId: string; postId: string }): Staff {
	return { as: "holder", by: "staff", personId: holderId, postId };
}
