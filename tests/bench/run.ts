import { cpus, totalmem } from "node:os";
import { type Downtime, serveBacklog } from "./backlog-house.ts";
import type { Benchmark } from "./benchmark.ts";
import { serveCeiling } from "./ceiling.ts";
import { durableSubmission, submissionLogCost } from "./durable-submission.ts";
import { serveHouse } from "./house.ts";
import { load } from "./load.ts";
import { isMade } from "./made-up-store.ts";
import { inbox, readCase, receiptLookup, search } from "./reading.ts";
import { serveReading } from "./reading-house.ts";
import { sweepAmong } from "./sweep.ts";
import { sweepBacklog } from "./sweep-backlog.ts";
import { sweepRounds } from "./sweep-work.ts";

/** Every benchmark with its ceiling from the same run. One program: without a role it measures, with one it serves, loads or works. */
const million = 1_000_000;
const benchmarks: Readonly<Record<string, () => Promise<Benchmark | readonly Benchmark[]>>> = {
	"durable-submission-64": durableSubmission,
	"submission-log-cost": submissionLogCost,
	"sweep-10k": () => sweepAmong("sweep-10k", 10_000),
	"sweep-100k": () => sweepAmong("sweep-100k", 100_000),
	"sweep-backlog-100k": sweepBacklog,
	"inbox-100k": () => inbox("inbox-100k", 100_000),
	"case-100k": () => readCase("case-100k", 100_000),
	"search-100k": () => search("search-100k", 100_000),
	"receipt-lookup-1m": () => receiptLookup("receipt-lookup-1m", million),
	"sweep-1m": () => sweepAmong("sweep-1m", million),
};

function machine() {
	const [cpu] = cpus();
	return { cpu: cpu?.model ?? "", cores: cpus().length, memoryBytes: totalmem(), node: process.version };
}

function lineOf({
	name,
	value,
	unit,
	ceiling,
	ratio,
	goal,
	better,
	p50Ms,
	p99Ms,
	also = {},
}: Benchmark): string {
	const wanted = better === "higher" ? "at least" : "at most";
	const more = Object.entries(also).map(([what, seen]) => `, ${what} ${seen}`);
	const times = `p50 ${p50Ms} ms, p99 ${p99Ms} ms${more.join("")}`;
	return `${name}: ${value} ${unit}, ${ratio} of ${ceiling} (goal ${wanted} ${goal}); ${times}\n`;
}

/** What a run without `--only` measures: nothing whose store would have to be made for many minutes first. */
async function usual(): Promise<string[]> {
	const names = Object.keys(benchmarks);
	if (await isMade(million, true)) return names;
	const patient = names.filter((name) => name.endsWith("-1m"));
	process.stderr.write(
		`Left out: ${patient.join(", ")}. Their store takes ten minutes or more to make and 10 GB; --only NAME makes it.\n`,
	);
	return names.filter((name) => !patient.includes(name));
}

async function measure(args: readonly string[]): Promise<void> {
	const only = args.includes("--only") ? args[args.indexOf("--only") + 1] : undefined;
	if (only !== undefined && benchmarks[only] === undefined)
		throw new Error(`--only takes one of ${Object.keys(benchmarks).join(", ")}`);
	const chosen = only === undefined ? await usual() : [only];
	const json = args.includes("--json");
	const results: Benchmark[] = [];
	for (const name of chosen) {
		const measured = [(await benchmarks[name]?.()) ?? []].flat();
		results.push(...measured);
		if (!json) for (const result of measured) process.stdout.write(lineOf(result));
	}
	if (json) process.stdout.write(`${JSON.stringify({ machine: machine(), benchmarks: results })}\n`);
}

/** Sends what the role found and ends. */
function send(message: object): void {
	process.send?.(message, () => process.disconnect());
}

async function play(role: string | undefined, args: readonly string[]): Promise<void> {
	const [first = "", second = "", third = ""] = args;
	switch (role) {
		case "ceiling":
			process.send?.({ url: await serveCeiling() });
			return;
		case "house":
			process.send?.({ url: await serveHouse() });
			return;
		case "house-without-log":
			process.send?.({ url: await serveHouse(true) });
			return;
		case "load":
			send({ result: await load(first, Number(second), third) });
			return;
		case "backlog": {
			const { jump, ...place } = await serveBacklog(first, (result) => process.send?.(result));
			process.on("message", (downtime) => jump(downtime as Downtime));
			process.send?.(place);
			return;
		}
		case "reading": {
			const { times, ...place } = await serveReading(first);
			process.on("message", () => process.send?.(times()));
			process.send?.(place);
			return;
		}
		case "sweep":
			send(await sweepRounds(first));
			return;
		default:
			await measure(process.argv.slice(2));
	}
}

// A role whose measuring process has ended serves nobody any more.
process.on("disconnect", () => process.exit());
const [role, ...rest] = process.argv.slice(2);
play(role, rest).catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exit(1);
});
