import { hash } from "node:crypto";
import type { CaseEvent } from "../server/domain/case-events.ts";
import type { SettingEvent } from "../server/domain/setting-events.ts";

/** Bytes of salt in every event: without it a leaf hash would betray what it commits to (trust.md I1). */
const saltBytes = 16;
const saltsPerRefill = 256;

/** A lone surrogate as JSON.stringify escapes it; a pair it writes as it is. */
const loneSurrogate = /(?:^|[^\\])(?:\\\\)*\\ud[89a-f]/;
/** Objects put members named by a number first, and `__proto__` is none: with these no copy would keep its order. */
const unruly = /^\d|^__proto__$/;

type Members = Readonly<Record<string, unknown>>;

/** Whether members stand in the order they are written in, by UTF-16 code units as RFC 8785 asks, and none is undefined. */
function areInOrder(members: Members): boolean {
	let last: string | null = null;
	for (const name in members) {
		// Whatever is named by a number comes first.
		if (last === null ? unruly.test(name) : name <= last) return false;
		if (members[name] === undefined || !isInOrder(members[name])) return false;
		last = name;
	}
	return true;
}

function isInOrder(value: unknown): boolean {
	switch (typeof value) {
		case "string":
		case "boolean":
			return true;
		case "number":
			if (!Number.isFinite(value)) throw new Error(`${value} has no canonical form`);
			return true;
		case "object":
			if (value === null) return true;
			if (!Array.isArray(value)) return areInOrder(value as Members);
			return value.every((item) => item !== undefined && isInOrder(item));
		default:
			throw new Error(`a ${typeof value} has no canonical form`);
	}
}

function sortedCopy(value: unknown): unknown {
	if (Array.isArray(value)) return value.map((item) => sortedCopy(item ?? null));
	if (typeof value !== "object" || value === null) return value;
	const members = value as Members;
	const names = Object.keys(members).filter((name) => members[name] !== undefined);
	const wild = names.find((name) => unruly.test(name));
	if (wild !== undefined) throw new Error(`a member named ${wild} has no canonical form here`);
	return Object.fromEntries(names.sort().map((name) => [name, sortedCopy(members[name])]));
}

/**
 * `value` with its members in the order they are written in: itself where they stand so already, as in the events that
 * are decided most, else a copy.
 * @throws for what JSON cannot say (NaN, infinities, functions), and for members named by a number
 */
function inOrder<Value>(value: Value): Value {
	if (isInOrder(value)) return value;
	const copy = sortedCopy(value);
	// What stood behind the first member out of order has not been looked at.
	if (!isInOrder(copy)) throw new Error("what was sorted is not in order");
	return copy as Value;
}

/** As JSON; of what is in order this is the canonical form. @throws for a lone surrogate */
function textOf(value: unknown): string {
	const text = JSON.stringify(value);
	if (text.includes("\\ud") && loneSurrogate.test(text))
		throw new Error("a lone surrogate has no canonical form");
	return text;
}

/**
 * The one way to write `value` as JSON (RFC 8785): members sorted by UTF-16 code units, no space, numbers and strings
 * as ECMAScript writes them. Members that are undefined are left out.
 * @throws for what JSON cannot say (NaN, infinities, lone surrogates, functions), and for members named by a number
 */
export function canonicalJson(value: unknown): string {
	return textOf(inOrder(value));
}

export type AnyEvent = CaseEvent | SettingEvent;
/** What the bytes of an event say; `v` is the version of this envelope. */
type Envelope<Event extends AnyEvent> = {
	readonly event: Event;
	readonly salt: string;
	readonly stream: string;
	readonly v: 1;
	readonly version: number;
};

/** An event as its bytes say it. */
export type Written<Event extends AnyEvent> = { readonly bytes: string; readonly event: Event };

/**
 * The canonical bytes of an event, as text, which are stored as they are and never written anew; and the event as
 * `eventFrom` will read it. States are folded from that one only, so that a commit and a rebuild see the same members
 * in the same order and write the same rows.
 */
export function written<Event extends AnyEvent>(
	stream: string,
	version: number,
	salt: string,
	happened: Event,
): Written<Event> {
	const event = inOrder(happened);
	const envelope: Envelope<Event> = { event, salt, stream, v: 1, version };
	return { bytes: textOf(envelope), event };
}

/** The event that such bytes hold. */
export function eventFrom<Event extends AnyEvent>(bytes: string): Event {
	const { event }: Envelope<Event> = JSON.parse(bytes);
	return event;
}

/** By way of text: a Buffer that the hash makes by itself costs as much as hashing a small event. */
export function sha256(bytes: string | Uint8Array): Buffer {
	return Buffer.from(hash("sha256", bytes, "binary"), "binary");
}

/** The leaf hash of RFC 6962: SHA-256 of a zero byte and the bytes of the event. */
export function leafHash(bytes: string): Buffer {
	return sha256(`\u0000${bytes}`);
}

/** Salts for events, from random bytes fetched many at a time. */
export function saltSource(randomBytes: (count: number) => Uint8Array): () => string {
	let pool = Buffer.alloc(0);
	let used = 0;
	return () => {
		if (used + saltBytes > pool.length) {
			pool = Buffer.from(randomBytes(saltBytes * saltsPerRefill));
			used = 0;
		}
		used += saltBytes;
		return pool.toString("base64url", used - saltBytes, used);
	};
}
