import type { DueStep, FiredStep } from "./case-events.ts";
import { stepOrder } from "./ladder.ts";

/** Cards 督办卡 and how they compare (rules.md §4). */
type Fired = { readonly steps: readonly FiredStep[] };

/** 0 for reminders and notices, 1 blue, 2 yellow, 3 red, 4 referred. */
export function cardRank(step: DueStep["step"]): number {
	return Math.max(0, (stepOrder as readonly string[]).indexOf(step) - stepOrder.indexOf("unsigned"));
}

/** Cards compare only with cards for the same duty: the desk's, the holder's or the decider's. */
export function ladderName(cause: DueStep["cause"]): "desk" | "holder" | "decider" {
	if (cause === "triage") return "desk";
	return cause === "decision" ? "decider" : "holder";
}

/** The highest card in force, whoever it fell on; null when there is none. */
export function cardHeld({ steps }: Fired): FiredStep | null {
	const held = steps.filter((fired) => fired.clearedAt === null && cardRank(fired.step) > 0);
	return held.reduce<FiredStep | null>(
		(most, fired) => (most === null || cardRank(fired.step) > cardRank(most.step) ? fired : most),
		null,
	);
}

/**
 * Leaves out the cards that are not higher than the one held on the same ladder: they do not fire (rules.md §4). Each
 * decision is a duty of its own, with the one card it has.
 */
export function withoutHeldCards({ steps }: Fired, due: readonly DueStep[]): DueStep[] {
	return due.filter(({ step, cause }) => {
		if (cardRank(step) === 0 || cause === "decision") return true;
		const held = cardHeld({ steps: steps.filter((fired) => ladderName(fired.cause) === ladderName(cause)) });
		return held === null || cardRank(step) > cardRank(held.step);
	});
}
