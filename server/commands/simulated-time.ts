import type { Instant } from "../domain/calendar.ts";
import type { Ledger } from "../domain/ledger.ts";
import { sweepBatchMax } from "../domain/limits.ts";
import { sweep } from "../sweep.ts";

/**
 * A clock that stands still between deeds, and an agenda of deeds in strict time order. Before a deed at t every step
 * due before t fires, each at its due time plus one second, as if the server had never been down; a step due at the very
 * second t is prevented by what is done at t (rules.md §3, "missed when now > due").
 */
export type SimulatedTime = {
	clock(): Instant;
	/** Adds a deed; deeds of one second run in the order they were added. Allowed while the agenda runs. */
	plan(at: Instant, deed: () => Promise<void>): void;
	/** Does everything planned, then lets the time run on until `until` where it is given. */
	run(ledger: Ledger, until?: Instant): Promise<void>;
};

type Planned = { readonly at: Instant; readonly deed: () => Promise<void> };

/** @param startAt where the clock stands at first */
export function simulatedTime(startAt: Instant): SimulatedTime {
	const agenda: Planned[] = [];
	let done = 0;
	let now = startAt;

	const plan = (at: Instant, deed: () => Promise<void>) => {
		if (at < now) throw new RangeError("a deed cannot be planned in the past");
		agenda.splice(placeIn(agenda, done, at), 0, { at, deed });
	};
	const sweepUntil = async (ledger: Ledger, until: Instant) => {
		for (let due = ledger.nextDueAt(); due !== null && due < until; due = ledger.nextDueAt()) {
			now = Math.max(now, due + 1);
			const swept = await sweep(ledger);
			if (swept < sweepBatchMax && ledger.nextDueAt() === due)
				throw new Error(`a step due at ${due} does not fire`);
		}
		now = until;
	};
	const run = async (ledger: Ledger, until?: Instant) => {
		for (let next = agenda[done]; next !== undefined; next = agenda[done]) {
			await sweepUntil(ledger, next.at);
			done += 1;
			await next.deed();
		}
		if (until !== undefined) await sweepUntil(ledger, until);
	};
	return { clock: () => now, plan, run };
}

/** Behind everything that is planned for `at` or before. */
function placeIn(agenda: readonly Planned[], from: number, at: Instant): number {
	let low = from;
	let high = agenda.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((agenda[middle]?.at ?? at) <= at) low = middle + 1;
		else high = middle;
	}
	return low;
}
