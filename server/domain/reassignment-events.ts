import type { Instant } from "./calendar.ts";
import type { DueStep, Move } from "./case-events.ts";
import type { WordsRef } from "./words.ts";

/** By when whoever a card gave the move decides who is to have the case, and from when that counts (rules.md §4). */
export type ReassignLimit = { readonly dueAt: Instant; readonly since: Instant };
export type CaseKept = {
	readonly type: "CaseKept";
	readonly at: Instant;
	readonly by: string;
	/** Why it stays with its holder. */
	readonly words: WordsRef;
	readonly nextMove: Move;
};
/** Whoever has to decide has left the post: whoever has it now is asked, with the whole limit. */
export type ReassignmentHandedOver = {
	readonly type: "ReassignmentHandedOver";
	readonly at: Instant;
	readonly deciderId: string;
	readonly postId: string;
	readonly dueAt: Instant;
	readonly due: readonly DueStep[];
	readonly nextMove: Move;
};
export type ReassignmentEvent = CaseKept | ReassignmentHandedOver;

/** Whether the event is of who is to have a case after a card. */
export function isReassignmentEvent<Event extends { readonly type: string }>(
	event: Event,
): event is Extract<Event, { readonly type: ReassignmentEvent["type"] }> {
	return event.type === "CaseKept" || event.type === "ReassignmentHandedOver";
}
