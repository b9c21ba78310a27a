import type { Instant } from "./calendar.ts";
import type { Case } from "./case.ts";
import type { CaseEvent } from "./case-events.ts";
import { explanationCharactersMax } from "./limits.ts";
import { may } from "./permission.ts";
import { type Decision, refuse } from "./refusal.ts";
import type { Setting } from "./setting.ts";
import { refOf, refuseWords, type Words, type WordsRef } from "./words.ts";

/** Explanation 情况说明 of a red card, by whom it fell on: short, and once per card (rules.md §4). */
export type ExplainRed = { readonly type: "ExplainRed"; readonly by: string; readonly words: Words };
export type RedExplained = {
	readonly type: "RedExplained";
	readonly at: Instant;
	readonly by: string;
	readonly words: WordsRef;
};

/** `ExplainRed`: all red cards of the case that fell on the person and are not explained yet. */
export function explainRed(
	state: Case,
	{ by, words }: ExplainRed,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const no = may("explainRed", by, state, setting, now);
	if (no !== null) return refuse(no);
	const refusal = refuseWords(words.text, explanationCharactersMax, "words");
	if (refusal !== null) return { refusal };
	return { events: [{ type: "RedExplained", at: now, by, words: refOf(words) }] };
}
