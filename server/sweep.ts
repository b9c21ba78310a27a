import { deedOf } from "./deeds.ts";
import type { Ledger } from "./domain/ledger.ts";
import { sweepBatchMax } from "./domain/limits.ts";

/**
 * One bounded batch of the sweep: the cases whose next step is past, earliest first, each escalated by its own deed.
 * A case that cannot be escalated now keeps its due time and does not hold up the others.
 * @returns how many cases were escalated; `sweepBatchMax` means more may wait
 * @throws the first bug met, after every other case of the batch has been dealt with
 */
export async function sweep(ledger: Ledger): Promise<number> {
	const now = ledger.now();
	if (ledger.isStopped()) return 0;
	const due = ledger.dueCases(now, sweepBatchMax);
	const escalate = (caseNumber: string) =>
		ledger.execute(deedOf(caseNumber, { type: "EscalateCase" }, () => null));
	const outcomes = await Promise.allSettled(due.map(escalate));
	const failed = outcomes.find((outcome) => outcome.status === "rejected");
	if (failed !== undefined) throw failed.reason;
	// A refusal (a full disk, say) must not count, or a full batch of them would be tried again without a rest.
	return outcomes.filter((outcome) => outcome.status === "fulfilled" && "reply" in outcome.value).length;
}
