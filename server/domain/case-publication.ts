import type { Instant } from "./calendar.ts";
import { clearedSteps } from "./card.ts";
import type { Case } from "./case.ts";
import type { FiredStep } from "./case-events.ts";
import { moved } from "./case-moves.ts";
import type { PublicationEvent } from "./publication-events.ts";
import type { WordsRef } from "./words.ts";

/** What was last decided about publishing, of the closing it was decided for: a rework asks anew. */
export type Publication = {
	readonly ofClosing: Instant;
	readonly approved: { readonly words: WordsRef; readonly publicAt: Instant } | null;
	/** Why not, where it was refused. */
	readonly refused: WordsRef | null;
};

/** Whose look it waits for now, and by when. */
export type PublicationQuestion = {
	readonly deciderId: string;
	readonly postId: string;
	readonly askedAt: Instant;
	readonly dueAt: Instant;
};

/** That the resident agrees to publishing, whom that asks for a look, and what a superior said of it. */
export type Agreed = {
	readonly consent?: true;
	readonly publicationQuestion?: PublicationQuestion;
	readonly publication?: Publication;
};

function isPublishable(
	state: Case,
): state is Case & { readonly status: "closed"; readonly closedAt: Instant } {
	if (state.status !== "closed" || state.sealed || state.track !== "service") return false;
	const isErased = (state.erased ?? []).includes(state.text.id);
	return state.consent === true && state.pending === null && !isErased;
}

/** What was decided about the closing that stands; null while nothing was, or nothing may be published. */
export function decidedOn(state: Case): Publication | null {
	if (!isPublishable(state) || state.publication?.ofClosing !== state.closedAt) return null;
	return state.publication;
}

/** Whether a superior has yet to look at it. */
export function awaitsPublication(state: Case): boolean {
	return isPublishable(state) && decidedOn(state) === null;
}

/** Whether the card is of the look that is owed now, not of one before it. */
export function isOfQuestion({ publicationQuestion }: Case, { cause, dueAt }: FiredStep): boolean {
	return cause === "publication" && publicationQuestion !== undefined && dueAt > publicationQuestion.askedAt;
}

/** The question ends with the look, and with whatever leaves nothing to look at; its card goes with it. */
export function withQuestionEnded(state: Case, at: Instant): Case {
	if (state.publicationQuestion === undefined || awaitsPublication(state)) return state;
	const { publicationQuestion: _over, ...left } = state;
	const due = left.due.filter(({ cause }) => cause !== "publication");
	const steps = clearedSteps(left.steps, at, ({ cause }) => cause === "publication");
	// Nothing but one optional member is left out.
	return { ...left, due, steps } as Case;
}

/** How agreement and publication follow from their events. */
export function published(state: Case, event: PublicationEvent): Case {
	if (event.type === "ConsentChanged") {
		// What was approved before is looked at anew when agreement comes back.
		const { consent: _was, publication: _of, ...left } = state;
		return (event.consent ? { ...left, consent: true } : left) as Case;
	}
	if (state.status !== "closed") throw new Error(`${event.type} cannot follow in ${state.status}`);
	if (event.type === "PublicationAsked") {
		const { at: askedAt, deciderId, postId, dueAt, due, nextMove } = event;
		const publicationQuestion = { deciderId, postId, askedAt, dueAt };
		return { ...state, publicationQuestion, due, moves: moved(state, askedAt, nextMove) };
	}
	const ofClosing = state.closedAt;
	if (event.type === "PublicationRefused")
		return { ...state, publication: { ofClosing, approved: null, refused: event.words } };
	const { words, publicAt } = event;
	return { ...state, publication: { ofClosing, approved: { words, publicAt }, refused: null } };
}
