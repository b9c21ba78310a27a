import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { openStore } from "../../db/open.ts";
import { assertPragmas, assertSqliteVersion } from "../../db/pragmas.ts";
import { migrations } from "./engines.ts";

function temporary(): { folder: string; path: string } {
	const folder = mkdtempSync(join(tmpdir(), "open-"));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return { folder, path: join(folder, "ledger.sqlite") };
}

function openFile(path: string, readonly = false) {
	const store = openStore(path, { migrations, readonly });
	onTestFinished(() => store.close());
	return store;
}

const tampered: Readonly<Record<string, number | string>> = {
	journal_mode: "delete",
	synchronous: 1,
	foreign_keys: 0,
	busy_timeout: 0,
	cache_size: -2000,
	temp_store: 0,
	trusted_schema: 1,
	recursive_triggers: 0,
	secure_delete: 0,
	cell_size_check: 0,
	wal_autocheckpoint: 1000,
	journal_size_limit: -1,
};

it("opens every connection with each pragma as it must be", () => {
	const { path } = temporary();
	for (const store of [openFile(path), openFile(path, true), openFile(":memory:")]) {
		expect(store.connection.pragma("synchronous", { simple: true })).toBe(2);
		expect(store.connection.pragma("wal_autocheckpoint", { simple: true })).toBe(0);
	}
});

it.each(Object.entries(tampered))("refuses a connection that runs with %s = %s", (pragma, value) => {
	const { connection } = openFile(temporary().path);
	expect(() => assertPragmas(connection, "file")).not.toThrow();
	connection.pragma(`${pragma} = ${value}`);
	expect(() => assertPragmas(connection, "file")).toThrow(`${pragma} = ${value}`);
});

it("refuses an SQLite older than the one the durability tests were made with", () => {
	for (const version of ["3.51.3", "3.51.10", "3.52.0", "4.0.0"])
		expect(() => assertSqliteVersion(version)).not.toThrow();
	for (const version of ["3.51.2", "3.50.9", "2.99.99"])
		expect(() => assertSqliteVersion(version)).toThrow("older");
});

it("creates a database, its WAL and its index for their owner alone", async () => {
	const { path } = temporary();
	openFile(path);
	for (const file of [path, `${path}-wal`, `${path}-shm`]) expect(statSync(file).mode & 0o777).toBe(0o600);
});

it("says in one sentence which file cannot be opened, and why", () => {
	const { folder, path } = temporary();
	writeFileSync(path, "not a database, but long enough to have a header of a hundred bytes. ".repeat(9));
	expect(() => openFile(path)).toThrow(`${path} cannot be opened as a database: file is not a database`);
	expect(readFileSync(path, "utf8")).toMatch(/^not a database/);
	expect(() => openFile(join(folder, "none", "ledger.sqlite"))).toThrow(
		/none.*cannot be opened as a database: \S/,
	);
	expect(() => openFile(join(folder, "none.sqlite"), true)).toThrow(
		/none\.sqlite cannot be opened as a database: \S/,
	);
	expect(() => openFile(folder)).toThrow(/cannot be opened as a database: \S/);
});

it("leaves the database of another program alone", () => {
	const { path } = temporary();
	const other = new Database(path);
	other.exec("CREATE TABLE event (position)");
	other.close();
	expect(() => openFile(path)).toThrow("it belongs to another program");
	const left = new Database(path, { readonly: true });
	expect(left.prepare("SELECT name FROM sqlite_schema").pluck().all()).toEqual(["event"]);
	left.close();
});

it("refuses a database whose schema is newer than this program, and only reads one that is not older", () => {
	const { folder, path } = temporary();
	const older = join(folder, "migrations");
	cpSync(migrations, older, { recursive: true });
	const journal = join(older, "meta", "_journal.json");
	const known = JSON.parse(readFileSync(journal, "utf8"));
	writeFileSync(journal, JSON.stringify({ ...known, entries: known.entries.slice(0, -1) }));
	openStore(path, { migrations: older }).close();
	expect(() => openFile(path, true)).toThrow("older than this program");
	openFile(path).close();
	expect(() => openFile(path, true).close()).not.toThrow();
	expect(() => openStore(path, { migrations: older })).toThrow("its schema is newer than this program");
});

it("keeps what is there when it is opened again, and its mode", () => {
	const { path } = temporary();
	const store = openFile(path);
	store.connection.exec("INSERT INTO words VALUES ('w', NULL, 's', 'text')");
	store.close();
	chmodSync(path, 0o640);
	expect(openFile(path).connection.prepare("SELECT text FROM words").pluck().all()).toEqual(["text"]);
	expect(statSync(path).mode & 0o777).toBe(0o640);
});

it("moves at its bound again once a WAL of which somebody held the pages has begun anew", () => {
	const { path } = temporary();
	const store = openFile(path);
	const reader = openFile(path, true);
	const insert = store.connection.prepare("INSERT INTO words VALUES (?, NULL, 's', ?)");
	const bytes = "x".repeat(1024 * 1024);
	let rows = 0;
	const fill = () => {
		for (let row = 0; row < 70; row += 1) insert.run(`${++rows}`, bytes);
	};
	reader.connection.exec("BEGIN; SELECT count(*) FROM words");
	fill();
	store.relieve();
	reader.connection.exec("COMMIT");
	reader.close();
	store.connection.pragma("wal_checkpoint(TRUNCATE)");
	insert.run("little", "x");
	store.relieve();
	fill();
	store.relieve();
	insert.run("last", "x");
	expect(store.checkpoint().pages).toBeLessThan(10);
	store.close();
});

it("moves the WAL into the database between commits only, and begins it anew", () => {
	const { path } = temporary();
	const store = openFile(path);
	const insert = store.connection.prepare("INSERT INTO words VALUES (?, NULL, 's', ?)");
	for (let row = 0; row < 100; row += 1) insert.run(`${row}`, "x".repeat(4000));
	store.relieve();
	expect(store.connection.pragma("wal_checkpoint(NOOP)")).toMatchObject([{ checkpointed: 0 }]);
	const { pages, moved } = store.checkpoint();
	expect(pages).toBeGreaterThan(100);
	expect(moved).toBe(pages);
	insert.run("next", "x");
	expect(store.checkpoint().pages).toBeLessThan(10);
	const bytes = "x".repeat(1024 * 1024);
	for (let row = 100; row < 170; row += 1) insert.run(`${row}`, bytes);
	store.relieve();
	insert.run("last", "x");
	expect(store.checkpoint().pages).toBeLessThan(10);
});
