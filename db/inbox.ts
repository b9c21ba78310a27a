import { and, asc, eq, inArray, or, sql } from "drizzle-orm";
import type { Instant } from "../server/domain/calendar.ts";
import type { Listed, Page, Reads } from "../server/domain/reads.ts";
import { inArea } from "./area.ts";
import { caseTable } from "./cases.ts";
import type { Store } from "./open.ts";
import { emptyPage, keyAfter, pageOf, pageRows } from "./page.ts";
import { callList, triageList } from "./projection.ts";
import { caseInbox, caseNow } from "./schema.ts";
import { statementOf } from "./statements.ts";
import { wordsTable } from "./words.ts";

type InboxRow = readonly [dueAt: Instant, caseNumber: string];

/** The lists of two readers of `case_inbox` as one, after a key: by due time, then by number. */
function mergedLists(store: Store) {
	const { placeholder } = sql;
	const { dueAt, caseNumber, personId } = caseInbox;
	const later = sql`(${dueAt}, ${caseNumber}) > (${placeholder("dueAt")}, ${placeholder("caseNumber")})`;
	const list = store.orm
		.selectDistinct({ dueAt, caseNumber })
		.from(caseInbox)
		.innerJoin(caseNow, eq(caseNow.caseNumber, caseNumber))
		.where(
			and(
				inArray(personId, [placeholder("person"), placeholder("desk")]),
				or(eq(personId, placeholder("me")), inArea("areaPrefix")),
				later,
			),
		)
		.orderBy(asc(dueAt), asc(caseNumber))
		.limit(placeholder("rows"));
	return statementOf<InboxRow>(store, list).raw();
}

/** The same for whoever has not been told what waits in a batch: such a case stands where it did before. */
const batchedList = `
	SELECT due_at, case_number FROM (
		SELECT due_at, case_number FROM case_inbox
		WHERE person_id = @me AND case_number NOT IN (SELECT case_number FROM case_batch)
		UNION ALL
		SELECT due_at, case_number FROM case_batch_inbox WHERE person_id = @me
	)
	WHERE (due_at, case_number) > (@dueAt, @caseNumber)
	ORDER BY due_at, case_number LIMIT ${pageRows}`;
type Bound = Readonly<Record<string, string | number>>;

/**
 * The open cases of one person, next due first, then by number (see `inboxRowsOf`); never one in which the person is
 * named. A cursor that was never given out finds nothing.
 */
export function inboxReads(store: Store): Pick<Reads, "inboxOf" | "callsOf"> {
	const { textOf } = wordsTable(store);
	const { standingOf } = caseTable(store);
	const select = mergedLists(store);
	const selectBatched = store.connection.prepare<[Bound], InboxRow>(batchedList).raw();
	const itemsOf = (caseNumber: string, me: string): Listed[] => {
		const state = standingOf(caseNumber)?.state;
		if (state === undefined || state.namedIds.includes(me)) return [];
		return [{ state, text: textOf(state.text), spot: textOf(state.spot) }];
	};
	type Key = readonly [dueAt: string | number, caseNumber: string | number];
	const listOf = (me: string, cursor: string | null, rowsAfter: (key: Key) => InboxRow[]): Page<Listed> => {
		const [dueAt, caseNumber] = keyAfter(cursor, [Number.MIN_SAFE_INTEGER, ""]) ?? [];
		if (dueAt === undefined || caseNumber === undefined) return emptyPage;
		const rows = rowsAfter([dueAt, caseNumber]);
		const page = pageOf(
			rows,
			(row) => row,
			([, caseNumber]) => itemsOf(caseNumber, me),
		);
		return { ...page, items: page.items.flat() };
	};
	const listed = (me: string, lists: readonly [string, string], areaPrefix: string) => (key: Key) =>
		select.all(...lists, me, areaPrefix, areaPrefix, ...key, pageRows);
	return {
		inboxOf({ personId: me, desk, areaPrefix, cursor, batched = false }) {
			if (batched)
				return listOf(me, cursor, ([dueAt, caseNumber]) => selectBatched.all({ me, dueAt, caseNumber }));
			return listOf(me, cursor, listed(me, [me, desk ? triageList : me], areaPrefix));
		},
		callsOf: ({ personId: me, areaPrefix, cursor }) =>
			listOf(me, cursor, listed(me, [callList, callList], areaPrefix)),
	};
}
