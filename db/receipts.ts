import { eq, sql } from "drizzle-orm";
import type { Store } from "./open.ts";
import { receipt } from "./schema.ts";
import { statementOf } from "./statements.ts";

/** Which case a receipt opens. */
export type ReceiptReader = {
	/** @param mac HMAC of the receipt under the server's key (trust.md A1) */
	caseOfReceipt(mac: Uint8Array): string | null;
};

export function receiptReader(store: Store): ReceiptReader {
	const byMac = store.orm
		.select({ caseNumber: receipt.caseNumber })
		.from(receipt)
		.where(eq(receipt.mac, sql.placeholder("mac")));
	const select = statementOf<string>(store, byMac).pluck();
	return { caseOfReceipt: (mac) => select.get(mac) ?? null };
}
