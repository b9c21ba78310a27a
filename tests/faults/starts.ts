import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { generateStore } from "../../server/commands/generate-store.ts";
import { ready } from "./kills.ts";
import { randomFrom } from "./random.ts";
import { openStage } from "./stage.ts";

export type Starts = {
	readonly cases: number;
	/** From the start of each process to its first answer: the first on a clean file, the others after a kill. */
	readonly readyMs: readonly number[];
	/** What the processor did for each of them; the rest of the time is the disk's, or other people's. */
	readonly cpuMs: readonly (number | null)[];
};

const workMsMax = 1_000;

/**
 * How long a start takes over a database of many cases whose last process was killed (trust.md D1). Every step of them is
 * due, so that each process is killed while its sweep writes.
 */
export async function starts(options: {
	readonly cases: number;
	readonly kills: number;
	readonly seed: number;
}): Promise<Starts> {
	const { cases, kills, seed } = options;
	const random = randomFrom(seed);
	const stage = await openStage();
	try {
		const dir = join(stage.folder, "many");
		mkdirSync(dir, { mode: 0o700 });
		await generateStore(dir, { cases, seed, open: false });
		const place = { DATA_DIR: dir, SERVER_KEY_FILE: join(dir, "server.key") };
		const readyMs: number[] = [];
		const cpuMs: (number | null)[] = [];
		for (let kill = 0; kill <= kills; kill += 1) {
			const started = await ready(stage, place);
			readyMs.push(Math.round(started.readyMs));
			cpuMs.push(started.cpuMs);
			await new Promise((done) => setTimeout(done, random() * workMsMax));
			await started.server.stop("SIGKILL");
		}
		return { cases, readyMs, cpuMs };
	} finally {
		stage.remove();
	}
}
