import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { generateStore, type StoreOptions } from "./generate-store.ts";

/**
 * A store so small that it is made in two seconds, and large enough to hold all but what happens to one report in a
 * thousand: a phone number withdrawn, a report sealed by the desk, one that waits for its half-day to end.
 */
const sample: StoreOptions = { cases: 600, seed: 1, open: false };
const hashCharacters = 12;

function cacheDir(): string {
	return join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "resident-feedback-hotline");
}

async function hashOfSample(): Promise<string> {
	const dir = mkdtempSync(join(tmpdir(), "generate-sample-"));
	try {
		await generateStore(dir, sample);
		const bytes = readFileSync(join(dir, "ledger.sqlite"));
		return createHash("sha256").update(bytes).digest("hex").slice(0, hashCharacters);
	} finally {
		rmSync(dir, { recursive: true, force: true });
	}
}

let known: Promise<string> | null = null;

/** Names what this program would write: another schema, rule or made-up word gives another hash, and so another store. */
function programHash(): Promise<string> {
	known ??= hashOfSample();
	return known;
}

/** Where a made-up store lies in the user's cache once it is made. */
export async function cachePathOf({ cases, seed, open, handsOver = false }: StoreOptions): Promise<string> {
	const kind = `${cases}-seed${seed}${open ? "-open" : ""}${handsOver ? "-hand-over" : ""}`;
	return join(cacheDir(), `generated-${await programHash()}-${kind}`);
}

/** The folder of a made-up store in the user's cache, made when it is not there yet. Only to be read: copy it to write. */
export async function cachedStore(options: StoreOptions): Promise<string> {
	const dir = await cachePathOf(options);
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
