import { hash, randomBytes } from "node:crypto";
import Database from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { createLedger } from "../../db/ledger.ts";
import { type LogTable, logTable } from "../../db/log.ts";
import { openStore, type Store } from "../../db/open.ts";
import { coverLeaves } from "../../server/domain/log-cover.ts";
import { emptyEdge, rootOf, withLeaves } from "../../server/domain/log-tree.ts";
import { fileEngine, migrations } from "./engines.ts";
import { noon, submission } from "./happenings.ts";

const sha256 = (bytes: Uint8Array) => hash("sha256", bytes, "buffer");
/** Signs nothing: the note is the head as text. */
const maker = (at = noon) => ({
	at,
	randomBytes,
	sign: (size: number, root: Uint8Array) => `${size} ${Buffer.from(root).toString("hex")}`,
});

/** A ledger over a file of its own, its store and its log; `again` is one more connection to the same file. */
function opened(engine = fileEngine()) {
	const store = openStore(engine.path, { migrations });
	const log = logTable(store);
	const ledger = createLedger({ store, clock: () => noon, randomBytes, log });
	onTestFinished(async () => {
		await ledger.close();
		engine.remove();
	});
	return { store, log, ledger, path: engine.path, again: () => opened(engine) };
}

type Run = { leaves: number; cover_seed: Buffer | null; last_position: number };

/** Every leaf as its preimage says it: of events by their bytes, of cover by its seed. */
function leavesIn({ connection }: Store): Buffer[] {
	const events = connection.prepare<[], string>("SELECT bytes FROM event ORDER BY position").pluck().all();
	const runs = connection.prepare<[], Run>("SELECT * FROM log_run ORDER BY first_leaf").all();
	let position = 0;
	return runs.flatMap(({ leaves, cover_seed, last_position }) => {
		const before = position;
		position = last_position;
		if (cover_seed !== null) return coverLeaves(sha256, cover_seed, leaves).map((leaf) => Buffer.from(leaf));
		expect(last_position - before).toBe(leaves);
		return events.slice(before, last_position).map((bytes) => sha256(Buffer.from(`\0${bytes}`)));
	});
}

function expectWhole({ store, log }: { store: Store; log: LogTable }): void {
	const leaves = leavesIn(store);
	const checkpoint = log.checkpoint(maker());
	const { edge } = withLeaves(sha256, emptyEdge, leavesIn(store));
	expect(leavesIn(store).slice(0, leaves.length)).toEqual(leaves);
	expect(checkpoint?.note).toBe(`${edge.size} ${Buffer.from(rootOf(sha256, edge)).toString("hex")}`);
	const tile = { level: 0, index: 0, width: Math.min(edge.size, 256) };
	expect(log.tile(1, tile)).toEqual(Buffer.concat(leavesIn(store).slice(0, tile.width)));
}

it("holds every event as a leaf in the order of events, then cover to a multiple of 64, over many commits", async () => {
	const house = opened();
	for (const commit of [1, 2, 3, 4]) {
		await Promise.all(
			Array.from({ length: commit * 9 }, (_, n) => house.ledger.execute(submission(`${commit}.${n}`))),
		);
		expectWhole(house);
	}
	expect(house.log.newestCheckpoint()?.size).toBe(320);
});

it("gives leaves to events from before the log when it is first written", async () => {
	const engine = fileEngine();
	const store = openStore(engine.path, { migrations });
	const old = createLedger({ store, clock: () => noon, randomBytes, log: null });
	await old.execute(submission("1"));
	await old.close();
	const house = opened(engine);
	await house.ledger.execute(submission("2"));
	expect(leavesIn(house.store)).toHaveLength(4);
	expectWhole(house);
});

it("takes its leaves back with the deed that failed, and with the commit that failed", async () => {
	const engine = fileEngine();
	const store = openStore(engine.path, { migrations });
	let fails = false;
	const log = logTable(store);
	const beforeCommit = () => {
		if (fails) throw new Error("the disk broke");
	};
	const ledger = createLedger({ store, clock: () => noon, randomBytes, log, beforeCommit });
	onTestFinished(async () => {
		await ledger.close();
		engine.remove();
	});
	await ledger.execute(submission("1"));
	fails = true;
	await expect(ledger.execute(submission("2"))).rejects.toThrow("the disk broke");
	fails = false;
	const [, twice] = await Promise.allSettled([
		ledger.execute(submission("3")),
		// The receipt is taken: the deed fails after its first write.
		ledger.execute(submission("4", { receiptMac: Buffer.from(sha256(Buffer.from("receipt of 1"))) })),
		ledger.execute(submission("5")),
	]);
	expect(twice?.status).toBe("rejected");
	expect(leavesIn(store)).toHaveLength(6);
	expectWhole({ store, log });
});

it("lets two processes append to one file, each after the other's leaves, and only one covers them", async () => {
	const one = opened();
	const other = one.again();
	for (const name of ["a", "b", "c"]) {
		await one.ledger.execute(submission(`${name}1`));
		await other.ledger.execute(submission(`${name}2`));
		expectWhole(name === "b" ? one : other);
	}
	const size = one.log.newestCheckpoint()?.size;
	expect(one.log.checkpoint(maker())?.size).toBe(size);
	expect(other.log.checkpoint(maker())?.size).toBe(size);
});

it("tells the same checkpoint again when nothing happened, and none of nothing", async () => {
	const { log, ledger } = opened();
	expect(log.checkpoint(maker())).toBeNull();
	await ledger.execute(submission("1"));
	const told = log.checkpoint(maker());
	expect([told?.size, log.checkpoint(maker(noon + 60))]).toEqual([64, told]);
	expect(log.checkpoints(10)).toEqual([told]);
});

it("covers and keeps a checkpoint in one commit: a crash leaves both or neither", async () => {
	const { log, ledger, store, again } = opened();
	await ledger.execute(submission("1"));
	const broken = { ...maker(), sign: () => raise("the key is gone") };
	expect(() => log.checkpoint(broken)).toThrow("the key is gone");
	expect(leavesIn(store)).toHaveLength(2);
	await ledger.execute(submission("2"));
	expectWhole(again());
});

function raise(sentence: string): never {
	throw new Error(sentence);
}

it("writes nothing to a log that is shorter than what was published, or at odds with it", async () => {
	const { log, ledger } = opened();
	log.begin("example.org/log", "key", noon);
	await ledger.execute(submission("1"));
	const { size = 0, note = "" } = log.checkpoint(maker()) ?? {};
	const root = Buffer.from(note.slice(3), "hex");
	const refused = { refusal: { code: "logAtOdds" } };
	const wrong = [
		{ origin: "example.org/log", size: size + 64, root },
		{ origin: "example.org/log", size, root: sha256(root) },
		{ origin: "example.org/log/2", size, root },
	];
	for (const [index, head] of wrong.entries()) {
		log.expect(head);
		expect(await ledger.execute(submission(`wrong ${index}`))).toEqual(refused);
		expect(() => log.checkpoint(maker())).toThrow("the log");
	}
	log.expect({ origin: "example.org/log", size, root });
	expect(await ledger.execute(submission("right"))).toEqual({ reply: 2 });
});

it("begins once, with one key, however many processes begin it", () => {
	const { log, again } = opened();
	const other = again().log;
	log.begin("example.org/log", "key", noon);
	other.begin("example.org/log", "another key", noon + 1);
	const origin = { logId: 1, origin: "example.org/log", openedAt: noon, opening: null };
	expect([log.origins(), log.keys()]).toMatchObject([[origin], [{ logId: 1, vkey: "key", since: noon }]]);
});

it("opens a new log after a loss: its first leaf is the opening, and every event that is left has a leaf in it", async () => {
	const { log, ledger, store } = opened();
	log.begin("example.org/log", "key", noon);
	await ledger.execute(submission("1"));
	log.checkpoint(maker());
	log.openOrigin("example.org/log/2", noon, '{"lost":"yes"}');
	await ledger.execute(submission("2"));
	const { logId, size, note } = log.checkpoint(maker()) ?? {};
	expect([logId, size]).toEqual([2, 64]);
	const events = store.connection.prepare<[], Buffer>("SELECT leaf FROM event").pluck().all();
	const first = sha256(Buffer.from('\0{"lost":"yes"}'));
	expect(log.tile(2, { level: 0, index: 0, width: 5 })).toEqual(Buffer.concat([first, ...events]));
	expect(log.proofOf(2, 1, size ?? 0)?.index).toBe(1);
	expect(log.proofOf(2, 4, size ?? 0)?.index).toBe(4);
	expect(log.proofOf(2, 5, size ?? 0)).toBeNull();
	expect(note).toMatch(/^64 /);
});

it.each(["log_run", "log_origin", "log_key", "log_checkpoint"])(
	"never lets %s be changed or shortened",
	async (table) => {
		const { log, ledger, path } = opened();
		log.begin("example.org/log", "key", noon);
		await ledger.execute(submission("1"));
		log.checkpoint(maker());
		const connection = new Database(path);
		onTestFinished(() => {
			connection.close();
		});
		expect(() => connection.exec(`UPDATE ${table} SET log_id = 7`)).toThrow("never changed");
		expect(() => connection.exec(`DELETE FROM ${table}`)).toThrow("never shortened");
	},
);

it("what the log keeps is never changed or shortened, by whatever statement", async () => {
	const { store, log, ledger } = opened();
	log.begin("hotline.example/log", "a key", noon);
	await ledger.execute(submission("1"));
	log.checkpoint(maker());
	for (const table of ["log_run", "log_origin", "log_key", "log_checkpoint"]) {
		const rows = () => store.connection.prepare(`SELECT * FROM ${table}`).all();
		const before = rows();
		expect(before.length, table).toBeGreaterThan(0);
		const columns = Object.keys(before[0] ?? {});
		for (const column of columns)
			expect(() => store.connection.exec(`UPDATE ${table} SET ${column} = ${column}`), table).toThrow(
				"never changed",
			);
		expect(() => store.connection.exec(`DELETE FROM ${table}`), table).toThrow("never shortened");
		expect(rows()).toEqual(before);
	}
});
