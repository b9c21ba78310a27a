import type { ReadCaseReply } from "../contract/handling.ts";
import type { LetterCase, LetterItem, ReadLetterReply } from "../contract/letter.ts";
import type { Instant } from "../domain/calendar.ts";
import type { Case } from "../domain/case.ts";
import type { Letter, LetterAnswered, LetterHelped, LetterIssued } from "../domain/letter.ts";
import { isAddressee, isHelper } from "../domain/oversight.ts";
import { isUnsettled } from "../domain/provisional.ts";
import type { CaseWords, TrailEvent } from "../domain/reads.ts";
import type { Person, Setting } from "../domain/setting.ts";
import { actedFrom, caseFactsView, firedView, postName, provisionalView, wireInstant } from "./common.ts";
import { textOf } from "./trail.ts";

/** One case of a letter, and its part of the letter. */
export type InLetter = { readonly state: Case; readonly letter: Letter };
export type LetterSource = { readonly person: Person; readonly setting: Setting; readonly now: Instant };

function isLate({ answeredAt, dueAt }: Letter, now: Instant): boolean {
	return (answeredAt ?? now) > dueAt;
}

/** One row of `listLetters`; at least one case. */
export function letterItem(
	{ unitId, week, letterId }: Pick<Letter, "unitId" | "week" | "letterId">,
	cases: readonly InLetter[],
	{ person, setting, now }: LetterSource,
): LetterItem {
	const letters = cases.map(({ letter }) => letter);
	const owed = letters.filter(({ answeredAt }) => answeredAt === null);
	const next = owed.reduce<Instant | null>((least, { dueAt }) => Math.min(least ?? dueAt, dueAt), null);
	const isOpen = cases.some(({ state, letter }) => letter.dueAt === next && isUnsettled(state, next));
	return {
		letterId,
		unit: setting.units.get(unitId)?.name ?? unitId,
		week,
		cases: letters.length,
		helped: letters.filter(({ helpedAt }) => helpedAt !== null).length,
		answered: letters.length - owed.length,
		late: letters.filter((letter) => isLate(letter, now)).length,
		dueAt: wireInstant(next),
		...(isOpen ? { provisional: true } : {}),
		mayHelp: letters.some(
			(letter) => letter.helpedAt === null && isHelper(letter, person.personId, setting, now),
		),
		mayAnswer: owed.some((letter) => isAddressee(letter, person.personId)),
	};
}

/** The letters a case is in, and what of them is the person's to write. */
export function caseLetters(
	state: Case,
	{ personId }: Person,
	setting: Setting,
	now: Instant,
): ReadCaseReply["letters"] {
	return state.letters.map((letter) => ({
		letterId: letter.letterId,
		dueAt: wireInstant(letter.dueAt),
		...provisionalView(state, letter.dueAt),
		mayHelp: letter.helpedAt === null && isHelper(letter, personId, setting, now),
		mayAnswer: letter.answeredAt === null && isAddressee(letter, personId),
	}));
}

const isOfLetter = (event: { type: string }): event is LetterIssued | LetterHelped | LetterAnswered =>
	event.type === "LetterIssued" || event.type === "LetterHelped" || event.type === "LetterAnswered";

type Told = { readonly trail: readonly TrailEvent[]; readonly words: CaseWords };

/** What was written to this letter in this case since it was issued last. */
export function saidIn(
	type: "LetterHelped" | "LetterAnswered",
	letterId: string,
	{ trail, words }: Told,
): string | null {
	const ofIt = trail.flatMap(({ event }) =>
		"letterId" in event && event.letterId === letterId && isOfLetter(event) ? [event] : [],
	);
	const since = ofIt.slice(ofIt.findLastIndex((event) => event.type === "LetterIssued") + 1);
	const said = since.find((event): event is LetterHelped | LetterAnswered => event.type === type);
	return textOf(words, said?.words);
}

function letterCase({ state, letter }: InLetter, told: Told, { setting, now }: LetterSource): LetterCase {
	return {
		...caseFactsView(state, textOf(told.words, state.text), setting),
		steps: state.steps.map((fired) => firedView(setting, fired)),
		from: actedFrom(setting, letter.issuerId, letter.issuedAt),
		to: postName(setting, letter.postId),
		issuedAt: wireInstant(letter.issuedAt),
		dueAt: wireInstant(letter.dueAt),
		...provisionalView(state, letter.dueAt),
		late: isLate(letter, now),
		helpedAt: wireInstant(letter.helpedAt),
		help: saidIn("LetterHelped", letter.letterId, told),
		repliedAt: wireInstant(letter.answeredAt),
		reply: saidIn("LetterAnswered", letter.letterId, told),
	};
}

/** `readLetter`: everything on it comes from the trails of its cases. */
export function letterView(
	name: Pick<Letter, "unitId" | "week" | "letterId">,
	cases: readonly (InLetter & Told)[],
	source: LetterSource,
): ReadLetterReply {
	return {
		...letterItem(name, cases, source),
		asOf: wireInstant(source.now),
		items: cases.map((one) => letterCase(one, one, source)),
	};
}
