import type { Instant } from "./calendar.ts";
import type { Tile } from "./log-tiles.ts";

/** What routes ask of the public log. Nothing of it is told before a published checkpoint covers it (trust.md A8, I2). */
export type PublicLog = {
	/** The verifier key of C2SP signed-note. */
	vkey(): string;
	/** Signed notes in which one key hands over to the next, oldest first. */
	announcements(): readonly string[];
	/** The newest checkpoint; null before the first. */
	newest(): PublishedCheckpoint | null;
	/** Newest first. */
	checkpoints(count: number): readonly PublishedCheckpoint[];
	/** The hashes of a tile side by side; null for one that the newest checkpoint does not cover. */
	tile(tile: Tile): Uint8Array | null;
	/** Where an event lies in the newest checkpoint, and its audit path; null while none covers it. */
	proofOf(position: number): PublishedProof | null;
	/** The place of an event in the newest checkpoint, from 0; null while none covers it. */
	leafOf(position: number): number | null;
	/** Losses that were declared, newest first (trust.md I4). */
	losses(): readonly Loss[];
};

export type PublishedCheckpoint = {
	readonly at: Instant;
	/** Leaves. */
	readonly size: number;
	/** The signed note. */
	readonly note: string;
};
export type PublishedProof = {
	readonly index: number;
	readonly hashes: readonly Uint8Array[];
	readonly checkpoint: PublishedCheckpoint;
};
/** Lost reports lie between the old log's newest checkpoint and what is left of it in the new one. */
export type Loss = {
	readonly at: Instant;
	readonly origin: string;
	/** Reports that a restore did not bring back, or only the key that signed. */
	readonly lost: "reports" | "key";
	/** The two who declared it. */
	readonly declaredBy: readonly [string, string];
	/** The newest checkpoint of the log before, a signed note. */
	readonly checkpoint: string;
};
