import { asc, eq, sql } from "drizzle-orm";
import type { Instant } from "../server/domain/calendar.ts";
import type { Case } from "../server/domain/case.ts";
import type { CaseEvent } from "../server/domain/case-events.ts";
import type { WordsRef } from "../server/domain/words.ts";
import type { Envelope } from "./canonical.ts";
import { caseTable } from "./cases.ts";
import { caseStreamOf } from "./events.ts";
import type { Store } from "./open.ts";
import { event } from "./schema.ts";
import { statementOf } from "./statements.ts";
import { wordsTable } from "./words.ts";

/** One event of a case, with the texts behind its references by the name of the member; null where the law had them erased. */
export type TrailEvent = {
	readonly position: number;
	readonly version: number;
	readonly type: CaseEvent["type"];
	readonly at: Instant;
	readonly event: CaseEvent;
	readonly words: ReadonlyMap<string, string | null>;
	/** The leaf hash of RFC 6962. */
	readonly leaf: Uint8Array;
};

export type TrailReader = {
	/** All events of a case, oldest first; none when there is no such case. */
	trailOf(caseNumber: string): readonly TrailEvent[];
	/** Where the case stands; null when there is none. */
	stateOf(caseNumber: string): Case | null;
	/** The text behind one reference; null without one, and when the law had it erased. */
	textOf(ref: WordsRef | null): string | null;
};

/** What is read out with an event. The phone number is not: it is granted apart, and each view is an event (trust.md A7). */
function refsOf(happened: CaseEvent): Readonly<Record<string, WordsRef | null>> {
	switch (happened.type) {
		case "ReportReceived":
			return { text: happened.text, spot: happened.spot, aboutName: happened.aboutName };
		case "ResidentContacted":
			return { words: happened.words, nextStep: happened.nextStep };
		case "CaseAnswered":
		case "CaseDecided":
		case "MessageLeft":
			return { words: happened.words };
		case "CaseDisputed":
			return { reason: happened.reason };
		case "CaseDispatched":
		case "CaseSealed":
		case "SealedViewed":
		case "CaseSigned":
		case "CaseConfirmed":
		case "CaseEscalated":
		case "CaseClosed":
			return {};
		default:
			return happened satisfies never;
	}
}

type EventRow = { readonly position: number; readonly version: number; readonly bytes: string; readonly leaf: Buffer };

export function trailReader(store: Store): TrailReader {
	const { textOf } = wordsTable(store);
	const { standingOf } = caseTable(store);
	const ofStream = store.orm
		.select({ position: event.position, version: event.version, bytes: event.bytes, leaf: event.leaf })
		.from(event)
		.where(eq(event.stream, sql.placeholder("stream")))
		.orderBy(asc(event.version));
	const events = statementOf<EventRow>(store, ofStream);
	const trailEvent = ({ position, version, bytes, leaf }: EventRow): TrailEvent => {
		const { event: happened }: Envelope<CaseEvent> = JSON.parse(bytes);
		const words = new Map<string, string | null>();
		for (const [name, ref] of Object.entries(refsOf(happened))) if (ref !== null) words.set(name, textOf(ref));
		return { position, version, type: happened.type, at: happened.at, event: happened, words, leaf };
	};
	return {
		trailOf: (caseNumber) => events.all(caseStreamOf(caseNumber)).map(trailEvent),
		stateOf: (caseNumber) => standingOf(caseNumber)?.state ?? null,
		textOf,
	};
}
