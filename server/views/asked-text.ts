import type { DecisionAsked } from "../domain/decision.ts";
import type { WordsRef } from "../domain/words.ts";

/**
 * What a holder asked for, in the holder's words: the reason, and under it the steps of a promise, each with its day. The
 * resident reads them too once it is granted (rules.md §2). Null where there are no words.
 */
export function askedText(
	{ words, pending }: DecisionAsked,
	textOf: (ref: WordsRef) => string | null,
): string | null {
	const reason = textOf(words);
	if (pending.proposal?.kind !== "promise") return reason;
	const steps = pending.proposal.milestones.flatMap(({ byDate, words: step }) => {
		const said = textOf(step);
		return said === null || said === "" ? [] : [`${byDate} ${said}`];
	});
	return steps.length === 0 ? reason : [...(reason === null ? [] : [reason]), ...steps].join("\n");
}
