import { effect } from "@preact/signals";
import { draftDaysMax } from "../../server/domain/limits.ts";
import type { Client } from "./client.ts";

/**
 * Keeps words typed and not sent over a reload and a sign-out: in this browser, sealed with a key that only the person
 * signed in is given, and for `draftDaysMax` days. Of two windows the one that typed last is kept. Without a key (no
 * network, an insecure address) the words live as long as the page.
 */
export type DraftKeeper = {
	/** Gives back what this person left, then keeps what they type. */
	readonly begin: () => Promise<void>;
	/** Somebody leaves: what was typed last is kept, and the key forgotten. */
	readonly end: () => void;
};
type Entries = readonly (readonly [string, unknown])[];
type Left = Readonly<Record<string, Entries>>;
/** What is kept, by kind; an older page may have kept fewer kinds. */
type Kept = { readonly at: number; readonly left: Partial<Left> };
/** One kind of what is typed: all of it that somebody would miss, and how it is given back. */
type Kind = {
	readonly left: () => Entries;
	restore(left: Entries): void;
};
type Typed = Readonly<Record<string, Kind>>;
type Place = { readonly key: CryptoKey; readonly name: string };
type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const pauseMs = 300;
const nonceBytes = 12;
const dayMs = 86_400_000;
const algorithm = "AES-GCM";

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
const base64Of = (bytes: Uint8Array) => btoa(Array.from(bytes, (one) => String.fromCharCode(one)).join(""));

async function seal(key: CryptoKey, kept: Kept): Promise<string> {
	const iv = crypto.getRandomValues(new Uint8Array(nonceBytes));
	const text = new TextEncoder().encode(JSON.stringify({ at: kept.at, ...kept.left }));
	const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: algorithm, iv }, key, text));
	return base64Of(new Uint8Array([...iv, ...sealed]));
}

/** Null for what another key sealed, what was cut off, and what is too old. */
async function open(key: CryptoKey, sealed: string): Promise<Kept | null> {
	try {
		const bytes = bytesOf(sealed);
		const iv = bytes.slice(0, nonceBytes);
		const text = await crypto.subtle.decrypt({ name: algorithm, iv }, key, bytes.slice(nonceBytes));
		const { at, ...left }: { at: number } & Partial<Left> = JSON.parse(new TextDecoder().decode(text));
		return Date.now() - at > draftDaysMax * dayMs ? null : { at, left };
	} catch {
		return null;
	}
}

/** The key, and a name on the shelf that tells nobody whose it is. */
async function placeOf(secret: string, door: string): Promise<Place> {
	const bytes = bytesOf(secret);
	const key = await crypto.subtle.importKey("raw", bytes, algorithm, false, ["encrypt", "decrypt"]);
	const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
	return { key, name: `${door} ${base64Of(digest.slice(0, nonceBytes))}` };
}

/** Keeps what is typed from now on, a moment after the last letter; gives how to stop. */
function keeping(typed: Typed, on: Shelf, { key, name }: Place): () => void {
	let timer: ReturnType<typeof setTimeout> | null = null;
	const leftNow = (): Left =>
		Object.fromEntries(Object.entries(typed).map(([kind, { left }]) => [kind, left()]));
	const save = async (left: Left) => {
		timer = null;
		// A full shelf loses nothing that is on screen.
		try {
			if (Object.values(left).every(({ length }) => length === 0)) on.removeItem(name);
			else on.setItem(name, await seal(key, { at: Date.now(), left }));
		} catch {}
	};
	const dispose = effect(() => {
		const left = leftNow();
		if (timer !== null) clearTimeout(timer);
		timer = setTimeout(() => void save(left), pauseMs);
	});
	return () => {
		const left = leftNow();
		dispose();
		if (timer === null) return;
		clearTimeout(timer);
		void save(left);
	};
}

/**
 * @param shelf where sealed words lie; null where the browser keeps nothing
 * @param door names what is kept beside that of another door: one person may sit at both in one browser
 */
export function createDraftKeeper(
	client: Pick<Client, "readDraftKey">,
	typed: Typed,
	shelf: Shelf | null,
	door = "drafts",
): DraftKeeper {
	let stop: (() => void) | null = null;
	let sitting = 0;

	async function begin(): Promise<void> {
		sitting += 1;
		const mine = sitting;
		if (shelf === null || globalThis.crypto?.subtle === undefined) return;
		const reply = await client.readDraftKey();
		if (!reply.ok || mine !== sitting) return;
		const place = await placeOf(reply.value.key, door);
		const sealed = shelf.getItem(place.name);
		const kept = sealed === null ? null : await open(place.key, sealed);
		if (mine !== sitting) return;
		for (const [kind, { restore }] of Object.entries(typed)) restore(kept?.left[kind] ?? []);
		stop = keeping(typed, shelf, place);
	}
	function end(): void {
		sitting += 1;
		stop?.();
		stop = null;
	}
	return { begin, end };
}
