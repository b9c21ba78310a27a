import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLedger } from "../../db/ledger.ts";
import { openStore, type Store } from "../../db/open.ts";
import { readsOf } from "../../db/reads.ts";
import type { Engine, EngineOptions, Opened } from "../support/ledger-engine.ts";

export const migrations = join(import.meta.dirname, "../../migrations");

type More = { readonly threads?: string };

function openedAt(path: string, options: EngineOptions & More): Opened & { readonly store: Store } {
	const store = openStore(path, { migrations });
	return { store, ledger: createLedger({ store, randomBytes, ...options }), reads: readsOf(store) };
}

/** SQLite in memory. */
export function memoryEngine(): Engine {
	return { open: (options) => openedAt(":memory:", options), remove: () => {} };
}

/** SQLite in a file of its own folder; each `open` is one more connection to it. @param more threads that are built */
export function fileEngine(more: More = {}) {
	const folder = mkdtempSync(join(tmpdir(), "ledger-"));
	const path = join(folder, "ledger.sqlite");
	return {
		path,
		open: (options: EngineOptions) => openedAt(path, { ...options, ...more }),
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}
