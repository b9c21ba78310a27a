import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { InboxItem } from "../../server/contract/handling.ts";
import type { Client, Refused } from "../lib/client.ts";

/** What a search has found so far; `words` are those it was asked with. */
export type Found = {
	readonly words: string;
	readonly items: readonly InboxItem[];
	readonly nextCursor: string | null;
	readonly asOf: string;
};
export type Search = {
	/** What stands in the field. It stays in memory: no address and no storage of a shared computer holds it. */
	readonly typed: Signal<string>;
	/** Null while nothing is looked for. */
	readonly found: ReadonlySignal<Found | null>;
	readonly refused: ReadonlySignal<Refused | null>;
	readonly busy: ReadonlySignal<boolean>;
	/** Looks for what is typed; with nothing typed the list comes back. */
	readonly look: () => Promise<void>;
	readonly more: () => Promise<void>;
	readonly clear: () => void;
};

/** Search over own cases. The answer to an older question never replaces that to a newer one. */
export function createSearch(client: Client): Search {
	const typed = signal("");
	const found = signal<Found | null>(null);
	const refused = signal<Refused | null>(null);
	const busy = signal(false);
	let asked = 0;

	async function ask(words: string, before: Found | null): Promise<void> {
		asked += 1;
		const mine = asked;
		busy.value = true;
		const cursor = before?.nextCursor ?? null;
		const reply = await client.searchCases({ words, ...(cursor === null ? {} : { cursor }) });
		if (mine !== asked) return;
		busy.value = false;
		refused.value = reply.ok ? null : reply.refused;
		if (!reply.ok) return;
		const { items, nextCursor, asOf } = reply.value;
		found.value = { words, items: [...(before?.items ?? []), ...items], nextCursor, asOf };
	}
	function clear(): void {
		asked += 1;
		typed.value = "";
		found.value = null;
		refused.value = null;
		busy.value = false;
	}
	async function look(): Promise<void> {
		const words = typed.peek().trim();
		if (words === "") clear();
		else await ask(words, null);
	}
	async function more(): Promise<void> {
		const before = found.peek();
		if (before !== null && before.nextCursor !== null && !busy.peek()) await ask(before.words, before);
	}
	return { typed, found, refused, busy, look, more, clear };
}
