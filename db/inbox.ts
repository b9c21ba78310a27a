import { and, asc, eq, sql } from "drizzle-orm";
import type { Instant } from "../server/domain/calendar.ts";
import type { Case } from "../server/domain/case.ts";
import type { Store } from "./open.ts";
import { emptyPage, keyAfter, type Page, pageOf, pageRows } from "./page.ts";
import { dueNever } from "./projection.ts";
import { caseInbox, caseNow } from "./schema.ts";
import { statementOf } from "./statements.ts";
import { wordsTable } from "./words.ts";

export type InboxItem = {
	readonly state: Case;
	/** The resident's own words; null when the law had them erased. */
	readonly text: string | null;
	readonly spot: string | null;
	/** The person's own next due time; null when none of the limits is theirs. */
	readonly dueAt: Instant | null;
};

export type InboxReader = {
	/**
	 * The open cases of one person, next due first: where the next move is theirs, which they hold, or of which a card
	 * told them; sealed ones only with the next move.
	 * @param cursor of the page before, or null; one that was never given out finds nothing
	 */
	inboxOf(personId: string, cursor: string | null): Page<InboxItem>;
};

type InboxRow = { readonly dueAt: Instant; readonly caseNumber: string; readonly state: string };

export function inboxReader(store: Store): InboxReader {
	const { textOf } = wordsTable(store);
	const list = store.orm
		.select({ dueAt: caseInbox.dueAt, caseNumber: caseInbox.caseNumber, state: caseNow.state })
		.from(caseInbox)
		.innerJoin(caseNow, eq(caseNow.caseNumber, caseInbox.caseNumber))
		.where(
			and(
				eq(caseInbox.personId, sql.placeholder("personId")),
				sql`(${caseInbox.dueAt}, ${caseInbox.caseNumber}) > (${sql.placeholder("dueAt")}, ${sql.placeholder("caseNumber")})`,
			),
		)
		.orderBy(asc(caseInbox.dueAt), asc(caseInbox.caseNumber))
		.limit(sql.placeholder("rows"));
	const select = store.connection.prepare<(string | number)[], [Instant, string, string]>(list.toSQL().sql).raw();
	const itemOf = ([dueAt, , json]: [Instant, string, string]): InboxItem => {
		const state: Case = JSON.parse(json);
		return { state, text: textOf(state.text), spot: textOf(state.spot), dueAt: dueAt === dueNever ? null : dueAt };
	};
	return {
		inboxOf(personId, cursor) {
			const key = keyAfter(cursor, [Number.MIN_SAFE_INTEGER, ""]);
			if (key === null) return emptyPage;
			const rows = select.all(personId, ...key, pageRows);
			return pageOf(rows, ([dueAt, caseNumber]) => [dueAt, caseNumber], itemOf);
		},
	};
}
