import type { CallEvent } from "../domain/call.ts";
import type { ExclusionEvent } from "../domain/exclusion-events.ts";
import type { WordsRef } from "../domain/words.ts";

/** Calls of the desk, and what was asked of the figures. */
export function besideFacts(event: CallEvent | ExclusionEvent): {
	readonly words?: WordsRef;
	readonly detail: string;
} {
	switch (event.type) {
		case "ExclusionAsked":
			return { words: event.words, detail: event.reason };
		case "ExclusionDecided":
			return { words: event.words, detail: event.accepted ? "accepted" : "refused" };
		case "CallBegun":
			return { detail: event.purpose };
		case "ResidentCalled": {
			const { purpose, reached, words, contact } = event;
			const came = reached ? "reached" : "unreached";
			const detail = [purpose, came, ...(contact === undefined ? [] : ["countsAsContact"])].join(" ");
			return words === null ? { detail } : { words, detail };
		}
		default:
			return event satisfies never;
	}
}
