import { presenceRememberedMax, presenceSecondsMax } from "./domain/limits.ts";

/**
 * Who has which case open now, so that a holder knows when a superior looks (look.md §3, “分管领导正在看”). In memory only:
 * it is no record, and nothing follows from it.
 */
export type Presence = {
	/** The person has the case open. */
	mark(caseNumber: string, personId: string): void;
	/** Who else has. */
	others(caseNumber: string, personId: string): readonly string[];
};

/** @param realSeconds real time: whoever looks looks by the clock on the wall */
export function createPresence(realSeconds: () => number): Presence {
	const seen = new Map<string, Map<string, number>>();
	const isHere = (at: number) => realSeconds() - at <= presenceSecondsMax;
	return {
		mark(caseNumber, personId) {
			const of = seen.get(caseNumber) ?? new Map<string, number>();
			of.set(personId, realSeconds());
			for (const [other, at] of of) if (!isHere(at)) of.delete(other);
			// The newest last, so that the oldest goes first.
			seen.delete(caseNumber);
			seen.set(caseNumber, of);
			const oldest = seen.keys().next().value;
			if (seen.size > presenceRememberedMax && oldest !== undefined) seen.delete(oldest);
		},
		others(caseNumber, personId) {
			const of = seen.get(caseNumber) ?? new Map<string, number>();
			return [...of].filter(([other, at]) => other !== personId && isHere(at)).map(([other]) => other);
		},
	};
}
