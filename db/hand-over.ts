import { and, asc, eq, sql } from "drizzle-orm";
import type { Reads } from "../server/domain/reads.ts";
import { caseTable } from "./cases.ts";
import type { Store } from "./open.ts";
import { emptyPage, keyAfter, pageOf, pageRows } from "./page.ts";
import { caseInbox, caseNow } from "./schema.ts";
import { statementOf } from "./statements.ts";

type Row = readonly [dueAt: number, caseNumber: string];

function heldCases(store: Store) {
	const { placeholder } = sql;
	const { dueAt, caseNumber, personId } = caseInbox;
	const list = store.orm
		.select({ dueAt, caseNumber })
		.from(caseInbox)
		.innerJoin(caseNow, eq(caseNow.caseNumber, caseNumber))
		.where(
			and(
				eq(personId, placeholder("person")),
				eq(caseNow.holderId, personId),
				eq(caseNow.postId, placeholder("post")),
				sql`${caseNow.sealed} = 0`,
				sql`(${dueAt}, ${caseNumber}) > (${placeholder("dueAt")}, ${placeholder("caseNumber")})`,
			),
		)
		.orderBy(asc(dueAt), asc(caseNumber))
		.limit(placeholder("rows"));
	return statementOf<Row>(store, list).raw();
}

/** What a person has in hand from a post, next due first. A cursor that was never given out finds nothing. */
export function handOverReads(store: Store): Pick<Reads, "heldBy"> {
	const { standingOf } = caseTable(store);
	const select = heldCases(store);
	return {
		heldBy({ postId, personId, readerId, cursor }) {
			const key = keyAfter(cursor, [Number.MIN_SAFE_INTEGER, ""]);
			if (key === null) return emptyPage;
			const rows = select.all(personId, postId, ...key, pageRows);
			const page = pageOf(
				rows,
				(row) => row,
				([, caseNumber]) => {
					const state = standingOf(caseNumber)?.state;
					return state === undefined || state.namedIds.includes(readerId) ? [] : [state];
				},
			);
			return { ...page, items: page.items.flat() };
		},
	};
}
