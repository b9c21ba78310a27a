import type { Instant } from "./calendar.ts";
import { cardHeld, cardRank } from "./card.ts";
import { type Case, evolve } from "./case.ts";
import type { CaseEvent } from "./case-events.ts";
import { escalation } from "./escalation.ts";
import { answerCharactersMax } from "./limits.ts";
import { isKeptFrom } from "./people.ts";
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
};

function hasReferral(state: Case): boolean {
	return cardHeld(state)?.step === "referred";
}

/** Whether there is a card that only a finding clears. */
function isOpen(state: Case): boolean {
	const held = cardHeld(state);
	return held !== null && cardRank(held.step) >= cardRank("red");
}

/** `FindCase`: written, by somebody the report need not be kept from. A proven false completion, retaliation or leak is referred. */
export function findCase(
	state: Case,
	{ by, outcome, words }: FindCase,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const no = may("findCase", by, state, setting, now);
	if (no !== null) return refuse(no);
	if (isKeptFrom(setting, by, state, now)) return refuse("notYours");
	const refers = referringOutcomes.includes(outcome) && !hasReferral(state);
	if (!refers && !isOpen(state)) return refuse("wrongState");
	const refusal = refuseWords(words.text, answerCharactersMax, "words");
	if (refusal !== null) return { refusal };
	const found = { type: "CaseFound", at: now, by, outcome, words: refOf(words), clears: !refers } as const;
	if (!refers) return { events: [found] };
	const referral = { step: "referred", cause: "finding", dueAt: now } as const;
	return { events: [found, escalation(evolve(state, found), referral, now, setting)] };
}
