import { openCountedMax } from "../server/domain/limits.ts";
import type { Counts } from "../server/domain/load.ts";
import { caseTable } from "./cases.ts";
import type { Store } from "./open.ts";
import { saidReads } from "./said.ts";
import { voicesBy } from "./voices.ts";

const counting = `
	SELECT count(*) FROM (
		SELECT 1 FROM case_now WHERE post_id = ? AND overdue_from IS NOT NULL AND sealed = 0 LIMIT ${openCountedMax}
	)`;
const countingReds = "SELECT count(*) FROM case_red WHERE unit_id = ? AND at >= ?";

/** What the rules must know beyond the case at hand, as it stands in the transaction under way. */
export function countsOf(store: Store, openPhone: (sealed: string) => string): Counts {
	const { connection } = store;
	const open = connection.prepare<[string], number>(counting).pluck();
	const reds = connection.prepare<[string, number], number>(countingReds).pluck();
	const { standingOf } = caseTable(store);
	return {
		openOf: (postId) => open.get(postId) ?? 0,
		redsOf: (unitId, since) => reds.get(unitId, since) ?? 0,
		caseOf: (caseNumber) => standingOf(caseNumber)?.state ?? null,
		voicesOf: voicesBy(store),
		saidBy: saidReads(store, openPhone),
	};
}
