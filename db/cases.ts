import { eq, getTableName, sql } from "drizzle-orm";
import type { Case } from "../server/domain/case.ts";
import type { Store } from "./open.ts";
import {
	caseRowOf,
	inboxRowsOf,
	letterRowsOf,
	phoneRowsOf,
	plainColumnsOf,
	publicationRowsOf,
	redRowsOf,
	type Standing,
} from "./projection.ts";
import { caseInbox, caseLetter, caseNow, casePhone } from "./schema.ts";
import { casePublication } from "./schema-publication.ts";
import { caseRed } from "./schema-red.ts";
import {
	insertInto,
	insertValuesInto,
	isIn,
	overwriteIn,
	removeFrom,
	statementOf,
	type Values,
	valuesIn,
} from "./statements.ts";

/** The rows of a case in the read models: the one of `case_now`, and each other behind the place of its table in `keyTables`. */
export type CaseRows = {
	readonly row: Values;
	readonly keyed: readonly (readonly [table: number, Values])[];
};

/** Reads and writes the read models of one case. */
export type CaseTable = {
	standingOf(caseNumber: string): Standing | null;
	isThere(caseNumber: string): boolean;
	/** Writes the rows of a new case in the transaction under way. */
	add(rows: CaseRows): void;
	/** Writes the rows of `after` in the transaction under way, over those of `before`. */
	put(before: Standing | null, after: Standing): void;
};

/** The rows that are in `rows` and not in `others`: few, so that comparing costs less than keys made of them. */
function without<Row extends Readonly<Record<string, unknown>>>(
	rows: readonly Row[],
	others: readonly Row[],
): readonly Row[] {
	if (rows.length === 0 || others.length === 0) return rows;
	const isAlike = (one: Row, other: Row) => {
		for (const key in one) if (one[key] !== other[key]) return false;
		return true;
	};
	return rows.filter((row) => !others.some((other) => isAlike(row, other)));
}

type RowTable =
	| typeof caseInbox
	| typeof caseLetter
	| typeof casePhone
	| typeof caseRed
	| typeof casePublication;

/** A table whose rows are nothing but keys, which follow from the state of a case. */
function keyTable<Table extends RowTable>(
	table: Table,
	rowsOf: (state: Case) => readonly Table["$inferSelect"][],
) {
	const valuesOf = valuesIn(table);
	return {
		table,
		valuesOf: (state: Case): readonly Values[] => rowsOf(state).map(valuesOf),
		name: getTableName(table),
		/** What a case no longer has goes, what is new comes. */
		writer(store: Store) {
			const insert = insertInto(store, table);
			const remove = removeFrom(store, table);
			return (before: Case, after: Case) => {
				const old = rowsOf(before);
				const now = rowsOf(after);
				for (const row of without(old, now)) remove(row);
				for (const row of without(now, old)) insert(row);
			};
		},
		/** How many rows a case has by its state, and how many of them are not there. */
		counter(store: Store) {
			const isThere = isIn(store, table);
			return (state: Case) => {
				const rows = rowsOf(state);
				return { wanted: rows.length, missing: rows.filter((row) => !isThere(row)).length };
			};
		},
	};
}

export const keyTables = [
	keyTable(caseInbox, inboxRowsOf),
	keyTable(caseLetter, letterRowsOf),
	keyTable(caseRed, redRowsOf),
	keyTable(casePhone, phoneRowsOf),
	keyTable(casePublication, publicationRowsOf),
] as const;

/** What the indexes of `case_now` are over and ask for (db/schema.ts), but for `measured`, which is JSON. */
export const indexed = [
	...(["nextDueAt", "overdueFrom", "postId", "cardRank"] as const),
	...(["sealed", "track", "receivedAt", "countedAt", "holderId"] as const),
	...(["exclusion", "shelved"] as const),
	...(["mergedInto", "status", "areaCode", "categoryCode"] as const),
];

const valuesOfCase = valuesIn(caseNow);

export function caseRowsOf(standing: Standing): CaseRows {
	const keyed: [number, Values][] = [];
	for (const [table, { valuesOf }] of keyTables.entries())
		for (const values of valuesOf(standing.state)) keyed.push([table, values]);
	return { row: valuesOfCase(caseRowOf(standing)), keyed };
}

export function caseTable(store: Store): CaseTable {
	const columns = { state: caseNow.state, wasIgnored: caseNow.wasIgnored, wasLate: caseNow.wasLate };
	const byNumber = store.orm
		.select(columns)
		.from(caseNow)
		.where(eq(caseNow.caseNumber, sql.placeholder("number")));
	const select = statementOf<[string, number, number]>(store, byNumber).raw();
	const insert = insertValuesInto(store, caseNow);
	const inserts = keyTables.map(({ table }) => insertValuesInto(store, table));
	const overwrite = overwriteIn(store, caseNow, indexed);
	const puts = keyTables.map((keyed) => keyed.writer(store));
	const add = ({ row, keyed }: CaseRows): void => {
		insert(row);
		for (const [table, values] of keyed) inserts[table]?.(values);
	};
	return {
		standingOf(caseNumber) {
			const row = select.get(caseNumber);
			if (row === undefined) return null;
			const state: Case = JSON.parse(row[0]);
			return { state, wasIgnored: row[1] === 1, wasLate: row[2] === 1 };
		},
		isThere: (caseNumber) => select.get(caseNumber) !== undefined,
		add,
		put(before, after) {
			if (before === null) return add(caseRowsOf(after));
			overwrite(plainColumnsOf(before), caseRowOf(after));
			for (const put of puts) put(before.state, after.state);
		},
	};
}
