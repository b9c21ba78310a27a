import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { createLedger } from "../../db/ledger.ts";
import { openStore, type Store } from "../../db/open.ts";
import { generatedUntil } from "../../server/commands/generate-store.ts";
import type { Ledger } from "../../server/domain/ledger.ts";
import { projectRoot } from "../../server/root.ts";
import { sweep } from "../../server/sweep.ts";

/** One round: steps fired, how long the sweep took and what of that it computed, and how long the same rows take plainly inserted. */
type Round = {
	readonly steps: number;
	readonly seconds: number;
	readonly cpuSeconds: number;
	readonly plainSeconds: number;
};
export type SweepRounds = {
	readonly rounds: readonly Round[];
	readonly batchesMs: readonly number[];
	readonly memoryBytes: number;
};

const stepsARound = 1_000;
/** A server that sweeps has run for long: until then the engine of the language is still at work on the code. */
const roundsToWarmUp = 2;
const roundsMeasured = 5;
const migrations = join(projectRoot(), "migrations");

/** One count of a store. */
export function numberIn({ connection }: Store, select: string, ...values: readonly number[]): number {
	return Number(
		connection
			.prepare<number[], unknown>(select)
			.pluck()
			.get(...values),
	);
}

function lastPosition(store: Store): number {
	return numberIn(store, "SELECT max(position) FROM event");
}

/** The moment by which so many cases have a step that is past. */
export function momentOfDue(store: Store, count: number): number {
	const due =
		"SELECT next_due_at FROM case_now WHERE next_due_at IS NOT NULL ORDER BY next_due_at LIMIT 1 OFFSET ?";
	return numberIn(store, due, count - 1) + 1;
}

type Rows = readonly (readonly [table: string, rows: readonly unknown[][]])[];

/** The rows that were written after a position: events, and of their cases what the read models say now. */
function rowsAfter({ connection }: Store, position: number): Rows {
	const cases = "SELECT substr(stream, 6) FROM event WHERE position > ?";
	const rows = (table: string, where: string) =>
		connection.prepare<[number], unknown[]>(`SELECT * FROM ${table} WHERE ${where}`).raw().all(position);
	return [
		["event", rows("event", "position > ?")],
		["case_now", rows("case_now", `case_number IN (${cases})`)],
		["case_inbox", rows("case_inbox", `case_number IN (${cases})`)],
	];
}

/** Inserts the rows into an empty store in so many synced commits. Gives the seconds. */
function plainly(path: string, tables: Rows, commits: number): number {
	const store = openStore(path, { migrations });
	const inserts = tables
		.filter(([, rows]) => rows.length > 0)
		.map(([table, rows]) => {
			const values = (rows[0] ?? []).map(() => "?").join(", ");
			const each = Math.ceil(rows.length / commits);
			return { rows, each, insert: store.connection.prepare(`INSERT INTO ${table} VALUES (${values})`) };
		});
	const startedAt = performance.now();
	for (let commit = 0; commit < commits; commit += 1) {
		store.connection.exec("BEGIN IMMEDIATE");
		for (const { rows, each, insert } of inserts)
			for (const row of rows.slice(commit * each, (commit + 1) * each)) insert.run(row);
		store.connection.exec("COMMIT");
	}
	const seconds = (performance.now() - startedAt) / 1000;
	store.close();
	return seconds;
}

/** Sweeps as the server does until so many steps have fired. Gives the milliseconds of each batch. */
async function sweepSteps(ledger: Ledger, store: Store, wanted: number): Promise<number[]> {
	const first = lastPosition(store);
	const batches: number[] = [];
	while (lastPosition(store) - first < wanted) {
		const startedAt = performance.now();
		if ((await sweep(ledger)) === 0) throw new Error("nothing more is due");
		batches.push(performance.now() - startedAt);
	}
	return batches;
}

/** The rounds that are counted, after those that warm up. */
export async function sweepRounds(dir: string): Promise<SweepRounds> {
	const store = openStore(join(dir, "ledger.sqlite"), { migrations });
	let clock = generatedUntil;
	const ledger = createLedger({ store, clock: () => clock, randomBytes, threads: import.meta.dirname });
	const rounds: Round[] = [];
	const batchesMs: number[] = [];
	for (let round = 0; round < roundsToWarmUp + roundsMeasured; round += 1) {
		clock = Math.max(clock, momentOfDue(store, stepsARound));
		const first = lastPosition(store);
		const cpuBefore = process.cpuUsage();
		const batches = await sweepSteps(ledger, store, stepsARound);
		const { user, system } = process.cpuUsage(cpuBefore);
		const steps = lastPosition(store) - first;
		const plainSeconds = plainly(join(dir, `plain-${round}.sqlite`), rowsAfter(store, first), batches.length);
		if (round < roundsToWarmUp) continue;
		batchesMs.push(...batches);
		const seconds = batches.reduce((sum, ms) => sum + ms, 0) / 1000;
		rounds.push({ steps, seconds, cpuSeconds: (user + system) / 1e6, plainSeconds });
	}
	const memoryBytes = process.memoryUsage().rss;
	await ledger.close();
	return { rounds, batchesMs, memoryBytes };
}
