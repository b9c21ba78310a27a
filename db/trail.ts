import { asc, eq, sql } from "drizzle-orm";
import type { CaseEvent } from "../server/domain/case-events.ts";
import type { DecisionAsked } from "../server/domain/decision.ts";
import { type ErasureEvent, isErasureEvent } from "../server/domain/erasure-events.ts";
import { isPublicationEvent, type PublicationEvent } from "../server/domain/publication-events.ts";
import type { Reads, TrailEvent } from "../server/domain/reads.ts";
import type { WordsRef } from "../server/domain/words.ts";
import { eventFrom } from "./canonical.ts";
import { caseTable } from "./cases.ts";
import { caseStreamOf } from "./events.ts";
import type { Store } from "./open.ts";
import { event } from "./schema.ts";
import { statementOf } from "./statements.ts";
import { wordsTable } from "./words.ts";

const wordless = [
	...(["CaseMerged", "CaseSplit", "VoiceEnded", "VoiceReopened", "PartCutOut", "WordsMasked"] as const),
	...(["CaseChased", "ContactVoided", "CaseExported", "SpokenCodeMade", "CallBegun", "AssistRated"] as const),
	...(["PhoneGranted", "PhoneWithdrawn", "PhoneViewed", "DispatchDeferred"] as const),
	...(["StallTimed", "CaseStalled"] as const),
	...(["LetterIssued", "CaseWithdrawn", "VerdictChanged", "ReassignmentHandedOver"] as const),
	...(["AssistHandedOver", "LetterHandedOver", "ReportHandedOver"] as const),
] as const;
type Wordless = Extract<CaseEvent, { readonly type: (typeof wordless)[number] }>;

function isWordless(happened: CaseEvent): happened is Wordless {
	return wordless.some((type) => type === happened.type);
}

/** What is read out with an event. The phone number is not: it is granted apart, and each view is an event (trust.md A7). */
function refsOf(happened: CaseEvent): readonly (WordsRef | null)[] {
	if (isErasureEvent(happened)) return happened.type === "ErasureProposed" ? [happened.basis] : [];
	if (isPublicationEvent(happened)) return "words" in happened ? [happened.words] : [];
	return isWordless(happened) ? [] : saidIn(happened);
}

type InWords = Exclude<CaseEvent, ErasureEvent | PublicationEvent | Wordless>;

function saidIn(happened: InWords): readonly (WordsRef | null)[] {
	switch (happened.type) {
		case "ReportReceived":
			return [happened.text, happened.spot, happened.aboutName, happened.sealedTo?.file ?? null];
		case "ResidentContacted":
			return [happened.words, happened.nextStep];
		case "CaseAnswered":
		case "CaseDecided":
		case "MessageLeft":
		case "ResidentAwaited":
		case "AssistAsked":
		case "AssistAnswered":
		case "LetterHelped":
		case "LetterAnswered":
		case "RedExplained":
		case "CaseFound":
		case "CaseAppealed":
		case "ResidentCalled":
		case "ExclusionAsked":
		case "ExclusionDecided":
		case "CaseKept":
			return [happened.words];
		case "CaseDeclined":
		case "CaseRedirected":
			return [happened.body, happened.limit];
		case "DecisionAsked":
			return [happened.words, ...proposedIn(happened)];
		case "CaseDisputed":
			return [happened.reason];
		case "CaseDispatched":
		case "CaseSealed":
		case "SealedViewed":
		case "AccessRefused":
		case "CaseSigned":
		case "CaseConfirmed":
		case "CaseEscalated":
		case "CaseClosed":
		case "DecisionHandedOver":
		case "CaseSentBack":
		case "CaseResumed":
		case "LevelChanged":
		case "EmergencyConfirmed":
		case "LimitsRecomputed":
			return [];
		case "CaseTransferred":
			return [happened.elsewhere ?? null];
		default:
			return happened satisfies never;
	}
}

function proposedIn({ pending }: DecisionAsked): readonly WordsRef[] {
	const { proposal } = pending;
	if (proposal?.kind === "promise") return proposal.milestones.map(({ words }) => words);
	const turnsAway = proposal?.kind === "decline" || proposal?.kind === "redirect";
	return turnsAway ? [proposal.body, proposal.limit] : [];
}

type EventRow = readonly [position: number, version: number, bytes: string, leaf: Buffer];

function trailEvent([position, version, bytes, leaf]: EventRow): TrailEvent {
	return { position, version, leafHash: leaf.toString("hex"), event: eventFrom(bytes) };
}

/** One case: where it stands, its events oldest first (none when there is no such case), and the words they refer to. */
export function trailReads(store: Store): Pick<Reads, "stateOf" | "trailOf" | "wordsOf" | "phoneOf"> {
	const { textOf } = wordsTable(store);
	const { standingOf } = caseTable(store);
	const ofStream = store.orm
		.select({ position: event.position, version: event.version, bytes: event.bytes, leaf: event.leaf })
		.from(event)
		.where(eq(event.stream, sql.placeholder("stream")))
		.orderBy(asc(event.version));
	const events = statementOf<EventRow>(store, ofStream).raw();
	const trailOf = (caseNumber: string) => events.all(caseStreamOf(caseNumber)).map(trailEvent);
	return {
		stateOf: (caseNumber) => standingOf(caseNumber)?.state ?? null,
		trailOf,
		wordsOf(caseNumber) {
			const refs = trailOf(caseNumber).flatMap(({ event: happened }) => refsOf(happened));
			return new Map(refs.filter((ref) => ref !== null).map((ref) => [ref.id, textOf(ref)]));
		},
		phoneOf(caseNumber) {
			const [received] = trailOf(caseNumber);
			return received?.event.type === "ReportReceived" ? textOf(received.event.contactPhone) : null;
		},
	};
}
