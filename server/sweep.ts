import { deedOf } from "./deeds.ts";
import type { Ledger } from "./domain/ledger.ts";
import { sweepBatchMax } from "./domain/limits.ts";

/**
 * One bounded batch of the sweep: the cases whose next step is past, earliest first, each escalated by its own deed.
 * A case that cannot be escalated now keeps its due time and does not hold up the others.
 * @returns how many cases were looked at; `sweepBatchMax` means more may wait
 */
export async function sweep(ledger: Ledger): Promise<number> {
	const now = ledger.now();
	if (now === null) return 0;
	const due = ledger.dueCases(now, sweepBatchMax);
	await Promise.all(
		due.map((caseNumber) => ledger.execute(deedOf(caseNumber, { type: "EscalateCase" }, () => null))),
	);
	return due.length;
}
