import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, not, or, sql } from "drizzle-orm";
import type { Case, CaseStatus } from "../server/domain/case.ts";
import type { Reads } from "../server/domain/reads.ts";
import type { Store } from "./open.ts";
import { caseLetter, caseNow } from "./schema.ts";
import { casePublication } from "./schema-publication.ts";
import { statementOf } from "./statements.ts";

const open = ["received", "dispatched", "handling", "followUp"] as const satisfies readonly CaseStatus[];

/** Cases somebody has yet to do something about, an appeal and a look before publication too, a page at a time in the order of their numbers. */
export function openReads(store: Store): Pick<Reads, "openCases" | "owingLetters"> {
	// Asked of nobody where an older program closed it: the question is put when the cases are walked.
	const waiting = store.orm
		.select({ caseNumber: casePublication.caseNumber })
		.from(casePublication)
		.where(sql`${casePublication.standing} = 'waits'`);
	const page = store.orm
		.select({ state: caseNow.state })
		.from(caseNow)
		.where(
			and(
				or(
					inArray(caseNow.status, open),
					isNotNull(caseNow.nextMovePerson),
					inArray(caseNow.caseNumber, waiting),
				),
				lte(caseNow.receivedAt, sql.placeholder("receivedBy")),
				gt(caseNow.caseNumber, sql.placeholder("after")),
			),
		)
		.orderBy(asc(caseNow.caseNumber))
		.limit(sql.placeholder("count"));
	const select = statementOf<string>(store, page).pluck();
	const owing = store.orm
		.selectDistinct({ state: caseNow.state, caseNumber: caseNow.caseNumber })
		.from(caseLetter)
		.innerJoin(caseNow, eq(caseNow.caseNumber, caseLetter.caseNumber))
		.where(
			and(
				not(inArray(caseNow.status, open)),
				isNull(caseNow.nextMovePerson),
				gt(caseNow.caseNumber, sql.placeholder("after")),
				sql`EXISTS (SELECT 1 FROM json_each(${caseNow.state}, '$.letters')
					WHERE json_extract(value, '$.answeredAt') IS NULL)`,
			),
		)
		.orderBy(asc(caseNow.caseNumber))
		.limit(sql.placeholder("count"));
	const selectOwing = statementOf<string>(store, owing).pluck();
	return {
		openCases: (receivedBy, after, count) =>
			select.all(...open, receivedBy, after, count).map((json): Case => JSON.parse(json)),
		owingLetters: (after, count) =>
			selectOwing.all(...open, after, count).map((json): Case => JSON.parse(json)),
	};
}
