import { deedOf } from "./deeds.ts";
import { phonesKeptFrom } from "./domain/erasure.ts";
import type { Ledger } from "./domain/ledger.ts";
import { sweepBatchMax } from "./domain/limits.ts";
import type { Erasures } from "./domain/reads.ts";

/**
 * Erases the phone numbers whose time is over (trust.md A7), batch after bounded batch; each by a deed of its own, which
 * looks again whether it is due, so that two processes erase it once.
 */
export async function sweepPhones(ledger: Ledger, reads: Pick<Erasures, "phonesOver">): Promise<void> {
	for (;;) {
		const now = ledger.now();
		if (ledger.isStopped()) return;
		const due = reads.phonesOver(phonesKeptFrom(ledger.setting(), now), sweepBatchMax);
		const erase = (caseNumber: string) =>
			ledger.execute(deedOf(caseNumber, { type: "ErasePhone" }, () => null));
		const outcomes = await Promise.all(due.map(erase));
		// A refusal (a full disk, say) would only be met again.
		if (due.length < sweepBatchMax || outcomes.some((outcome) => "refusal" in outcome)) return;
		await new Promise((resume) => setImmediate(resume));
	}
}
