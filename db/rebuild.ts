import { and, asc, sql } from "drizzle-orm";
import type { CaseEvent } from "../server/domain/case-events.ts";
import { eventsPerReadMax } from "../server/domain/limits.ts";
import { rebuildBatches } from "./batches.ts";
import { eventFrom } from "./canonical.ts";
import { caseTable, keyTables } from "./cases.ts";
import { rebuildErasures } from "./erasures.ts";
import { caseStreamOf, isBeforeCaseStreamsEnd } from "./events.ts";
import type { Store } from "./open.ts";
import { advance, type Standing } from "./projection.ts";
import { caseNow, event } from "./schema.ts";
import { searchTable } from "./search.ts";
import { statementOf } from "./statements.ts";

/** So many cases are folded in some ten milliseconds. */
const casesPerTurn = 100;

type EventRow = readonly [stream: string, version: number, bytes: string];

/** The events of all cases, case by case, each in its order. */
function* caseEvents(store: Store): Generator<CaseEvent> {
	const { stream, version, bytes } = event;
	// No lower bound on the stream beside it: with one, each read would go through all streams before its first row.
	const after = sql`(${stream}, ${version}) > (${sql.placeholder("stream")}, ${sql.placeholder("version")})`;
	const read = store.orm
		.select({ stream, version, bytes })
		.from(event)
		.where(and(isBeforeCaseStreamsEnd, after))
		.orderBy(asc(stream), asc(version))
		.limit(sql.placeholder("count"));
	const select = statementOf<EventRow>(store, read).raw();
	let last: EventRow | undefined = [caseStreamOf(""), 0, ""];
	while (last !== undefined) {
		const rows: EventRow[] = select.all(last[0], last[1], eventsPerReadMax);
		for (const [, , text] of rows) yield eventFrom(text);
		last = rows.at(-1);
	}
}

/** Where every case stands by its events, case by case. */
export function* standings(store: Store): Generator<Standing> {
	let standing: Standing | null = null;
	for (const happened of caseEvents(store)) {
		if (happened.type === "ReportReceived") {
			if (standing !== null) yield standing;
			standing = null;
		}
		standing = advance(standing, happened);
	}
	if (standing !== null) yield standing;
}

/** Raised with every change of what events become in the read models: older rows are folded anew when opened. */
const readModelsVersion = 20;

/** Says that the read models are of this program. */
export function markReadModels({ connection }: Store): void {
	connection.pragma(`user_version = ${readModelsVersion}`);
}

function isOfThisProgram({ connection }: Store): boolean {
	return connection.pragma("user_version", { simple: true }) === readModelsVersion;
}

/** Folds the read models anew where another version of the program wrote them. */
export function refreshReadModels(store: Store): void {
	if (isOfThisProgram(store)) return;
	const refresh = store.connection.transaction(() => {
		// Another process may have done it while this one waited.
		if (isOfThisProgram(store)) return;
		rebuild(store);
		markReadModels(store);
	});
	refresh.immediate();
}

/** How far a folding is; `of` is how many cases there were before. */
export type Folded = { readonly cases: number; readonly of: number };

/**
 * The same, with turns for others in between. One transaction: whoever kills it leaves the old rows, and the next start
 * begins anew. Nothing else may use the store meanwhile.
 * @param tell called at the beginning, and after each batch; its promise is waited for
 * @returns whether there was anything to do
 */
export async function refreshInTurns(
	store: Store,
	tell: (folded: Folded) => Promise<void>,
): Promise<boolean> {
	if (isOfThisProgram(store)) return false;
	const { connection } = store;
	connection.exec("BEGIN IMMEDIATE");
	try {
		const of = isOfThisProgram(store)
			? 0
			: Number(connection.prepare("SELECT count(*) FROM case_now").pluck().get());
		if (!isOfThisProgram(store)) {
			await tell({ cases: 0, of });
			for (const cases of folding(store)) if (cases % casesPerTurn === 0) await tell({ cases, of });
			markReadModels(store);
		}
		connection.exec("COMMIT");
	} catch (error) {
		if (connection.inTransaction) connection.exec("ROLLBACK");
		throw error;
	}
	store.relieve();
	return true;
}

/** Empties the read models and folds them anew, in the transaction under way. Gives how many cases are done, one by one. */
function* folding(store: Store): Generator<number> {
	const cases = caseTable(store);
	for (const table of [caseNow, ...keyTables.map((keyed) => keyed.table)]) store.orm.delete(table).run();
	rebuildErasures(store);
	let count = 0;
	for (const standing of standings(store)) {
		cases.put(null, standing);
		count += 1;
		yield count;
	}
	rebuildBatches(store);
	searchTable(store).refill();
}

/**
 * Empties the read models and folds them anew from the events, in one transaction. The rows come out byte for byte as
 * the commits wrote them.
 * @returns how many cases there are
 */
export function rebuild(store: Store): number {
	const run = store.connection.transaction(() => {
		let count = 0;
		for (const done of folding(store)) count = done;
		return count;
	});
	return run.immediate();
}
