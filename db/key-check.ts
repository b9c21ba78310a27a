import type { Store } from "./open.ts";
import { keyCheck } from "./schema.ts";

/** Whether the database was made with the key that shows this check; one that knows no key yet keeps it for good. */
export function isKeyOf({ orm }: Store, check: Buffer): boolean {
	const kept = orm.select().from(keyCheck).get();
	if (kept === undefined) orm.insert(keyCheck).values({ value: check }).run();
	return kept === undefined || kept.value.equals(check);
}
