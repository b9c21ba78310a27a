import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { InboxItem } from "../../server/contract/handling.ts";
import type { Client, Refused, Reply } from "../lib/client.ts";
import { arrivals, asksMe, everything, type Filter, type Narrow } from "./inbox.ts";

/** The list as last read; `asOf` is the server's time, by which everything left is counted. */
export type Listed = { readonly items: readonly InboxItem[]; readonly asOf: string };
export type Arrived = { readonly count: number; readonly mine: number };
export type Inbox = {
	readonly listed: ReadonlySignal<Listed | null>;
	/** Why the last reading failed; what was read before stays. */
	readonly refused: ReadonlySignal<Refused | null>;
	readonly filter: Signal<Filter>;
	readonly narrow: Signal<Narrow>;
	/** Rows that came while the page was open and have not been opened. */
	readonly fresh: ReadonlySignal<ReadonlySet<string>>;
	readonly arrived: ReadonlySignal<Arrived | null>;
	/** @param open the case on the page */
	readonly refresh: (open?: string | null) => Promise<void>;
	readonly opened: (caseNumber: string) => void;
	readonly clear: () => void;
};

/** Every page of the list, as one; the first refusal ends it. */
async function readAll(client: Client, open: string | null): Promise<Reply<Listed>> {
	const items = new Map<string, InboxItem>();
	let reply = await (open === null ? client.listInbox() : client.listInbox(undefined, open));
	while (reply.ok) {
		const { items: page, nextCursor, asOf } = reply.value;
		// A row that moved between two pages is kept once, as it was read last.
		for (const item of page) items.set(item.caseNumber, item);
		if (nextCursor === null) return { ok: true, value: { items: [...items.values()], asOf } };
		reply = await client.listInbox(nextCursor);
	}
	return reply;
}

export function createInbox(client: Client): Inbox {
	const listed = signal<Listed | null>(null);
	const refused = signal<Refused | null>(null);
	const filter = signal<Filter>("mine");
	const narrow = signal<Narrow>(everything);
	const fresh = signal<ReadonlySet<string>>(new Set());
	const arrived = signal<Arrived | null>(null);
	let reading: Promise<void> | null = null;
	// Whoever signed out must not see a list that was asked for before.
	let sitting = 0;

	function take(next: Listed): void {
		const before = listed.peek();
		const came = before === null ? [] : arrivals(before.items, next.items);
		if (came.length > 0) {
			fresh.value = new Set([...fresh.peek(), ...came]);
			arrived.value = { count: came.length, mine: next.items.filter(asksMe).length };
		}
		listed.value = next;
	}
	async function read(open: string | null): Promise<void> {
		const asked = sitting;
		const reply = await readAll(client, open);
		if (asked !== sitting) return;
		refused.value = reply.ok ? null : reply.refused;
		if (reply.ok) take(reply.value);
	}
	function refresh(open: string | null = null): Promise<void> {
		reading ??= read(open).finally(() => {
			reading = null;
		});
		return reading;
	}
	function opened(caseNumber: string): void {
		if (!fresh.peek().has(caseNumber)) return;
		fresh.value = new Set([...fresh.peek()].filter((number) => number !== caseNumber));
	}
	function clear(): void {
		sitting += 1;
		reading = null;
		listed.value = null;
		refused.value = null;
		arrived.value = null;
		fresh.value = new Set();
		filter.value = "mine";
		narrow.value = everything;
	}
	return { listed, refused, filter, narrow, fresh, arrived, refresh, opened, clear };
}
