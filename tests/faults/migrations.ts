import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { logTable } from "../../db/log.ts";
import { openStore } from "../../db/open.ts";
import { refreshReadModels } from "../../db/rebuild.ts";
import { verifyDatabase } from "../../server/commands/verify-run.ts";
import { eventsHashOf, goldenNames, layGolden } from "./golden-laid.ts";
import { builtFaults, migrations, openStage, type Stage } from "./stage.ts";

export type Migrations = {
	/** How many upgrades were killed. */
	readonly killed: number;
	/** Kills after which the schema was neither the old nor the new one, or the store could not be used. */
	readonly between: readonly string[];
};
type Journal = { readonly entries: readonly object[] };
/** How many are left out: `every` so many statements are killed, and one of `share` empty stores, others by the seed. */
type Short = { readonly every: number; readonly share: number; readonly seed: number };
const inFull: Short = { every: 1, share: 1, seed: 0 };
/** A database that an older version left behind: an empty one, or a golden one with all that had happened in it. */
type Older = { readonly name: string; readonly path: string };

/** The migrations that an older version knew. */
function olderMigrations(stage: Stage, count: number): string {
	const folder = join(stage.folder, `migrations-${count}`);
	cpSync(migrations, folder, { recursive: true });
	const journal = join(folder, "meta", "_journal.json");
	const known: Journal = JSON.parse(readFileSync(journal, "utf8"));
	writeFileSync(journal, JSON.stringify({ ...known, entries: known.entries.slice(0, count) }));
	return folder;
}

function schemaOf(path: string): string {
	const connection = new Database(path);
	const schema = connection.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY sql").all();
	const applied = connection.prepare(
		"SELECT count(*) FROM sqlite_schema WHERE name = '__drizzle_migrations'",
	);
	const known =
		applied.pluck().get() === 0 ? 0 : connection.prepare("SELECT hash FROM __drizzle_migrations").all();
	connection.close();
	return JSON.stringify([schema, known]);
}

/** What had happened and was said, which no upgrade may touch; the same of a store that has no tables yet. */
function contentOf(path: string): string {
	const connection = new Database(path);
	const tables = connection.prepare("SELECT name FROM sqlite_schema WHERE name IN ('event', 'words')").all();
	const column = (sql: string) =>
		tables.length < 2 ? [] : connection.prepare<[], string>(sql).pluck().all();
	const events = column("SELECT bytes FROM event ORDER BY position");
	const words = column("SELECT id || ' ' || coalesce(text, '') FROM words ORDER BY id");
	connection.close();
	return eventsHashOf([...events, ...words]);
}

/** Upgrades `path` in a process that kills itself after that many statements. Gives whether it was killed. */
function killedAfter(path: string, statements: number): boolean {
	const { signal, status, stderr } = spawnSync(process.execPath, [
		builtFaults,
		"migrate",
		path,
		`${statements}`,
	]);
	if (signal === "SIGKILL") return true;
	if (status === 0) return false;
	throw new Error(`an upgrade ended with ${status}: ${stderr}`);
}

function laidAnew(from: string, path: string): void {
	for (const end of ["", "-wal", "-shm"]) {
		rmSync(path + end, { force: true });
		if (existsSync(from + end)) cpSync(from + end, path + end);
	}
}

/** The start after the kill: the schema, the read models, and the leaves of what had none. */
function nextStart(path: string): void {
	const store = openStore(path, { migrations });
	refreshReadModels(store);
	store.connection.transaction(() => logTable(store).appendEvents())();
	store.close();
}

function upgradeKilled(
	stage: Stage,
	{ name, path: from }: Older,
	newest: string,
	{ every, seed }: Short,
): Migrations {
	const [old, content] = [schemaOf(from), contentOf(from)];
	const path = join(stage.folder, `${name}-upgraded.sqlite`);
	const between: string[] = [];
	let killed = 0;
	for (let statement = 1 + (seed % every); ; statement += every) {
		laidAnew(from, path);
		if (!killedAfter(path, statement)) return { killed, between };
		killed += 1;
		const which = `${name}, killed after statement ${statement}`;
		if (![old, newest].includes(schemaOf(path)))
			between.push(`${which}: neither the old schema nor the new one`);
		if (contentOf(path) !== content) between.push(`${which}: what had happened is not what it was`);
		nextStart(path);
		const { findings } = verifyDatabase(path, { against: null, key: null, mirrored: [] });
		between.push(...findings.map(({ sentence }) => `${which}: ${sentence}`));
		if (schemaOf(path) !== newest) between.push(`${which}: the next start did not finish it`);
		if (contentOf(path) !== content) between.push(`${which}: the next start changed what had happened`);
	}
}

/** An empty store of each earlier schema, and every golden one. */
function olderStores(stage: Stage, { share, seed }: Short): Older[] {
	const { entries }: Journal = JSON.parse(readFileSync(join(migrations, "meta", "_journal.json"), "utf8"));
	const counts = [...entries.keys()].filter((count) => (count + seed) % share === 0);
	const empty = counts.map((count) => {
		const path = join(stage.folder, `older-${count}.sqlite`);
		openStore(path, { migrations: olderMigrations(stage, count) }).close();
		return { name: `empty-of-${count}`, path };
	});
	const golden = goldenNames.map((name) => {
		const path = join(stage.folder, `${name}.sqlite`);
		layGolden(name, path);
		return { name, path };
	});
	return [...golden, ...empty];
}

/** Kills the upgrade of every older store after each of its statements (trust.md D5), or in short of some after some. */
export async function migrationsKilled(short = inFull): Promise<Migrations> {
	const stage = await openStage();
	try {
		const newest = schemaOf(stage.database);
		const upgrades = olderStores(stage, short).map((older) => upgradeKilled(stage, older, newest, short));
		return {
			killed: upgrades.reduce((total, { killed }) => total + killed, 0),
			between: upgrades.flatMap(({ between }) => between),
		};
	} finally {
		stage.remove();
	}
}
