import { openStore, type Store } from "./open.ts";
import type { Findings } from "./verification-findings.ts";

const integrityErrorsShown = 10;

type SchemaRow = { readonly type: string; readonly name: string; readonly sql: string };

/** Tables, indexes and triggers, by name. */
function schemaOf({ connection }: Store): ReadonlyMap<string, SchemaRow> {
	const rows = connection
		.prepare<[], SchemaRow>("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
		.all();
	return new Map(rows.map((row) => [row.name, row]));
}

/** A trigger that is gone would let somebody change events, an index that lies would hide rows. */
function checkSchema(store: Store, findings: Findings): void {
	const fresh = openStore(":memory:", { migrations: store.migrations });
	const wanted = schemaOf(fresh);
	fresh.close();
	const found = schemaOf(store);
	for (const { type, name, sql } of wanted.values()) {
		if (found.get(name)?.sql === sql) continue;
		const how = found.has(name) ? "is not as the migrations make it" : "is missing";
		findings.add("file", `The ${type} ${name} ${how}.`);
	}
	for (const { type, name } of found.values()) {
		if (!wanted.has(name)) findings.add("file", `The ${type} ${name} is not of this program.`);
	}
}

/** The file itself: SQLite's own checks, and the schema. The pragmas were asserted when it was opened. */
export function checkFile(store: Store, findings: Findings): void {
	const { connection } = store;
	const integrity = connection.prepare<[], string>(`PRAGMA integrity_check(${integrityErrorsShown})`).pluck();
	for (const line of integrity.all()) {
		if (line !== "ok") findings.add("file", `SQLite finds the file damaged: ${line}.`);
	}
	const foreign = connection.prepare<[], { table: string; rowid: number }>("PRAGMA foreign_key_check");
	for (const { table, rowid } of foreign.all()) {
		findings.add("file", `Row ${rowid} of ${table} refers to a row that is not there.`);
	}
	checkSchema(store, findings);
}
