import { createHash } from "node:crypto";
import {
	closeSync,
	createReadStream,
	existsSync,
	fsyncSync,
	openSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
} from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { type Verification, verifyDatabase } from "./verify-run.ts";

/** What the command was called with, or found, cannot be used; the message is one sentence. */
export class BackupRefused extends Error {}

export const databaseName = "ledger.sqlite";
export const checkpointsName = "checkpoints.jsonl";
export const manifestName = "backup.json";

/** What lies in a backup beside the copy, so that a copy that was changed or cut off is found out before it is used. */
export type Manifest = {
	readonly format: 1;
	readonly madeAt: string;
	readonly files: Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>;
	readonly checked: NonNullable<Verification["checked"]>;
	/** The newest checkpoint that had been published: a signed note; null before the first. */
	readonly checkpoint: string | null;
};

export async function fileFacts(path: string): Promise<{ bytes: number; sha256: string }> {
	const hash = createHash("sha256");
	await pipeline(createReadStream(path), hash);
	return { bytes: statSync(path).size, sha256: hash.digest("hex") };
}

/** Waits until the disk has a file or a folder. */
export function synced(path: string): void {
	const file = openSync(path, "r");
	fsyncSync(file);
	closeSync(file);
}

export function isEmptyPlace(dir: string): boolean {
	return !existsSync(dir) || readdirSync(dir).length === 0;
}

/** The notes of a file of checkpoints, oldest first; a line that was cut off was never told to anybody. */
export function notesIn(path: string): string[] {
	if (!existsSync(path)) return [];
	return readFileSync(path, "utf8")
		.split("\n")
		.flatMap((line) => {
			try {
				const { note }: { note?: unknown } = JSON.parse(line);
				return typeof note === "string" ? [note] : [];
			} catch {
				return [];
			}
		});
}

/** @throws BackupRefused with the first findings when anything is wrong with the database of the folder */
export function checkedFolder(dir: string): NonNullable<Verification["checked"]> {
	const database = join(dir, databaseName);
	const mirrored = notesIn(join(dir, checkpointsName));
	const { ok, checked, findings } = verifyDatabase(database, { against: null, key: null, mirrored });
	// Reading leaves an index and an empty WAL behind, which are no part of what is kept.
	for (const end of ["-wal", "-shm"]) rmSync(database + end, { force: true });
	if (ok && checked !== null) return checked;
	throw new BackupRefused(findings.map(({ sentence }) => sentence).join(" "));
}
