import { and, asc, desc, eq, gt, lte, sql } from "drizzle-orm";
import { eventsPerReadMax } from "../server/domain/limits.ts";
import { wordsRefsIn } from "../server/domain/log-proof.ts";
import { photosOf } from "../server/domain/photo.ts";
import { type AnyEvent, eventFrom } from "./canonical.ts";
import type { Store } from "./open.ts";
import { event, logCheckpoint, logOrigin, logRun, words } from "./schema.ts";
import { photo } from "./schema-photo.ts";

/**
 * Everything a house holds, piece by piece in the order of the leaves of its log, so that whoever reads it can grow the
 * tree anew with little memory. Only the newest log: one opened after a loss has every event of those before it.
 */
export type HouseRecord =
	| { readonly kind: "opening"; readonly origin: string; readonly text: string | null }
	| { readonly kind: "cover"; readonly seed: string; readonly leaves: number }
	| {
			readonly kind: "event";
			readonly position: number;
			/** The canonical bytes, as text: what its leaf is over. */
			readonly bytes: string;
			/** `text` is null, and `salt` empty, where the law had them erased. */
			readonly words: readonly { readonly id: string; readonly salt: string; readonly text: string | null }[];
			/** As JPEG; one that was erased is not here. */
			readonly photos: readonly { readonly id: string; readonly base64: string }[];
	  }
	/** The HMAC of a receipt, hex: with the server key it opens the case as before. */
	| { readonly kind: "receipt"; readonly mac: string; readonly caseNumber: string };

/** What an event refers to, read by statements that are made once for all of them. */
function contentsOf({ orm }: Store) {
	const columns = { id: words.id, salt: words.salt, text: words.text };
	const wordsOf = orm
		.select(columns)
		.from(words)
		.where(eq(words.id, sql.placeholder("id")))
		.prepare();
	const photoOf = orm
		.select({ bytes: photo.bytes })
		.from(photo)
		.where(eq(photo.id, sql.placeholder("id")))
		.prepare();
	return (happened: AnyEvent) => ({
		words: [...wordsRefsIn(happened).keys()].flatMap((id) => wordsOf.all({ id })),
		photos: photosOf(happened).flatMap(({ photoId: id }) =>
			photoOf.all({ id }).map(({ bytes }) => ({ id, base64: bytes.toString("base64") })),
		),
	});
}
type Contents = ReturnType<typeof contentsOf>;

function* eventRecords(store: Store, contents: Contents, after: number, to: number): Generator<HouseRecord> {
	for (let last = after; last < to; ) {
		const rows = store.orm
			.select({ position: event.position, bytes: event.bytes })
			.from(event)
			.where(and(gt(event.position, last), lte(event.position, to)))
			.orderBy(asc(event.position))
			.limit(eventsPerReadMax)
			.all();
		for (const { position, bytes } of rows)
			yield { kind: "event", position, bytes, ...contents(eventFrom<AnyEvent>(bytes)) };
		last = rows.at(-1)?.position ?? to;
	}
}

/** The log that is written. */
function newestLog({ orm }: Store) {
	return orm.select().from(logOrigin).orderBy(desc(logOrigin.logId)).limit(1).get();
}

function* logRecords(store: Store): Generator<HouseRecord> {
	const newest = newestLog(store);
	if (newest === undefined) throw new Error("the house has no log");
	const { logId, origin, opening } = newest;
	yield { kind: "opening", origin, text: opening };
	const columns = { firstLeaf: logRun.firstLeaf, leaves: logRun.leaves, coverSeed: logRun.coverSeed };
	const more = { ...columns, lastPosition: logRun.lastPosition };
	const contents = contentsOf(store);
	let [from, lastPosition] = [-1, 0];
	for (;;) {
		const isNext = and(eq(logRun.logId, logId), gt(logRun.firstLeaf, from));
		const run = store.orm
			.select(more)
			.from(logRun)
			.where(isNext)
			.orderBy(asc(logRun.firstLeaf))
			.limit(1)
			.get();
		if (run === undefined) return;
		if (run.coverSeed !== null)
			yield { kind: "cover", seed: run.coverSeed.toString("base64"), leaves: run.leaves };
		else yield* eventRecords(store, contents, lastPosition, run.lastPosition);
		[from, lastPosition] = [run.firstLeaf, run.lastPosition];
	}
}

function* receiptRecords({ connection }: Store): Generator<HouseRecord> {
	const page = connection.prepare<[Buffer, number], { mac: Buffer; caseNumber: string }>(
		"SELECT mac, case_number AS caseNumber FROM receipt WHERE mac > ? ORDER BY mac LIMIT ?",
	);
	for (let last: Buffer = Buffer.alloc(0); ; ) {
		const rows = page.all(last, eventsPerReadMax);
		for (const { mac, caseNumber } of rows) yield { kind: "receipt", mac: mac.toString("hex"), caseNumber };
		const end = rows.at(-1);
		if (end === undefined) return;
		last = end.mac;
	}
}

/** @throws when the database holds no log; called inside one read transaction, so that it is of one moment */
export function* houseRecords(store: Store): Generator<HouseRecord> {
	yield* logRecords(store);
	yield* receiptRecords(store);
}

/** The checkpoints of the newest log, oldest first. */
export function* houseCheckpoints(store: Store): Generator<{ readonly at: number; readonly note: string }> {
	const newest = newestLog(store);
	const columns = { id: logCheckpoint.checkpointId, at: logCheckpoint.at, note: logCheckpoint.note };
	for (let last = 0; ; ) {
		const isNext = and(eq(logCheckpoint.logId, newest?.logId ?? 0), gt(logCheckpoint.checkpointId, last));
		const page = store.orm.select(columns).from(logCheckpoint).where(isNext);
		const rows = page.orderBy(asc(logCheckpoint.checkpointId)).limit(eventsPerReadMax).all();
		yield* rows.map(({ at, note }) => ({ at, note }));
		const end = rows.at(-1);
		if (end === undefined) return;
		last = end.id;
	}
}
