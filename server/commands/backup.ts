import { copyFileSync, existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { copyDatabase } from "../../db/backup.ts";
import { configFrom } from "../config.ts";
import { lastBackupName } from "../operation.ts";
import {
	BackupRefused,
	checkedFolder,
	checkpointsName,
	databaseName,
	fileFacts,
	isEmptyPlace,
	type Manifest,
	manifestName,
	notesIn,
	synced,
} from "./backup-folder.ts";
import { copyProgress } from "./copy-progress.ts";

/** `npm run backup -- DIR`: a verified copy of the database, while it is in use or not. The keys are no part of it. */
const usage = "Usage: npm run backup -- DIR, where DIR is a new or an empty folder.";

async function filesOf(dir: string, names: readonly string[]): Promise<Manifest["files"]> {
	const facts = names.map(async (name) => [name, await fileFacts(join(dir, name))] as const);
	return Object.fromEntries(await Promise.all(facts));
}

async function backUp(dir: string): Promise<Manifest> {
	const { dataDir, checkpointsFile } = configFrom(process.env);
	const from = join(dataDir, databaseName);
	if (!existsSync(from)) throw new BackupRefused(`DATA_DIR ${dataDir} holds no database.`);
	mkdirSync(dir, { recursive: true, mode: 0o700 });
	// Before the database: so the copy holds whatever these checkpoints tell of.
	const checkpoints = join(dir, checkpointsName);
	if (existsSync(checkpointsFile)) copyFileSync(checkpointsFile, checkpoints);
	else writeFileSync(checkpoints, "");
	const tell = copyProgress(statSync(from).size);
	await copyDatabase(from, join(dir, databaseName), tell);
	tell(1);
	process.stderr.write("checking the copy\n");
	const checked = checkedFolder(dir);
	const names = [databaseName, checkpointsName];
	for (const name of names) synced(join(dir, name));
	const madeAt = new Date().toISOString();
	const checkpoint = notesIn(checkpoints).at(-1) ?? null;
	const manifest: Manifest = { format: 1, madeAt, files: await filesOf(dir, names), checked, checkpoint };
	// Last of all: a folder without it is no backup.
	writeFileSync(join(dir, manifestName), `${JSON.stringify(manifest, null, "\t")}\n`, { mode: 0o600 });
	synced(join(dir, manifestName));
	synced(dir);
	// The server beside it tells its administrator when the last backup is too long ago.
	writeFileSync(join(dataDir, lastBackupName), `${JSON.stringify({ madeAt })}\n`, { mode: 0o600 });
	return manifest;
}

async function main([dir, ...more]: readonly string[]): Promise<void> {
	if (dir === undefined || more.length > 0 || dir.startsWith("-")) throw new BackupRefused(usage);
	if (!isEmptyPlace(dir)) throw new BackupRefused(`${dir} is not empty. ${usage}`);
	const { checked } = await backUp(resolve(dir));
	process.stdout.write(
		`${checked.events} events and ${checked.cases} cases are in ${dir}, and were checked there.\n`,
	);
}

main(process.argv.slice(2)).catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exit(1);
});
