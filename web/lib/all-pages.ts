import type { Reply } from "./client.ts";

type Paged<Item> = { items: Item[]; nextCursor: string | null; asOf: string };

/** Every page of a list of cases, as one; the first refusal ends it. A page may be empty and not be the last. */
export async function allPages<Item extends { readonly caseNumber: string }>(
	read: (cursor?: string) => Promise<Reply<Paged<Item>>>,
): Promise<Reply<Paged<Item>>> {
	const items = new Map<string, Item>();
	let reply = await read();
	while (reply.ok) {
		const { items: page, nextCursor, asOf } = reply.value;
		// A case that moved between two pages is kept once, as it was read last.
		for (const item of page) items.set(item.caseNumber, item);
		if (nextCursor === null) return { ok: true, value: { items: [...items.values()], nextCursor, asOf } };
		reply = await read(nextCursor);
	}
	return reply;
}

/** The question for one page of a list that asks nothing else. */
export function cursorQuery(cursor: string | undefined): string {
	return cursor === undefined ? "" : `?cursor=${encodeURIComponent(cursor)}`;
}
