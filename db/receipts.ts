import { eq, sql } from "drizzle-orm";
import type { Reads } from "../server/domain/reads.ts";
import { retryTable } from "./idempotency.ts";
import type { Store } from "./open.ts";
import { receipt } from "./schema.ts";
import { statementOf } from "./statements.ts";

/** Which case a receipt opens, by the HMAC of the receipt (trust.md A1), null for one that opens none; and kept replies. */
export function receiptReads(store: Store): Pick<Reads, "caseOfReceipt" | "keptReply"> {
	const byMac = store.orm
		.select({ caseNumber: receipt.caseNumber })
		.from(receipt)
		.where(eq(receipt.mac, sql.placeholder("mac")));
	const select = statementOf<string>(store, byMac).pluck();
	return { caseOfReceipt: (mac) => select.get(mac) ?? null, keptReply: retryTable(store).kept };
}
