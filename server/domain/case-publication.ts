import type { Instant } from "./calendar.ts";
import type { Case } from "./case.ts";
import type { PublicationEvent } from "./publication-events.ts";
import type { WordsRef } from "./words.ts";

/** What was last decided about publishing, of the closing it was decided for: a rework asks anew. */
export type Publication = {
	readonly ofClosing: Instant;
	readonly approved: { readonly words: WordsRef; readonly publicAt: Instant } | null;
	/** Why not, where it was refused. */
	readonly refused: WordsRef | null;
};

/** That the resident agrees to publishing, and what a superior said of it. */
export type Agreed = { readonly consent?: true; readonly publication?: Publication };

/** How agreement and publication follow from their events. */
export function published(state: Case, event: PublicationEvent): Case {
	if (event.type === "ConsentChanged") {
		// What was approved before is looked at anew when agreement comes back.
		const { consent: _was, publication: _of, ...left } = state;
		return (event.consent ? { ...left, consent: true } : left) as Case;
	}
	if (state.status !== "closed") throw new Error(`${event.type} cannot follow in ${state.status}`);
	const ofClosing = state.closedAt;
	if (event.type === "PublicationRefused")
		return { ...state, publication: { ofClosing, approved: null, refused: event.words } };
	const { words, publicAt } = event;
	return { ...state, publication: { ofClosing, approved: { words, publicAt }, refused: null } };
}
