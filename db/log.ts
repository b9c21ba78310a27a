import { asc, desc, eq } from "drizzle-orm";
import type { Instant } from "../server/domain/calendar.ts";
import { eventsPerReadMax } from "../server/domain/limits.ts";
import { coverCount, coverLeaves } from "../server/domain/log-cover.ts";
import { nodesOfTile, type Tile } from "../server/domain/log-tiles.ts";
import { type Hash, inclusionRanges, leafHashOf } from "../server/domain/log-tree.ts";
import { sha256 } from "./canonical.ts";
import { LogAtOdds } from "./errors.ts";
import { type LogEnd, logRuns } from "./log-runs.ts";
import type { Store } from "./open.ts";
import { logCheckpoint, logKey, logOrigin } from "./schema.ts";

const coverSeedBytes = 32;

/** A head of the log: what a checkpoint says. */
export type Head = { readonly origin: string; readonly size: number; readonly root: Uint8Array };
export type Checkpoint = typeof logCheckpoint.$inferSelect;
type Origin = typeof logOrigin.$inferSelect;
type Key = typeof logKey.$inferSelect;

export type LogTable = {
	/**
	 * Gives every event that has none its leaf, in the transaction under way; events from before the log too.
	 * @throws LogAtOdds
	 */
	appendEvents(): void;
	/** What was published: nothing is written to a log that contradicts it. */
	expect(head: Head): void;
	/** What was given to `expect` last. */
	expected(): Head | null;
	/**
	 * Brings the log to a size that may be told and keeps its checkpoint; the newest one again when nothing happened, and
	 * null while the log is empty.
	 * @throws LogAtOdds
	 */
	checkpoint(by: CheckpointMaker): Checkpoint | null;
	newestCheckpoint(): Checkpoint | null;
	/** Leaves of the log that is written. */
	size(): number;
	/** Newest first. */
	checkpoints(count: number): readonly Checkpoint[];
	/** The newest log is the one that is written; none before `begin`. */
	origins(): readonly Origin[];
	/** Opens the first log and names its key, where nobody has: another process may be starting beside this one. */
	begin(origin: string, vkey: string, at: Instant): void;
	/** Opens a log after a loss: `opening` is its first leaf, and every event gets a leaf anew. */
	openOrigin(origin: string, at: Instant, opening: string): void;
	keys(): readonly Key[];
	addKey(vkey: string, since: Instant, announcement: string | null): void;
	/** The hashes of a tile, side by side. */
	tile(logId: number, tile: Tile): Buffer;
	/** The index of an event's leaf among the first `size`; null when it is not among them. */
	leafOf(logId: number, position: number, size: number): number | null;
	/** The leaf of an event and its audit path in the tree of `size` leaves; null when that has no such leaf. */
	proofOf(logId: number, position: number, size: number): EventProof | null;
};
export type EventProof = { readonly index: number; readonly hashes: readonly Hash[] };
export type CheckpointMaker = {
	readonly at: Instant;
	readonly randomBytes: (count: number) => Uint8Array;
	/** The signed note of the head of the log that is written. */
	readonly sign: (size: number, root: Uint8Array) => string;
};

type Runs = ReturnType<typeof logRuns>;

function guard(runs: Runs, origins: () => readonly Origin[]) {
	let published: Head | null = null;
	let isChecked = true;
	const check = ({ logId, size }: LogEnd): void => {
		if (published === null || (isChecked && size >= published.size)) return;
		const origin = origins().at(-1)?.origin;
		const told = `the published checkpoint of ${published.origin} with ${published.size} leaves`;
		if (origin !== published.origin)
			throw new LogAtOdds(`the log is ${origin}, which is not that of ${told}`);
		if (size < published.size) throw new LogAtOdds(`the log has ${size} leaves, fewer than ${told}`);
		if (!runs.rootAt(logId, published.size).every((byte, at) => byte === published?.root[at]))
			throw new LogAtOdds(`the log is at odds with ${told}`);
		isChecked = true;
	};
	const expect = (head: Head): void => {
		published = head;
		isChecked = false;
	};
	return { check, expect, expected: () => published };
}

function eventAppender({ connection }: Store, runs: Runs, check: (end: LogEnd) => void) {
	const leavesAfter = connection
		.prepare<[number, number], Buffer>("SELECT leaf FROM event WHERE position > ? ORDER BY position LIMIT ?")
		.pluck();
	return (): void => {
		const end = runs.end();
		check(end);
		let { lastPosition } = end;
		let leaves: Buffer[];
		do {
			leaves = leavesAfter.all(lastPosition, eventsPerReadMax);
			lastPosition += leaves.length;
			if (leaves.length > 0) runs.append(end.logId, leaves, lastPosition, null);
		} while (leaves.length === eventsPerReadMax);
	};
}

function checkpointTable({ orm, connection, patience }: Store, runs: Runs, appendEvents: () => void) {
	const checkpoints = (count: number) =>
		orm.select().from(logCheckpoint).orderBy(desc(logCheckpoint.checkpointId)).limit(count).all();
	const newestCheckpoint = (): Checkpoint | null => checkpoints(1)[0] ?? null;
	const cover = ({ logId, size, lastPosition }: LogEnd, { randomBytes }: CheckpointMaker): number => {
		const count = coverCount(size);
		const seed = Buffer.from(randomBytes(coverSeedBytes));
		if (count > 0) runs.append(logId, coverLeaves(sha256, seed, count), lastPosition, seed);
		return size + count;
	};
	const make = (by: CheckpointMaker): Checkpoint | null => {
		appendEvents();
		const end = runs.end();
		if (end.size === 0) return null;
		const last = newestCheckpoint();
		const isTold = last?.logId === end.logId && last.size === end.size;
		const size = isTold ? end.size : cover(end, by);
		const note = by.sign(size, runs.rootAt(end.logId, size));
		// The same key signs the same bytes alike: what says nothing new is not kept twice.
		if (isTold && last.note === note) return last;
		const row = { logId: end.logId, size, at: by.at, note };
		return orm.insert(logCheckpoint).values(row).returning().get();
	};
	const checkpoint = connection.transaction(make);
	return {
		newestCheckpoint,
		checkpoints,
		checkpoint: (by: CheckpointMaker) => patience.entering(() => checkpoint.immediate(by)),
	};
}

function originTable({ orm, connection }: Store, runs: Runs, appendEvents: () => void) {
	const origins = () => orm.select().from(logOrigin).orderBy(asc(logOrigin.logId)).all();
	const currentId = () => runs.end().logId;
	const keys = () =>
		orm.select().from(logKey).where(eq(logKey.logId, currentId())).orderBy(asc(logKey.keyId)).all();
	const addKey = (vkey: string, since: Instant, announcement: string | null) => {
		orm.insert(logKey).values({ logId: currentId(), vkey, since, announcement }).run();
	};
	const begin = connection.transaction((origin: string, vkey: string, at: Instant) => {
		if (origins().length === 0)
			orm.insert(logOrigin).values({ logId: 1, origin, openedAt: at, opening: null }).run();
		if (keys().length === 0) addKey(vkey, at, null);
	});
	const open = connection.transaction((origin: string, openedAt: Instant, opening: string) => {
		const logId = currentId() + 1;
		orm.insert(logOrigin).values({ logId, origin, openedAt, opening }).run();
		runs.append(logId, [leafHashOf(sha256, Buffer.from(opening, "utf8"))], 0, null);
		appendEvents();
	});
	return {
		origins,
		begin: (origin: string, vkey: string, at: Instant) => begin.immediate(origin, vkey, at),
		openOrigin: (origin: string, at: Instant, opening: string) => open.immediate(origin, at, opening),
		keys,
		addKey,
	};
}

/** The public log in the database: an RFC 6962 tree over all events and cover leaves (trust.md I2, I4). */
export function logTable(store: Store): LogTable {
	const runs = logRuns(store);
	const origins = () => originRows.origins();
	const { check, expect, expected } = guard(runs, origins);
	const appendEvents = eventAppender(store, runs, check);
	const originRows = originTable(store, runs, appendEvents);
	const leafOf: LogTable["leafOf"] = (logId, position, size) => {
		const index = runs.leafOfEvent(logId, position);
		return index === null || index >= size ? null : index;
	};
	return {
		appendEvents,
		expect,
		expected,
		leafOf,
		size: () => runs.end().size,
		...checkpointTable(store, runs, appendEvents),
		...originRows,
		tile: (logId, tile) => Buffer.concat(nodesOfTile(tile).map((node) => runs.hashOf(logId, node))),
		proofOf(logId, position, size) {
			const index = leafOf(logId, position, size);
			if (index === null) return null;
			return { index, hashes: runs.proof(logId, inclusionRanges(index, size)) };
		},
	};
}
