import { bytesOfBase64, bytesOfBase64Url } from "./base64.ts";
import { logPathHashesMax } from "./limits.ts";
import {
	type CheckpointFault,
	checkedCheckpoint,
	type TreeHead,
	type VerifierKey,
	wholeNumberOf,
} from "./log-note.ts";
import { leafHashOf } from "./log-tree.ts";
import { equalBytes, joined, type Primitives, verifyInclusion } from "./log-verification.ts";

/**
 * The proof file that a resident keeps (C2SP tlog-proof): one event, its place in the log, the path to the root, and a
 * checkpoint. Its `extra` line opens the commitments: `{"event":…,"words":[{"id":…,"salt":…,"text":…}]}`, the bytes of
 * the event as text and the words it refers to.
 */
export type ProofFile = {
	readonly opened: Opened;
	readonly index: bigint;
	readonly path: readonly Uint8Array[];
	/** The checkpoint as a signed note. */
	readonly checkpoint: string;
};
export type OpenedWords = { readonly id: string; readonly salt: string; readonly text: string };
export type Opened = { readonly event: string; readonly words: readonly OpenedWords[] };

/** What is wrong with a proof: each has a sentence of its own. */
export type ProofFault = CheckpointFault | "noProof" | "notIncluded" | "wordsOther";
export type ProofVerdict =
	| { readonly fault: ProofFault }
	| {
			readonly head: TreeHead;
			readonly index: bigint;
			/** The bytes of the event, as text. */
			readonly event: string;
			readonly words: readonly PlacedWords[];
	  };
/** Words that are what the event committed to, and the member of the event that refers to them. */
export type PlacedWords = { readonly place: string; readonly text: string };

const firstLine = "c2sp.org/tlog-proof@v1";
const hashBytes = 32;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether `value` has these members, all of them text, and no others. */
function hasTexts<Name extends string>(
	value: unknown,
	names: readonly Name[],
): value is Readonly<Record<Name, string>> {
	if (!isRecord(value) || Object.keys(value).length !== names.length) return false;
	return names.every((name) => typeof value[name] === "string");
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

/** The text that UTF-8 bytes say; null when they say none. */
function textOf(bytes: Uint8Array): string | null {
	const escaped = Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
	try {
		return decodeURIComponent(escaped);
	} catch {
		return null;
	}
}

function openedOf(encoded: string): Opened | null {
	const bytes = bytesOfBase64(encoded);
	const text = bytes === null ? null : textOf(bytes);
	const value = text === null ? null : parsed(text);
	if (!isRecord(value) || Object.keys(value).length !== 2) return null;
	const { event, words } = value;
	if (typeof event !== "string" || !Array.isArray(words)) return null;
	const isOpened = (entry: unknown): entry is OpenedWords => hasTexts(entry, ["id", "salt", "text"]);
	return words.every(isOpened) ? { event, words } : null;
}

function pathOf(lines: readonly string[]): Uint8Array[] | null {
	if (lines.length > logPathHashesMax) return null;
	const path: Uint8Array[] = [];
	for (const line of lines) {
		const hash = bytesOfBase64(line);
		if (hash === null || hash.length !== hashBytes) return null;
		path.push(hash);
	}
	return path;
}

/** The parts of a proof file, nothing of it checked; null when it is none. */
function proofFileOf(text: string): ProofFile | null {
	const end = text.indexOf("\n\n");
	if (end < 0) return null;
	const [first, extra = "", place = "", ...hashes] = text.slice(0, end).split("\n");
	const opened = extra.startsWith("extra ") ? openedOf(extra.slice("extra ".length)) : null;
	const index = place.startsWith("index ") ? wholeNumberOf(place.slice("index ".length)) : null;
	const path = pathOf(hashes);
	if (first !== firstLine || opened === null || index === null || path === null) return null;
	return { opened, index, path, checkpoint: text.slice(end + 2) };
}

/** The leaf of an event is over its bytes as they are stored. */
function eventLeafOf({ sha256, utf8 }: Primitives, event: string): Uint8Array {
	return leafHashOf(sha256, utf8(event));
}

/** The commitment that an event holds to words: SHA-256 of the salt and the text, in hex (trust.md I1). */
export function commitmentOf({ sha256, utf8 }: Primitives, salt: string, text: string): string | null {
	const bytes = bytesOfBase64Url(salt);
	if (bytes === null) return null;
	const hash = sha256(joined(bytes, utf8(text)));
	return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Where in an event words are referred to, as `text` or `feedback.words`, and the commitment that stands there. */
export type WordsPlace = { readonly place: string; readonly hash: string };

/** Every reference to words inside `value`, as deep as it lies, by the id of the words. */
export function wordsRefsIn(
	value: unknown,
	place = "",
	found = new Map<string, WordsPlace>(),
): ReadonlyMap<string, WordsPlace> {
	if (hasTexts(value, ["id", "hash"])) found.set(value.id, { place, hash: value.hash });
	else if (typeof value === "object" && value !== null) {
		for (const [name, member] of Object.entries(value)) {
			wordsRefsIn(member, place === "" ? name : `${place}.${name}`, found);
		}
	}
	return found;
}

/** The words of the file with their places in the event; null when one is not what the event committed to. */
function placedWords(primitives: Primitives, { event, words }: Opened): PlacedWords[] | null {
	const envelope = parsed(event);
	// A member written twice would say one thing to a reader and another to a program.
	if (!isRecord(envelope) || JSON.stringify(envelope) !== event) return null;
	const refs = wordsRefsIn(envelope.event);
	const placed: PlacedWords[] = [];
	for (const { id, salt, text } of words) {
		const ref = refs.get(id);
		if (ref === undefined || ref.hash !== commitmentOf(primitives, salt, text)) return null;
		placed.push({ place: ref.place, text });
	}
	return placed;
}

/**
 * Checks a proof file against the key of the log: the signature of its checkpoint, the place of the event under it, and
 * the words that the event is about.
 * @param text the whole file
 */
export function checkedProof(primitives: Primitives, text: string, key: VerifierKey): ProofVerdict {
	const file = proofFileOf(text);
	if (file === null) return { fault: "noProof" };
	const head = checkedCheckpoint(primitives, file.checkpoint, key);
	if ("fault" in head) return head;
	const { index, path, opened } = file;
	const leaf = eventLeafOf(primitives, opened.event);
	const { size, root } = head;
	if (!verifyInclusion(primitives.sha256, { index, size, root, leaf, path })) return { fault: "notIncluded" };
	const words = placedWords(primitives, opened);
	return words === null ? { fault: "wordsOther" } : { head, index, event: opened.event, words };
}

/** The head of the log that somebody kept: as a checkpoint, or inside a proof file that holds. */
export function checkedHead(
	primitives: Primitives,
	text: string,
	key: VerifierKey,
): TreeHead | { readonly fault: ProofFault } {
	if (!text.startsWith(firstLine)) return checkedCheckpoint(primitives, text, key);
	const verdict = checkedProof(primitives, text, key);
	return "fault" in verdict ? verdict : verdict.head;
}

/** Two heads of one log cannot both be true when they give one size two roots. */
export function isFork(one: TreeHead, other: TreeHead): boolean {
	return one.origin === other.origin && one.size === other.size && !equalBytes(one.root, other.root);
}
