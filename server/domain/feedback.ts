import type { Instant } from "./calendar.ts";
import type { Verdict } from "./case-events.ts";

/** How staff treated the resident, rated apart from the result: satisfied, rather, so-so, not (rules.md §5, M). */
export const attitudes = ["good", "fair", "soSo", "bad"] as const;
export type Attitude = (typeof attitudes)[number];

/** What the resident says beside the verdict; what was left open is absent. */
export type Feedback = {
	readonly contacted?: boolean;
	readonly visited?: boolean;
	readonly askedForRating?: boolean;
	readonly askedToWithdraw?: boolean;
	readonly attitude?: Attitude;
};

/** Said beside a dispute; with the spoken code `by` is the operator who took it down, null where the caller typed it. */
export type Spoken = { readonly feedback: Feedback; readonly spoken?: { readonly by: string | null } };

/**
 * What a report says beside its words, absent where it does not: somebody frail is concerned; an operator took it down of a
 * call, and who did stays unknown.
 */
export type Heard = { readonly frail?: true; readonly called?: true };

/** What the resident says of an answer. */
export type CaseConfirmed = {
	readonly type: "CaseConfirmed";
	readonly at: Instant;
	readonly verdict: Verdict;
	readonly feedback: Feedback;
};
