import { effect } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Session } from "../../server/contract/sign-in.ts";
import type { Client } from "../lib/client.ts";
import type { SessionStore } from "../lib/session.ts";
import { type CaseStore, createCaseStore } from "./case-store.ts";
import { createDraftKeeper } from "./draft-keeper.ts";
import { createDrafts, type Drafts } from "./drafts.ts";
import { createForms, type Forms } from "./forms.ts";
import { createInbox, type Inbox } from "./inbox-store.ts";
import { createSearch, type Search } from "./search-store.ts";

/** Everything the desk knows while it is open. */
export type Desk = {
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
	/** Somebody sits down: what belongs to another person is gone first. */
	readonly seat: (session: Session) => void;
	readonly leave: () => void;
};

export function createDesk(client: Client): Desk {
	const inbox = createInbox(client);
	const search = createSearch(client);
	const drafts = createDrafts();
	const forms = createForms();
	const work = createCaseStore(client, drafts, () => void refresh(inbox.refreshAfter));
	const keeper = createDraftKeeper(client, { drafts, forms }, globalThis.localStorage ?? null);
	let seated: string | null = null;

	async function refresh(read: Inbox["refreshAfter"] = inbox.refresh): Promise<void> {
		const shown = work.open.peek();
		await read(shown.status === "open" ? shown.caseNumber : null);
		const now = work.open.peek();
		if (now.status !== "open" || inbox.refused.peek() !== null) return;
		const row = inbox.listed.peek()?.items.find(({ caseNumber }) => caseNumber === now.caseNumber);
		await work.follow(row?.version ?? null);
	}
	function leave(): void {
		seated = null;
		client.seenAt.value = null;
		keeper.end();
		inbox.clear();
		search.clear();
		work.clear();
		drafts.clear();
		forms.clear();
	}
	function seat({ personId }: Session): void {
		if (seated === personId) return;
		if (seated !== null) leave();
		seated = personId;
		void keeper.begin();
	}
	const parts = { client, inbox, search, work, drafts, forms };
	return { ...parts, refresh: () => refresh(), now: () => client.seenAt.value, seat, leave };
}

/** Keeps the desk with the person signed in: a lost session keeps words for them, signing out keeps nothing in sight. */
export function followSession({ state }: SessionStore, desk: Desk): () => void {
	return effect(() => {
		const now = state.value;
		if (now.status === "in") desk.seat(now.session);
		else if (now.status === "out" && !now.lost) desk.leave();
	});
}

const DeskContext = createContext<Desk | null>(null);
export const DeskProvider = DeskContext.Provider;

/** The desk this is drawn on. */
export function useDesk(): Desk {
	const desk = useContext(DeskContext);
	if (desk === null) throw new Error("drawn outside a desk");
	return desk;
}
