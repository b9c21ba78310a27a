import type Database from "better-sqlite3";
import { busyMillisecondsMax, pageCacheKibibytesMax } from "../server/domain/limits.ts";

/** After a burst the WAL file is cut back to this. */
const walBytesKept = 64 * 1024 * 1024;
const sqliteVersionMin = [3, 51, 3] as const;

/** Where the connection leads: a file it may write, a file it only reads, or memory. */
export type Kind = "file" | "readonly" | "memory";

/**
 * What every connection must run with. `synchronous` 2 is FULL: without it a power cut takes back what was answered
 * (trust.md D2). Checkpoints are the caller's, between commits (`Store.checkpoint`). Erased words are overwritten.
 */
const wanted: Readonly<Record<string, number | string>> = {
	journal_mode: "wal",
	synchronous: 2,
	foreign_keys: 1,
	busy_timeout: busyMillisecondsMax,
	cache_size: -pageCacheKibibytesMax,
	temp_store: 2,
	trusted_schema: 0,
	recursive_triggers: 1,
	secure_delete: 1,
	cell_size_check: 1,
	wal_autocheckpoint: 0,
	journal_size_limit: walBytesKept,
};

function wantedFor(kind: Kind): [string, number | string][] {
	const journal = kind === "memory" ? "memory" : "wal";
	return Object.entries({ ...wanted, journal_mode: journal });
}

/** Sets every pragma; the journal mode of a database that is only read is as its writer left it. */
export function setPragmas(connection: Database.Database, kind: Kind): void {
	for (const [name, value] of wantedFor(kind)) {
		if (name !== "journal_mode" || kind === "file") connection.pragma(`${name} = ${value}`);
	}
}

/**
 * Reads every pragma back, and the version of SQLite.
 * @throws when one is not as it must be: then nothing may be written through this connection
 */
export function assertPragmas(connection: Database.Database, kind: Kind): void {
	for (const [name, value] of wantedFor(kind)) {
		const found: unknown = connection.pragma(name, { simple: true });
		if (found !== value) throw new Error(`the connection runs with ${name} = ${found} instead of ${value}`);
	}
	assertSqliteVersion(String(connection.prepare("SELECT sqlite_version()").pluck().get()));
}

/** @throws when `version` ("3.51.3") is older than what the durability tests were made with */
export function assertSqliteVersion(version: string): void {
	const parts = version.split(".").map(Number);
	const place = sqliteVersionMin.findIndex((least, at) => parts[at] !== least);
	const older = place >= 0 && (parts[place] ?? 0) < (sqliteVersionMin[place] ?? 0);
	if (older) throw new Error(`SQLite ${version} is older than ${sqliteVersionMin.join(".")}`);
}
