import type { TimelineEntry } from "../contract/follow-up.ts";
import type { CaseEscalated, CaseEvent } from "../domain/case-events.ts";
import { isHandOverEvent } from "../domain/case-hand-over.ts";
import type { WordsMasked } from "../domain/case-mask.ts";
import { isStandstillEvent, type StandstillEvent } from "../domain/case-standstill.ts";
import type { PartCutOut } from "../domain/cut-out.ts";
import type { DispatchDeferred } from "../domain/deferral.ts";
import type { ExitEvent } from "../domain/exit-events.ts";
import type { HandOverEvent } from "../domain/hand-over-events.ts";
import type { Limit } from "../domain/limit-moves.ts";
import type { BesideEvent } from "../domain/overlay-events.ts";
import { isPublicationEvent, type PublicationEvent } from "../domain/publication-events.ts";
import type { CaseWords } from "../domain/reads.ts";
import { isReassignmentEvent, type ReassignmentEvent } from "../domain/reassignment-events.ts";
import type { LimitsRecomputed } from "../domain/recompute.ts";
import type { Setting } from "../domain/setting.ts";
import type { SpokenCodeMade } from "../domain/spoken-code.ts";
import { postName, wireInstant, wireMove } from "./common.ts";
import { textOf } from "./trail.ts";

const residents: readonly Limit[] = ["contact", "finish", "case", "silence", "awaiting"];

/** What a superior or a unit left undone: how the case was handled is told by its own cards. */
const amongStaff: readonly CaseEscalated["cause"][] = ["letter", "publication", "reassignment"];

function isBetweenStaff(event: CaseEvent): event is ReassignmentEvent | HandOverEvent {
	return isReassignmentEvent(event) || isHandOverEvent(event);
}

export type Entry = Partial<TimelineEntry> & Pick<TimelineEntry, "kind">;

/** What one event is in the story the resident reads; null where it is between the staff. */
export function entryOf(event: CaseEvent, words: CaseWords, setting: Setting): Entry | null {
	switch (event.type) {
		case "ReportReceived":
			return { kind: "received" };
		case "CaseDispatched":
			return { kind: "dispatched", post: postName(setting, event.postId) };
		case "CaseSealed":
			return { kind: "sealed" };
		case "SealedViewed":
			return event.inHand ? { kind: "signed" } : null;
		case "AccessRefused":
			return null;
		case "CaseSigned":
			return { kind: "signed" };
		case "ResidentContacted": {
			const { words: said, nextStep, byDate } = event;
			return { kind: "contacted", words: textOf(words, said), nextStep: textOf(words, nextStep), byDate };
		}
		case "CaseAnswered":
			// "Cannot be solved" is shown once the superior has confirmed it (rules.md §2).
			return event.pending === null
				? { kind: "answered", words: textOf(words, event.words), outcome: event.outcome }
				: null;
		case "CaseDecided":
			return decidedEntry(event, words);
		case "CaseConfirmed":
			return { kind: "confirmed", verdict: event.verdict };
		case "CaseDisputed":
			return { kind: "disputed", words: textOf(words, event.reason) };
		case "MessageLeft":
			return { kind: "message", words: textOf(words, event.words) };
		case "CaseEscalated":
			return amongStaff.includes(event.cause) ? null : stepEntry(event, setting);
		case "CaseClosed":
			return { kind: "closed", how: event.how };
		case "SpokenCodeMade":
			return { kind: "spokenCodeMade" };
		case "PartCutOut":
			return { kind: "partCutOut" };
		case "WordsMasked":
			return { kind: "wordsMasked" };
		case "DispatchDeferred":
			return null;
		default:
			if (isPublicationEvent(event)) return publicationEntry(event);
			if (isStandstillEvent(event)) return event.type === "StallTimed" ? null : { kind: "stalled" };
			return isBetweenStaff(event) ? null : overlayEntry(event, words, setting);
	}
}

/** What is published is told beside the story, as it stands now: what is no longer public is not repeated in it. */
function publicationEntry(event: PublicationEvent): Entry | null {
	if (event.type !== "ConsentChanged") return null;
	return { kind: event.consent ? "consentGiven" : "consentTaken" };
}

function stepEntry({ step, dueAt, told }: CaseEscalated, setting: Setting): Entry {
	return { kind: "step", step, dueAt: wireInstant(dueAt), post: wireMove(setting, told)?.post ?? null };
}

type Overlay = Exclude<
	BesideEvent,
	| PublicationEvent
	| ReassignmentEvent
	| StandstillEvent
	| HandOverEvent
	| SpokenCodeMade
	| PartCutOut
	| WordsMasked
	| DispatchDeferred
>;

function overlayEntry(event: Overlay, words: CaseWords, setting: Setting): Entry | null {
	switch (event.type) {
		case "DecisionAsked":
		case "DecisionHandedOver":
		case "EmergencyConfirmed":
		case "AssistRated":
		case "LetterIssued":
		case "LetterHelped":
		case "LetterAnswered":
		case "RedExplained":
		case "CaseFound":
		case "CaseExported":
		case "CallBegun":
		case "ExclusionAsked":
		case "ExclusionDecided":
		case "ErasureProposed":
		case "PhoneErased":
			return null;
		case "ResidentAwaited":
			return { kind: "awaited", words: textOf(words, event.words) };
		case "CaseResumed":
			return event.kind === "assist" ? null : { kind: "resumed" };
		case "CaseSentBack":
			return event.why === undefined ? { kind: "sentBack" } : null;
		case "LevelChanged":
			return { kind: "levelChanged", dueAt: wireInstant(event.caseFinishDueAt) };
		case "LimitsRecomputed":
			return recomputedEntry(event);
		case "AssistAsked":
			return { kind: "assistAsked", post: postName(setting, event.postId) };
		case "ResidentCalled":
			return { kind: event.reached ? "called" : "calledInVain", words: textOf(words, event.words) };
		case "CaseChased":
		case "ContactVoided":
			return { kind: event.type === "CaseChased" ? "chased" : "contactVoided" };
		case "AssistAnswered":
			return { kind: "assistAnswered" };
		case "ErasureRequested":
			return { kind: "erasureRequested" };
		case "WordsErased":
			return { kind: "erased" };
		case "PhoneGranted":
		case "PhoneWithdrawn":
			return { kind: event.type === "PhoneGranted" ? "phoneGranted" : "phoneWithdrawn" };
		case "PhoneViewed":
			return { kind: "phoneViewed", phoneReason: event.reason };
		default:
			return exitEntry(event, words);
	}
}

/** What moved between the staff alone is no news to the resident. */
function recomputedEntry({ moved, caseFinishDueAt }: LimitsRecomputed): Entry | null {
	const told = moved === undefined || moved.some((limit) => residents.includes(limit));
	return told ? { kind: "recomputed", dueAt: wireInstant(caseFinishDueAt) } : null;
}

function exitEntry(event: ExitEvent, words: CaseWords): Entry | null {
	switch (event.type) {
		case "CaseWithdrawn":
			return { kind: "withdrawn" };
		case "CaseDeclined":
			return { kind: "declined" };
		case "CaseRedirected":
			return { kind: "redirected" };
		case "CaseTransferred":
			return { kind: "transferred" };
		case "CaseAppealed":
			return { kind: "appealed", words: textOf(words, event.words) };
		case "VerdictChanged":
			return { kind: "verdictChanged", verdict: event.verdict };
		case "CaseMerged":
			return { kind: "merged" };
		case "CaseSplit":
			return { kind: "split" };
		case "VoiceEnded":
		case "VoiceReopened":
			// What the other case tells of itself.
			return null;
		default:
			return event satisfies never;
	}
}

type Decided = Extract<CaseEvent, { type: "CaseDecided" }>;

/** What was granted, with the date the resident can count on; what was not is between the staff. */
function grantedEntry({ granted, caseFinishDueAt }: Decided): Entry | null {
	switch (granted?.kind) {
		case "extension":
			return { kind: "extended", dueAt: wireInstant(caseFinishDueAt ?? null) };
		case "promise":
			return { kind: "promised", byDate: granted.byDate };
		case "shelving":
			return { kind: "shelved", byDate: granted.reviewOn };
		case "return":
		case "level":
		case "decline":
		case "redirect":
		case undefined:
			return null;
		default:
			return granted satisfies never;
	}
}

function decidedEntry(event: Decided, words: CaseWords): Entry | null {
	const said = textOf(words, event.words);
	if (event.kind === "appeal")
		return { kind: event.accepted ? "appealUpheld" : "appealNotUpheld", words: said };
	if (event.kind === "erasure") return event.accepted ? null : { kind: "erasureRefused", words: said };
	if (event.kind !== "check" && event.kind !== "cannotBeSolved") return grantedEntry(event);
	if (event.kind === "check") return { kind: event.accepted ? "checkUpheld" : "checkNotUpheld", words: said };
	return event.accepted
		? { kind: "answered", words: said, outcome: "cannotBeSolved" }
		: { kind: "answerRefused", words: said };
}
