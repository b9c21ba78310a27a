import { hash } from "node:crypto";
import type { CaseEvent } from "../server/domain/case-events.ts";
import { namesCachedMax } from "../server/domain/limits.ts";
import type { SettingEvent } from "../server/domain/setting.ts";

/** Bytes of salt in every event: without it a leaf hash would betray what it commits to (trust.md I1). */
const saltBytes = 16;
const saltsPerRefill = 256;

const surrogate = /\p{Surrogate}/u;
/** Strings that JSON writes as they are. */
const plain = /^[ !#-[\]-~]*$/;
/** Objects put members named by a number first, and `__proto__` is none: with these no copy would keep its order. */
const unruly = /^\d|^__proto__$/;

function canonicalString(value: string): string {
	if (!plain.test(value) && surrogate.test(value)) throw new Error("a lone surrogate has no canonical form");
	return value;
}

const names = new Set<string>();

function canonicalName(name: string): string {
	if (names.has(name)) return name;
	if (unruly.test(name)) throw new Error(`a member named ${name} has no canonical form here`);
	if (names.size < namesCachedMax) names.add(canonicalString(name));
	return canonicalString(name);
}

function canonicalObject(value: object): object {
	const members = value as Readonly<Record<string, unknown>>;
	const copy: Record<string, unknown> = {};
	// Sorts by UTF-16 code units, as RFC 8785 asks.
	for (const name of Object.keys(members).sort()) {
		const member = members[name];
		if (member !== undefined) copy[canonicalName(name)] = canonicalCopy(member);
	}
	return copy;
}

/** A copy that is as reading back its canonical JSON would give it. */
function canonicalCopy(value: unknown): unknown {
	switch (typeof value) {
		case "string":
			return canonicalString(value);
		case "number":
			if (!Number.isFinite(value)) throw new Error(`${value} has no canonical form`);
			return value === 0 ? 0 : value;
		case "boolean":
			return value;
		case "object":
			if (value === null) return null;
			return Array.isArray(value) ? value.map((item) => canonicalCopy(item ?? null)) : canonicalObject(value);
		default:
			throw new Error(`a ${typeof value} has no canonical form`);
	}
}

/**
 * The one way to write `value` as JSON (RFC 8785): members sorted by UTF-16 code units, no space, numbers and strings
 * as ECMAScript writes them. Members that are undefined are left out.
 * @throws for what JSON cannot say (NaN, infinities, lone surrogates, functions), and for members named by a number
 */
export function canonicalJson(value: unknown): string {
	return JSON.stringify(canonicalCopy(value));
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
	const event = canonicalCopy(happened) as Event;
	const envelope: Envelope<Event> = { event, salt, stream, v: 1, version };
	return { bytes: JSON.stringify(envelope), event };
}

/** The event that such bytes hold. */
export function eventFrom<Event extends AnyEvent>(bytes: string): Event {
	const { event }: Envelope<Event> = JSON.parse(bytes);
	return event;
}

/** The leaf hash of RFC 6962: SHA-256 of a zero byte and the bytes of the event. */
export function leafHash(bytes: string): Buffer {
	return hash("sha256", `\u0000${bytes}`, "buffer");
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
