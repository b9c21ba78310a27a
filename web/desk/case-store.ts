import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { mediations } from "../../server/domain/exit-events.ts";
import type { Client, Refused, Reply } from "../lib/client.ts";
import type { Act } from "./act-facts.ts";
import { partsOf } from "./acts.ts";
import { type Deed, withPhotos } from "./deeds.ts";
import type { Drafts, Part } from "./drafts.ts";

/** The case on screen. For a sealed one reading again is recorded, so it waits for a press. */
export type OpenCase =
	| { readonly status: "none" }
	| { readonly status: "loading"; readonly caseNumber: string }
	| { readonly status: "refused"; readonly caseNumber: string; readonly refused: Refused }
	| {
			readonly status: "open";
			readonly caseNumber: string;
			readonly reply: ReadCaseReply;
			/** The version read before somebody else acted; null when nothing of that kind happened. */
			readonly seen: number | null;
	  };

/** A deed done, for the sentence that says so; a case just sealed is shown no more. */
export type Done = { readonly act: Act; readonly caseNumber: string; readonly reply: ReadCaseReply | null };
export type Gaps = {
	readonly caseNumber: string;
	readonly act: Act;
	readonly parts: readonly Part[];
};
/** A deed refused: `act` names the form it belongs to. */
export type DeedRefused = { readonly caseNumber: string; readonly act: Act; readonly refused: Refused };

export type CaseStore = {
	readonly open: ReadonlySignal<OpenCase>;
	/** What the last try to send left empty, until the next try. */
	readonly gaps: Signal<Gaps | null>;
	/** Another way than the one the case asks for. */
	readonly chosen: Signal<Act | null>;
	/** The case a deed is under way for. */
	readonly sending: ReadonlySignal<string | null>;
	readonly deedRefused: ReadonlySignal<DeedRefused | null>;
	readonly done: ReadonlySignal<Done | null>;
	readonly show: (caseNumber: string | null) => Promise<void>;
	/** The act that a case opens with when it is shown next. */
	readonly opensWith: (caseNumber: string, act: Act) => void;
	/** Reads the case again; for a sealed one this is one more recorded view. */
	readonly reread: () => Promise<void>;
	/** Told after each reading of the list: the version there, or null when the case is not in it. */
	readonly follow: (version: number | null) => Promise<void>;
	readonly perform: (deed: Deed) => Promise<void>;
	readonly clear: () => void;
};

function post(
	client: Client,
	{ caseNumber, version }: ReadCaseReply,
	deed: Deed,
): Promise<Reply<ReadCaseReply | null>> {
	const expectedVersion = version;
	if ("body" in deed) return client.doDeed(caseNumber, deed.act, { ...deed.body, expectedVersion });
	switch (deed.act) {
		case "sign":
			return client.signCase(caseNumber, { expectedVersion });
		case "contact": {
			const { act: _contact, ...said } = deed;
			return client.contactResident(caseNumber, { expectedVersion, ...said });
		}
		case "answer": {
			const { words, outcome } = deed;
			const mediation = mediations.find((one) => one === deed.mediation);
			const how = mediation === undefined ? { outcome } : { outcome, mediation };
			return client.answerCase(caseNumber, {
				expectedVersion,
				words,
				...how,
				...withPhotos(deed.photos ?? []),
			});
		}
		case "decide":
			return client.decideCase(caseNumber, {
				...{ expectedVersion, accept: deed.accept, words: deed.words },
				...(deed.postId === "" ? {} : { postId: deed.postId }),
			});
		case "dispatch": {
			const category = deed.categoryCode === "" ? {} : { categoryCode: deed.categoryCode };
			const chosen = deed.postId === "" ? {} : { postId: deed.postId };
			return client.dispatchCase(caseNumber, { expectedVersion, ...category, ...chosen });
		}
		case "sealConduct":
			return client.sealCase(caseNumber, { expectedVersion, track: "conduct" });
		case "sealProtected":
			return client.sealCase(caseNumber, { expectedVersion, track: "protected" });
		default:
			return deed satisfies never;
	}
}

function createSignals() {
	return {
		open: signal<OpenCase>({ status: "none" }),
		chosen: signal<Act | null>(null),
		gaps: signal<Gaps | null>(null),
		sending: signal<string | null>(null),
		deedRefused: signal<DeedRefused | null>(null),
		done: signal<Done | null>(null),
	};
}
type Signals = ReturnType<typeof createSignals>;

function isOn({ open }: Signals, caseNumber: string): boolean {
	const now = open.peek();
	return now.status !== "none" && now.caseNumber === caseNumber;
}

/** What the case on screen becomes when it is read (again). Null: nothing to change. */
function afterReading(
	before: OpenCase,
	caseNumber: string,
	reply: Reply<ReadCaseReply>,
	unfinished: boolean,
): OpenCase | null {
	if (!reply.ok) {
		// A page that was readable a moment ago stays, unless the right to it is gone.
		const keeps = before.status === "open" && reply.refused.code !== "notFound";
		return keeps ? null : { status: "refused", caseNumber, refused: reply.refused };
	}
	const { version } = reply.value;
	// It was asked for before a deed was done whose answer came first.
	if (before.status === "open" && version < before.reply.version) return null;
	const known = before.status === "open" ? (before.seen ?? before.reply.version) : version;
	return {
		status: "open",
		caseNumber,
		reply: reply.value,
		seen: unfinished && known < version ? known : null,
	};
}

type Read = (caseNumber: string) => Promise<void>;

function reader(client: Client, drafts: Drafts, signals: Signals): Read {
	return async (caseNumber) => {
		const reply = await client.readCase(caseNumber);
		if (!isOn(signals, caseNumber)) return;
		const { open } = signals;
		const next = afterReading(open.peek(), caseNumber, reply, drafts.unfinished(caseNumber));
		if (next !== null) open.value = next;
	};
}

function performer(client: Client, drafts: Drafts, signals: Signals, read: Read, onDone: () => void) {
	const { open, chosen, sending, deedRefused, done } = signals;
	return async (deed: Deed): Promise<void> => {
		const now = open.peek();
		if (now.status !== "open" || sending.peek() !== null) return;
		const { caseNumber } = now;
		sending.value = caseNumber;
		deedRefused.value = null;
		done.value = null;
		const reply = await post(client, now.reply, deed);
		sending.value = null;
		if (!reply.ok) {
			deedRefused.value = { caseNumber, act: deed.act, refused: reply.refused };
			if (isMoved(reply.refused) && isOn(signals, caseNumber)) await read(caseNumber);
			return;
		}
		drafts.sent(caseNumber, partsOf(deed.act));
		done.value = { act: deed.act, caseNumber, reply: reply.value };
		chosen.value = null;
		if (isOn(signals, caseNumber)) open.value = after(caseNumber, reply.value);
		onDone();
	};
}

/** The case on screen and what is done to it. Typed words lie in `drafts` and outlive everything here. */
export function createCaseStore(client: Client, drafts: Drafts, onDone: () => void): CaseStore {
	const signals = createSignals();
	const { open, chosen, gaps, sending, deedRefused, done } = signals;
	const read = reader(client, drafts, signals);
	let first: { readonly caseNumber: string; readonly act: Act } | null = null;

	async function show(caseNumber: string | null): Promise<void> {
		if (caseNumber !== null && isOn(signals, caseNumber)) return;
		chosen.value = first?.caseNumber === caseNumber ? first.act : null;
		first = null;
		gaps.value = null;
		// Back at the list the sentence about the last deed still stands.
		if (caseNumber !== null && done.peek()?.caseNumber !== caseNumber) done.value = null;
		open.value = caseNumber === null ? { status: "none" } : { status: "loading", caseNumber };
		if (caseNumber !== null) await read(caseNumber);
	}
	function opensWith(caseNumber: string, act: Act): void {
		first = { caseNumber, act };
	}
	async function reread(): Promise<void> {
		const now = open.peek();
		if (now.status !== "none") await read(now.caseNumber);
	}
	async function follow(version: number | null): Promise<void> {
		const now = open.peek();
		if (now.status !== "open" || sending.peek() !== null || now.reply.version === version) return;
		const { reply } = now;
		if (!reply.sealed) await read(now.caseNumber);
		else if (version !== null && version > reply.version) open.value = { ...now, seen: reply.version };
	}
	function clear(): void {
		open.value = { status: "none" };
		chosen.value = null;
		gaps.value = null;
		deedRefused.value = null;
		done.value = null;
	}
	const perform = performer(client, drafts, signals, read, onDone);
	return { open, gaps, chosen, sending, deedRefused, done, show, opensWith, reread, follow, perform, clear };
}

function after(caseNumber: string, reply: ReadCaseReply | null): OpenCase {
	return reply === null ? { status: "none" } : { status: "open", caseNumber, reply, seen: null };
}

/** Refusals that mean the page is behind the case: the new state is read beside the words typed. */
function isMoved({ code }: Refused): boolean {
	return code === "stale" || code === "wrongState" || code === "alreadyAnswered";
}
