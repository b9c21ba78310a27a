import { listItemsMax } from "../server/domain/limits.ts";

/** One page of a list, and where the next one begins; null at the end. */
export type Page<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null };
type Key = readonly (string | number)[];

/** Rows to ask for: one more than a page shows, to know whether there is a next. */
export const pageRows = listItemsMax + 1;

/** The page of `rows` (one more than are shown, in order); the cursor says after which key the next one begins. */
export function pageOf<Row, Item>(
	rows: readonly Row[],
	keyOf: (row: Row) => Key,
	itemOf: (row: Row) => Item,
	shownMax = listItemsMax,
): Page<Item> {
	const shown = rows.slice(0, shownMax);
	const last = shown.at(-1);
	const more = rows.length > shown.length && last !== undefined;
	return { items: shown.map(itemOf), nextCursor: more ? cursorOf(keyOf(last)) : null };
}

/** What stands for a key in an address. */
export function cursorOf(key: Key): string {
	return Buffer.from(JSON.stringify(key)).toString("base64url");
}

/**
 * The key a cursor stands for.
 * @param start the key before all others: what no cursor stands for, and the types its parts must have
 * @returns null for what no page ever gave out
 */
export function keyAfter(cursor: string | null, start: Key): Key | null {
	if (cursor === null) return start;
	try {
		const key: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
		const alike = Array.isArray(key) && key.length === start.length;
		return alike && key.every((part, at) => typeof part === typeof start[at]) ? key : null;
	} catch {
		return null;
	}
}

export const emptyPage: Page<never> = { items: [], nextCursor: null };
