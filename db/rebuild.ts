import { and, asc, sql } from "drizzle-orm";
import type { CaseEvent } from "../server/domain/case-events.ts";
import { eventsPerReadMax } from "../server/domain/limits.ts";
import { eventFrom } from "./canonical.ts";
import { caseTable } from "./cases.ts";
import { rebuildErasures } from "./erasures.ts";
import { isCaseStream } from "./events.ts";
import type { Store } from "./open.ts";
import { advance, type Standing } from "./projection.ts";
import { caseInbox, caseLetter, caseNow, casePhone, caseRed, event } from "./schema.ts";
import { searchTable } from "./search.ts";
import { statementOf } from "./statements.ts";

type EventRow = readonly [stream: string, version: number, bytes: string];

/** The events of all cases, case by case, each in its order. */
function* caseEvents(store: Store): Generator<CaseEvent> {
	const { stream, version, bytes } = event;
	const after = sql`(${stream}, ${version}) > (${sql.placeholder("stream")}, ${sql.placeholder("version")})`;
	const read = store.orm
		.select({ stream, version, bytes })
		.from(event)
		.where(and(isCaseStream, after))
		.orderBy(asc(stream), asc(version))
		.limit(sql.placeholder("count"));
	const select = statementOf<EventRow>(store, read).raw();
	let last: EventRow | undefined = ["", 0, ""];
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
const readModelsVersion = 12;

/** Says that the read models are of this program. */
export function markReadModels({ connection }: Store): void {
	connection.pragma(`user_version = ${readModelsVersion}`);
}

/** Folds the read models anew where another version of the program wrote them. */
export function refreshReadModels(store: Store): void {
	const versionOf = () => store.connection.pragma("user_version", { simple: true });
	if (versionOf() === readModelsVersion) return;
	const refresh = store.connection.transaction(() => {
		// Another process may have done it while this one waited.
		if (versionOf() === readModelsVersion) return;
		rebuild(store);
		markReadModels(store);
	});
	refresh.immediate();
}

/**
 * Empties the read models and folds them anew from the events, in one transaction. The rows come out byte for byte as
 * the commits wrote them.
 * @returns how many cases there are
 */
export function rebuild(store: Store): number {
	const cases = caseTable(store);
	const run = store.connection.transaction(() => {
		store.orm.delete(caseNow).run();
		store.orm.delete(caseInbox).run();
		store.orm.delete(caseLetter).run();
		store.orm.delete(caseRed).run();
		store.orm.delete(casePhone).run();
		rebuildErasures(store);
		let count = 0;
		for (const standing of standings(store)) {
			cases.put(null, standing);
			count += 1;
		}
		searchTable(store).refill();
		return count;
	});
	return run.immediate();
}
