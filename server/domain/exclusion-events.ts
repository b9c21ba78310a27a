import type { Instant } from "./calendar.ts";
import type { Case } from "./case.ts";
import type { ShelvingCause } from "./proposal.ts";
import type { WordsRef } from "./words.ts";

/** What may be asked of the figures about a case, and how that follows from its events (server/domain/exclusion.ts). */
export const exclusionReasons = [
	"forceMajeure",
	"beyondPower",
	"judicial",
	"misdirected",
	"duplicate",
] as const;
export type ExclusionReason = (typeof exclusionReasons)[number];

export type ExclusionAsked = {
	readonly type: "ExclusionAsked";
	readonly at: Instant;
	readonly by: string;
	readonly reason: ExclusionReason;
	readonly words: WordsRef;
};
export type ExclusionDecided = {
	readonly type: "ExclusionDecided";
	readonly at: Instant;
	readonly by: string;
	readonly accepted: boolean;
	readonly words: WordsRef;
};
export type ExclusionEvent = ExclusionAsked | ExclusionDecided;

/** One question a case, as it stands; `accepted` is null while nobody has decided. */
export type Exclusion = {
	readonly reason: ExclusionReason;
	readonly askedBy: string;
	readonly askedAt: Instant;
	readonly accepted: boolean | null;
};

/** How it follows from its events. */
export function exclusionAfter(state: Case, event: ExclusionEvent): Case {
	if (event.type === "ExclusionAsked") {
		const { reason, by: askedBy, at: askedAt } = event;
		return { ...state, exclusion: { reason, askedBy, askedAt, accepted: null } };
	}
	if (state.exclusion === undefined) throw new Error(`${state.caseNumber}: nobody asked for an exclusion`);
	return { ...state, exclusion: { ...state.exclusion, accepted: event.accepted } };
}

/** Cases left out of the figures for one reason. */
export type LeftOut = {
	readonly kind: "exclusion" | "shelving";
	readonly reason: ExclusionReason | ShelvingCause;
	readonly count: number;
};
