import type { Instant } from "./calendar.ts";
import { cardRank, isOfHolder } from "./card.ts";
import { type Case, evolve, type HeldCase, isHeld, nextMoveOf } from "./case.ts";
import type { CaseDispatched, CaseEvent, DueStep, FiredStep } from "./case-events.ts";
import { isPast } from "./clock.ts";
import { dispatchAgain } from "./dispatch-clock.ts";
import { type Acting, firstActing, isKeptFrom, upFrom } from "./people.ts";
import type { Setting } from "./setting.ts";

/**
 * A case that is given back to its holder unanswered, after every step of its ladder has fired: by a finding, by a superior
 * who keeps it there, by a decision or a wait that ends. A card is cleared and a decision is taken, and the resident still
 * has no answer; with nothing due the case would wait for ever. So it begins anew with its holder like one that is given
 * back (rules.md §3): a fresh holder clock with the whole ladder, whose silence comes to discipline again, while the
 * resident's own limit stays where it was.
 */

/** A reminder that a new level brings is followed by nothing. */
function chases(due: DueStep): boolean {
	return due.cause === "reassignment" || (isOfHolder(due) && cardRank(due.step) > 0);
}

/** Whether it may give a case back to its holder; a proof that sets the referral gives it to discipline. */
function givesBack(event: CaseEvent): boolean {
	const { type } = event;
	return type === "CaseFound"
		? event.clears
		: ["CaseKept", "CaseDecided", "CaseResumed", "LevelChanged"].includes(type);
}

/** Whether a deed may have taken the last that would fire: a contact or a reply to a letter ends what leads to the referral. */
function mayEnd(before: Case, events: readonly CaseEvent[]): boolean {
	return before.due.some(chases) && events.every(({ type }) => type !== "CaseEscalated");
}

/** The cards of this holder's stretch. */
function cardsOf({ steps, round, hop }: HeldCase): readonly FiredStep[] {
	return steps.filter((fired) => cardRank(fired.step) > 0 && fired.round === round && fired.hop === hop);
}

/** Whether whom a red or a referral in force told has the move: theirs it is to say what becomes of it. */
function isAbove(state: HeldCase): boolean {
	const move = nextMoveOf(state);
	return cardsOf(state).some(
		({ step, told, clearedAt }) =>
			clearedAt === null &&
			cardRank(step) >= cardRank("red") &&
			told.by === "staff" &&
			move?.by === "staff" &&
			told.personId === move.personId,
	);
}

/**
 * Whether nothing is left that would chase the holder, although the answer is late, or was by the level that the case had
 * then: what has fired stays fired (rules.md §3).
 */
function isUsedUp(state: Case, now: Instant): state is HeldCase {
	if (!isHeld(state) || state.pending !== null || state.stops.length > 0) return false;
	const { limits, answeredAt } = state.tour;
	if (limits === null || answeredAt !== null || isAbove(state)) return false;
	const isLate = isPast(limits.finishDueAt, now) || cardsOf(state).some(({ cause }) => cause === "finish");
	return isLate && !state.due.some(chases);
}

/** Who has the post now, else the next one up; whoever holds the case where nobody else may. */
function holderFor({ tour, ...state }: HeldCase, now: Instant, setting: Setting) {
	const { postId, holderId } = tour;
	const isFit = (found: Acting) => !isKeptFrom(setting, found.personId, state, now);
	const acting = firstActing(setting, upFrom(setting, postId), isFit, now);
	const { personId, postId: actingPostId } = acting ?? { personId: holderId, postId };
	return { postId: actingPostId, holderId: personId, dutyItemId: null, dutyBookVersion: null };
}

function dispatchOf(state: Case, now: Instant, setting: Setting): CaseDispatched | null {
	if (!isUsedUp(state, now)) return null;
	return { ...dispatchAgain(state, holderFor(state, now, setting), null, now, setting), why: "unanswered" };
}

/** What was decided, and with it the dispatch anew where it leaves the case unanswered with nothing due. */
export function withUnanswered(
	before: Case,
	events: readonly CaseEvent[],
	now: Instant,
	setting: Setting,
): readonly CaseEvent[] {
	if (!events.some(givesBack) && !mayEnd(before, events)) return events;
	const anew = dispatchOf(events.reduce<Case>(evolve, before), now, setting);
	return anew === null ? events : [...events, anew];
}
