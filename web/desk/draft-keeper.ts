import { effect } from "@preact/signals";
import { draftDaysMax } from "../../server/domain/limits.ts";
import type { Client } from "../lib/client.ts";
import type { Draft, Drafts } from "./drafts.ts";
import type { Forms, FormValues } from "./forms.ts";

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
type Left = {
	readonly drafts: readonly (readonly [string, Draft])[];
	/** Missing in what an older page kept. */
	readonly forms?: readonly (readonly [string, FormValues])[];
};
type Kept = Left & { readonly at: number };
type Typed = { readonly drafts: Drafts; readonly forms: Forms };
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
	const text = new TextEncoder().encode(JSON.stringify(kept));
	const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: algorithm, iv }, key, text));
	return base64Of(new Uint8Array([...iv, ...sealed]));
}

/** Null for what another key sealed, what was cut off, and what is too old. */
async function open(key: CryptoKey, sealed: string): Promise<Kept | null> {
	try {
		const bytes = bytesOf(sealed);
		const iv = bytes.slice(0, nonceBytes);
		const text = await crypto.subtle.decrypt({ name: algorithm, iv }, key, bytes.slice(nonceBytes));
		const kept: Kept = JSON.parse(new TextDecoder().decode(text));
		return Date.now() - kept.at > draftDaysMax * dayMs ? null : kept;
	} catch {
		return null;
	}
}

/** The key, and a name on the shelf that tells nobody whose it is. */
async function placeOf(secret: string): Promise<Place> {
	const bytes = bytesOf(secret);
	const key = await crypto.subtle.importKey("raw", bytes, algorithm, false, ["encrypt", "decrypt"]);
	const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
	return { key, name: `drafts ${base64Of(digest.slice(0, nonceBytes))}` };
}

/** Keeps what is typed from now on, a moment after the last letter; gives how to stop. */
function keeping({ drafts, forms }: Typed, on: Shelf, { key, name }: Place): () => void {
	let timer: ReturnType<typeof setTimeout> | null = null;
	const typed = () => ({ drafts: drafts.left(), forms: forms.left() });
	const save = async (left: Required<Left>) => {
		timer = null;
		// A full shelf loses nothing that is on screen.
		try {
			if (left.drafts.length + left.forms.length === 0) on.removeItem(name);
			else on.setItem(name, await seal(key, { at: Date.now(), ...left }));
		} catch {}
	};
	const dispose = effect(() => {
		const left = typed();
		if (timer !== null) clearTimeout(timer);
		timer = setTimeout(() => void save(left), pauseMs);
	});
	return () => {
		const left = typed();
		dispose();
		if (timer === null) return;
		clearTimeout(timer);
		void save(left);
	};
}

/** @param shelf where sealed words lie; null where the browser keeps nothing */
export function createDraftKeeper(
	client: Pick<Client, "readDraftKey">,
	typed: Typed,
	shelf: Shelf | null,
): DraftKeeper {
	let stop: (() => void) | null = null;
	let sitting = 0;

	async function begin(): Promise<void> {
		sitting += 1;
		const mine = sitting;
		if (shelf === null || globalThis.crypto?.subtle === undefined) return;
		const reply = await client.readDraftKey();
		if (!reply.ok || mine !== sitting) return;
		const place = await placeOf(reply.value.key);
		const sealed = shelf.getItem(place.name);
		const kept = sealed === null ? null : await open(place.key, sealed);
		if (mine !== sitting) return;
		if (kept !== null) {
			typed.drafts.restore(kept.drafts);
			typed.forms.restore(kept.forms ?? []);
		}
		stop = keeping(typed, shelf, place);
	}
	function end(): void {
		sitting += 1;
		stop?.();
		stop = null;
	}
	return { begin, end };
}
