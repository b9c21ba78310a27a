import { eq, lte, sql } from "drizzle-orm";
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
	/** Keeps a reply where there is none under the key; false where there is one, and then nothing is written. */
	keepFirst(key: Key, sealed: Uint8Array, now: Instant): boolean;
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
	// One whose time is over makes room, so that ids run in the order of time.
	const put = store.connection.prepare<[Uint8Array, Uint8Array, Uint8Array, Instant]>(
		"REPLACE INTO retry (key_mac, body_mac, sealed, expires_at) VALUES (?, ?, ?, ?)",
	);
	const add = store.connection.prepare<[Uint8Array, Uint8Array, Uint8Array, Instant]>(
		"INSERT INTO retry (key_mac, body_mac, sealed, expires_at) VALUES (?, ?, ?, ?) ON CONFLICT (key_mac) DO NOTHING",
	);
	return {
		keepFirst: ({ keyMac, bodyMac }, sealed, now) =>
			add.run(keyMac, bodyMac, sealed, now + idempotencySecondsMax).changes === 1,
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
export function forgetRetries({ orm, patience }: Store, now: Instant): number {
	const { retryId, expiresAt } = retry;
	const oldest = orm.select({ retryId, expiresAt }).from(retry).orderBy(retryId).limit(retriesForgottenMax);
	return ifPossible(() => {
		const ids: number[] = [];
		for (const row of oldest.all()) {
			if (row.expiresAt > now) break;
			ids.push(row.retryId);
		}
		const last = ids.at(-1);
		if (last === undefined) return 0;
		return patience.aside(() => orm.delete(retry).where(lte(retryId, last)).run().changes, 0);
	}, 0);
}
