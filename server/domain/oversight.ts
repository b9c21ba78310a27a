import type { Assist } from "./assist.ts";
import type { Instant } from "./calendar.ts";
import type { Case } from "./case.ts";
import type { FiredStep, Move } from "./case-events.ts";
import { isReassigner } from "./case-reassignment.ts";
import type { Letter } from "./letter.ts";
import { hasLeft, holderOf } from "./people.ts";
import type { Person, Setting } from "./setting.ts";

/** Who has a part in what those above a holder do (rules.md §4): writes a letter, answers one, explains a red, decides who has a case. */
export type Overseer = "letterHelper" | "letterAddressee" | "reddened" | "reassigner";

/** Whether the letter is the person's to answer. */
export function isAddressee({ ownerId, holderId }: Letter, personId: string): boolean {
	return ownerId === personId || holderId === personId;
}

/** Whether the help is the person's to add: who wrote the letter, or, once they have left the post they wrote it from, whoever has it. */
export function isHelper(
	{ issuerId, issuerPostId }: Letter,
	personId: string,
	setting: Setting,
	now: Instant,
): boolean {
	const isGone = issuerPostId !== undefined && hasLeft(setting, issuerPostId, issuerId, now);
	return personId === (isGone ? holderOf(setting, issuerPostId, now) : issuerId);
}

/** Whether the person still owes a word about this card. */
export function isToExplain({ step, fellOn, explainedAt }: FiredStep, personId: string): boolean {
	return step === "red" && fellOn === personId && explainedAt === undefined;
}

function isReddened({ steps }: Case, personId: string): boolean {
	return steps.some(({ step, fellOn }) => step === "red" && fellOn === personId);
}

export function isOverseer(
	who: Overseer,
	{ personId }: Person,
	state: Case,
	setting: Setting,
	now: Instant,
): boolean {
	switch (who) {
		case "letterHelper":
			return state.letters.some((letter) => isHelper(letter, personId, setting, now));
		case "letterAddressee":
			return state.letters.some((letter) => isAddressee(letter, personId));
		case "reddened":
			return isReddened(state, personId);
		case "reassigner":
			return isReassigner(state, personId);
		default:
			return who satisfies never;
	}
}

/** Whoever has written or been sent a letter, or has a red card, keeps the case in sight, after another has it too. */
export function hasPart({ personId }: Person, state: Case): boolean {
	const isIn = (letter: Letter) => letter.issuerId === personId || isAddressee(letter, personId);
	return state.letters.some(isIn) || isReddened(state, personId);
}

/** Whether the holder has yet to say if the help helped. */
export function isToRate({ answeredAt, help }: Assist): boolean {
	return answeredAt !== null && help === null;
}

/** Whether whoever was given a move or told has the post still. */
export function stays(move: Move, setting: Setting, now: Instant): boolean {
	return move.by === "staff" && holderOf(setting, move.postId, now) === move.personId;
}

/** Whoever was given a report in place of the desk keeps it in sight after a card has told somebody else, while they have the post. */
export function wasDesk(state: Case, personId: string, setting: Setting, now: Instant): boolean {
	const isTheirs = (move: Move) => move.by === "staff" && move.as === "desk" && move.personId === personId;
	return state.moves.some(({ move }) => isTheirs(move) && stays(move, setting, now));
}
