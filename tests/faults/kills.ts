import type { Running } from "../support/server-process.ts";
import { randomFrom } from "./random.ts";
import { Reports, sendMany, type Tally, tallyOf } from "./reports.ts";
import { openStage, type Stage } from "./stage.ts";

export type Kills = Tally & {
	readonly count: number;
	/** From the start of the process to its first answer, the slowest of all. */
	readonly readyMsMax: number;
	/** What was wrong with the store after the last kill, a sentence each. */
	readonly faults: readonly string[];
};
type Options = { readonly count: number; readonly seed: number; readonly tell?: (kills: number) => void };

const loadMsMax = 400;
/** Of the reports acknowledged so far, as many are sent once more after each kill. */
const sentAgain = 25;

/** Starts the server and asks it once. */
export async function ready(
	stage: Stage,
	env: Readonly<Record<string, string>> = {},
): Promise<{ server: Running; readyMs: number }> {
	const from = performance.now();
	const server = await stage.start(undefined, env);
	const page = await fetch(server.url);
	if (page.status !== 200) throw new Error(`the first answer after a start was ${page.status}`);
	return { server, readyMs: performance.now() - from };
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

async function settled(stage: Stage, reports: Reports): Promise<number> {
	const { server, readyMs } = await ready(stage);
	const waiting = reports.unanswered();
	await sendMany(server.url, reports, () => waiting.shift());
	await server.stop();
	return readyMs;
}

/**
 * Kills the real server with SIGKILL `count` times under 50-way load on one growing database (trust.md D1); then sends
 * again whatever was not answered, and counts.
 */
export async function kills({ count, seed, tell }: Options): Promise<Kills> {
	const random = randomFrom(seed);
	const stage = await openStage();
	const reports = new Reports(`kill-${seed}`);
	const readyMs: number[] = [];
	try {
		for (let kill = 1; kill <= count; kill += 1) {
			const started = await ready(stage);
			readyMs.push(started.readyMs);
			const load = sendMany(started.server.url, reports, queueOf(reports, random));
			await new Promise((done) => setTimeout(done, random() * loadMsMax));
			await started.server.stop("SIGKILL");
			await load;
			tell?.(kill);
		}
		readyMs.push(await settled(stage, reports));
		const seen = stage.look((store) => tallyOf(store, stage.serverKey, reports));
		return { count, ...seen, faults: stage.faults(), readyMsMax: Math.round(Math.max(...readyMs)) };
	} finally {
		stage.remove();
	}
}
