import type Database from "better-sqlite3";
import { getTableColumns, getTableName } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Store } from "./open.ts";

/**
 * Statements of the commit path: their SQL follows from the schema once, and they run on the connection itself, as
 * drizzle's mapping of every value would cost more than the insert.
 */
export type Bindable = string | number | Uint8Array | null;
type Row<Table extends SQLiteTable> = Table["$inferSelect"] & Readonly<Record<string, Bindable>>;

/** The statement of a drizzle query, run with its placeholders in the order the SQL has them. */
export function statementOf<Result = unknown>(
	store: Store,
	query: { toSQL(): { sql: string } },
): Database.Statement<Bindable[], Result> {
	return store.connection.prepare<Bindable[], Result>(query.toSQL().sql);
}

/** What a row holds, in the order of the columns. */
export type Values = readonly Bindable[];

export function valuesIn<Table extends SQLiteTable>(table: Table): (row: Row<Table>) => Values {
	const keys = Object.keys(getTableColumns(table));
	return (row) => keys.map((key) => row[key] ?? null);
}

/** Inserts what `valuesIn` gives. */
export function insertValuesInto(store: Store, table: SQLiteTable): (values: Values) => void {
	const names = Object.values(getTableColumns(table)).map(({ name }) => name);
	const statement = store.connection.prepare<[Values]>(
		`INSERT INTO ${getTableName(table)} (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`,
	);
	return (values) => {
		statement.run(values);
	};
}

/** Inserts one whole row. */
export function insertInto<Table extends SQLiteTable>(store: Store, table: Table): (row: Row<Table>) => void {
	const insert = insertValuesInto(store, table);
	const valuesOf = valuesIn(table);
	return (row) => insert(valuesOf(row));
}

/** A statement on the row that is this one, column for column. */
function ofRow<Table extends SQLiteTable>(store: Store, table: Table, begin: "DELETE" | "SELECT 1") {
	const columns = Object.entries(getTableColumns(table));
	const where = columns.map(([, { name }]) => `${name} = ?`).join(" AND ");
	const statement = store.connection.prepare<[Bindable[]]>(
		`${begin} FROM ${getTableName(table)} WHERE ${where}`,
	);
	return { statement, valuesOf: (row: Row<Table>) => columns.map(([key]) => row[key] ?? null) };
}

/** Removes the row that is this one, column for column. */
export function removeFrom<Table extends SQLiteTable>(store: Store, table: Table): (row: Row<Table>) => void {
	const { statement, valuesOf } = ofRow(store, table, "DELETE");
	return (row) => {
		statement.run(valuesOf(row));
	};
}

/** Whether the row that is this one, column for column, is there. */
export function isIn<Table extends SQLiteTable>(store: Store, table: Table): (row: Row<Table>) => boolean {
	const { statement, valuesOf } = ofRow(store, table, "SELECT 1");
	return (row) => statement.get(valuesOf(row)) !== undefined;
}

/**
 * Overwrites the row that has the same primary key.
 * @param indexed members that are set only where they differ: an index is written anew for every column of it that is
 * set, changed or not, and each costs a page in the log of a large store
 */
export function overwriteIn<Table extends SQLiteTable, Indexed extends keyof Table["$inferSelect"] & string>(
	store: Store,
	table: Table,
	indexed: readonly Indexed[],
): (before: Pick<Row<Table>, Indexed>, after: Row<Table>) => void {
	const columns = Object.entries(getTableColumns(table));
	const nameOf = new Map(columns.map(([key, { name }]) => [key, name]));
	const matched = columns.filter(([, { primary }]) => primary).map(([key]) => key);
	const free = columns
		.map(([key]) => key)
		.filter((key) => !matched.includes(key) && !indexed.some((one) => one === key));
	const prepared = (set: readonly string[]) => {
		const equal = (keys: readonly string[]) => keys.map((key) => `${nameOf.get(key)} = ?`);
		const where = equal(matched).join(" AND ");
		const statement = store.connection.prepare<[Bindable[]]>(
			`UPDATE ${getTableName(table)} SET ${equal(set).join(", ")} WHERE ${where}`,
		);
		return { statement, keys: [...set, ...matched] };
	};
	const known = new Map<string, ReturnType<typeof prepared>>();
	return (before, after) => {
		const changed = indexed.filter((key) => before[key] !== after[key]);
		const name = changed.join();
		const found = known.get(name) ?? prepared([...free, ...changed]);
		known.set(name, found);
		found.statement.run(found.keys.map((key) => after[key] ?? null));
	};
}
