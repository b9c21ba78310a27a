import type { Instant } from "./calendar.ts";
import type { WordsRef } from "./words.ts";

/** Publishing an answered case on the daylight page (product.md): the resident agrees, a superior checks, the resident sees it first. */
export type ConsentChanged = {
	readonly type: "ConsentChanged";
	readonly at: Instant;
	readonly consent: boolean;
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
export type PublicationEvent = ConsentChanged | PublicationApproved | PublicationRefused;

const publicationNames: readonly string[] = [
	"ConsentChanged",
	"PublicationApproved",
	"PublicationRefused",
] satisfies readonly PublicationEvent["type"][];

/** Whether the event is of a publication. */
export function isPublicationEvent<Event extends { readonly type: string }>(
	event: Event,
): event is Extract<Event, { readonly type: PublicationEvent["type"] }> {
	return publicationNames.includes(event.type);
}
