import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { configFrom } from "../config.ts";
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
import { copyFileTelling } from "./copy-progress.ts";

/** `npm run restore -- DIR`: puts a backup into an empty place, and checks it before and after. */
const usage = "Usage: npm run restore -- DIR, where DIR is a folder that npm run backup made.";

function manifestOf(dir: string): Manifest {
	const path = join(dir, manifestName);
	if (!existsSync(path)) throw new BackupRefused(`${dir} holds no ${manifestName}: it is no whole backup.`);
	const manifest: Manifest = JSON.parse(readFileSync(path, "utf8"));
	if (manifest.format !== 1) throw new BackupRefused(`${path} is of another version of this program.`);
	return manifest;
}

async function refuseChanged(dir: string, { files }: Manifest): Promise<void> {
	for (const name of [databaseName, checkpointsName]) {
		const path = join(dir, name);
		const found = existsSync(path) ? await fileFacts(path) : null;
		if (found === null || found.sha256 !== files[name]?.sha256)
			throw new BackupRefused(`${path} is not what was backed up: it was changed, cut off or damaged.`);
	}
}

/** What an installation must still do by hand, a sentence each. */
function remindersOf({ checkpoint }: Manifest): string[] {
	const { serverKeyFile, logKeyFile, checkpointsFile } = configFrom(process.env);
	const missing = [
		["SERVER_KEY_FILE", serverKeyFile],
		["LOG_KEY_FILE", logKeyFile],
	] as const;
	const keys = missing.flatMap(([name, path]) =>
		existsSync(path) ? [] : [`Put the key of this house at ${path} (${name}); a backup holds no keys.`],
	);
	const isBehind = (notesIn(checkpointsFile).at(-1) ?? checkpoint) !== checkpoint;
	const loss = `${checkpointsFile} tells of checkpoints newer than this backup: what came after it is lost. The server refuses to write until two people have declared the loss with npm run declare-loss.`;
	return isBehind ? [...keys, loss] : keys;
}

async function restore(dir: string): Promise<Manifest> {
	const manifest = manifestOf(dir);
	const { dataDir, checkpointsFile } = configFrom(process.env);
	if (!isEmptyPlace(dataDir))
		throw new BackupRefused(`DATA_DIR ${dataDir} is not empty: nothing is overwritten.`);
	process.stderr.write("checking the backup\n");
	await refuseChanged(dir, manifest);
	mkdirSync(dataDir, { recursive: true, mode: 0o700 });
	const database = join(dataDir, databaseName);
	await copyFileTelling(join(dir, databaseName), database);
	// What was published since is worth more than what the backup knows of it.
	if (!existsSync(checkpointsFile)) copyFileSync(join(dir, checkpointsName), checkpointsFile);
	process.stderr.write("checking what was copied\n");
	checkedFolder(dataDir);
	synced(database);
	synced(dataDir);
	return manifest;
}

async function main([dir, ...more]: readonly string[]): Promise<void> {
	if (dir === undefined || more.length > 0 || dir.startsWith("-")) throw new BackupRefused(usage);
	const manifest = await restore(resolve(dir));
	const { events, cases } = manifest.checked;
	const lines = [
		`${events} events and ${cases} cases of ${manifest.madeAt} are restored, and were checked there.`,
	];
	process.stdout.write(`${[...lines, ...remindersOf(manifest)].join("\n")}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exit(1);
});
