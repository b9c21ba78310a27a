import type { Assist } from "./assist.ts";
import type { Instant } from "./calendar.ts";
import type { Case } from "./case.ts";
import type { FiredStep, Move } from "./case-events.ts";
import { isReassigner } from "./case-reassignment.ts";
import type { Letter } from "./letter.ts";
import { holderOf } from "./people.ts";
import type { Person, Setting } from "./setting.ts";

/** Who has a part in what those above a holder do (rules.md §4): writes a letter, answers one, explains a red, decides who has a case. */
export type Overseer = "letterHelper" | "letterAddressee" | "reddened" | "reassigner";

/** Whether the letter is the person's to answer. */
export function isAddressee({ ownerId, holderId }: Letter, personId: string): boolean {
	return ownerId === personId || holderId === personId;
}

/** Whether the help is the person's to add. */
export function isHelper({ issuerId }: Letter, personId: string): boolean {
	return issuerId === personId;
}

/** Whether the person still owes a word about this card. */
export function isToExplain({ step, fellOn, explainedAt }: FiredStep, personId: string): boolean {
	return step === "red" && fellOn === personId && explainedAt === undefined;
}

export function isOverseer(who: Overseer, { personId }: Person, state: Case): boolean {
	switch (who) {
		case "letterHelper":
			return state.letters.some((letter) => isHelper(letter, personId));
		case "letterAddressee":
			return state.letters.some((letter) => isAddressee(letter, personId));
		case "reddened":
			return state.steps.some(({ step, fellOn }) => step === "red" && fellOn === personId);
		case "reassigner":
			return isReassigner(state, personId);
		default:
			return who satisfies never;
	}
}

/** Whoever a letter or a red card has reached keeps the case in sight, after another has it too. */
export function hasPart(person: Person, state: Case): boolean {
	const parts = ["letterHelper", "letterAddressee", "reddened"] as const;
	return parts.some((who) => isOverseer(who, person, state));
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
