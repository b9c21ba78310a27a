import { cardRank, clearedSteps } from "./card.ts";
import type { Case } from "./case.ts";
import { moved } from "./case-moves.ts";
import { reassigned } from "./case-reassignment.ts";
import type { RedExplained } from "./explanation.ts";
import type { CaseFound } from "./finding.ts";
import type { Letter, LetterAnswered, LetterHelped, LetterIssued } from "./letter.ts";
import type { OversightEvent } from "./overlay-events.ts";
import { isToExplain } from "./oversight.ts";

/**
 * How letters, explanations and findings (rules.md §4) follow from their events. Of a unit and week a case is in one
 * letter: issued anew, it is about the work of now.
 */
function issued<S extends Case>(state: S, { type: _type, at, due, ...facts }: LetterIssued): S {
	const letter: Letter = { ...facts, issuedAt: at, helpedAt: null, answeredAt: null };
	const others = state.letters.filter(({ letterId }) => letterId !== letter.letterId);
	return { ...state, due, letters: [...others, letter] };
}

function withLetter<S extends Case>(state: S, letterId: string, change: Partial<Letter>): S {
	const letters = state.letters.map((one) => (one.letterId === letterId ? { ...one, ...change } : one));
	return { ...state, letters };
}

function helped<S extends Case>(state: S, { letterId, at }: LetterHelped): S {
	return withLetter(state, letterId, { helpedAt: at });
}

/** Its card no longer fires; nor does the referral of a case that has had its answer. */
function replied<S extends Case>(state: S, { letterId, at }: LetterAnswered): S {
	const after = withLetter(state, letterId, { answeredAt: at });
	const answered = isLetterAnswered(after);
	const due = after.due.filter(
		(step) => !("letterId" in step && step.letterId === letterId) && !(answered && step.step === "referred"),
	);
	return { ...after, due };
}

/** Whether the letter about the holder's own work in this round and dispatch is answered: then nothing is referred. */
export function isLetterAnswered({ letters, round, hop }: Pick<Case, "letters" | "round" | "hop">): boolean {
	return letters.some(
		(letter) =>
			letter.answeredAt !== null && letter.cause !== "assist" && letter.round === round && letter.hop === hop,
	);
}

function explained<S extends Case>(state: S, { by, at }: RedExplained): S {
	const steps = state.steps.map((fired) => (isToExplain(fired, by) ? { ...fired, explainedAt: at } : fired));
	return { ...state, steps };
}

/** Red and referred, on whatever ladder. */
function found<S extends Case>(state: S, { at, clears, nextMove, due = state.due }: CaseFound): S {
	if (!clears) return state;
	const steps = clearedSteps(state.steps, at, ({ step }) => cardRank(step) >= cardRank("red"));
	const moves = nextMove === undefined ? state.moves : moved(state, at, nextMove);
	return { ...state, steps, due, moves };
}

export function overseen<S extends Case>(state: S, event: OversightEvent): S {
	switch (event.type) {
		case "LetterIssued":
			return issued(state, event);
		case "LetterHelped":
			return helped(state, event);
		case "LetterAnswered":
			return replied(state, event);
		case "RedExplained":
			return explained(state, event);
		case "CaseFound":
			return found(state, event);
		case "CaseKept":
		case "ReassignmentHandedOver":
			return reassigned(state, event);
		default:
			return event satisfies never;
	}
}
