import type { CallEvent } from "../domain/call.ts";
import type { WordsMasked } from "../domain/case-mask.ts";
import type { PartCutOut } from "../domain/cut-out.ts";
import type { DispatchDeferred } from "../domain/deferral.ts";
import type { ErasureEvent } from "../domain/erasure-events.ts";
import type { ExclusionEvent } from "../domain/exclusion-events.ts";
import type { WordsRef } from "../domain/words.ts";

/** Calls of the desk, what it hid, cut out and put off, and what was asked of the figures. */
export function besideFacts(
	event: CallEvent | ExclusionEvent | WordsMasked | PartCutOut | DispatchDeferred,
): {
	readonly words?: WordsRef;
	readonly detail?: string;
	readonly dueAt?: number;
} {
	switch (event.type) {
		case "ExclusionAsked":
			return { words: event.words, detail: event.reason };
		case "ExclusionDecided":
			return { words: event.words, detail: event.accepted ? "accepted" : "refused" };
		case "DispatchDeferred":
			return { dueAt: event.halfDay.until };
		case "WordsMasked":
			return { detail: event.why };
		case "PartCutOut":
			return { detail: event.sealed ? "sealed" : event.part };
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

/** What was asked to be erased by law, and what was. */
export function erasureFacts(event: ErasureEvent): {
	readonly words?: WordsRef;
	readonly detail?: string;
	readonly dueAt?: number;
} {
	switch (event.type) {
		case "ErasureProposed":
			return { words: event.basis, detail: event.pending.erasure?.ground ?? "", dueAt: event.pending.dueAt };
		case "ErasureRequested":
			return { detail: event.pending.erasure?.ground ?? "", dueAt: event.pending.dueAt };
		case "WordsErased":
			return { detail: event.ground };
		case "PhoneErased":
			return {};
		default:
			return event satisfies never;
	}
}
