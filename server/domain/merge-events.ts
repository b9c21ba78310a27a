import type { Instant } from "./calendar.ts";
import type { DueStep, Move } from "./case-events.ts";
import type { Tour } from "./clock.ts";

/** A case that goes on as a voice of another, and comes apart again 并单 (rules.md §2). */
export type CaseMerged = {
	readonly type: "CaseMerged";
	readonly at: Instant;
	/** Null where a surge took it in at once, or its resident chose that case while reporting. */
	readonly by: string | null;
	readonly joined?: true;
	/** The case it goes on with, which has the next move and the clocks from now on. */
	readonly parent: string;
};
export type CaseSplit = {
	readonly type: "CaseSplit";
	readonly at: Instant;
	/** Null where the resident did it, or the parent left. */
	readonly by: string | null;
	readonly why: SplitReason;
	readonly parent: string;
	readonly triageDueAt: Instant | null;
	readonly due: readonly DueStep[];
	readonly nextMove: Move;
	/** Whoever answered the parent, where that answer is disputed. */
	readonly tour?: Pick<Tour, "postId" | "holderId">;
};
/** The case it goes on with has ended, and it with it; or that case goes on after all. */
export type VoiceEnded = { readonly type: "VoiceEnded"; readonly at: Instant; readonly parent: string };
export type VoiceReopened = { readonly type: "VoiceReopened"; readonly at: Instant; readonly parent: string };
/** "My matter is another", the desk's or a superior's word, a dispute of one voice, a parent withdrawn or sealed. */
export type SplitReason = "resident" | "staff" | "dispute" | "parentLeft";
