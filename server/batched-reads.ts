import { listsAs, type Stated } from "./case-lists.ts";
import { overWhenTold, standsBy, toldIn, untoldOf } from "./domain/batch.ts";
import type { Case } from "./domain/case.ts";
import type { Reads, TrailEvent } from "./domain/reads.ts";
import type { Person } from "./domain/setting.ts";

/** A case as it stands by what its holder has been told, with that much of its trail. */
export type Told = {
	readonly state: Case;
	readonly trail: () => readonly TrailEvent[];
	/** Whether something is not told yet. */
	readonly waits: boolean;
};

/** By office the desk, superiors and discipline staff read everything at once; whoever works on cases waits for the batch. */
export function isToldLate({ role }: Person): boolean {
	return role === "cadre";
}

/** What is told of a case of which something waits, or was told late; null where all was told as it happened. */
export function toldOf(reads: Reads, state: Case): Told | null {
	const untold = untoldOf(state, reads);
	if (untold === null) return null;
	let trail: readonly TrailEvent[] | null = null;
	const told = () => {
		trail ??= toldIn(reads.trailOf(state.caseNumber), untold);
		return trail;
	};
	const waits = untold.verdictFrom !== null || untold.endFrom !== null;
	// Most of a ledger was told late: such a case is not folded anew.
	return { state: waits ? standsBy(told(), state) : overWhenTold(state, untold), trail: told, waits };
}

/**
 * The read models for whoever is told verdicts in batches (trust.md A10): every case stands as if what waits had not
 * happened. What a cadre can read of cases by these goes through here.
 */
export function batchedReads(reads: Reads): Reads {
	const known = new Map<string, Told | null>();
	const told = (state: Case) => {
		const found = known.get(state.caseNumber);
		if (found !== undefined) return found;
		const made = toldOf(reads, state);
		known.set(state.caseNumber, made);
		return made;
	};
	const shown = <One extends Stated>(one: One): One => {
		const as = told(one.state);
		if (as === null || as.state === one.state) return one;
		// How they were treated is said with the verdict.
		const rated = "attitude" in one && as.waits ? { attitude: as.state.tally?.attitude ?? null } : {};
		return { ...one, state: as.state, ...rated };
	};
	const lists = { ...reads, inboxOf: (query) => reads.inboxOf({ ...query, batched: true }) } satisfies Reads;
	return {
		...reads,
		...listsAs(lists, shown),
		stateOf: (caseNumber) => {
			const state = reads.stateOf(caseNumber);
			return state && (told(state)?.state ?? state);
		},
		trailOf: (caseNumber) => {
			const state = reads.stateOf(caseNumber);
			return (state && told(state)?.trail()) ?? reads.trailOf(caseNumber);
		},
	};
}
