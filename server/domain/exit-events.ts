import type { Instant } from "./calendar.ts";
import type { ClosedHow, DueStep, Move, Verdict } from "./case-events.ts";
import type { Feedback } from "./feedback.ts";
import type { CaseMerged, CaseSplit, VoiceEnded, VoiceReopened } from "./merge-events.ts";
import type { Pending } from "./proposal.ts";
import type { CaseTransferred } from "./transfer.ts";
import type { WordsRef } from "./words.ts";

/** How a case leaves work without an answer, and how it comes back (rules.md §2, side exits). */
export type CaseWithdrawn = {
	readonly type: "CaseWithdrawn";
	readonly at: Instant;
	/** Whether somebody had asked for it: that stays in the trail. */
	readonly feedback: Feedback;
};
export type CaseTurnedAway = {
	readonly type: "CaseDeclined" | "CaseRedirected";
	readonly at: Instant;
	readonly by: string;
	readonly reason: DeclineReason | RedirectReason;
	readonly body: WordsRef;
	readonly limit: WordsRef;
	readonly appeal: Appealable;
};
export type CaseAppealed = {
	readonly type: "CaseAppealed";
	readonly at: Instant;
	readonly words: WordsRef;
	readonly pending: Pending;
	readonly due: readonly DueStep[];
	readonly nextMove: Move;
};
export type CaseClosed = {
	readonly type: "CaseClosed";
	readonly at: Instant;
	readonly how: ClosedHow;
	/** Where a check closed it against the resident's word. */
	readonly appeal?: Appealable;
};
export type VerdictChanged = {
	readonly type: "VerdictChanged";
	readonly at: Instant;
	readonly verdict: Verdict;
	readonly feedback: Feedback;
};
export type ExitEvent =
	| CaseWithdrawn
	| CaseTurnedAway
	| CaseTransferred
	| CaseAppealed
	| VerdictChanged
	| CaseMerged
	| CaseSplit
	| VoiceEnded
	| VoiceReopened;

const exitNames: readonly string[] = [
	"CaseWithdrawn",
	"CaseDeclined",
	"CaseRedirected",
	"CaseTransferred",
	"CaseAppealed",
	"VerdictChanged",
	"CaseMerged",
	"CaseSplit",
	"VoiceEnded",
	"VoiceReopened",
] satisfies readonly ExitEvent["type"][];

/** Whether the event belongs to a side exit. */
export function isExitEvent<Event extends { readonly type: string }>(
	event: Event,
): event is Extract<Event, { readonly type: ExitEvent["type"] }> {
	return exitNames.includes(event.type);
}

/** Why a report is not taken up 不予受理. */
export const declineReasons = ["litigation", "review", "finalDecision", "noFacts", "noPublicMatter"] as const;
export type DeclineReason = (typeof declineReasons)[number];
/** Why a report belongs to another body 转办. */
export const redirectReasons = ["otherPlace", "otherLevel", "otherBody"] as const;
export type RedirectReason = (typeof redirectReasons)[number];

/** The one appeal: until when, and against whose word, who cannot decide it. */
export type Appealable = { readonly until: Instant; readonly against: string };

/** How a dispute between neighbours came out 调解 (rules.md §7); kept apart from what the resident says of the work. */
export const mediations = ["agreed", "notAgreed", "court"] as const;
export type Mediation = (typeof mediations)[number];

/** Whether every reporter of the matter reads the words: they were looked through for what one of them alone had said. */
export type Shared = { readonly shared?: true };
