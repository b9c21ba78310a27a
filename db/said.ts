import type { CaseEvent, ReportReceived } from "../server/domain/case-events.ts";
import type { Counts } from "../server/domain/load.ts";
import type { WordsRef } from "../server/domain/words.ts";
import type { Store } from "./open.ts";
import { trailReads } from "./trail.ts";
import { wordsTable } from "./words.ts";

/** What the reporter of a case wrote in an event. */
export function reporterWordsOf(event: CaseEvent): readonly (WordsRef | null)[] {
	switch (event.type) {
		case "ReportReceived":
			return [event.text, event.spot, event.aboutName];
		case "MessageLeft":
		case "CaseAppealed":
			return [event.words];
		case "CaseDisputed":
			return [event.reason];
		default:
			return [];
	}
}

/**
 * Everything the reporter of a case wrote that the law has not had erased, phone number with it.
 * @param openPhone the number itself, of what is stored; the engine has no key
 */
export function saidReads(store: Store, openPhone: (sealed: string) => string): Counts["saidBy"] {
	const { textOf } = wordsTable(store);
	const { trailOf } = trailReads(store);
	return (caseNumber) => {
		const events = trailOf(caseNumber).map(({ event }) => event);
		const texts = events.flatMap(reporterWordsOf).map(textOf);
		const received = events.find((event): event is ReportReceived => event.type === "ReportReceived");
		const phone = textOf(received?.contactPhone ?? null);
		return [...texts, phone === null ? null : openPhone(phone)].filter((text) => text !== null);
	};
}
