import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Client } from "../lib/client.ts";
import { createDraftKeeper } from "../lib/draft-keeper.ts";
import { createForms, type Forms } from "../lib/forms.ts";
import { createSeat, type Seat } from "../lib/seat.ts";
import { type CaseStore, createCaseStore } from "./case-store.ts";
import { createDrafts, type Drafts } from "./drafts.ts";
import { createInbox, type Inbox } from "./inbox-store.ts";
import { createSearch, type Search } from "./search-store.ts";

/** Everything the desk knows while it is open. */
export type Desk = Seat & {
	readonly client: Client;
	readonly inbox: Inbox;
	readonly search: Search;
	readonly work: CaseStore;
	readonly drafts: Drafts;
	readonly forms: Forms;
	/** Reads the list, then what has moved of the case on screen. */
	readonly refresh: () => Promise<void>;
	/** The newest time of the server that this page has seen; null before the first answer. */
	readonly now: () => string | null;
};

export function createDesk(client: Client): Desk {
	const inbox = createInbox(client);
	const search = createSearch(client);
	const drafts = createDrafts();
	const forms = createForms();
	const work = createCaseStore(client, drafts, () => void refresh(inbox.refreshAfter));
	const keeper = createDraftKeeper(client, { drafts, forms }, globalThis.localStorage ?? null);

	async function refresh(read: Inbox["refreshAfter"] = inbox.refresh): Promise<void> {
		const shown = work.open.peek();
		await read(shown.status === "open" ? shown.caseNumber : null);
		const now = work.open.peek();
		if (now.status !== "open" || inbox.refused.peek() !== null) return;
		const row = inbox.listed.peek()?.items.find(({ caseNumber }) => caseNumber === now.caseNumber);
		await work.follow(row?.version ?? null);
	}
	function end(): void {
		client.seenAt.value = null;
		keeper.end();
		inbox.clear();
		search.clear();
		work.clear();
		drafts.clear();
		forms.clear();
	}
	const seat = createSeat(() => void keeper.begin(), end);
	const parts = { client, inbox, search, work, drafts, forms };
	return { ...parts, refresh: () => refresh(), now: () => client.seenAt.value, ...seat };
}

const DeskContext = createContext<Desk | null>(null);
export const DeskProvider = DeskContext.Provider;

/** The desk this is drawn on. */
export function useDesk(): Desk {
	const desk = useContext(DeskContext);
	if (desk === null) throw new Error("drawn outside a desk");
	return desk;
}
