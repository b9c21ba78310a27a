import { and, asc, eq, sql } from "drizzle-orm";
import type { Reads } from "../server/domain/reads.ts";
import { caseTable } from "./cases.ts";
import type { Store } from "./open.ts";
import { emptyPage, keyAfter, pageOf, pageRows } from "./page.ts";
import { caseLetter } from "./schema.ts";
import { statementOf } from "./statements.ts";

type LetterRow = readonly [week: string, unitId: string];

// After every week there can be.
const latest: LetterRow = ["9999-W99", ""];

/** Letters of units, newest week first, and the cases in one. */
export function letterReads(store: Store): Pick<Reads, "lettersOf" | "casesOfLetter"> {
	const { standingOf } = caseTable(store);
	const { unitId, week, caseNumber } = caseLetter;
	const { placeholder } = sql;
	const before = sql`(${week}, ${unitId}) < (${placeholder("week")}, ${placeholder("unitId")})`;
	const list = store.orm
		.selectDistinct({ week, unitId })
		.from(caseLetter)
		.where(and(sql`${unitId} IN (SELECT value FROM json_each(${placeholder("unitIds")}))`, before))
		.orderBy(sql`${week} DESC, ${unitId} DESC`)
		.limit(placeholder("rows"));
	const inLetter = store.orm
		.select({ caseNumber })
		.from(caseLetter)
		.where(and(eq(unitId, placeholder("unitId")), eq(week, placeholder("week"))))
		.orderBy(asc(caseNumber));
	const select = statementOf<LetterRow>(store, list).raw();
	const numbers = statementOf<string>(store, inLetter).pluck();
	return {
		lettersOf({ unitIds, cursor }) {
			const key = keyAfter(cursor, latest);
			if (key === null) return emptyPage;
			const rows = select.all(JSON.stringify(unitIds), ...key, pageRows);
			return pageOf(
				rows,
				(row) => row,
				([inWeek, ofUnit]) => ({ unitId: ofUnit, week: inWeek }),
			);
		},
		casesOfLetter: (ofUnit, inWeek) =>
			numbers.all(ofUnit, inWeek).flatMap((number) => standingOf(number)?.state ?? []),
	};
}
