import type { Instant } from "./calendar.ts";
import type { Cause, DueStep, FiredStep, LadderDue } from "./case-events.ts";
import { stepOrder } from "./ladder.ts";

/** Cards 督办卡 and how they compare (rules.md §4). */
type Fired = { readonly steps: readonly FiredStep[] };

/** 0 for reminders and notices, 1 blue, 2 yellow, 3 red, 4 referred. */
export function cardRank(step: DueStep["step"]): number {
	return Math.max(0, (stepOrder as readonly string[]).indexOf(step) - stepOrder.indexOf("unsigned"));
}

/** What a step belongs to: a cause, and the assist or the letter where it is of one. */
export type Duty = {
	readonly cause: DueStep["cause"];
	readonly assistId?: string;
	readonly letterId?: string;
};

/**
 * Cards compare only with cards for the same duty: the desk's, its call that confirms an emergency, the
 * decider's, that of a look before publication or of a reassignment, an assist's, a letter's or the holder's.
 */
export function ladderName({ cause, assistId, letterId }: Duty): string {
	switch (cause) {
		case "triage":
		case "halfDay":
			return "desk";
		case "emergency":
			return "emergency";
		case "transfer":
			return "transfer";
		case "decision":
			return "decider";
		case "assist":
			return `assist ${assistId}`;
		case "reds":
			return assistId === undefined ? "holder" : `assist ${assistId}`;
		case "publication":
		case "reassignment":
			return cause;
		case "letter":
			return `letter ${letterId}`;
		case "sign":
		case "contact":
		case "finish":
		case "promise":
		case "check":
		case "finding":
		case "silence":
		case "awaiting":
		case "shelving":
		case "stalled":
			return "holder";
		default:
			return cause satisfies never;
	}
}

/** Their cards say how something was decided, not how the case was handled. */
export const deciders: readonly DueStep["cause"][] = ["decision", "publication", "reassignment"];

const holderCauses: readonly Cause[] = ["sign", "contact", "finish", "promise"];

/** Whether the step hangs on what the holder owes. */
export function isOfHolder(due: DueStep): due is LadderDue {
	return (holderCauses as readonly string[]).includes(due.cause);
}

/** The steps, those that `clears` names ended from then on; what had ended before keeps its time. */
export function clearedSteps(
	steps: readonly FiredStep[],
	at: Instant,
	clears: (fired: FiredStep) => boolean,
): readonly FiredStep[] {
	return steps.map((fired) =>
		fired.clearedAt === null && clears(fired) ? { ...fired, clearedAt: at } : fired,
	);
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
 * decision and each letter is a duty of its own, with the one card it has; a new holder's ladder begins at its foot.
 */
export function withoutHeldCards(
	{ steps, hop }: Fired & { readonly hop: number },
	due: readonly DueStep[],
): DueStep[] {
	return due.filter((step) => {
		if (cardRank(step.step) === 0 || step.cause === "letter" || deciders.includes(step.cause)) return true;
		const ladder = ladderName(step);
		const same = steps.filter(
			(fired) => ladderName(fired) === ladder && (ladder !== "holder" || fired.hop === hop),
		);
		// What was held when the step was due has kept it back for good, also when it is cleared since.
		const held = same.filter(({ clearedAt }) => clearedAt === null || clearedAt > step.dueAt);
		return held.every((fired) => cardRank(step.step) > cardRank(fired.step));
	});
}
