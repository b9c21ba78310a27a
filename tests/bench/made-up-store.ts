import { constants, copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cachedStore, cachePathOf } from "../../server/commands/generate-cache.ts";

export const storeSeed = 1;

/** The folder of a made-up store, only to be read; the first time takes about a second for every 1,500 cases. */
export function storeOf(cases: number, open: boolean): Promise<string> {
	return cachedStore({ cases, seed: storeSeed, open });
}

/** Whether the store lies in the cache. */
export async function isMade(cases: number, open: boolean): Promise<boolean> {
	return existsSync(await cachePathOf({ cases, seed: storeSeed, open }));
}

/** Runs `work` on a copy of a made-up store that it may write to. */
export async function onCopy<Result>(
	cases: number,
	open: boolean,
	work: (dir: string) => Promise<Result>,
): Promise<Result> {
	const cached = await storeOf(cases, open);
	const dir = mkdtempSync(join(tmpdir(), "bench-store-"));
	try {
		for (const name of readdirSync(cached))
			copyFileSync(join(cached, name), join(dir, name), constants.COPYFILE_FICLONE);
		return await work(dir);
	} finally {
		rmSync(dir, { recursive: true, force: true });
	}
}
