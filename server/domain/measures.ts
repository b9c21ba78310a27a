import type { Attitude } from "./feedback.ts";
import { type FigureName, figureCases, isDoneInTime, pastOf } from "./figure-cases.ts";
import { bootstrapSamplesMax, comparedCasesMin } from "./limits.ts";
import type { Measured, Owed, Times } from "./measure.ts";
import { wilson } from "./statistics.ts";

/** The measures of rules.md §5 over the counted cases: shares with Wilson, scores with a seeded bootstrap. */
export type Share = {
	readonly k: number;
	readonly n: number;
	readonly low: number | null;
	readonly high: number | null;
};
/** A mean of weights; null under `comparedCasesMin`. */
export type Score = {
	readonly value: number | null;
	readonly n: number;
	readonly low: number | null;
	readonly high: number | null;
};

function shareOf(counts: readonly boolean[]): Share {
	const k = counts.filter(Boolean).length;
	const interval = wilson(k, counts.length);
	return { k, n: counts.length, low: interval?.low ?? null, high: interval?.high ?? null };
}

/** Mulberry32: the same numbers for the same seed. */
function randomOf(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** J and M (rules.md §5): the mean weight, with the 95 % percentile interval of a bootstrap that is the same each time. */
export function scoreOf(weights: readonly number[]): Score {
	const n = weights.length;
	if (n < comparedCasesMin) return { value: null, n, low: null, high: null };
	const random = randomOf(n);
	const means = Array.from({ length: bootstrapSamplesMax }, () => {
		let sum = 0;
		for (let drawn = 0; drawn < n; drawn += 1) sum += weights[Math.floor(random() * n)] ?? 0;
		return sum / n;
	}).sort((a, b) => a - b);
	const at = (share: number) => means[Math.round(share * (means.length - 1))] ?? null;
	const value = weights.reduce((sum, weight) => sum + weight, 0) / n;
	return { value, n, low: at(0.025), high: at(0.975) };
}

const solvedWeights = { solved: 1, partly: 0.5, notSolved: 0 } as const;
const attitudeWeights: Readonly<Record<Attitude, number>> = { good: 1, fair: 0.8, soSo: 0.5, bad: 0 };

/** What was done by its limit. */
export function inTime(owed: readonly Owed[], now: number): Share {
	return shareOf(pastOf(owed, now).map(isDoneInTime));
}

type Of<Kind extends "decisions" | "helps"> = { readonly postId: string; readonly of: Kind } & Share;

function byPost<Kind extends "decisions" | "helps">(
	of: Kind,
	all: readonly Measured[],
	keyOf: (postId: string) => string,
	now: number,
): readonly Of<Kind>[] {
	const owed = new Map<string, Owed[]>();
	for (const one of all.flatMap((measured) => measured[of])) {
		const key = keyOf(one.postId);
		owed.set(key, [...(owed.get(key) ?? []), one]);
	}
	return [...owed]
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.map(([postId, list]) => ({ postId, of, ...inTime(list, now) }));
}

const nothing: Omit<Measured, "verdict" | "attitude"> = {
	...{ round: 1, returns: 0, falseDone: 0, letters: 0, forms: 0, steps: 0 },
	...{ promises: [], decisions: [], helps: [] },
};

/** @param unitOf the department of a post */
export function measuresOver(times: readonly Times[], now: number, unitOf: (postId: string) => string) {
	const all = times.map((one) => one.measured ?? { ...nothing, verdict: null, attitude: null });
	const amongOf = (name: FigureName) => figureCases(name, times, now);
	const share = (name: FigureName) => shareOf(amongOf(name).map(({ counts }) => counts));
	const said = amongOf("resolution").flatMap(({ one: { measured } }) => measured?.verdict ?? []);
	const treated = amongOf("attitude").flatMap(({ one: { measured } }) => measured?.attitude ?? []);
	const total = (of: "letters" | "forms" | "steps") => all.reduce((sum, one) => sum + one[of], 0);
	return {
		contactedInTime: share("contactedInTime"),
		firstTime: share("firstTime"),
		returned: share("returned"),
		reworked: share("reworked"),
		promisesKept: inTime(
			all.flatMap(({ promises }) => promises),
			now,
		),
		falseDone: share("falseDone"),
		coverage: share("coverage"),
		resolution: scoreOf(said.map((verdict) => solvedWeights[verdict])),
		attitude: scoreOf(treated.map((attitude) => attitudeWeights[attitude])),
		decisions: byPost("decisions", all, (postId) => postId, now),
		helps: byPost("helps", all, unitOf, now),
		burden: { cases: times.length, letters: total("letters"), forms: total("forms"), steps: total("steps") },
	};
}
