import { and, asc, eq, sql } from "drizzle-orm";
import type { Case } from "../server/domain/case.ts";
import { handOverPagesMax } from "../server/domain/limits.ts";
import { owedFrom } from "../server/domain/owed.ts";
import type { Reads } from "../server/domain/reads.ts";
import { caseTable } from "./cases.ts";
import type { Store } from "./open.ts";
import { emptyPage, keyAfter, pageOf, pageRows } from "./page.ts";
import { caseInbox, caseNow } from "./schema.ts";
import { statementOf } from "./statements.ts";

type Row = readonly [dueAt: number, caseNumber: string];

function casesOf(store: Store) {
	const { placeholder } = sql;
	const { dueAt, caseNumber, personId } = caseInbox;
	const list = store.orm
		.select({ dueAt, caseNumber })
		.from(caseInbox)
		.innerJoin(caseNow, eq(caseNow.caseNumber, caseNumber))
		.where(
			and(
				eq(personId, placeholder("person")),
				sql`${caseNow.sealed} = 0`,
				sql`(${dueAt}, ${caseNumber}) > (${placeholder("dueAt")}, ${placeholder("caseNumber")})`,
			),
		)
		.orderBy(asc(dueAt), asc(caseNumber))
		.limit(placeholder("rows"));
	return statementOf<Row>(store, list).raw();
}

/** What lies with a person from a post, next due first. A cursor that was never given out finds nothing. */
export function handOverReads(store: Store): Pick<Reads, "owedBy"> {
	const { standingOf } = caseTable(store);
	const select = casesOf(store);
	return {
		owedBy({ readerId, cursor, ...from }) {
			const isShown = (state: Case | undefined): state is Case =>
				state !== undefined && !state.namedIds.includes(readerId) && owedFrom(state, from).length > 0;
			// What they were only told of lies in the same list: it is read over, but never all of a long one at once.
			let next = cursor;
			for (let read = 0; read < handOverPagesMax; read += 1) {
				const key = keyAfter(next, [Number.MIN_SAFE_INTEGER, ""]);
				if (key === null) return emptyPage;
				const page = pageOf(
					select.all(from.personId, ...key, pageRows),
					(row) => row,
					([, caseNumber]) => standingOf(caseNumber)?.state,
				);
				const items = page.items.filter(isShown);
				next = page.nextCursor;
				if (items.length > 0 || next === null) return { items, nextCursor: next };
			}
			return { items: [], nextCursor: next };
		},
	};
}
