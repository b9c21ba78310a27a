import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../root.ts";
import { generateStore, type StoreOptions } from "./generate-store.ts";

/** Goes up with every change of what a made-up store holds; the schema counts by itself. */
const version = 1;
const schemaCharacters = 8;

function cacheDir(): string {
	return join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "resident-feedback-hotline");
}

function schemaVersion(): string {
	const journal = readFileSync(join(projectRoot(), "migrations", "meta", "_journal.json"));
	return createHash("sha256").update(journal).digest("hex").slice(0, schemaCharacters);
}

/** Where a made-up store lies in the user's cache once it is made. */
export function cachePathOf({ cases, seed, open }: StoreOptions): string {
	const kind = `${cases}-seed${seed}${open ? "-open" : ""}`;
	return join(cacheDir(), `generated-v${version}-${schemaVersion()}-${kind}`);
}

/** The folder of a made-up store in the user's cache, made when it is not there yet. Only to be read: copy it to write. */
export async function cachedStore(options: StoreOptions): Promise<string> {
	const dir = cachePathOf(options);
	if (existsSync(dir)) return dir;
	mkdirSync(cacheDir(), { recursive: true, mode: 0o700 });
	// Half a store must never be taken for a whole one.
	const making = mkdtempSync(`${dir}-making-`);
	try {
		await generateStore(making, options);
		if (!existsSync(dir)) renameSync(making, dir);
	} finally {
		rmSync(making, { recursive: true, force: true });
	}
	return dir;
}
