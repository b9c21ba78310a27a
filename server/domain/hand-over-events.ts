import type { Instant } from "./calendar.ts";
import type { DueStep, Move } from "./case-events.ts";

/**
 * What lay with somebody who has left their post beside cases and decisions (rules.md §3): it goes to whoever has the
 * post now. Cards of before stay with whom they fell on.
 */
export type AssistHandedOver = {
	readonly type: "AssistHandedOver";
	readonly at: Instant;
	readonly assistId: string;
	readonly postId: string;
	readonly ownerId: string;
	/** The whole limit, from now on. */
	readonly dueAt: Instant;
	readonly due: readonly DueStep[];
};
/** A letter is the unit's, and so is its limit: the next head finds it as it stands. */
export type LetterHandedOver = {
	readonly type: "LetterHandedOver";
	readonly at: Instant;
	readonly letterId: string;
	readonly postId: string;
	readonly ownerId: string;
};
/** A report that no holder has, at the desk, with whom a card about the desk told, or in its office; a case that a card has put above its holder. */
export type ReportHandedOver = {
	readonly type: "ReportHandedOver";
	readonly at: Instant;
	/** The desk's whole limit, from now on; null for what waits for nothing of the desk. */
	readonly triageDueAt: Instant | null;
	readonly due: readonly DueStep[];
	readonly nextMove: Extract<Move, { by: "staff" }>;
};
export type HandOverEvent = AssistHandedOver | LetterHandedOver | ReportHandedOver;
