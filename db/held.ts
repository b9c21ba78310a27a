import { and, asc, gt, inArray, isNotNull, or, sql } from "drizzle-orm";
import type { Case } from "../server/domain/case.ts";
import type { Reads } from "../server/domain/reads.ts";
import type { Store } from "./open.ts";
import { caseNow } from "./schema.ts";
import { statementOf } from "./statements.ts";

/** Cases that somebody holds or has the move of, a page at a time in the order of their numbers. */
export function heldReads(store: Store): Pick<Reads, "heldCases"> {
	const page = store.orm
		.select({ state: caseNow.state })
		.from(caseNow)
		.where(
			and(
				or(inArray(caseNow.status, ["dispatched", "handling"]), isNotNull(caseNow.nextMovePerson)),
				gt(caseNow.caseNumber, sql.placeholder("after")),
			),
		)
		.orderBy(asc(caseNow.caseNumber))
		.limit(sql.placeholder("count"));
	const select = statementOf<string>(store, page).pluck();
	return {
		heldCases: (after, count) =>
			select.all("dispatched", "handling", after, count).map((json): Case => JSON.parse(json)),
	};
}
