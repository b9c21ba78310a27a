import { Pool } from "undici";
import { builtServer, type Running } from "../support/server-process.ts";
import { randomFrom } from "./random.ts";
import { isPlain, Reports, type Sent, send, type Tally, tallyOf } from "./reports.ts";
import { openStage, type Stage } from "./stage.ts";

/** What the disk refuses to do with the WAL, now and then. */
type Failing = {
	readonly how: "failing writes" | "failing syncs";
	readonly calls: string;
	readonly first: number;
	readonly step: number;
};
export type FailingWrites = Tally & {
	readonly how: Failing["how"];
	readonly refused: number;
	readonly wrong: readonly string[];
};

// The first lies behind the start: a server that cannot even start is another matter. A commit writes some scores of pieces and syncs once: steps that share nothing with either fail it at ever other points, and leave room for the next to go well.
const kinds: readonly Failing[] = [
	{ how: "failing writes", calls: "pwrite64", first: 200, step: 251 },
	{ how: "failing syncs", calls: "fsync,fdatasync", first: 20, step: 3 },
];
const sentPerPointMax = 40;
const triesMax = 4;

/** The server under strace, which lets the kernel refuse every so many calls on the WAL with EIO. */
function started(stage: Stage, { calls, step }: Failing, first: number): Promise<Running> {
	const watched = ["strace", "-D", "-f", "--seccomp-bpf", "-qq", "-o", "/dev/null"];
	const refused = ["-P", `${stage.database}-wal`, "-e", `trace=${calls}`];
	const inject = ["-e", `inject=${calls}:error=EIO:when=${first}+${step}`];
	return stage.start([...watched, ...refused, ...inject, process.execPath, builtServer]);
}

type Walk = { readonly pool: Pool; readonly reports: Reports; readonly wrong: string[] };

/** Sends one report until it is taken. Gives how often it was refused, and the first `201`. */
async function untilTaken({ pool, reports, wrong }: Walk): Promise<{ refused: number; taken: Sent | null }> {
	const key = reports.fresh();
	for (let refused = 0; refused < triesMax; refused += 1) {
		const answer = await send(pool, reports, key);
		if (answer?.status === 201) return { refused, taken: answer };
		if (answer === null || ![503, 507].includes(answer.status) || !isPlain(answer))
			wrong.push(`a report was answered ${answer?.status}: ${answer?.said}`);
	}
	wrong.push(`a report was refused ${triesMax} times, though most writes went well`);
	return { refused: triesMax, taken: null };
}

async function readsGoOn({ pool, wrong }: Walk, receipt: string): Promise<void> {
	for (const { path, headers } of [
		{ path: "/", headers: {} },
		{ path: "/api/follow", headers: { "x-receipt": receipt } },
	]) {
		const { statusCode, body } = await pool.request({ path, method: "GET", headers });
		await body.dump();
		if (statusCode !== 200) wrong.push(`after a write had failed ${path} was answered ${statusCode}`);
	}
}

async function walked(at: Walk, points: number): Promise<number> {
	const { taken } = await untilTaken(at);
	const { receipt }: { receipt: string } = JSON.parse(taken?.said ?? '{"receipt":""}');
	let refusals = 0;
	for (let sent = 0; sent < points * sentPerPointMax && refusals < points; sent += 1) {
		const { refused } = await untilTaken(at);
		if (refused > 0) await readsGoOn(at, receipt);
		refusals += refused;
	}
	if (refusals < points) at.wrong.push(`only ${refusals} reports met a write that failed`);
	return refusals;
}

/**
 * Lets writes and syncs of the WAL fail with EIO under the real server until `points` reports of each kind were refused
 * (trust.md D3): no false `201`, a plain sentence, reads go on, and the same server takes the report when it is sent again.
 * Needs strace.
 */
export async function failingWrites(options: { points: number; seed: number }): Promise<FailingWrites[]> {
	const { points, seed } = options;
	const random = randomFrom(seed);
	const walks: FailingWrites[] = [];
	for (const failing of kinds) {
		const stage = await openStage();
		const server = await started(stage, failing, failing.first + Math.floor(random() * failing.step));
		const at: Walk = { pool: new Pool(server.url), reports: new Reports(`fail-${seed}`), wrong: [] };
		try {
			const refused = await walked(at, points);
			await server.stop("SIGKILL");
			const tally = stage.look((store) => tallyOf(store, stage.serverKey, at.reports));
			walks.push({ how: failing.how, refused, wrong: [...at.wrong, ...stage.faults()], ...tally });
		} finally {
			await at.pool.destroy();
			await server.stop("SIGKILL");
			stage.remove();
		}
	}
	return walks;
}
