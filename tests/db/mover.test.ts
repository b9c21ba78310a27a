import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as passes } from "node:timers/promises";
import { expect, it, onTestFinished, vi } from "vitest";
import { openStore } from "../../db/open.ts";
import { walPagesMax } from "../../server/domain/limits.ts";
import { fileEngine, migrations } from "./engines.ts";
import { noon, submission } from "./happenings.ts";

/** The threads, which Node cannot start from their source. */
const built = join(import.meta.dirname, "../../dist/server");
const mebibyte = "x".repeat(1024 * 1024);
const rowsOfFullWal = Math.ceil((walPagesMax * 4096) / mebibyte.length) + 2;

/** A ledger over a file, and how to bring more into its WAL than may stay there. */
function house(threads = built) {
	const engine = fileEngine({ threads });
	onTestFinished(() => engine.remove());
	const { store, ledger } = engine.open({ clock: () => noon, beforeCommit: () => {} });
	onTestFinished(() => ledger.close());
	const insert = store.connection.prepare("INSERT INTO words VALUES (?, NULL, 's', ?)");
	let rows = 0;
	const fill = (count = rowsOfFullWal) => {
		for (let row = 0; row < count; row += 1) insert.run(`${++rows}`, mebibyte);
	};
	const wal = () => {
		const [pages] = store.connection.pragma("wal_checkpoint(NOOP)") as {
			log: number;
			checkpointed: number;
		}[];
		return { pages: pages?.log ?? 0, moved: pages?.checkpointed ?? 0 };
	};
	return { path: engine.path, store, ledger, fill, wal };
}

const patiently = { timeout: 20_000, interval: 20 };

it("moves what the WAL holds while this thread goes on, and lets it begin anew", async () => {
	const { store, ledger, fill, wal } = house();
	fill();
	store.relieve();
	// Nothing was moved in this thread, and a deed is stored meanwhile.
	expect(wal().moved).toBe(0);
	expect(await ledger.execute(submission("1"))).toEqual({ reply: 2 });
	await vi.waitFor(() => expect(wal().moved).toBe(wal().pages), patiently);
	expect(await ledger.execute(submission("2"))).toEqual({ reply: 2 });
	expect(wal().pages).toBeLessThan(100);
});

it("leaves what somebody still reads, lets others write meanwhile, and moves it when there is as much again", async () => {
	const { path, store, ledger, fill, wal } = house();
	const reader = openStore(path, { migrations, readonly: true });
	onTestFinished(() => reader.close());
	reader.connection.exec("BEGIN; SELECT count(*) FROM words");
	fill();
	store.relieve();
	await passes(500);
	expect(await ledger.execute(submission("1"))).toEqual({ reply: 2 });
	expect(wal().moved).toBeLessThan(wal().pages);
	reader.connection.exec("COMMIT");
	fill();
	await vi.waitFor(() => {
		store.relieve();
		expect(wal().moved).toBe(wal().pages);
	}, patiently);
});

it("is done without when it dies", async () => {
	const folder = mkdtempSync(join(tmpdir(), "mover-"));
	writeFileSync(join(folder, "mover.js"), 'throw new Error("a planted end")');
	writeFileSync(join(folder, "scribe.js"), `import(${JSON.stringify(join(built, "scribe.js"))})`);
	const { store, fill, wal } = house(folder);
	fill();
	store.relieve();
	await vi.waitFor(() => {
		store.relieve();
		expect(wal().moved).toBe(wal().pages);
	}, patiently);
});
