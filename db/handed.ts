import type { Instant } from "../server/domain/calendar.ts";
import type { CaseEvent } from "../server/domain/case-events.ts";
import { erasedBy } from "../server/domain/erasure-events.ts";
import type { Deed } from "../server/domain/ledger.ts";
import type { Counts } from "../server/domain/load.ts";
import { photosOf } from "../server/domain/photo.ts";
import type { RefusalCode } from "../server/domain/refusal.ts";
import type { Words } from "../server/domain/words.ts";
import { written } from "./canonical.ts";
import { type CaseRows, caseRowsOf } from "./cases.ts";
import { caseStreamOf } from "./events.ts";
import { folded } from "./folding.ts";
import type { Knowledge } from "./knowledge.ts";
import { type Findable, findableOf } from "./search.ts";

type Happened = { readonly type: CaseEvent["type"]; readonly bytes: string };

/** A new case as it was decided before anybody looked into the store, with what the decision hung on. */
export type NewCase = {
	readonly caseNumber: string;
	readonly now: Instant;
	/** How many events the setting followed from under which it was decided. */
	readonly settingEvents: number;
	/** In order; each happened now. */
	readonly events: readonly Happened[];
	/** What becomes of them in the read models. */
	readonly rows: CaseRows;
	readonly findable: Findable;
	readonly photoIds: readonly string[];
	readonly words: readonly Words[];
	readonly receiptMac?: Uint8Array;
	readonly retry?: { readonly keyMac: Uint8Array; readonly bodyMac: Uint8Array; readonly sealed: Uint8Array };
};

/** What becomes of it: stored, or to be decided anew, or its key came before. */
export type Taken = "stored" | "anew" | { readonly kept: Uint8Array | null };

/**
 * A new case on its way to the scribe (db/scribe.ts): strings and numbers side by side, as a copy of names and of views
 * into shared buffers would cost more than all it says. Bytes are one character each.
 */
export type Handed = readonly [
	id: number,
	caseNumber: string,
	now: Instant,
	settingEvents: number,
	events: readonly string[],
	rows: CaseRows,
	findable: readonly string[],
	photoIds: readonly string[],
	words: readonly string[],
	receiptMac: string,
	keyMac: string,
	bodyMac: string,
	sealed: string,
];
/** What the scribe tells of one: its id alone when it is stored. */
export type Told =
	| number
	| readonly [id: number, "anew"]
	| readonly [id: number, "kept", sealed: string | null]
	| readonly [id: number, "refused", code: RefusalCode]
	| readonly [id: number, "failed", why: string];

export function charactersOf(bytes: Uint8Array | undefined): string {
	return bytes === undefined
		? ""
		: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
}

export function handed(id: number, fresh: NewCase): Handed {
	const { caseNumber, now, settingEvents, rows, photoIds, receiptMac, retry } = fresh;
	const findable = [fresh.findable.scope, ...fresh.findable.wordsIds];
	const events: string[] = [];
	for (const { type, bytes } of fresh.events) events.push(type, bytes);
	const words: string[] = [];
	for (const one of fresh.words) words.push(one.id, one.salt, one.hash, one.text);
	const receipt = charactersOf(receiptMac);
	const [key, body, sealed] = [retry?.keyMac, retry?.bodyMac, retry?.sealed].map(charactersOf);
	const macs = [receipt, key ?? "", body ?? "", sealed ?? ""] as const;
	return [id, caseNumber, now, settingEvents, events, rows, findable, photoIds, words, ...macs];
}

export function bytesOf(characters: string): Buffer {
	return Buffer.from(characters, "latin1");
}

function wordsFrom(flat: readonly string[]): Words[] {
	const words: Words[] = [];
	for (let at = 0; at < flat.length; at += 4) {
		const [id = "", salt = "", hash = "", text = ""] = [flat[at], flat[at + 1], flat[at + 2], flat[at + 3]];
		words.push({ id, salt, hash, text });
	}
	return words;
}

function eventsFrom(flat: readonly string[]): Happened[] {
	const events: Happened[] = [];
	for (let at = 0; at < flat.length; at += 2)
		events.push({ type: flat[at] as Happened["type"], bytes: flat[at + 1] ?? "" });
	return events;
}

export function newCaseFrom(row: Handed): NewCase {
	const [, caseNumber, now, settingEvents, events, rows, found, photoIds, words, ...macs] = row;
	const [receiptMac, keyMac, bodyMac, sealed] = macs;
	const [scope = "", ...wordsIds] = found;
	const retry = { keyMac: bytesOf(keyMac), bodyMac: bytesOf(bodyMac), sealed: bytesOf(sealed) };
	return {
		...{ caseNumber, now, settingEvents, events: eventsFrom(events), rows, photoIds },
		...{ findable: { scope, wordsIds }, words: wordsFrom(words) },
		...(receiptMac === "" ? {} : { receiptMac: bytesOf(receiptMac) }),
		...(keyMac === "" ? {} : { retry }),
	};
}

function notLookedUp(): never {
	throw new Error("this hangs on other cases");
}

/** Whoever asks for one of these must be decided beside the store. */
const unknown: Counts = {
	openOf: notLookedUp,
	redsOf: notLookedUp,
	caseOf: notLookedUp,
	voicesOf: notLookedUp,
	saidBy: notLookedUp,
};

/** A new case with its reply; null where it cannot be told without the store what a deed comes to. */
export function decidedAhead<Reply>(
	deed: Deed<Reply>,
	{ setting, settingEvents }: Pick<Knowledge, "setting" | "settingEvents">,
	now: Instant,
	salt: () => string,
): { readonly reply: Reply; readonly fresh: NewCase } | null {
	if (deed.opensCase !== true || deed.expectedVersion !== undefined) return null;
	const { caseNumber, words = [], receiptMac, retry } = deed;
	const decided = deed.decide({ now, setting, state: null, counts: unknown });
	if ("refusal" in decided || decided.events.length === 0 || (decided.others ?? []).length > 0) return null;
	if (decided.events.some((event) => erasedBy(event).length > 0)) return null;
	const stream = caseStreamOf(caseNumber);
	const events = decided.events.map((event: CaseEvent, at) => written(stream, at + 1, salt(), event));
	const after = folded(null, events, caseNumber, now);
	const reply = decided.reply(after.state);
	const kept = retry && { keyMac: retry.keyMac, bodyMac: retry.bodyMac, sealed: retry.seal(reply) };
	return {
		reply,
		fresh: {
			...{ caseNumber, now, settingEvents, words },
			events: events.map(({ bytes, event: { type } }) => ({ type, bytes })),
			rows: caseRowsOf(after),
			findable: findableOf(after.state),
			photoIds: decided.events.flatMap((event) => photosOf(event).map(({ photoId }) => photoId)),
			...(receiptMac === undefined ? {} : { receiptMac }),
			...(kept === undefined ? {} : { retry: kept }),
		},
	};
}
