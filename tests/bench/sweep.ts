import { type Benchmark, median, messageOf, rank, rounded, start } from "./benchmark.ts";
import { onCopy } from "./made-up-store.ts";
import type { SweepRounds } from "./sweep-work.ts";

const stepsPerSecondWanted = 3_000;
const shareOfPlainWanted = 0.5;
const baseCases = 10_000;
const growthWanted = 1.5;

function swept(cases: number): Promise<SweepRounds> {
	return onCopy(cases, true, (dir) => messageOf<SweepRounds>(start("sweep", dir)));
}

function microsecondsPerStep({ rounds }: SweepRounds): number {
	return median(rounds.map(({ steps, seconds }) => (seconds * 1e6) / steps));
}

/**
 * `sweep-10k` and its larger sisters: rounds of 1,000 due steps among so many open cases, each beside the same rows
 * plainly inserted in batches of the same size into an empty store.
 */
export async function sweepAmong(name: string, cases: number): Promise<readonly Benchmark[]> {
	const base = cases === baseCases ? null : await swept(baseCases);
	const result = await swept(cases);
	const measured = measuredOf(name, cases, result);
	return base === null ? [measured] : [measured, growthOf(measured, result, base)];
}

/** Time per step beside that among 10,000 open cases of the same run. */
function growthOf(
	{ name, size, p50Ms, p99Ms }: Benchmark,
	result: SweepRounds,
	base: SweepRounds,
): Benchmark {
	const [value, ceiling] = [microsecondsPerStep(result), microsecondsPerStep(base)].map(Math.round);
	if (value === undefined || ceiling === undefined) throw new Error("nothing was measured");
	const ratio = rounded(value / ceiling, 2);
	const facts = { name: `${name}-growth`, size, value, unit: "µs/step", ceiling, ratio };
	return { ...facts, goal: growthWanted, better: "lower", p50Ms, p99Ms };
}

function measuredOf(name: string, cases: number, result: SweepRounds): Benchmark {
	const { rounds, batchesMs, memoryBytes } = result;
	const value = median(rounds.map(({ steps, seconds }) => steps / seconds));
	const ceiling = median(rounds.map(({ steps, plainSeconds }) => steps / plainSeconds));
	const ratio = median(rounds.map(({ seconds, plainSeconds }) => plainSeconds / seconds));
	const perStep = microsecondsPerStep(result);
	return {
		name,
		size: cases,
		value: Math.round(value),
		unit: "steps/s",
		ceiling: Math.round(ceiling),
		ratio: rounded(ratio, 3),
		goal: rounded(Math.min(shareOfPlainWanted, stepsPerSecondWanted / ceiling), 3),
		better: "higher",
		p50Ms: rounded(rank(batchesMs, 0.5)),
		p99Ms: rounded(rank(batchesMs, 0.99)),
		also: {
			microsecondsPerStep: Math.round(perStep),
			cpuMicrosecondsPerStep: Math.round(median(rounds.map((one) => (one.cpuSeconds * 1e6) / one.steps))),
			memoryMebibytes: Math.round(memoryBytes / 1024 ** 2),
		},
	};
}
