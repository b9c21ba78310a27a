import { dayOf, type Instant } from "./calendar.ts";
import type { Case } from "./case.ts";
import type { CaseEscalated, CaseEvent, Cause, DueStep, LadderDue } from "./case-events.ts";
import { spanEnd } from "./clock.ts";
import { weekOf } from "./day.ts";
import { footOf } from "./escalation-told.ts";
import { answerCharactersMax } from "./limits.ts";
import { isAddressee, isHelper } from "./oversight.ts";
import { type Acting, actingFor, isKeptFrom, postsAbove } from "./people.ts";
import { may } from "./permission.ts";
import { type Decision, refuse } from "./refusal.ts";
import type { Setting } from "./setting.ts";
import { timesOf } from "./times.ts";
import { refOf, refuseWords, type Words, type WordsRef } from "./words.ts";

/**
 * Supervision letter 督办函 (rules.md §4): with a yellow card each case knows which letter it needs and whether that is
 * answered. The letter itself, one per unit and week, is nothing but its cases, read together.
 */
export type Letter = {
	/** `unitId:2019-W12`: the same for all cases of the unit and week. */
	readonly letterId: string;
	readonly unitId: string;
	readonly week: string;
	readonly cause: Cause;
	/** Of which round and dispatch the yellow card was. */
	readonly round: number;
	readonly hop: number;
	/** Who has to answer: the head of the unit; whoever held the matter may answer as well. */
	readonly postId: string;
	readonly ownerId: string;
	readonly holderId: string;
	/** Whom the yellow card told: the one who adds the help, or whoever has their post next; absent in older events. */
	readonly issuerId: string;
	readonly issuerPostId?: string;
	readonly issuedAt: Instant;
	/** When its yellow card was due: its limit counts from there; absent in older events. */
	readonly since?: Instant;
	readonly dueAt: Instant;
	readonly helpedAt: Instant | null;
	readonly answeredAt: Instant | null;
};

export type HelpLetter = {
	readonly type: "HelpLetter";
	readonly by: string;
	readonly letterId: string;
	readonly words: Words;
};
export type AnswerLetter = {
	readonly type: "AnswerLetter";
	readonly by: string;
	readonly letterId: string;
	readonly words: Words;
};

export type LetterIssued = Omit<Letter, "issuedAt" | "helpedAt" | "answeredAt"> & {
	readonly type: "LetterIssued";
	readonly at: Instant;
	readonly due: readonly DueStep[];
};
export type LetterHelped = {
	readonly type: "LetterHelped";
	readonly at: Instant;
	readonly by: string;
	readonly letterId: string;
	readonly words: WordsRef;
};
export type LetterAnswered = {
	readonly type: "LetterAnswered";
	readonly at: Instant;
	readonly by: string;
	readonly letterId: string;
	readonly words: WordsRef;
};

/** The highest of the unit above the post, below the leaders; never the one who writes the letter. */
function headOf(foot: string, issuerId: string, state: Case, now: Instant, setting: Setting): Acting | null {
	const own = setting.posts.get(foot);
	if (own === undefined) return null;
	const inUnit = [own, ...postsAbove(setting, foot)].filter(
		({ unitId, kind }) => unitId === own.unitId && kind !== "leader" && kind !== "head",
	);
	const heads = inUnit.map(({ postId }) => actingFor(setting, postId, now));
	const fits = (acting: Acting | null) =>
		acting !== null && acting.personId !== issuerId && !isKeptFrom(setting, acting.personId, state, now);
	return heads.findLast(fits) ?? null;
}

/** Whether the card is of other work than the letter: of the next holder, or the holder's own where that was about help. */
function isOfOther({ round, hop, cause }: Letter, card: CaseEscalated, state: Case): boolean {
	const isOwn = cause === "assist" && card.cause !== "assist";
	return round !== card.round || hop !== state.hop || isOwn;
}

/**
 * Until when the letter is owed. One that was not answered yet, and whose card has not come, keeps its limit: nobody gains
 * time by letting another card fall.
 */
function limitOf(state: Case, letterId: string, card: CaseEscalated, setting: Setting) {
	const kept = state.due.some((step) => "letterId" in step && step.letterId === letterId);
	const held = letterOf(state, letterId);
	if (kept && held !== null) {
		const { since = held.issuedAt, dueAt } = held;
		return { since, dueAt, due: state.due };
	}
	const { calendar, policy } = timesOf(state, setting);
	const dueAt = spanEnd(calendar, card.dueAt, policy.letter);
	const step: LadderDue = { step: "blue", cause: "letter", letterId, dueAt };
	return { since: card.dueAt, dueAt, due: [...state.due, step] };
}

/**
 * The letter that goes with a yellow card, or null: none for another card, for a sealed report, nor a second one on a
 * case for the same unit and week about the same work. Of the next holder it is the same letter, owed anew: a reply about
 * the one before says nothing of it. It counts from when the card was due, whenever the sweep came.
 */
export function letterDue(
	state: Case,
	card: CaseEscalated,
	asOf: Instant,
	setting: Setting,
): LetterIssued | null {
	if (card.step !== "yellow" || state.track !== "service" || state.sealed || card.told.by !== "staff")
		return null;
	const foot = footOf(state, card, setting);
	const unitId = foot === null ? undefined : setting.posts.get(foot)?.unitId;
	if (foot === null || unitId === undefined) return null;
	const week = weekOf(dayOf(card.dueAt));
	const letterId = `${unitId}:${week}`;
	const held = letterOf(state, letterId);
	if (held !== null && !isOfOther(held, card, state)) return null;
	const { personId: issuerId, postId: issuerPostId } = card.told;
	const owner = headOf(foot, issuerId, state, asOf, setting) ?? { postId: foot, personId: card.fellOn };
	const { since, dueAt, due } = limitOf(state, letterId, card, setting);
	const { cause, round } = card;
	// In the order in which its bytes are written, as the card.
	const facts = { at: card.at, cause, due, dueAt, holderId: matterOf(state, card) };
	const issuer = { hop: state.hop, issuerId, issuerPostId };
	const people = { ...issuer, letterId, ownerId: owner.personId, postId: owner.postId };
	return { ...facts, ...people, round, since, type: "LetterIssued", unitId, week };
}

/** Whose matter the yellow card was about. */
function matterOf(state: Case, { cause, assistId, fellOn }: CaseEscalated): string {
	if (cause === "assist") {
		return state.assists.find((assist) => assist.assistId === assistId)?.ownerId ?? fellOn;
	}
	return "tour" in state ? state.tour.holderId : fellOn;
}

function letterOf({ letters }: Case, letterId: string): Letter | null {
	return letters.find((letter) => letter.letterId === letterId) ?? null;
}

/** `HelpLetter`: the superior writes only what help is given, once. */
export function helpLetter(
	state: Case,
	{ by, letterId, words }: HelpLetter,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const no = may("helpLetter", by, state, setting, now);
	if (no !== null) return refuse(no);
	const letter = letterOf(state, letterId);
	if (letter === null) return refuse("notFound", "letterId");
	if (!isHelper(letter, by, setting, now)) return refuse("notYours");
	if (letter.helpedAt !== null) return refuse("alreadyAnswered");
	const refusal = refuseWords(words.text, answerCharactersMax, "words");
	if (refusal !== null) return { refusal };
	return { events: [{ type: "LetterHelped", at: now, by, letterId, words: refOf(words) }] };
}

/** `AnswerLetter`: by the head of the unit or whoever held the matter; late too, for it stays owed. */
export function answerLetter(
	state: Case,
	{ by, letterId, words }: AnswerLetter,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const no = may("answerLetter", by, state, setting, now);
	if (no !== null) return refuse(no);
	const letter = letterOf(state, letterId);
	if (letter === null) return refuse("notFound", "letterId");
	if (!isAddressee(letter, by)) return refuse("notYours");
	if (letter.answeredAt !== null) return refuse("alreadyAnswered");
	const refusal = refuseWords(words.text, answerCharactersMax, "words");
	if (refusal !== null) return { refusal };
	return { events: [{ type: "LetterAnswered", at: now, by, letterId, words: refOf(words) }] };
}
