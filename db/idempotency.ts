import { eq, inArray, lte, sql } from "drizzle-orm";
import type { Instant } from "../server/domain/calendar.ts";
import { idempotencySecondsMax, retriesForgottenMax } from "../server/domain/limits.ts";
import { ifPossible } from "./errors.ts";
import type { Store } from "./open.ts";
import { retry } from "./schema.ts";
import { statementOf } from "./statements.ts";

type Key = { readonly keyMac: Uint8Array; readonly bodyMac: Uint8Array };

/** The replies kept for retries (trust.md A1). */
export type RetryTable = {
	/** The reply kept under the key: its sealed bytes, null when the body was another, undefined when there is none. */
	kept(key: Key, now: Instant): Uint8Array | null | undefined;
	/** Keeps a reply in the transaction under way, in place of one whose time is over. */
	keep(key: Key, sealed: Uint8Array, now: Instant): void;
};

type KeptRow = readonly [bodyMac: Buffer, sealed: Buffer, expiresAt: Instant];

export function retryTable(store: Store): RetryTable {
	const { orm } = store;
	const columns = { bodyMac: retry.bodyMac, sealed: retry.sealed, expiresAt: retry.expiresAt };
	const byKey = orm
		.select(columns)
		.from(retry)
		.where(eq(retry.keyMac, sql.placeholder("keyMac")));
	const find = statementOf<KeptRow>(store, byKey).raw();
	const values = {
		keyMac: sql.placeholder("keyMac"),
		bodyMac: sql.placeholder("bodyMac"),
		sealed: sql.placeholder("sealed"),
		expiresAt: sql.placeholder("expiresAt"),
	};
	const set = {
		bodyMac: sql`excluded.body_mac`,
		sealed: sql`excluded.sealed`,
		expiresAt: sql`excluded.expires_at`,
	};
	const put = statementOf(
		store,
		orm.insert(retry).values(values).onConflictDoUpdate({ target: retry.keyMac, set }),
	);
	return {
		kept({ keyMac, bodyMac }, now) {
			const row = find.get(keyMac);
			if (row === undefined) return undefined;
			const [bodyMacKept, sealed, expiresAt] = row;
			if (expiresAt <= now) return undefined;
			return bodyMacKept.equals(bodyMac) ? sealed : null;
		},
		keep: ({ keyMac, bodyMac }, sealed, now) => {
			put.run(keyMac, bodyMac, sealed, now + idempotencySecondsMax);
		},
	};
}

/**
 * Erases kept replies whose 24 hours are over (trust.md A1), a bounded number of them.
 * @returns how many; call again while it is not 0 (which it also is while nothing can be written)
 */
export function forgetRetries(store: Store, now: Instant): number {
	const expired = store.orm
		.select({ keyMac: retry.keyMac })
		.from(retry)
		.where(lte(retry.expiresAt, now))
		.limit(retriesForgottenMax);
	const erase = store.orm.delete(retry).where(inArray(retry.keyMac, expired));
	return ifPossible(() => erase.run().changes, 0);
}
