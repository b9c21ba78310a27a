import type { CauseWire, StepWire } from "../../server/contract/common.ts";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import type { TrailEntry } from "../../server/contract/trail.ts";
import { cardRank } from "../../server/domain/card.ts";
import type { CaseEvent } from "../../server/domain/case-events.ts";
import { categoryOf } from "../../server/domain/category.ts";
import { type Language, wordsOf } from "../lib/words.ts";
import { auditWords } from "./words.ts";

/** A case's trail as it is read: who speaks, in which column, and where the two do not agree. */
export type EventName = CaseEvent["type"];

/** Who is behind an event: staff, the resident, or the clock. */
const speakers: Readonly<Record<EventName, "staff" | "resident" | "clock">> = {
	ReportReceived: "resident",
	CaseDispatched: "staff",
	DispatchDeferred: "staff",
	CaseSealed: "staff",
	SealedViewed: "staff",
	AccessRefused: "staff",
	PhoneGranted: "resident",
	PhoneWithdrawn: "resident",
	PhoneViewed: "staff",
	CaseExported: "staff",
	CaseSigned: "staff",
	ResidentContacted: "staff",
	CaseAnswered: "staff",
	CaseDecided: "staff",
	CaseConfirmed: "resident",
	CaseDisputed: "resident",
	MessageLeft: "resident",
	CaseEscalated: "clock",
	StallTimed: "clock",
	CaseStalled: "clock",
	CaseClosed: "clock",
	DecisionAsked: "staff",
	DecisionHandedOver: "clock",
	CaseKept: "staff",
	ReassignmentHandedOver: "clock",
	AssistHandedOver: "clock",
	LetterHandedOver: "clock",
	ReportHandedOver: "clock",
	CaseSentBack: "staff",
	ResidentAwaited: "staff",
	CaseResumed: "staff",
	LevelChanged: "staff",
	EmergencyConfirmed: "staff",
	LimitsRecomputed: "clock",
	AssistAsked: "staff",
	AssistAnswered: "staff",
	AssistRated: "staff",
	LetterIssued: "clock",
	LetterHelped: "staff",
	LetterAnswered: "staff",
	RedExplained: "staff",
	CaseFound: "staff",
	CaseWithdrawn: "resident",
	CaseDeclined: "staff",
	CaseRedirected: "staff",
	CaseTransferred: "staff",
	CaseAppealed: "resident",
	VerdictChanged: "resident",
	ErasureProposed: "staff",
	ErasureRequested: "resident",
	WordsErased: "staff",
	PhoneErased: "clock",
	CaseMerged: "staff",
	CaseSplit: "resident",
	PartCutOut: "staff",
	WordsMasked: "staff",
	VoiceEnded: "clock",
	VoiceReopened: "clock",
	CaseChased: "resident",
	ContactVoided: "resident",
	SpokenCodeMade: "resident",
	ConsentChanged: "resident",
	PublicationAsked: "clock",
	PublicationApproved: "staff",
	PublicationRefused: "staff",
	CallBegun: "staff",
	ExclusionAsked: "staff",
	ExclusionDecided: "staff",
	ResidentCalled: "staff",
};

/** The event's name if this page knows it; a newer server may know more. */
function eventNamed(type: string): EventName | null {
	return isEventName(type) ? type : null;
}

function isEventName(type: string): type is EventName {
	return Object.hasOwn(speakers, type);
}

/** Whose deed an entry is. A dispatch that no post made is the clock's; an event this page does not know is staff's. */
export function speakerOf({ type, by }: Pick<TrailEntry, "type" | "by">): "staff" | "resident" | "clock" {
	const name = eventNamed(type);
	if (by !== null || name === null) return "staff";
	return speakers[name] === "staff" ? "clock" : speakers[name];
}

/** Who acted, in words. */
export function whoActed(entry: Pick<TrailEntry, "type" | "by">, language: Language): string {
	const { trail } = auditWords(language);
	if (entry.by !== null) return entry.by;
	return speakerOf(entry) === "resident" ? trail.resident : trail.clock;
}

/** The event's name in words; one this page does not know keeps the name it came with. */
export function eventTitle(type: string, language: Language): string {
	const name = eventNamed(type);
	return name === null ? type : auditWords(language).trail.events[name];
}

/** Events whose detail is a post, shown as it is; the detail of the others is made of codes. */
const namesPost: ReadonlySet<string> = new Set<EventName>([
	"CaseDispatched",
	"CaseEscalated",
	"CaseStalled",
	"LetterIssued",
	...(["AssistHandedOver", "LetterHandedOver", "ReportHandedOver"] as const),
	"CaseTransferred",
]);

/** What was not done, of a step that fired. */
export function missedText(step: StepWire, cause: CauseWire, language: Language): string {
	const { causes, reminderCauses } = auditWords(language).trail;
	if (step === "contactReminder") return reminderCauses.contact;
	return step === "finishReminder" ? reminderCauses.finish : causes[cause];
}

/**
 * What an entry says beside its words: an outcome, a verdict, a decision, what the resident said of contact and visit,
 * a way of closing, a track, or a post. A code this page does not know stands as it came; empty when there is nothing.
 */
export function detailText(
	{ type, detail, why }: Pick<TrailEntry, "type" | "detail" | "why">,
	language: Language,
): string {
	if (why !== undefined)
		return [detail, auditWords(language).trail.details[why]].join(auditWords(language).comma);
	if (detail === null || detail === "service" || namesPost.has(type))
		return detail === "service" ? "" : (detail ?? "");
	const { outcomes, verdicts, closed, tracks, levels } = wordsOf(language);
	const words = auditWords(language);
	const known: Readonly<Record<string, string>> = {
		...outcomes,
		...verdicts,
		...closed,
		...tracks,
		...levels,
		...words.trail.details,
	};
	return (
		known[detail] ??
		detail
			.split(" ")
			.map((code) => known[code] ?? numberText(code, language))
			.join(words.comma)
	);
}

/** A number among the codes: four digits are a category, another counts working days. */
function numberText(code: string, language: Language): string {
	const category = categoryOf(code);
	if (category !== undefined) return language === "en" ? category.en : category.zh;
	return /^\d+$/.test(code) ? auditWords(language).trail.workdays(Number(code)) : code;
}

const unitWrites: ReadonlySet<string> = new Set<EventName>([
	"ResidentContacted",
	"CaseAnswered",
	"CaseDecided",
]);
const residentSays: ReadonlySet<string> = new Set<EventName>([
	"MessageLeft",
	"CaseDisputed",
	"CaseConfirmed",
]);

/** Where the two do not agree: one says done and the other not, or one says contacted and the other not. */
export type Difference = "done" | "contact";

/** What the unit wrote and what the resident said to it, face to face. */
export type Exchange<Entry extends TrailEntry = TrailEntry> = {
	readonly unit: Entry | null;
	readonly resident: Entry | null;
	readonly differs: Difference | null;
};

/** The trail's words in two columns, oldest first. A resident's words stand beside the unit's last before them. */
export function exchangesOf<Entry extends TrailEntry>(trail: readonly Entry[]): Exchange<Entry>[] {
	const rows: Exchange<Entry>[] = [];
	let contacted = false;
	for (const entry of trail) {
		contacted ||= entry.type === "ResidentContacted";
		if (unitWrites.has(entry.type)) rows.push({ unit: entry, resident: null, differs: null });
		if (!residentSays.has(entry.type)) continue;
		const last = rows.at(-1);
		const facing = last !== undefined && last.resident === null ? rows.pop() : undefined;
		const unit = facing?.unit ?? null;
		rows.push({ unit, resident: entry, differs: differenceOf(unit, entry, contacted) });
	}
	return rows;
}

function differenceOf(unit: TrailEntry | null, resident: TrailEntry, contacted: boolean): Difference | null {
	if (resident.type === "CaseDisputed" && unit?.type === "CaseAnswered") return "done";
	return contacted && resident.detail?.split(" ").includes("contacted=no") ? "contact" : null;
}

const leafShownCharacters = 8;

/** A leaf hash short enough to compare by eye: its first and last characters. */
export function shortLeaf(leafHash: string): string {
	if (leafHash.length <= leafShownCharacters * 2) return leafHash;
	return `${leafHash.slice(0, leafShownCharacters)}…${leafHash.slice(-4)}`;
}

type FiredStep = ReadCaseReply["steps"][number];

/** The highest step that is in force, else the highest there was; of two alike the later. */
export function highestStep(steps: readonly FiredStep[]): FiredStep | null {
	const inForce = steps.filter(({ clearedAt }) => clearedAt === null);
	return (inForce.length > 0 ? inForce : steps).reduce<FiredStep | null>(
		(most, step) => (most !== null && cardRank(most.step) > cardRank(step.step) ? most : step),
		null,
	);
}
