import { createWriteStream, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { logTable } from "../../db/log.ts";
import type { Store } from "../../db/open.ts";
import type { Setting } from "../domain/setting.ts";
import { fileFacts, synced } from "./backup-folder.ts";
import {
	checkpointsName,
	type HouseCounts,
	type HouseManifest,
	logKeysName,
	manifestName,
	sealedName,
	writeSealed,
} from "./house-file.ts";
import { checkpointLines, houseLines, nothingCounted } from "./house-lines.ts";
import { houseTables } from "./house-tables.ts";

type House = {
	/** A folder that is not there yet, or empty. */
	readonly dir: string;
	readonly key: string;
	readonly setting: Setting;
	/** The number itself, of what is stored. */
	readonly openPhone: (sealed: string) => string;
};

/** What anybody may read who may set up the house: names the files it has written. */
function writeOpen(store: Store, { dir, setting }: House): string[] {
	const keys = logTable(store).keys();
	const files: [string, string][] = [
		...houseTables(setting).map(([name, text]): [string, string] => [join("setup", name), text]),
		[logKeysName, keys.map(({ vkey }) => `${vkey}\n`).join("")],
	];
	mkdirSync(join(dir, "setup"), { recursive: true, mode: 0o700 });
	for (const [name, text] of files) writeFileSync(join(dir, name), text, { mode: 0o600 });
	return files.map(([name]) => name);
}

/** Writes everything into the folder: set-up and log readable, all that is about cases for the key alone. */
export async function writeHouse(
	store: Store,
	house: House,
): Promise<Pick<HouseManifest, "counts" | "files">> {
	const { dir, key, openPhone } = house;
	mkdirSync(dir, { recursive: true, mode: 0o700 });
	let counts = nothingCounted;
	const tell = (now: HouseCounts) => {
		counts = now;
	};
	// All of it is of one moment, while a server beside it goes on writing.
	store.connection.exec("BEGIN");
	const open = writeOpen(store, house);
	const checkpoints = createWriteStream(join(dir, checkpointsName), { mode: 0o600 });
	await pipeline(Readable.from(checkpointLines(store)), checkpoints);
	await writeSealed(join(dir, sealedName), houseLines(store, openPhone, tell), key);
	store.connection.exec("COMMIT");
	const names = [...open, checkpointsName, sealedName];
	for (const name of names) synced(join(dir, name));
	const facts = names.map(async (name) => [name, await fileFacts(join(dir, name))] as const);
	return { counts, files: Object.fromEntries(await Promise.all(facts)) };
}

/** Last of all: a folder without its manifest is not everything. */
export function finishHouse(dir: string, manifest: HouseManifest): void {
	writeFileSync(join(dir, manifestName), `${JSON.stringify(manifest, null, "\t")}\n`, { mode: 0o600 });
	synced(join(dir, manifestName));
}
