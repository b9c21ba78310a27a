import { existsSync, readFileSync } from "node:fs";
import type { Running } from "../support/server-process.ts";
import { randomFrom } from "./random.ts";
import { Reports, sendMany, type Tally, tallyOf } from "./reports.ts";
import { openStage, type Stage } from "./stage.ts";

export type Kills = Tally & {
	readonly count: number;
	/** From the start of the process to its first answer, the slowest of all; and what the processor did for it, the most. */
	readonly readyMsMax: number;
	readonly readyCpuMsMax: number;
	/** What was wrong with the store after the last kill, a sentence each. */
	readonly faults: readonly string[];
};
type Ready = { readonly readyMs: number; readonly cpuMs: number | null };
type Options = { readonly count: number; readonly seed: number; readonly tell?: (kills: number) => void };

const loadMsMax = 400;
/** Of the reports acknowledged so far, as many are sent once more after each kill. */
const sentAgain = 25;

/** The clock in which Linux counts what a process has used. */
const ticksInSecond = 100;

/** How long the processor has worked for a process, in ms; null where the system does not tell. */
function cpuMsOf(pid: number): number | null {
	const stat = `/proc/${pid}/stat`;
	if (!existsSync(stat)) return null;
	// The name, in brackets, may hold spaces; user and system time are the twelfth and thirteenth after it.
	const fields = readFileSync(stat, "utf8").split(") ").at(-1)?.split(" ") ?? [];
	return ((Number(fields[11]) + Number(fields[12])) * 1_000) / ticksInSecond;
}

/** Starts the server and asks it once. */
export async function ready(
	stage: Stage,
	env: Readonly<Record<string, string>> = {},
): Promise<{ server: Running; readyMs: number; cpuMs: number | null }> {
	const from = performance.now();
	const server = await stage.start(undefined, env);
	const page = await fetch(server.url);
	if (page.status !== 200) throw new Error(`the first answer after a start was ${page.status}`);
	return { server, readyMs: performance.now() - from, cpuMs: cpuMsOf(server.pid) };
}

/** First what nobody answered before, then some of what was answered, then new reports without an end. */
function queueOf(reports: Reports, random: () => number): () => string | undefined {
	const answered = reports.answered();
	const again = Array.from({ length: Math.min(sentAgain, answered.length) }, () => {
		return answered[Math.floor(random() * answered.length)] ?? "";
	});
	const waiting = [...reports.unanswered(), ...again];
	return () => waiting.shift() ?? reports.fresh();
}

async function settled(stage: Stage, reports: Reports): Promise<Ready> {
	const { server, ...took } = await ready(stage);
	const waiting = reports.unanswered();
	await sendMany(server.url, reports, () => waiting.shift());
	await server.stop();
	return took;
}

/**
 * Kills the real server with SIGKILL `count` times under 50-way load on one growing database (trust.md D1); then sends
 * again whatever was not answered, and counts.
 */
export async function kills({ count, seed, tell }: Options): Promise<Kills> {
	const random = randomFrom(seed);
	const stage = await openStage();
	const reports = new Reports(`kill-${seed}`);
	const took: Ready[] = [];
	try {
		for (let kill = 1; kill <= count; kill += 1) {
			const started = await ready(stage);
			took.push(started);
			const load = sendMany(started.server.url, reports, queueOf(reports, random));
			await new Promise((done) => setTimeout(done, random() * loadMsMax));
			await started.server.stop("SIGKILL");
			await load;
			tell?.(kill);
		}
		took.push(await settled(stage, reports));
		const seen = stage.look((store) => tallyOf(store, stage.serverKey, reports));
		const readyMsMax = Math.round(Math.max(...took.map(({ readyMs }) => readyMs)));
		const readyCpuMsMax = Math.max(...took.map(({ cpuMs }) => cpuMs ?? 0));
		return { count, ...seen, faults: stage.faults(), readyMsMax, readyCpuMsMax };
	} finally {
		stage.remove();
	}
}
