import type { AssistAnswered, AssistAsked, AssistRated } from "./assist.ts";
import type { CaseResumed, ResidentAwaited } from "./awaiting.ts";
import type { CallEvent } from "./call.ts";
import type { WordsMasked } from "./case-mask.ts";
import type { PhoneEvent } from "./case-phone.ts";
import type { StandstillEvent } from "./case-standstill.ts";
import type { CaseChased, ContactVoided } from "./chase.ts";
import type { PartCutOut } from "./cut-out.ts";
import type { DecisionHandedOver } from "./decider.ts";
import type { DecisionAsked } from "./decision.ts";
import type { DispatchDeferred } from "./deferral.ts";
import type { ErasureEvent } from "./erasure-events.ts";
import type { ExclusionEvent } from "./exclusion-events.ts";
import type { ExitEvent } from "./exit-events.ts";
import type { RedExplained } from "./explanation.ts";
import type { CaseExported } from "./export.ts";
import type { CaseFound } from "./finding.ts";
import type { HandOverEvent } from "./hand-over-events.ts";
import type { LetterAnswered, LetterHelped, LetterIssued } from "./letter.ts";
import type { EmergencyConfirmed, LevelChanged } from "./level.ts";
import type { PublicationEvent } from "./publication-events.ts";
import type { ReassignmentEvent } from "./reassignment-events.ts";
import type { LimitsRecomputed } from "./recompute.ts";
import type { CaseSentBack } from "./return.ts";
import type { SpokenCodeMade } from "./spoken-code.ts";

/** What those above a holder do and ask (rules.md §4). */
export type OversightEvent =
	| LetterIssued
	| LetterHelped
	| LetterAnswered
	| RedExplained
	| CaseFound
	| ReassignmentEvent;

/** What lies over a case in hand (rules.md §2, overlays): each event stands in the file of its rule. */
export type OverlayEvent =
	| DecisionAsked
	| DecisionHandedOver
	| HandOverEvent
	| CaseSentBack
	| ResidentAwaited
	| CaseResumed
	| LevelChanged
	| EmergencyConfirmed
	| LimitsRecomputed
	| AssistAsked
	| AssistAnswered
	| AssistRated
	| CaseChased
	| ContactVoided
	| CallEvent
	| ExclusionEvent
	| StandstillEvent
	| OversightEvent;

/** Everything beside the way from receipt to closing. */
export type BesideEvent =
	| OverlayEvent
	| ExitEvent
	| ErasureEvent
	| PublicationEvent
	| SpokenCodeMade
	| PhoneEvent
	| PartCutOut
	| DispatchDeferred
	| WordsMasked
	| CaseExported;
