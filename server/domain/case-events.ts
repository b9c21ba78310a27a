import type { OnBoundary } from "./boundary.ts";
import type { Instant } from "./calendar.ts";
import type { StallDue } from "./case-standstill.ts";
import type { ReportType } from "./category.ts";
import type { Limits, Provisional } from "./clock.ts";
import type { Competent } from "./competence.ts";
import type { CaseClosed, Mediation, Shared } from "./exit-events.ts";
import type { CaseConfirmed, Heard, Spoken } from "./feedback.ts";
import type { OfHalfDay } from "./half-day.ts";
import type { StepName } from "./ladder.ts";
import type { BesideEvent } from "./overlay-events.ts";
import type { PhotoRef, Pictured } from "./photo.ts";
import type { Pointing } from "./pointing.ts";
import type { Level } from "./policy.ts";
import type { DecisionKind, Pending, Proposal } from "./proposal.ts";
import type { ReassignLimit } from "./reassignment-events.ts";
import type { AccessRefused, CaseSealed, SealedViewed } from "./sealing.ts";
import type { SealedTo } from "./transfer.ts";
import type { WordsRef } from "./words.ts";

/** What may happen to a report on its way (rules.md §2–§4). Events carry every time and value a read model needs, and no personal words. */
export type Track = "service" | "conduct" | "protected";
export type HoldReason = "name" | "accusation" | "danger" | "unit";
export type Verdict = "solved" | "partly";
export type Outcome = "done" | "cannotBeSolved";
export type ClosedHow = "confirmed" | "unconfirmed" | "residentDisagrees";

/** Who has the next move: exactly one, the resident or one person in one post. */
export type Move =
	| { readonly by: "resident" }
	| { readonly by: "staff"; readonly personId: string; readonly postId: string; readonly as: MoveKind };
export type MoveKind =
	| "desk"
	| "holder"
	| "superior"
	| "leader"
	| "head"
	| "discipline"
	| "protection"
	| "decider"
	| "assist";

/** A step that fires when its time is past and nothing before took it away. */
export type DueStep =
	| LadderDue
	| ({ readonly step: "silence"; readonly cause: "silence"; readonly dueAt: Instant } & Provisional)
	/** The half-day in which it came is over: it goes out. */
	| ({ readonly step: "dispatch"; readonly cause: "halfDay"; readonly dueAt: Instant } & Provisional)
	/** A stop that may not last longer: the clock goes on. */
	| ({
			readonly step: "resume";
			readonly cause: "awaiting" | "shelving";
			readonly dueAt: Instant;
	  } & Provisional)
	| StallDue;
export type LadderDue = {
	readonly step: StepName;
	readonly cause: Cause;
	readonly dueAt: Instant;
	/** Of which assist, or which letter; only with that cause. */
	readonly assistId?: string;
	readonly letterId?: string;
} & Provisional;
type Decided = "decision" | "publication" | "reassignment";
export type Cause =
	| "sign"
	| "contact"
	| "finish"
	| "check"
	| "triage"
	| Decided
	| "promise"
	| "assist"
	| "emergency"
	| "letter"
	| "finding"
	| "reds"
	| "transfer";
export type FiredStep = {
	readonly step: StepName;
	readonly cause: Cause;
	readonly round: number;
	readonly dueAt: Instant;
	readonly firedAt: Instant;
	readonly fellOn: string;
	readonly told: Move;
	readonly clearedAt: Instant | null;
	/** Under which dispatch of the case. */
	readonly hop: number;
	/** When whom a red fell on had explained it. */
	readonly explainedAt?: Instant;
} & Weight &
	Pick<LadderDue, "assistId" | "letterId">;
/** The superior for whom a card counts that fell on a post over its load, and the unit for which a red does (rules.md §4). */
type Weight = { readonly overLoad?: string; readonly unitId?: string };

export type Clocks = {
	readonly limits: Limits | null;
	readonly due: readonly DueStep[];
	readonly caseFinishDueAt: Instant | null;
};
/** What is left to fire where an overdue assist is all that is open then: it stops the holder clock. */
type Standing = Shared & { readonly stopped?: readonly DueStep[] };
type Round = { readonly limits: Limits | null; readonly due: readonly DueStep[]; readonly nextMove: Move };

export type ReportReceived = SealedTo &
	Competent &
	OfHalfDay &
	Pointing &
	Heard & {
		readonly type: "ReportReceived";
		readonly at: Instant;
		readonly caseNumber: string;
		readonly areaCode: string;
		readonly categoryCode: string | null;
		readonly reportType: ReportType | null;
		readonly danger: boolean;
		readonly level: Level;
		readonly track: Track;
		readonly sealed: boolean;
		readonly held: readonly HoldReason[];
		readonly namedIds: readonly string[];
		readonly text: WordsRef;
		readonly spot: WordsRef | null;
		readonly aboutKind: "person" | "unit" | null;
		readonly aboutName: WordsRef | null;
		/** The unit of this house that the report is about; null when it names none that is known. */
		readonly aboutUnitId: string | null;
		readonly contactPhone: WordsRef | null;
		/** Whoever has it first may see the number (trust.md A7). */
		readonly phoneForHolder?: true;
		readonly consentPublish: boolean;
		readonly photos?: readonly PhotoRef[];
		/** Items of the boundary places its words name (rules.md §8). */
		readonly places?: readonly string[];
		readonly policyVersion: string;
		readonly triageDueAt: Instant | null;
		readonly due: readonly DueStep[];
		readonly nextMove: Move;
	};
export type CaseDispatched = Round &
	OfHalfDay & {
		readonly type: "CaseDispatched";
		readonly at: Instant;
		readonly by: string | null;
		readonly postId: string;
		readonly holderId: string;
		readonly dutyItemId: string | null;
		readonly dutyBookVersion: string | null;
		readonly categoryCode: string | null;
		readonly level: Level;
		readonly caseFinishDueAt: Instant | null;
		/** How it came to this post, where not by the duty book or the desk; `gap` where it is nobody's duty (rules.md §8). */
		readonly why?: DispatchReason;
		readonly gap?: true;
		/** Of a boundary place: the two posts between which it may go. */
		readonly boundary?: OnBoundary;
	};
export type DispatchReason = "designation" | "takeOver" | "reassignment" | "handOver" | "unanswered";
export type CaseSigned = { readonly type: "CaseSigned"; readonly at: Instant; readonly by: string };
/** What one person tells another, with photos where they help. */
type Told = Pictured & { readonly at: Instant; readonly by: string; readonly words: WordsRef };
export type ResidentContacted = Standing &
	Told & {
		readonly type: "ResidentContacted";
		readonly nextStep: WordsRef;
		readonly byDate: string;
		readonly workingSeconds: number;
		readonly nextMove: Move;
	};
export type CaseAnswered = Shared &
	Told &
	Omit<Round, "limits"> & {
		readonly type: "CaseAnswered";
		readonly outcome: Outcome;
		readonly withoutContact: boolean;
		readonly workingSeconds: number;
		readonly pending: Pending | null;
		readonly onTheSpot?: true;
		readonly mediation?: Mediation;
	};
export type CaseDecided = Standing &
	Round & {
		readonly type: "CaseDecided";
		readonly at: Instant;
		readonly by: string;
		readonly kind: DecisionKind;
		readonly accepted: boolean;
		readonly words: WordsRef;
		/** Since receipt; an answer confirmed now reaches the resident now, and so is contact now. */
		readonly workingSeconds: number;
		/** Who has to agree next; absent when the decision stands. */
		readonly pending?: Pending;
		/** The resident's own limit, where the decision moved it. */
		readonly caseFinishDueAt?: Instant | null;
		/** What was granted, to be read without the question. */
		readonly granted?: Proposal<WordsRef>;
		/** Until when it is promised; absent in older events. */
		readonly until?: Instant;
		/** A promise before it was broken; in older events it follows from the holder's own. */
		readonly again?: true;
	};
export type CaseDisputed = Round &
	Spoken & {
		readonly type: "CaseDisputed";
		readonly at: Instant;
		readonly reason: WordsRef;
		readonly pending: Pending | null;
	};
export type MessageLeft = Omit<Told, "by"> & { readonly type: "MessageLeft" };
export type CaseEscalated = Weight &
	Pick<LadderDue, "assistId" | "letterId"> & {
		readonly type: "CaseEscalated";
		readonly at: Instant;
		readonly step: StepName;
		readonly cause: Cause;
		readonly round: number;
		readonly dueAt: Instant;
		readonly fellOn: string;
		readonly told: Move;
		readonly nextMove: Move;
		/** What is left to fire where an overdue assist alone stops the holder clock; when the undecided is a card on who is told now. */
		readonly stopped?: readonly DueStep[];
		readonly climbsAt?: Instant;
		readonly reassign?: ReassignLimit;
		/** `climbsAt` or the limit of `reassign` is. */
		readonly provisional?: true;
	};
export type CaseEvent =
	| ReportReceived
	| CaseDispatched
	| CaseSealed
	| SealedViewed
	| AccessRefused
	| CaseSigned
	| ResidentContacted
	| CaseAnswered
	| CaseDecided
	| CaseConfirmed
	| CaseDisputed
	| MessageLeft
	| CaseEscalated
	| CaseClosed
	| BesideEvent;
