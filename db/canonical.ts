import { hash } from "node:crypto";
import type { CaseEvent } from "../server/domain/case-events.ts";
import { shapesCachedMax } from "../server/domain/limits.ts";
import type { SettingEvent } from "../server/domain/setting-events.ts";

/** Bytes of salt in every event: without it a leaf hash would betray what it commits to (trust.md I1). */
const saltBytes = 16;
const saltsPerRefill = 256;

const surrogate = /\p{Surrogate}/u;
/** Strings that JSON writes as they are. */
const plain = /^[ !#-[\]-~]*$/;
/** Objects put members named by a number first, and `__proto__` is none: with these no copy would keep its order. */
const unruly = /^\d|^__proto__$/;

function stringText(value: string): string {
	if (plain.test(value)) return `"${value}"`;
	if (surrogate.test(value)) throw new Error("a lone surrogate has no canonical form");
	return JSON.stringify(value);
}

/** The members of objects that were written before: their names as they came, and sorted as they are written. */
type Shape = {
	readonly names: readonly string[];
	readonly sorted: readonly string[];
	/** `"name":`, in sorted order. */
	readonly heads: readonly string[];
};
/** By the number of members; sorting and escaping the same names for every event would cost more than all the rest. */
const shapes = new Map<number, Shape[]>();

function newShape(names: readonly string[]): Shape {
	const wild = names.find((name) => unruly.test(name));
	if (wild !== undefined) throw new Error(`a member named ${wild} has no canonical form here`);
	// Sorts by UTF-16 code units, as RFC 8785 asks.
	const sorted = [...names].sort();
	return { names, sorted, heads: sorted.map((name) => `${stringText(name)}:`) };
}

function shapeOf(names: readonly string[]): Shape {
	const alike = shapes.get(names.length) ?? [];
	const known = alike.find((shape) => shape.names.every((name, at) => name === names[at]));
	if (known !== undefined) return known;
	const shape = newShape(names);
	if (alike.length < shapesCachedMax && names.length < shapesCachedMax)
		shapes.set(names.length, [...alike, shape]);
	return shape;
}

function objectText(value: object): string {
	const members = value as Readonly<Record<string, unknown>>;
	const { sorted, heads } = shapeOf(Object.keys(members));
	let text = "";
	for (let at = 0; at < sorted.length; at += 1) {
		const member = members[sorted[at] ?? ""];
		if (member === undefined) continue;
		text += `${text === "" ? "{" : ","}${heads[at]}${canonicalJson(member)}`;
	}
	return text === "" ? "{}" : `${text}}`;
}

/**
 * The one way to write `value` as JSON (RFC 8785): members sorted by UTF-16 code units, no space, numbers and strings
 * as ECMAScript writes them. Members that are undefined are left out.
 * @throws for what JSON cannot say (NaN, infinities, lone surrogates, functions), and for members named by a number
 */
export function canonicalJson(value: unknown): string {
	switch (typeof value) {
		case "string":
			return stringText(value);
		case "number":
			if (!Number.isFinite(value)) throw new Error(`${value} has no canonical form`);
			return String(value);
		case "boolean":
			return value ? "true" : "false";
		case "object":
			if (value === null) return "null";
			if (!Array.isArray(value)) return objectText(value);
			return `[${value.map((item) => canonicalJson(item ?? null)).join()}]`;
		default:
			throw new Error(`a ${typeof value} has no canonical form`);
	}
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
	const event = canonicalJson(happened);
	const envelope: Omit<Envelope<Event>, "event"> = { salt, stream, v: 1, version };
	return { bytes: `{"event":${event},${canonicalJson(envelope).slice(1)}`, event: JSON.parse(event) };
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
