import type { Checkpoint, Head, LogTable } from "../db/log.ts";
import type { Mirror } from "./checkpoint-mirror.ts";
import { ConfigRefused } from "./config.ts";
import { formatInstant, type Instant } from "./domain/calendar.ts";
import { coverCount } from "./domain/log-cover.ts";
import { tileWidthIn } from "./domain/log-tiles.ts";
import type { Loss, PublicLog } from "./domain/public-log.ts";
import { type LogKey, signedNote } from "./log-key.ts";
import type { RandomBytes } from "./words.ts";

/** Everything that publishing takes. */
export type LogParts = {
	readonly log: LogTable;
	readonly mirror: Mirror;
	readonly key: LogKey;
	/** Finds the key that took over while this process runs; without it the one it began with signs for good. */
	readonly successor?: (vkey: string) => LogKey;
	readonly clock: () => Instant;
	readonly randomBytes: RandomBytes;
};

export type Publisher = PublicLog & {
	/**
	 * Issues a checkpoint: kept in the database, then in the mirror, and only then told to anybody.
	 * @throws LogAtOdds when the log is behind what was published; from then on every deed is refused
	 */
	publish(): void;
	/** How many events no checkpoint covers yet, rounded up to what the log's growth tells (trust.md A8). */
	uncovered(): number;
};

/** What was published cannot be read or kept outside the database; the checkpoint is not told. */
export class MirrorFailed extends Error {}

function mirroring<Result>(use: () => Result): Result {
	try {
		return use();
	} catch (cause) {
		throw new MirrorFailed("CHECKPOINTS_FILE cannot be used", { cause });
	}
}

/** Signs the head of a log as a checkpoint (C2SP tlog-checkpoint). */
function checkpointSigner(key: LogKey) {
	return (size: number, root: Uint8Array): string =>
		signedNote(`${key.name}\n${size}\n${Buffer.from(root).toString("base64")}\n`, key);
}

/** The head that a note of our own tells of, whoever signed it. */
export function headOf(note: string): Head {
	const [origin = "", size = "", root = ""] = note.split("\n");
	return { origin, size: Number(size), root: Buffer.from(root, "base64") };
}

/**
 * Binds the log in the database to its key, at the first start for good.
 * @throws ConfigRefused when the database is of another log than the key
 */
function bind({ log, key, clock }: Pick<LogParts, "log" | "key" | "clock">): void {
	const origin = log.origins().at(-1)?.origin ?? key.name;
	if (origin !== key.name) throw new ConfigRefused(`The log is ${origin}, but its key is of ${key.name}.`);
	if (log.keys().length === 0) log.begin(key.name, key.vkey, clock());
}

function publishing({ log, mirror, key, successor, clock, randomBytes }: LogParts) {
	let signing = key;
	let newest: Checkpoint | null = null;
	const publish = (): void => {
		const known = mirroring(mirror.newest);
		if (known !== null) log.expect(headOf(known.note));
		const vkey = log.keys().at(-1)?.vkey ?? signing.vkey;
		if (vkey !== signing.vkey && successor !== undefined) signing = successor(vkey);
		const issued = log.checkpoint({ at: clock(), randomBytes, sign: checkpointSigner(signing) });
		if (issued === null) return;
		if (issued.note !== known?.note) mirroring(() => mirror.append(issued));
		log.expect(headOf(issued.note));
		newest = issued;
	};
	return { publish, newest: () => newest, vkey: () => signing.vkey };
}

type Declared = Pick<Loss, "declaredBy" | "checkpoint">;

function lossOf({ origin, openedAt, opening }: ReturnType<LogTable["origins"]>[number]): Loss[] {
	if (opening === null) return [];
	// Openings of before keys could be declared lost say nothing of what was.
	const { lost = "reports", declaredBy, checkpoint }: Partial<Loss> & Declared = JSON.parse(opening);
	return [{ at: openedAt, origin, lost, declaredBy, checkpoint }];
}

/** The public log as it is told. Nothing is told before the first `publish`. */
export function createPublisher(parts: LogParts): Publisher {
	bind(parts);
	const { log } = parts;
	const { publish, newest, vkey } = publishing(parts);
	return {
		publish,
		newest,
		vkey,
		uncovered: () => {
			const events = log.size() - (newest()?.size ?? 0);
			return events + coverCount(events);
		},
		announcements: () => log.keys().flatMap(({ announcement }) => announcement ?? []),
		checkpoints: (count) => {
			const told = newest()?.checkpointId ?? 0;
			return log.checkpoints(count).filter(({ checkpointId }) => checkpointId <= told);
		},
		tile(tile) {
			const told = newest();
			const width = told === null ? 0 : tileWidthIn(told.size, tile.level, tile.index);
			return told === null || tile.width > width ? null : log.tile(told.logId, tile);
		},
		proofOf(position) {
			const checkpoint = newest();
			if (checkpoint === null) return null;
			const proof = log.proofOf(checkpoint.logId, position, checkpoint.size);
			return proof && { ...proof, checkpoint };
		},
		leafOf(position) {
			const checkpoint = newest();
			return checkpoint && log.leafOf(checkpoint.logId, position, checkpoint.size);
		},
		losses: () => log.origins().flatMap(lossOf).reverse(),
	};
}

/**
 * A new key takes over from the one that signs now. The announcement is signed by both, so that whoever trusts the old
 * key can trust the new one; checkpoints of before stay as they are, verifiable with the old key.
 * @returns the announcement
 */
export function rotateLogKey(log: LogTable, old: LogKey, fresh: LogKey, at: Instant): string {
	const text = `${old.name}\nlog key changed at ${formatInstant(at)}\n${old.vkey}\n${fresh.vkey}\n`;
	const announcement = signedNote(text, old, fresh);
	log.addKey(fresh.vkey, at, announcement);
	return announcement;
}

/** The name of the log that follows one: `example.org/log`, `example.org/log/2`, `example.org/log/3`. */
export function nextOrigin(origin: string): string {
	const [, base = origin, count = "1"] = /^(.+)\/(\d{1,9})$/.exec(origin) ?? [];
	return `${base}/${Number(count) + 1}`;
}

type Declaration = Pick<Loss, "lost" | "checkpoint"> & { readonly by: Loss["declaredBy"] };

/**
 * Opens a new log after a loss that two people declare (trust.md I4): its first leaf names the newest checkpoint of the
 * old one, every event that is left gets a leaf in it, and its first checkpoint is published at once.
 * @param parts with the key of the new log, whose name is `nextOrigin` of the old
 * @param old the key of the log before; null when that is lost too: then the new one alone signs the announcement
 * @param declared with the newest checkpoint known of the old log, a signed note: the mirror's, or a witness's
 */
export function declareLoss(parts: LogParts, old: LogKey | null, declared: Declaration): void {
	const { log, key, clock, mirror } = parts;
	const at = clock();
	const { by, checkpoint, lost } = declared;
	const before = log.keys().at(-1)?.vkey ?? "";
	const opening = { at, checkpoint, declaredBy: by, lost, origin: key.name, type: "LogOpenedAfterLoss" };
	log.openOrigin(key.name, at, JSON.stringify(opening));
	const text = `${key.name}\nlog opened after a loss at ${formatInstant(at)}\n${before}\n${key.vkey}\n`;
	log.addKey(key.vkey, at, signedNote(text, ...(old === null ? [] : [old]), key));
	const issued = log.checkpoint({ at, randomBytes: parts.randomBytes, sign: checkpointSigner(key) });
	if (issued !== null) mirror.append(issued);
}
