import { and, eq, sql } from "drizzle-orm";
import type { Case } from "../server/domain/case.ts";
import type { Store } from "./open.ts";
import { caseRowOf, type InboxRow, inboxRowsOf, type Standing } from "./projection.ts";
import { caseInbox, caseNow } from "./schema.ts";
import { insertInto, overwriteIn, statementOf } from "./statements.ts";

/** Reads and writes the read models of one case. */
export type CaseTable = {
	standingOf(caseNumber: string): Standing | null;
	/** Writes the rows of `after` in the transaction under way, over those of `before`. */
	put(before: Standing | null, after: Standing): void;
};

function keyOf({ personId, dueAt }: InboxRow): string {
	return `${dueAt} ${personId}`;
}

/** The rows that are in `rows` and not in `others`. */
function without(rows: readonly InboxRow[], others: readonly InboxRow[]): readonly InboxRow[] {
	if (others.length === 0) return rows;
	const keys = new Set(others.map(keyOf));
	return rows.filter((row) => !keys.has(keyOf(row)));
}

function inboxTable(store: Store) {
	const insert = insertInto(store, caseInbox);
	const remove = statementOf(
		store,
		store.orm
			.delete(caseInbox)
			.where(
				and(
					eq(caseInbox.personId, sql.placeholder("personId")),
					eq(caseInbox.dueAt, sql.placeholder("dueAt")),
					eq(caseInbox.caseNumber, sql.placeholder("caseNumber")),
				),
			),
	);
	return (before: Case | null, after: Case) => {
		const old = before === null ? [] : inboxRowsOf(before);
		const now = inboxRowsOf(after);
		for (const { personId, dueAt, caseNumber } of without(old, now)) remove.run(personId, dueAt, caseNumber);
		for (const row of without(now, old)) insert(row);
	};
}

/** What the indexes of `case_now` are over and ask for (db/schema.ts). */
const indexed = [
	...(["nextDueAt", "overdueFrom", "postId", "cardRank"] as const),
	...(["sealed", "track", "receivedAt"] as const),
];

export function caseTable(store: Store): CaseTable {
	const columns = { state: caseNow.state, wasIgnored: caseNow.wasIgnored, wasLate: caseNow.wasLate };
	const byNumber = store.orm
		.select(columns)
		.from(caseNow)
		.where(eq(caseNow.caseNumber, sql.placeholder("number")));
	const select = statementOf<[string, number, number]>(store, byNumber).raw();
	const insert = insertInto(store, caseNow);
	const overwrite = overwriteIn(store, caseNow, indexed);
	const putInbox = inboxTable(store);
	return {
		standingOf(caseNumber) {
			const row = select.get(caseNumber);
			if (row === undefined) return null;
			const state: Case = JSON.parse(row[0]);
			return { state, wasIgnored: row[1] === 1, wasLate: row[2] === 1 };
		},
		put(before, after) {
			if (before === null) insert(caseRowOf(after));
			else overwrite(caseRowOf(before), caseRowOf(after));
			putInbox(before?.state ?? null, after.state);
		},
	};
}
