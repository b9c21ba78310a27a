import { type ReadonlySignal, signal } from "@preact/signals";
import type { ListOverdueReply } from "../../server/contract/escalation.ts";
import type { OverdueQuestion, Refused, Reply } from "../lib/client.ts";
import { type Changes, changesBetween, mergeChanges, noChanges, withoutSeen } from "./board.ts";
import type { Reads } from "./reads.ts";

/** `stale`: the last try to read anew came to nothing, and what is shown is older. */
export type BoardState =
	| { readonly status: "loading" }
	| { readonly status: "refused"; readonly refused: Refused }
	| {
			readonly status: "ready";
			readonly reply: ListOverdueReply;
			readonly changes: Changes;
			readonly stale: Refused | null;
	  };

export type Board = {
	readonly state: ReadonlySignal<BoardState>;
	/** Reads the pages shown so far anew, in place. Runs once at a time. */
	readonly refresh: () => Promise<void>;
	/** Shows one more page. */
	readonly more: () => Promise<void>;
	/** Somebody has looked at the row. */
	readonly seen: (caseNumber: string) => void;
};

/** The overdue board of one question, as a store that a page draws. */
export function createBoard(reads: Pick<Reads, "listOverdue">, question: OverdueQuestion): Board {
	const state = signal<BoardState>({ status: "loading" });
	let pages = 1;
	let reading: Promise<void> | null = null;

	async function readPages(): Promise<void> {
		const reply = await readSome(reads, question, pages);
		state.value = stateAfter(state.peek(), reply);
	}
	function refresh(): Promise<void> {
		reading ??= readPages().finally(() => {
			reading = null;
		});
		return reading;
	}
	async function more(): Promise<void> {
		await reading;
		const now = state.peek();
		if (now.status !== "ready" || now.reply.nextCursor === null) return;
		const next = await reads.listOverdue(question, now.reply.nextCursor);
		const last = state.peek();
		if (last.status !== "ready") return;
		if (!next.ok) {
			state.value = { ...last, stale: next.refused };
			return;
		}
		pages += 1;
		state.value = { ...last, stale: null, reply: joined(last.reply, next.value) };
	}
	function seen(caseNumber: string): void {
		const now = state.peek();
		if (now.status !== "ready" || !now.changes.has(caseNumber)) return;
		state.value = { ...now, changes: withoutSeen(now.changes, caseNumber) };
	}
	return { state, refresh, more, seen };
}

/** A reading that came to nothing keeps what was there; one that came adds what changed to what nobody has seen yet. */
function stateAfter(before: BoardState, reply: Reply<ListOverdueReply>): BoardState {
	if (before.status !== "ready") {
		if (!reply.ok) return { status: "refused", refused: reply.refused };
		return { status: "ready", reply: reply.value, changes: noChanges, stale: null };
	}
	if (!reply.ok) return { ...before, stale: reply.refused };
	const fresh = changesBetween(before.reply, reply.value.items);
	return {
		status: "ready",
		reply: reply.value,
		changes: mergeChanges(before.changes, fresh),
		stale: null,
	};
}

/** The first `pages` pages as one; the counts and the time are those of the last. */
async function readSome(reads: Pick<Reads, "listOverdue">, question: OverdueQuestion, pages: number) {
	let all = await reads.listOverdue(question, null);
	for (let page = 1; page < pages && all.ok && all.value.nextCursor !== null; page += 1) {
		const next = await reads.listOverdue(question, all.value.nextCursor);
		all = next.ok ? { ok: true, value: joined(all.value, next.value) } : next;
	}
	return all;
}

// A case that moved up between two readings would stand on both pages.
function joined(first: ListOverdueReply, next: ListOverdueReply): ListOverdueReply {
	const known = new Set(first.items.map(({ caseNumber }) => caseNumber));
	return {
		...next,
		items: [...first.items, ...next.items.filter(({ caseNumber }) => !known.has(caseNumber))],
	};
}
