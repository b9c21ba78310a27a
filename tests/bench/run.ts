import { type ChildProcess, fork } from "node:child_process";
import { cpus, totalmem } from "node:os";
import { serveCeiling } from "./ceiling.ts";
import { serveHouse } from "./house.ts";
import { type LoadResult, load } from "./load.ts";

/** Every benchmark with its ceiling from the same run. One program: without a role it measures, with one it serves or loads. */
type Benchmark = {
	readonly name: string;
	readonly size: number;
	readonly value: number;
	readonly unit: string;
	readonly ceiling: number;
	readonly ratio: number;
	readonly goal: number;
	readonly better: "higher" | "lower";
	readonly p50Ms: number;
	readonly p99Ms: number;
};
type Message = { readonly url?: string; readonly result?: LoadResult };

const rounds = 5;
const secondsARound = 4;
const warmUpSeconds = 2;

function start(role: string, ...args: string[]): ChildProcess {
	return fork(process.argv[1] ?? "", [role, ...args], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
}

function messageOf(child: ChildProcess): Promise<Message> {
	return new Promise((resolve, fail) => {
		child.once("message", (message) => resolve(message as Message));
		child.once("exit", (code) => fail(new Error(`a process of the benchmark ended with ${code}`)));
	});
}

async function served(role: string): Promise<{ url: string; child: ChildProcess }> {
	const child = start(role);
	const { url = "" } = await messageOf(child);
	return { url, child };
}

async function loaded(url: string, seconds: number, run: string): Promise<LoadResult> {
	const { result } = await messageOf(start("load", url, String(seconds), run));
	if (result === undefined) throw new Error("the load sent no result");
	return result;
}

function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function rank(values: readonly number[], share: number): number {
	return [...values].sort((a, b) => a - b)[Math.ceil(share * values.length) - 1] ?? Number.NaN;
}

async function stopped(child: ChildProcess): Promise<void> {
	const ended = new Promise((resolve) => child.once("exit", resolve));
	child.kill("SIGTERM");
	await ended;
}

/** `durable-submission-64`: reports kept by a synced commit each second, over a bare route of the same shape, in turn. */
async function durableSubmission(): Promise<Benchmark> {
	const ceiling = await served("ceiling");
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
		name: "durable-submission-64",
		size: latencies.length,
		value: Math.round(median(rates.house)),
		unit: "reports/s",
		ceiling: Math.round(median(rates.ceiling)),
		ratio: Number(median(ratios).toFixed(3)),
		goal: 0.3,
		better: "higher",
		p50Ms: Number(rank(latencies, 0.5).toFixed(1)),
		p99Ms: Number(rank(latencies, 0.99).toFixed(1)),
	};
}

const benchmarks: Readonly<Record<string, () => Promise<Benchmark>>> = {
	"durable-submission-64": durableSubmission,
};

function machine() {
	const [cpu] = cpus();
	return { cpu: cpu?.model ?? "", cores: cpus().length, memoryBytes: totalmem(), node: process.version };
}

async function measure(args: readonly string[]): Promise<void> {
	const only = args.includes("--only") ? args[args.indexOf("--only") + 1] : undefined;
	if (only !== undefined && benchmarks[only] === undefined)
		throw new Error(`--only takes one of ${Object.keys(benchmarks).join(", ")}`);
	const chosen = Object.entries(benchmarks).filter(([name]) => only === undefined || name === only);
	const results: Benchmark[] = [];
	for (const [, run] of chosen) results.push(await run());
	if (args.includes("--json")) {
		process.stdout.write(`${JSON.stringify({ machine: machine(), benchmarks: results })}\n`);
		return;
	}
	for (const { name, value, unit, ceiling, ratio, goal, p50Ms, p99Ms } of results) {
		process.stdout.write(
			`${name}: ${value} ${unit}, ${ratio} of ${ceiling} (goal ${goal}); p50 ${p50Ms} ms, p99 ${p99Ms} ms\n`,
		);
	}
}

async function play(role: string | undefined, args: readonly string[]): Promise<void> {
	switch (role) {
		case "ceiling":
			process.send?.({ url: await serveCeiling() });
			return;
		case "house":
			process.send?.({ url: await serveHouse() });
			return;
		case "load": {
			const [url = "", seconds = "", run = ""] = args;
			process.send?.({ result: await load(url, Number(seconds), run) }, () => process.disconnect());
			return;
		}
		default:
			await measure(process.argv.slice(2));
	}
}

const [role, ...rest] = process.argv.slice(2);
play(role, rest).catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exit(1);
});
