import type { TrailEntry } from "../contract/trail.ts";
import type { CaseEvent, LadderDue } from "../domain/case-events.ts";
import { type ExitEvent, isExitEvent } from "../domain/exit-events.ts";
import type { Feedback } from "../domain/feedback.ts";
import type { LevelChanged } from "../domain/level.ts";
import type { BesideEvent } from "../domain/overlay-events.ts";
import { photosOf } from "../domain/photo.ts";
import type { Pending } from "../domain/proposal.ts";
import { wasUnsettled } from "../domain/provisional.ts";
import { isPublicationEvent } from "../domain/publication-events.ts";
import type { CaseWords, TrailEvent } from "../domain/reads.ts";
import type { Setting } from "../domain/setting.ts";
import type { SpokenCodeMade } from "../domain/spoken-code.ts";
import type { WordsRef } from "../domain/words.ts";
import { askedText } from "./asked-text.ts";
import { actedFrom, halfDayView, postName, wireInstant } from "./common.ts";
import { publicationFacts } from "./publication-facts.ts";
import { besideFacts, erasureFacts } from "./trail-beside.ts";
import { oversightFacts, owedBy, toldPost } from "./trail-oversight.ts";

/** The words an event refers to, as they are kept; null where there are none. */
export function textOf(words: CaseWords, ref: WordsRef | null | undefined): string | null {
	return ref ? (words.get(ref.id) ?? null) : null;
}

/** Who did it: a person's id, or null for the resident and the clock. */
export function actorOf(event: CaseEvent): string | null {
	if (event.type === "CaseDisputed") return event.spoken?.by ?? null;
	return "by" in event ? event.by : null;
}

type Said = { readonly words?: WordsRef; readonly nextStep?: WordsRef; readonly byDate?: string };
type Fact = Said & {
	readonly step?: LadderDue["step"];
	readonly cause?: LadderDue["cause"];
	readonly dueAt?: number;
	readonly detail?: string;
};

function factsOf(event: CaseEvent, setting: Setting): Fact {
	switch (event.type) {
		case "ReportReceived":
			return { words: event.text, detail: event.held.length > 0 ? event.held.join(" ") : event.track };
		case "CaseDispatched":
			return { detail: postName(setting, event.postId) ?? event.postId };
		case "CaseSealed":
			return { detail: event.track };
		case "SealedViewed":
		case "AccessRefused":
		case "CaseSigned":
		case "SpokenCodeMade":
			return {};
		case "ResidentContacted":
			return { words: event.words, nextStep: event.nextStep, byDate: event.byDate };
		case "CaseAnswered":
			return {
				words: event.words,
				detail: [event.outcome, ...(event.withoutContact ? ["withoutContact"] : []), event.mediation ?? ""]
					.join(" ")
					.trim(),
			};
		case "CaseDecided":
			return { words: event.words, detail: `${event.kind} ${event.accepted ? "accepted" : "refused"}` };
		case "CaseConfirmed":
			return { detail: [event.verdict, ...feedbackOf(event.feedback)].join(" ") };
		case "CaseDisputed":
			return {
				words: event.reason,
				detail: [...feedbackOf(event.feedback), ...(event.spoken ? ["spokenCode"] : [])].join(" "),
			};
		case "MessageLeft":
			return { words: event.words };
		case "CaseEscalated":
			return {
				step: event.step,
				cause: event.cause,
				dueAt: event.dueAt,
				detail: toldPost(event.told, setting),
			};
		case "CaseClosed":
			return { detail: event.how };
		default:
			return overlayFacts(event, setting);
	}
}

function overlayFacts(event: Exclude<BesideEvent, SpokenCodeMade>, setting: Setting): Fact {
	switch (event.type) {
		case "DecisionAsked":
			return { words: event.words, ...proposalFacts(event.pending) };
		case "DecisionHandedOver":
			return owedBy(event.pending, setting);
		case "ResidentAwaited":
		case "AssistAnswered":
			return { words: event.words };
		case "AssistAsked":
			return { words: event.words, ...owedBy(event, setting) };
		case "AssistRated":
			return { detail: event.help };
		case "CaseResumed":
			return { detail: event.kind };
		case "CaseSentBack":
			return { dueAt: event.triageDueAt };
		case "LevelChanged":
			return { detail: levelDetail(event) };
		case "CaseExported":
			return { detail: event.part };
		case "ExclusionAsked":
		case "ExclusionDecided":
		case "CallBegun":
		case "ResidentCalled":
		case "WordsMasked":
		case "PartCutOut":
		case "DispatchDeferred":
			return besideFacts(event);
		case "ContactVoided":
		case "LimitsRecomputed":
			return event.limits === null ? {} : { dueAt: event.limits.finishDueAt };
		case "EmergencyConfirmed":
			return { detail: event.confirmed ? "isEmergency" : "notEmergency" };
		case "ErasureProposed":
		case "ErasureRequested":
		case "WordsErased":
		case "PhoneErased":
			return erasureFacts(event);
		case "CaseChased":
		case "PhoneGranted":
		case "PhoneWithdrawn":
			return {};
		case "PhoneViewed":
			return { detail: event.reason };
		default:
			if (isPublicationEvent(event)) return publicationFacts(event);
			return isExitEvent(event) ? exitFacts(event) : oversightFacts(event, setting);
	}
}

function exitFacts(event: ExitEvent): Fact {
	switch (event.type) {
		case "CaseWithdrawn":
			return { detail: feedbackOf(event.feedback).join(" ") };
		case "CaseDeclined":
		case "CaseRedirected":
			return { words: event.body, nextStep: event.limit, dueAt: event.appeal.until, detail: event.reason };
		case "CaseAppealed":
			return { words: event.words };
		case "CaseTransferred":
			return { detail: event.recipient, ...(event.elsewhere && { words: event.elsewhere }) };
		case "VerdictChanged":
			return { detail: [event.verdict, ...feedbackOf(event.feedback)].join(" ") };
		case "CaseMerged":
			return { detail: event.joined === true ? `joined ${event.parent}` : event.parent };
		case "VoiceEnded":
		case "VoiceReopened":
			return { detail: event.parent };
		case "CaseSplit":
			return { detail: `${event.why} ${event.parent}` };
		default:
			return event satisfies never;
	}
}

function proposalFacts({ kind, proposal }: Pending): Fact {
	switch (proposal?.kind) {
		case "extension":
			return { detail: `${kind} ${proposal.days}` };
		case "promise":
			return { detail: kind, byDate: proposal.byDate };
		case "shelving":
			return { detail: `${kind} ${proposal.cause}`, byDate: proposal.reviewOn };
		case "level":
			return { detail: `${kind} ${levelDetail(proposal)}` };
		case "decline":
		case "redirect":
			return { detail: `${kind} ${proposal.reason}` };
		case "return":
		case undefined:
			return { detail: kind };
		default:
			return proposal satisfies never;
	}
}

/** The level and, where the case has one, the category that it is to have: either may be what changes. */
function levelDetail({ level, categoryCode }: Pick<LevelChanged, "level" | "categoryCode">): string {
	return categoryCode === null ? level : `${level} ${categoryCode}`;
}

/** What the resident said of contact, visit and rating, as `name=yes|no`, and of the attitude, as `attitude=fair`. */
function feedbackOf(feedback: Feedback): string[] {
	const shown = (said: unknown) => (typeof said === "boolean" ? (said ? "yes" : "no") : String(said));
	return Object.entries(feedback).map(([name, said]) => `${name}=${shown(said)}`);
}

/** The photos that went with an event, without those that are erased or hidden; nothing where there are none. */
export function photoView(event: CaseEvent, unseen: readonly string[]): { readonly photos?: string[] } {
	const ids = photosOf(event).map(({ photoId }) => photoId);
	const left = ids.filter((id) => !unseen.includes(id));
	return left.length === 0 ? {} : { photos: left };
}

/** One event as staff read it; photos the law had erased are not in it, nor those hidden from whoever reads. */
export function trailEntry(
	entry: TrailEvent,
	words: CaseWords,
	setting: Setting,
	unseen: readonly string[] = [],
): TrailEntry {
	const { version, event } = entry;
	const facts = factsOf(event, setting);
	const said = (ref: WordsRef | undefined) => textOf(words, ref);
	return {
		version,
		at: wireInstant(event.at),
		...halfDayView(entry),
		type: event.type,
		by: actedFrom(setting, actorOf(event), event.at),
		words: event.type === "DecisionAsked" ? askedText(event, said) : said(facts.words),
		nextStep: said(facts.nextStep),
		byDate: facts.byDate ?? null,
		step: facts.step ?? null,
		cause: facts.cause ?? null,
		dueAt: wireInstant(facts.dueAt ?? null),
		...(wasUnsettled(event, facts.dueAt ?? null) && { provisional: true }),
		detail: facts.detail ?? null,
		...(event.type === "CaseDispatched" && event.why !== undefined && { why: event.why }),
		...photoView(event, unseen),
	};
}
