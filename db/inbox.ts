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

/**
 * The open cases of one person, next due first, then by number (see `inboxRowsOf`); never one in which the person is
 * named. A cursor that was never given out finds nothing.
 */
export function inboxReads(store: Store): Pick<Reads, "inboxOf" | "callsOf"> {
	const { textOf } = wordsTable(store);
	const { standingOf } = caseTable(store);
	const select = mergedLists(store);
	const itemsOf = (caseNumber: string, me: string): Listed[] => {
		const state = standingOf(caseNumber)?.state;
		if (state === undefined || state.namedIds.includes(me)) return [];
		return [{ state, text: textOf(state.text), spot: textOf(state.spot) }];
	};
	const listOf = (
		me: string,
		lists: readonly [string, string],
		areaPrefix: string,
		cursor: string | null,
	): Page<Listed> => {
		const key = keyAfter(cursor, [Number.MIN_SAFE_INTEGER, ""]);
		if (key === null) return emptyPage;
		const rows = select.all(...lists, me, areaPrefix, areaPrefix, ...key, pageRows);
		const page = pageOf(
			rows,
			(row) => row,
			([, caseNumber]) => itemsOf(caseNumber, me),
		);
		return { ...page, items: page.items.flat() };
	};
	return {
		inboxOf: ({ personId: me, desk, areaPrefix, cursor }) =>
			listOf(me, [me, desk ? triageList : me], areaPrefix, cursor),
		callsOf: ({ personId: me, areaPrefix, cursor }) => listOf(me, [callList, callList], areaPrefix, cursor),
	};
}
