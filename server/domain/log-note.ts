import { base64Of, bytesOfBase64 } from "./base64.ts";
import { noteSignaturesMax } from "./limits.ts";
import { equalBytes, joined, type Primitives } from "./log-verification.ts";

/**
 * Signed notes and what is written in them: the log's checkpoints and the cosignatures of witnesses (C2SP signed-note,
 * tlog-checkpoint and tlog-cosignature). Only Ed25519 is read: type 1 signs the text, type 4 the text with a time.
 */
export type VerifierKey = {
	readonly name: string;
	/** 4 bytes; with the name it says which key signed. */
	readonly id: Uint8Array;
	readonly kind: "signature" | "cosignature";
	readonly publicKey: Uint8Array;
};

export type Note = {
	/** The signed text, its last line feed included. */
	readonly text: string;
	readonly signatures: readonly {
		readonly name: string;
		readonly id: Uint8Array;
		readonly bytes: Uint8Array;
	}[];
};

/** The head of the log: its name, how many leaves it has, and the hash over all of them. */
export type TreeHead = { readonly origin: string; readonly size: bigint; readonly root: Uint8Array };

/** What one key says of a note. `time` is in unix seconds, and null of a plain signature. */
export type Said =
	| { readonly says: "yes"; readonly time: bigint | null }
	| { readonly says: "no" | "nothing" };

const keyIdBytes = 4;
const publicKeyBytes = 32;
const signatureBytes = 64;
const timeBytes = 8;
const hashBytes = 32;
const types = { signature: 1, cosignature: 4 } as const;

// The dash of a note is U+2014. A name has no space of any kind and no plus.
const signatureLine = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/=]+)$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const control = /[\u0000-\u0009\u000b-\u001f]/;

/** A whole number as notes write it: decimal, no leading zero. Null for anything else. */
export function wholeNumberOf(text: string): bigint | null {
	return /^(?:0|[1-9]\d{0,18})$/.test(text) ? BigInt(text) : null;
}

/** The id of a key, which the key's own name and kind go into. */
function keyIdOf(
	primitives: Primitives,
	name: string,
	kind: VerifierKey["kind"],
	publicKey: Uint8Array,
): Uint8Array {
	const named = primitives.utf8(`${name}\n`);
	return primitives.sha256(joined(named, Uint8Array.of(types[kind]), publicKey)).slice(0, keyIdBytes);
}

function hexOf(bytes: Uint8Array): string {
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A public key as it is handed around: `name+id in hex+kind and key in base64`. */
export function verifierKeyText(
	primitives: Primitives,
	name: string,
	kind: VerifierKey["kind"],
	publicKey: Uint8Array,
): string {
	const id = hexOf(keyIdOf(primitives, name, kind, publicKey));
	return `${name}+${id}+${base64Of(joined(Uint8Array.of(types[kind]), publicKey))}`;
}

/** The key that such a text hands over; null when it is none, or its id is not that of its key. */
export function verifierKeyOf(primitives: Primitives, text: string): VerifierKey | null {
	const [, name = "", id = "", encoded = ""] =
		/^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim()) ?? [];
	const bytes = bytesOfBase64(encoded);
	if (bytes === null || bytes.length !== 1 + publicKeyBytes) return null;
	const kind = bytes[0] === types.signature ? "signature" : "cosignature";
	if (bytes[0] !== types[kind]) return null;
	const publicKey = bytes.slice(1);
	const own = keyIdOf(primitives, name, kind, publicKey);
	return hexOf(own) === id ? { name, id: own, kind, publicKey } : null;
}

/** The parts of a signed note, nothing of it checked; null when it is none. */
export function noteOf(text: string): Note | null {
	const end = text.lastIndexOf("\n\n");
	if (end < 0 || !text.endsWith("\n") || control.test(text)) return null;
	const lines = text.slice(end + 2, -1).split("\n");
	if (lines.length > noteSignaturesMax) return null;
	const signatures: Note["signatures"][number][] = [];
	for (const line of lines) {
		const [, name = "", encoded = ""] = signatureLine.exec(line) ?? [];
		const bytes = bytesOfBase64(encoded);
		if (bytes === null || bytes.length <= keyIdBytes) return null;
		signatures.push({ name, id: bytes.slice(0, keyIdBytes), bytes: bytes.slice(keyIdBytes) });
	}
	return { text: text.slice(0, end + 1), signatures };
}

/** The text that a cosignature of `time` (unix seconds) signs. */
export function cosignedText(text: string, time: bigint): string {
	return `cosignature/v1\ntime ${time}\n${text}`;
}

function timeOf(bytes: Uint8Array): bigint {
	return bytes.reduce((time, byte) => time * BigInt(256) + BigInt(byte), BigInt(0));
}

/** The signature line of a cosignature: its time stands before it, as eight bytes. */
export function cosignatureLine(key: VerifierKey, time: bigint, signature: Uint8Array): string {
	const digits = time.toString(16).padStart(2 * timeBytes, "0");
	const bytes = Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
	return `\u2014 ${key.name} ${base64Of(joined(key.id, bytes, signature))}\n`;
}

function saidBy(primitives: Primitives, text: string, key: VerifierKey, bytes: Uint8Array): Said {
	const timed = key.kind === "cosignature" ? timeBytes : 0;
	if (bytes.length !== timed + signatureBytes) return { says: "no" };
	const time = timed === 0 ? null : timeOf(bytes.subarray(0, timed));
	const message = primitives.utf8(time === null ? text : cosignedText(text, time));
	const isSigned = primitives.isSignedBy(key.publicKey, message, bytes.slice(timed));
	return isSigned ? { says: "yes", time } : { says: "no" };
}

/** What `key` says of the note: `nothing` when it did not sign, `no` when any line in its name is wrong. */
export function saidOf(primitives: Primitives, note: Note, key: VerifierKey): Said {
	let said: Said = { says: "nothing" };
	for (const { name, id, bytes } of note.signatures) {
		if (name !== key.name || !equalBytes(id, key.id)) continue;
		said = saidBy(primitives, note.text, key, bytes);
		if (said.says === "no") return said;
	}
	return said;
}

/** The head of the log that a checkpoint's text tells; lines after the third are allowed and say nothing. */
export function treeHeadOf(text: string): TreeHead | null {
	const [origin = "", count = "", encoded = "", ...more] = text.split("\n");
	const size = wholeNumberOf(count);
	const root = bytesOfBase64(encoded);
	const isWhole = origin !== "" && more.length > 0 && more.at(-1) === "" && !more.slice(0, -1).includes("");
	if (!isWhole || size === null || root === null || root.length !== hashBytes) return null;
	return { origin, size, root };
}

export type CheckpointFault = "noCheckpoint" | "notSigned" | "signatureWrong" | "originOther";

/**
 * A checkpoint that `key` signed, and whose origin is the key's name.
 * @param text the whole signed note
 */
export function checkedCheckpoint(
	primitives: Primitives,
	text: string,
	key: VerifierKey,
): TreeHead | { readonly fault: CheckpointFault } {
	const note = noteOf(text);
	const head = note === null ? null : treeHeadOf(note.text);
	if (note === null || head === null) return { fault: "noCheckpoint" };
	const said = saidOf(primitives, note, key);
	if (said.says !== "yes") return { fault: said.says === "no" ? "signatureWrong" : "notSigned" };
	return head.origin === key.name ? head : { fault: "originOther" };
}
