import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { InboxItem } from "../../server/contract/handling.ts";
import { allPages } from "../lib/all-pages.ts";
import type { Client, Refused } from "../lib/client.ts";
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
	/** The same once something was done: a reading already on its way does not know of it. */
	readonly refreshAfter: (open: string | null) => Promise<void>;
	readonly opened: (caseNumber: string) => void;
	readonly clear: () => void;
};

/** Whoever asks while it is read gets that reading. */
function oneAtATime(read: (open: string | null) => Promise<void>) {
	let reading: Promise<void> | null = null;
	const forget = () => {
		reading = null;
	};
	const refresh = (open: string | null = null) => {
		reading ??= read(open).finally(forget);
		return reading;
	};
	const refreshAfter = async (open: string | null) => {
		await reading;
		await refresh(open);
	};
	return { refresh, refreshAfter, forget };
}

export function createInbox(client: Client): Inbox {
	const listed = signal<Listed | null>(null);
	const refused = signal<Refused | null>(null);
	const filter = signal<Filter>("mine");
	const narrow = signal<Narrow>(everything);
	const fresh = signal<ReadonlySet<string>>(new Set());
	const arrived = signal<Arrived | null>(null);
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
		const shown = open ?? undefined;
		const reply = await allPages((cursor) =>
			client.listInbox(cursor, cursor === undefined ? shown : undefined),
		);
		if (asked !== sitting) return;
		refused.value = reply.ok ? null : reply.refused;
		if (reply.ok) take(reply.value);
	}
	const { refresh, refreshAfter, forget } = oneAtATime(read);
	function opened(caseNumber: string): void {
		if (!fresh.peek().has(caseNumber)) return;
		fresh.value = new Set([...fresh.peek()].filter((number) => number !== caseNumber));
	}
	function clear(): void {
		sitting += 1;
		forget();
		listed.value = null;
		refused.value = null;
		arrived.value = null;
		fresh.value = new Set();
		filter.value = "mine";
		narrow.value = everything;
	}
	return { listed, refused, filter, narrow, fresh, arrived, refresh, refreshAfter, opened, clear };
}
