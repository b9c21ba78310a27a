import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { generateStore, type StoreOptions } from "./generate-store.ts";

/** Goes up with every change of what a made-up store holds. */
const version = 1;

function cacheDir(): string {
	return join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "resident-feedback-hotline");
}

/** The folder of a made-up store in the user's cache, made when it is not there yet. Only to be read: copy it to write. */
export async function cachedStore(options: StoreOptions): Promise<string> {
	const { cases, seed, open } = options;
	const dir = join(cacheDir(), `generated-v${version}-${cases}-seed${seed}${open ? "-open" : ""}`);
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
