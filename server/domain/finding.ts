import { resume } from "./awaiting.ts";
import type { Instant } from "./calendar.ts";
import { cardHeld, cardRank } from "./card.ts";
import { type Case, evolve, type HeldCase, isHeld, nextMoveOf } from "./case.ts";
import { clocksOf, holderMove } from "./case-clock.ts";
import type { CaseEvent, DueStep, Move } from "./case-events.ts";
import { escalation } from "./escalation.ts";
import { answerCharactersMax } from "./limits.ts";
import { may } from "./permission.ts";
import { type Decision, refuse } from "./refusal.ts";
import type { Setting } from "./setting.ts";
import { refOf, refuseWords, type Words, type WordsRef } from "./words.ts";

/**
 * Finding 核查结论 of a discipline officer (rules.md §4): a card is a fact, not guilt, and red and referred are cleared
 * by this alone.
 */
export const findingOutcomes = [
	"responsible",
	"notResponsible",
	"falseCompletion",
	"retaliation",
	"leak",
] as const;
export type FindingOutcome = (typeof findingOutcomes)[number];
/** What is referred by itself once it is proven. */
export const referringOutcomes: readonly FindingOutcome[] = ["falseCompletion", "retaliation", "leak"];

/** What a finding must know of the case; a round after the first began with a disputed answer. */
type Answered = Pick<Case, "round" | "status"> & { readonly answeredAt: unknown };

/** Whether the outcome can have happened: nobody can have claimed falsely that it was done who never said so. */
export function isFitting(outcome: FindingOutcome, { round, status, answeredAt }: Answered): boolean {
	return outcome !== "falseCompletion" || round > 1 || status === "closed" || answeredAt !== null;
}

export type FindCase = {
	readonly type: "FindCase";
	readonly by: string;
	readonly outcome: FindingOutcome;
	readonly words: Words;
};
export type CaseFound = {
	readonly type: "CaseFound";
	readonly at: Instant;
	readonly by: string;
	readonly outcome: FindingOutcome;
	readonly words: WordsRef;
	/** Whether it ends the red cards and the referral; a proof that first sets the referral does not. */
	readonly clears: boolean;
	/** What the holder still owes: the cards that were kept back by those it ends, and are not due yet, are due again. */
	readonly due?: readonly DueStep[];
	/** Where it ends the card that had put the move with somebody above. */
	readonly nextMove?: Move;
};

function hasReferral(state: Case): boolean {
	return cardHeld(state)?.step === "referred";
}

/** Whether there is a card that only a finding clears. */
function isOpen(state: Case): boolean {
	const held = cardHeld(state);
	return held !== null && cardRank(held.step) >= cardRank("red");
}

/** What the finding leaves of the ladder, and who has the move then: whom the card left in force told, else the holder. */
function goingOn(state: HeldCase, found: CaseFound, setting: Setting): CaseFound {
	const after = evolve(state, found);
	if (!found.clears || !isHeld(after)) return found;
	const ended = state.steps.filter(
		(_, index) => after.steps[index]?.clearedAt !== state.steps[index]?.clearedAt,
	);
	const move = nextMoveOf(state);
	const isEnded = ended.some(
		({ told }) => told.by === "staff" && move?.by === "staff" && told.personId === move.personId,
	);
	const { due } = clocksOf(after, setting);
	if (!isEnded || state.stops.length > 0) return { ...found, due };
	return { ...found, due, nextMove: cardHeld(after)?.told ?? holderMove(after) };
}

/**
 * Help that nobody has given, and for which nothing is left to fire, keeps the holder's clock still no longer once its red
 * is cleared: else nothing would be due any more.
 */
function withoutHelp(state: Case, found: CaseFound, setting: Setting): readonly CaseEvent[] {
	const after = evolve(state, found);
	if (!isHeld(after) || !after.stops.some(({ kind }) => kind === "assist")) return [found];
	if (after.due.some(({ cause }) => cause === "assist")) return [found];
	return [found, resume(after, "assist", null, found.at, setting)];
}

/** `FindCase`: written, by an officer whose own matter it is not. A proven false completion, retaliation or leak is referred. */
export function findCase(
	state: Case,
	{ by, outcome, words }: FindCase,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const no = may("findCase", by, state, setting, now);
	if (no !== null) return refuse(no);
	const answeredAt = "tour" in state ? state.tour.answeredAt : null;
	if (!isFitting(outcome, { round: state.round, status: state.status, answeredAt }))
		return refuse("wrongState");
	const refers = referringOutcomes.includes(outcome) && !hasReferral(state);
	if (!refers && !isOpen(state)) return refuse("wrongState");
	const refusal = refuseWords(words.text, answerCharactersMax, "words");
	if (refusal !== null) return { refusal };
	const found = { type: "CaseFound", at: now, by, outcome, words: refOf(words), clears: !refers } as const;
	if (!refers)
		return { events: isHeld(state) ? withoutHelp(state, goingOn(state, found, setting), setting) : [found] };
	const referral = { step: "referred", cause: "finding", dueAt: now } as const;
	return { events: [found, escalation(evolve(state, found), referral, now, setting)] };
}
