import type { Instant } from "./calendar.ts";
import type { Case } from "./case.ts";
import type { CaseEvent } from "./case-events.ts";
import { type Decision, refuse } from "./refusal.ts";

/**
 * The spoken code 口令: six digits that are said beside the case number, for callers. It opens where the case stands and a
 * dispute, nothing else, and never anything of a sealed report. It is made when the resident wishes it under the receipt:
 * a report whose resident never calls has none that could be guessed.
 */
export type MakeSpokenCode = { readonly type: "MakeSpokenCode" };
/** That there is one; the code itself is kept as a keyed hash beside the events. */
export type SpokenCodeMade = { readonly type: "SpokenCodeMade"; readonly at: Instant };

export const spokenCodeDigits = 6;

/** What a caller said, as it is looked up. */
export type SpokenTry = {
	readonly caseNumber: string;
	/** Keyed hash of number and code together. */
	readonly mac: Uint8Array;
	/** Where tries at a number that opens nothing are counted, so that they take as long as others. */
	readonly elsewhere: string;
};

/** Where codes and the tries of each day lie; the engine behind it is for the process to choose. */
export type SpokenCodes = {
	/**
	 * Counts the try against the case and the day (days since 1970 in Shanghai); durable when it returns. Right only with
	 * the case's newest code and while fewer than `spokenTriesMax` wrong ones were said that day.
	 */
	isRight(said: SpokenTry, day: number): boolean;
};

/** Whether there may be a code for it: of a sealed report, and of one that waits for triage, nothing is told by phone. */
export function isSpeakable({ sealed, track }: Case): boolean {
	return !sealed && track === "service";
}

/** `MakeSpokenCode`: a new code; the one before opens nothing any more. */
export function makeSpokenCode(state: Case, _command: MakeSpokenCode, now: Instant): Decision<CaseEvent> {
	return isSpeakable(state) ? { events: [{ type: "SpokenCodeMade", at: now }] } : refuse("wrongState");
}

/** Digits alone, of any width and with anything between them, as they are typed from hearing. */
export function digitsSaid(typed: string): string {
	return typed.normalize("NFKC").replace(/\D/g, "");
}

/** The case number that somebody typed or said; what cannot be one stays as it is and opens nothing. */
export function caseNumberSaid(typed: string): string {
	const said = /^(\d{6})(\d{4})(\d{4})$/.exec(digitsSaid(typed));
	return said === null ? typed : said.slice(1).join("-");
}
