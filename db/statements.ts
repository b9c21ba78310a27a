import type Database from "better-sqlite3";
import { getTableColumns, getTableName } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Store } from "./open.ts";

/**
 * Statements of the commit path: their SQL follows from the schema once, and they run on the connection itself, as
 * drizzle's mapping of every value would cost more than the insert.
 */
type Bindable = string | number | Uint8Array | null;
type Row<Table extends SQLiteTable> = Table["$inferSelect"] & Readonly<Record<string, Bindable>>;

/** The statement of a drizzle query, run with its placeholders in the order the SQL has them. */
export function statementOf<Result = unknown>(
	store: Store,
	query: { toSQL(): { sql: string } },
): Database.Statement<Bindable[], Result> {
	return store.connection.prepare<Bindable[], Result>(query.toSQL().sql);
}

/** Inserts one whole row. */
export function insertInto<Table extends SQLiteTable>(store: Store, table: Table): (row: Row<Table>) => void {
	const columns = Object.entries(getTableColumns(table));
	const keys = columns.map(([key]) => key);
	const names = columns.map(([, { name }]) => name);
	const values = names.map(() => "?");
	const statement = store.connection.prepare<[Bindable[]]>(
		`INSERT INTO ${getTableName(table)} (${names.join(", ")}) VALUES (${values.join(", ")})`,
	);
	return (row) => {
		statement.run(keys.map((key) => row[key] ?? null));
	};
}

/** Overwrites the row that has the same primary key. */
export function overwriteIn<Table extends SQLiteTable>(
	store: Store,
	table: Table,
): (row: Row<Table>) => void {
	const columns = Object.entries(getTableColumns(table));
	const ordered = [
		...columns.filter(([, { primary }]) => !primary),
		...columns.filter(([, { primary }]) => primary),
	];
	const keys = ordered.map(([key]) => key);
	const assign = ordered.filter(([, { primary }]) => !primary).map(([, { name }]) => `${name} = ?`);
	const match = ordered.filter(([, { primary }]) => primary).map(([, { name }]) => `${name} = ?`);
	const statement = store.connection.prepare<[Bindable[]]>(
		`UPDATE ${getTableName(table)} SET ${assign.join(", ")} WHERE ${match.join(" AND ")}`,
	);
	return (row) => {
		statement.run(keys.map((key) => row[key] ?? null));
	};
}
