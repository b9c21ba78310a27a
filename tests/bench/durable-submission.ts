import { type Benchmark, median, messageOf, rank, rounded, start, stopped } from "./benchmark.ts";
import type { LoadResult } from "./load.ts";

const rounds = 5;
const secondsARound = 4;
const warmUpSeconds = 2;

async function served(role: string) {
	const child = start(role);
	const { url } = await messageOf<{ url: string }>(child);
	return { url, child };
}

async function loaded(url: string, seconds: number, run: string): Promise<LoadResult> {
	const { result } = await messageOf<{ result: LoadResult }>(start("load", url, String(seconds), run));
	return result;
}

type Against = Pick<Benchmark, "name" | "goal"> & { readonly ceilingRole: string };

/** Reports kept by a synced commit each second, over what another server takes, in turn. */
async function submissions({ name, goal, ceilingRole }: Against): Promise<Benchmark> {
	const ceiling = await served(ceilingRole);
	const house = await served("house");
	const rates: { ceiling: number[]; house: number[] } = { ceiling: [], house: [] };
	const latencies: number[] = [];
	await loaded(ceiling.url, warmUpSeconds, "warm");
	await loaded(house.url, warmUpSeconds, "warm");
	for (let round = 0; round < rounds; round += 1) {
		const bare = await loaded(ceiling.url, secondsARound, `r${round}`);
		const full = await loaded(house.url, secondsARound, `r${round}`);
		rates.ceiling.push(bare.requests / bare.seconds);
		rates.house.push(full.requests / full.seconds);
		latencies.push(...full.latenciesMs);
	}
	await stopped(ceiling.child);
	await stopped(house.child);
	const ratios = rates.house.map((rate, round) => rate / (rates.ceiling[round] ?? Number.NaN));
	return {
		name,
		size: latencies.length,
		value: Math.round(median(rates.house)),
		unit: "reports/s",
		ceiling: Math.round(median(rates.ceiling)),
		ratio: rounded(median(ratios), 3),
		goal,
		better: "higher",
		p50Ms: rounded(rank(latencies, 0.5)),
		p99Ms: rounded(rank(latencies, 0.99)),
	};
}

/** `durable-submission-64`: over a bare route of the same shape. */
export function durableSubmission(): Promise<Benchmark> {
	return submissions({ name: "durable-submission-64", goal: 0.3, ceilingRole: "ceiling" });
}

/** `submission-log-cost`: over the same house without tree and checkpoints. Both hash the bytes of each event. */
export function submissionLogCost(): Promise<Benchmark> {
	return submissions({ name: "submission-log-cost", goal: 0.85, ceilingRole: "house-without-log" });
}
