import type { Instant } from "./calendar.ts";
import type { Case } from "./case.ts";
import type { FiredStep } from "./case-events.ts";
import type { Erasure } from "./erasure-events.ts";
import type { DeclineReason, RedirectReason } from "./exit-events.ts";
import type { Level } from "./policy.ts";
import type { WordsRef } from "./words.ts";

/** Why a matter is put on the list of what cannot be done yet 挂账. */
export const shelvingCauses = ["funding", "ownership", "law", "planning", "season"] as const;
export type ShelvingCause = (typeof shelvingCauses)[number];

/** A step of a promise, by a calendar date in Asia/Shanghai. */
export type Milestone<Said> = { readonly byDate: string; readonly words: Said };

/** What one person asks another to decide (rules.md §2). `Said` is `Words` in a command and `WordsRef` in an event. */
export type Proposal<Said> =
	/** 退单: `itemId` of the duty book is the basis; null where the book has no item for it. */
	| { readonly kind: "return"; readonly itemId: string | null }
	/** 延期 by working days. */
	| { readonly kind: "extension"; readonly days: number }
	/** 承诺件: what cannot be done now, done by a date. */
	| { readonly kind: "promise"; readonly byDate: string; readonly milestones: readonly Milestone<Said>[] }
	/** 挂账: `approvals` are those who have agreed so far. */
	| {
			readonly kind: "shelving";
			readonly cause: ShelvingCause;
			readonly ownerPostId: string;
			readonly reviewOn: string;
			readonly approvals: readonly string[];
	  }
	/** A level or category that is not as it was received. */
	| { readonly kind: "level"; readonly level: Level; readonly categoryCode: string | null }
	| TurnAway<Said>;

/** 不予受理 and 转办: who is in charge instead, and that body's own limit, in words the resident reads. */
export type TurnAway<Said> = { readonly body: Said; readonly limit: Said } & (
	| { readonly kind: "decline"; readonly reason: DeclineReason }
	| { readonly kind: "redirect"; readonly reason: RedirectReason }
);

/** The same proposal with each of its words told another way. */
export function proposalWith<From, To>(proposal: Proposal<From>, told: (said: From) => To): Proposal<To> {
	switch (proposal.kind) {
		case "promise": {
			const milestones = proposal.milestones.map(({ byDate, words }) => ({ byDate, words: told(words) }));
			return { ...proposal, milestones };
		}
		case "decline":
		case "redirect":
			return { ...proposal, body: told(proposal.body), limit: told(proposal.limit) };
		case "return":
		case "extension":
		case "shelving":
		case "level":
			return proposal;
		default:
			return proposal satisfies never;
	}
}

/** A decision somebody else must take before the case goes on. */
export type Pending = {
	readonly kind: DecisionKind;
	readonly deciderId: string;
	readonly postId: string;
	readonly askedAt: Instant;
	/** From when the limit counts where the matter went to another decider since. */
	readonly since?: Instant;
	readonly dueAt: Instant;
	/** Who may not decide it beside whoever holds the case: who asked, whose word it is against, who agreed before. */
	readonly barred?: readonly string[];
	/** What is asked for, where it is more than yes or no to the answer or to the dispute. */
	readonly proposal?: Proposal<WordsRef>;
	/** What is to be erased, of a case that is over. */
	readonly erasure?: Erasure;
};
export type DecisionKind = "cannotBeSolved" | "check" | "appeal" | "erasure" | Proposal<unknown>["kind"];

/** Whether the card is of the decision that is pending, not of one before it. */
export function isOfPending({ pending }: Case, { cause, dueAt }: FiredStep): boolean {
	return cause === "decision" && pending !== null && dueAt > pending.askedAt;
}

/** Who may not take the decision that is pending: whoever asked for it or has had a say in it (rules.md §2, three people). */
export function barredFrom(state: Case): readonly string[] {
	const { pending, reviewerId } = state;
	const { proposal } = pending ?? {};
	const approvals = proposal?.kind === "shelving" ? proposal.approvals : [];
	const reviewers = pending?.kind === "check" && reviewerId !== null ? [reviewerId] : [];
	const barred = pending?.barred ?? [];
	return [...barred, ...approvals, ...reviewers, ...("tour" in state ? [state.tour.holderId] : [])];
}

/** 挂账 as it stands: taken off the clocks until a review. */
export type Shelving = {
	readonly cause: ShelvingCause;
	readonly ownerPostId: string;
	/** Calendar date in Asia/Shanghai. */
	readonly reviewOn: string;
};
