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

function canonicalString(value: string): string {
	if (plain.test(value)) return `"${value}"`;
	if (surrogate.test(value)) throw new Error("a lone surrogate has no canonical form");
	return JSON.stringify(value);
}

const names = new Map<string, string>();

function canonicalName(name: string): string {
	const known = names.get(name);
	if (known !== undefined) return known;
	const json = `${canonicalString(name)}:`;
	if (names.size < namesCachedMax) names.set(name, json);
	return json;
}

function canonicalArray(values: readonly unknown[]): string {
	let json = "";
	for (const value of values) json += `${json === "" ? "" : ","}${canonicalJson(value ?? null)}`;
	return `[${json}]`;
}

function canonicalObject(value: object): string {
	const members = value as Readonly<Record<string, unknown>>;
	let json = "";
	// Sorts by UTF-16 code units, as RFC 8785 asks.
	for (const name of Object.keys(members).sort()) {
		const member = members[name];
		if (member !== undefined) json += (json === "" ? "" : ",") + canonicalName(name) + canonicalJson(member);
	}
	return `{${json}}`;
}

/**
 * The one way to write `value` as JSON (RFC 8785): members sorted by UTF-16 code units, no space, numbers and strings
 * as ECMAScript writes them. Members that are undefined are left out.
 * @throws for what JSON cannot say: NaN, infinities, lone surrogates, functions
 */
export function canonicalJson(value: unknown): string {
	switch (typeof value) {
		case "string":
			return canonicalString(value);
		case "number":
			if (!Number.isFinite(value)) throw new Error(`${value} has no canonical form`);
			return String(value);
		case "boolean":
			return value ? "true" : "false";
		case "object":
			if (value === null) return "null";
			return Array.isArray(value) ? canonicalArray(value) : canonicalObject(value);
		default:
			throw new Error(`a ${typeof value} has no canonical form`);
	}
}

export type AnyEvent = CaseEvent | SettingEvent;
/** What the bytes of an event say; `v` is the version of this envelope. */
type Envelope<Event extends AnyEvent> = {
	readonly v: 1;
	readonly stream: string;
	readonly version: number;
	readonly salt: string;
	readonly event: Event;
};

/** The canonical bytes of an event, as text: stored as they are, and never written anew. */
export function eventBytes(stream: string, version: number, salt: string, event: AnyEvent): string {
	return canonicalJson({ v: 1, stream, version, salt, event } satisfies Envelope<AnyEvent>);
}

/**
 * The event that such bytes hold. Whoever folds a state takes events from their bytes, also the one who has just
 * written them: so a commit and a rebuild can never see different things.
 */
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
