import type { Case } from "../server/domain/case.ts";
import type { Reads } from "../server/domain/reads.ts";
import type { Store } from "./open.ts";
import { emptyPage, keyAfter, pageOf, pageRows } from "./page.ts";

const reviewOn = "json_extract(state, '$.shelving.reviewOn')";

/** The index of cases in hand by place leads to them; only a state that says so is looked into. */
const list = `
	SELECT ${reviewOn}, case_number, state FROM case_now
	WHERE status IN ('dispatched', 'handling') AND sealed = 0 AND track = 'service'
		AND area_code >= @areaPrefix AND area_code < @areaPrefix || ':'
		AND instr(state, '"shelving":{') > 0
		AND (${reviewOn}, case_number) > (@afterReview, @afterNumber)
	ORDER BY 1, 2
	LIMIT @rows`;

type Row = readonly [reviewOn: string, caseNumber: string, state: string];

/** What is shelved 挂账 (rules.md §2), for whoever sends upward what is needed. */
export function shelvingReads(store: Store): Pick<Reads, "shelvedIn"> {
	const select = store.connection.prepare<[Readonly<Record<string, string | number>>], Row>(list).raw();
	return {
		shelvedIn({ readerId, areaPrefix, cursor }) {
			const key = keyAfter(cursor, ["", ""]);
			if (key === null) return emptyPage;
			const [afterReview = "", afterNumber = ""] = key;
			const rows = select.all({ areaPrefix, afterReview, afterNumber, rows: pageRows });
			const page = pageOf(
				rows,
				([review, caseNumber]) => [review, caseNumber],
				([, , json]): Case => JSON.parse(json),
			);
			return { ...page, items: page.items.filter(({ namedIds }) => !namedIds.includes(readerId)) };
		},
	};
}
