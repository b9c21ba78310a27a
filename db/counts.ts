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
const earlierReds =
	"SELECT at FROM case_red WHERE unit_id = ? AND at <= ? AND case_number <> ? ORDER BY at DESC LIMIT ?";
const laterReds =
	"SELECT at FROM case_red WHERE unit_id = ? AND at > ? AND case_number <> ? ORDER BY at LIMIT ?";

type Near = [unitId: string, dueAt: number, but: string, most: number];

/** What the rules must know beyond the case at hand, as it stands in the transaction under way. */
export function countsOf(store: Store, openPhone: (sealed: string) => string): Counts {
	const { connection } = store;
	const open = connection.prepare<[string], number>(counting).pluck();
	const earlier = connection.prepare<Near, number>(earlierReds).pluck();
	const later = connection.prepare<Near, number>(laterReds).pluck();
	const { standingOf } = caseTable(store);
	return {
		openOf: (postId) => open.get(postId) ?? 0,
		redsOf: (unitId, dueAt, most, but) =>
			[earlier, later].flatMap((near) => near.all(unitId, dueAt, but, most)),
		caseOf: (caseNumber) => standingOf(caseNumber)?.state ?? null,
		voicesOf: voicesBy(store),
		saidBy: saidReads(store, openPhone),
	};
}
