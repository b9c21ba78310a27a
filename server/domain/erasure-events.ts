import type { Instant } from "./calendar.ts";
import type { DueStep, Move } from "./case-events.ts";
import type { Pending } from "./proposal.ts";
import type { WordsRef } from "./words.ts";

/** Legal erasure (trust.md I5): words go, what happened stays. */
export const proposedGrounds = ["courtOrder", "retentionOver", "thirdPerson", "transferred"] as const;
/**
 * The lawful grounds: a resident's own request, a court's order, a time for keeping that is over, a third person's data,
 * and that the report lies with the body it was transferred to.
 */
export const erasureGrounds = ["resident", ...proposedGrounds] as const;
export type ErasureGround = (typeof erasureGrounds)[number];

/** What is asked to be erased, and by whom; both are null where the resident asked under the receipt. */
export type Erasure = {
	readonly ground: ErasureGround;
	/** Of words, and of photos of the report. */
	readonly wordsIds: readonly string[];
	readonly proposedBy: string | null;
	readonly proposedPostId: string | null;
};

type Asked = {
	readonly at: Instant;
	/** With its `erasure`. */
	readonly pending: Pending;
	readonly due: readonly DueStep[];
	readonly nextMove: Move;
};
export type ErasureProposed = Asked & {
	readonly type: "ErasureProposed";
	readonly by: string;
	/** The order or the law it rests on. */
	readonly basis: WordsRef;
};
export type ErasureRequested = Asked & { readonly type: "ErasureRequested" };
export type WordsErased = {
	readonly type: "WordsErased";
	readonly at: Instant;
	/** Who decided it; the posts are of whoever asked, if staff, and of the decider. */
	readonly by: string;
	readonly posts: readonly string[];
	readonly ground: ErasureGround;
	readonly wordsIds: readonly string[];
	/** Photos whose bytes go too; their hash stays in the report's event. */
	readonly photoIds?: readonly string[];
};
/** A phone number whose time was over (trust.md A7). */
export type PhoneErased = { readonly type: "PhoneErased"; readonly at: Instant; readonly wordsId: string };
export type ErasureEvent = ErasureProposed | ErasureRequested | WordsErased | PhoneErased;

const erasureNames: readonly string[] = [
	"ErasureProposed",
	"ErasureRequested",
	"WordsErased",
	"PhoneErased",
] satisfies readonly ErasureEvent["type"][];

/** Whether the event is of an erasure. */
export function isErasureEvent<Event extends { readonly type: string }>(
	event: Event,
): event is Extract<Event, { readonly type: ErasureEvent["type"] }> {
	return erasureNames.includes(event.type);
}

/** The words that go with the event, in the commit that holds it. */
export function erasedBy(event: { readonly type: string }): readonly string[] {
	if (event.type === "WordsErased") return (event as WordsErased).wordsIds;
	return event.type === "PhoneErased" ? [(event as PhoneErased).wordsId] : [];
}

/** The photos that go with the event, in the commit that holds it. */
export function photosErasedBy(event: { readonly type: string }): readonly string[] {
	return event.type === "WordsErased" ? ((event as WordsErased).photoIds ?? []) : [];
}
