import type { Store } from "./open.ts";
import { keyCheck } from "./schema-key-check.ts";

/** Whether the database was made with the key that shows this check; one that knows no key yet keeps it for good. */
export function isKeyOf({ orm }: Store, check: Buffer): boolean {
	// Of two servers at their first start, the second waits here and then meets the key of the first.
	return orm.transaction(
		(within) => {
			const kept = within.select().from(keyCheck).get();
			if (kept === undefined) within.insert(keyCheck).values({ value: check }).run();
			return kept === undefined || kept.value.equals(check);
		},
		{ behavior: "immediate" },
	);
}
