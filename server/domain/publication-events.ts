import type { Instant } from "./calendar.ts";
import type { DueStep, Move } from "./case-events.ts";
import type { WordsRef } from "./words.ts";

/** Publishing an answered case on the daylight page (product.md): the resident agrees, a superior checks, the resident sees it first. */
export type ConsentChanged = {
	readonly type: "ConsentChanged";
	readonly at: Instant;
	readonly consent: boolean;
};
/** A closed case waits for a superior's look: whose it is, and by when (rules.md §4). Asked anew when that person leaves. */
export type PublicationAsked = {
	readonly type: "PublicationAsked";
	readonly at: Instant;
	readonly deciderId: string;
	readonly postId: string;
	readonly dueAt: Instant;
	readonly due: readonly DueStep[];
	readonly nextMove: Move;
};
export type PublicationApproved = {
	readonly type: "PublicationApproved";
	readonly at: Instant;
	readonly by: string;
	/** What will be read by everybody: written by the superior, with nothing in it that tells who reported. */
	readonly words: WordsRef;
	/** Until then the resident can say no; from then on it is public. */
	readonly publicAt: Instant;
};
export type PublicationRefused = {
	readonly type: "PublicationRefused";
	readonly at: Instant;
	readonly by: string;
	/** Why it is not published, or no longer. */
	readonly words: WordsRef;
};
export type PublicationEvent = ConsentChanged | PublicationAsked | PublicationApproved | PublicationRefused;

const publicationNames: readonly string[] = [
	"ConsentChanged",
	"PublicationAsked",
	"PublicationApproved",
	"PublicationRefused",
] satisfies readonly PublicationEvent["type"][];

/** Whether the event is of a publication. */
export function isPublicationEvent<Event extends { readonly type: string }>(
	event: Event,
): event is Extract<Event, { readonly type: PublicationEvent["type"] }> {
	return publicationNames.includes(event.type);
}
