import type { OnBoundary } from "./boundary.ts";
import type { Instant } from "./calendar.ts";
import type { Call } from "./caller.ts";
import type { Masks } from "./case-mask.ts";
import type { ReassignmentQuestion } from "./case-reassignment.ts";
import type { Competent } from "./competence.ts";
import type { Exclusion } from "./exclusion-events.ts";
import type { Appealable, Mediation } from "./exit-events.ts";
import type { CaseHalfDay } from "./half-day.ts";
import type { Tally } from "./measure.ts";
import type { PhotoRef } from "./photo.ts";

/** What most cases never have; absent until it comes. */
export type Marks = Competent & {
	/** A superior has named its post for good; and whether no duty of the book covered it. */
	readonly designated?: true;
	readonly gap?: true;
	/** In which half-day it came, where it tells of a visit to a counter; and what the desk has decided of it meanwhile. */
	readonly halfDay?: CaseHalfDay;
	readonly deferred?: { readonly by: string; readonly postId: string | null };
	/** Items of the boundary places that its words name, and the two posts of the one it was sent by (rules.md §8). */
	readonly places?: readonly string[];
	readonly boundary?: OnBoundary;
	/** Its resident has split it off from another case: it is merged no more. */
	readonly apart?: true;
	/** Numbers of the cases that were cut out of it, in that order. */
	readonly parts?: readonly string[];
	/** What of its words is hidden from whoever works on it. */
	readonly masks?: Masks;
	/** Calls of the desk, oldest first. */
	readonly calls?: readonly Call[];
	/** What was asked of the figures, and what for them is counted along the way (rules.md §5). */
	readonly exclusion?: Exclusion;
	readonly tally?: Tally;
	/** The words of the phone number, while it is kept; and all words of the case that the law had erased. */
	readonly phone?: string;
	/** Who may see it (server/domain/phone.ts): one person, or `firstHolder`. */
	readonly phoneFor?: string;
	readonly erased?: readonly string[];
	/** Sent by holders with a contact or an answer; the resident sees them with the words they came with. */
	readonly staffPhotos?: readonly PhotoRef[];
	/** A call has checked the emergency that its resident claimed. */
	readonly emergencyChecked?: true;
	/** Whom a card has asked whether somebody else is to have it. */
	readonly reassignment?: ReassignmentQuestion;
	/** When what waits for the desk went to whoever succeeds somebody who left: its limits count from there. */
	readonly deskSince?: Instant;
	/** When a deed last worked out its clocks anew: what is due before it is due since. */
	readonly clocksAt?: Instant;
	/** When the resident last chased it; and last wrote, while no contact or answer has come since. */
	readonly chasedAt?: Instant;
	readonly saidAt?: Instant;
	/** While the resident may appeal, once (rules.md §2). */
	readonly appeal?: Appealable;
	readonly mediation?: Mediation;
};
