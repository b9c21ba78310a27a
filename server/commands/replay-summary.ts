import { formatInstant, type Instant } from "../domain/calendar.ts";
import { type StepName, stepOrder } from "../domain/ladder.ts";
import type { ReplayedCase } from "./replay-run.ts";

/** architecture.md, Commands: `replay`. Minutes are unrounded. */
export type ReplaySummary = {
	readonly count: number;
	readonly answeredInTime: number;
	readonly ignored: number;
	readonly late: number;
	readonly byHighestStep: Readonly<Record<"none" | StepName, number>>;
	readonly workingMinutesToAnswer: { readonly median: number; readonly p90: number };
};

/** The ⌈p·n⌉-th smallest; `percent` is whole so that ⌈ ⌉ is exact. Ascending values, at least one. */
function nearestRank(ascending: readonly number[], percent: number): number {
	return ascending[Math.ceil((percent * ascending.length) / 100) - 1] ?? Number.NaN;
}

/** The step of the highest rank, or `none`. */
function highestOf({ steps }: ReplayedCase): "none" | StepName {
	return stepOrder.findLast((name) => steps.some(({ step }) => step === name)) ?? "none";
}

/** Counts over replayed cases, at least one. */
export function summaryOf(cases: readonly ReplayedCase[]): ReplaySummary {
	const count = (is: (replayed: ReplayedCase) => boolean) => cases.filter(is).length;
	const withHighest = (name: "none" | StepName) => count((replayed) => highestOf(replayed) === name);
	const minutes = cases.map(({ workingMinutesToAnswer }) => workingMinutesToAnswer).sort((a, b) => a - b);
	return {
		count: cases.length,
		answeredInTime: count(({ answeredAt, late }) => answeredAt !== null && !late),
		ignored: count(({ ignored }) => ignored),
		late: count(({ late }) => late),
		byHighestStep: {
			none: withHighest("none"),
			contactReminder: withHighest("contactReminder"),
			finishReminder: withHighest("finishReminder"),
			unsigned: withHighest("unsigned"),
			blue: withHighest("blue"),
			yellow: withHighest("yellow"),
			red: withHighest("red"),
			referred: withHighest("referred"),
		},
		workingMinutesToAnswer: { median: nearestRank(minutes, 50), p90: nearestRank(minutes, 90) },
	};
}

function shown(at: Instant | null): string | null {
	return at === null ? null : formatInstant(at);
}

/** One case as architecture.md writes it. */
export function wireOf({ steps, ...replayed }: ReplayedCase) {
	const { id, ignored, late, workingMinutesToAnswer } = replayed;
	return {
		id,
		signDueAt: shown(replayed.signDueAt),
		contactDueAt: shown(replayed.contactDueAt),
		finishDueAt: shown(replayed.finishDueAt),
		contactedAt: shown(replayed.contactedAt),
		answeredAt: shown(replayed.answeredAt),
		ignored,
		late,
		steps: steps.map(({ step, at }) => ({ step, at: formatInstant(at) })),
		workingMinutesToAnswer,
	};
}
