import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { openStore } from "../../db/open.ts";
import { verifyDatabase } from "../../server/commands/verify-run.ts";
import { builtFaults, migrations, openStage, type Stage } from "./stage.ts";

export type Migrations = {
	/** How many upgrades were killed. */
	readonly killed: number;
	/** Kills after which the schema was neither the old nor the new one, or the store could not be used. */
	readonly between: readonly string[];
};
type Journal = { readonly entries: readonly object[] };

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

function upgradeKilled(stage: Stage, count: number, newest: string, every: number): Migrations {
	const from = join(stage.folder, `older-${count}.sqlite`);
	openStore(from, { migrations: olderMigrations(stage, count) }).close();
	const old = schemaOf(from);
	const path = join(stage.folder, `upgraded-${count}.sqlite`);
	const between: string[] = [];
	let killed = 0;
	for (let statement = 1; ; statement += every) {
		laidAnew(from, path);
		if (!killedAfter(path, statement)) return { killed, between };
		killed += 1;
		const which = `from ${count} migrations, killed after statement ${statement}`;
		if (![old, newest].includes(schemaOf(path)))
			between.push(`${which}: neither the old schema nor the new one`);
		openStore(path, { migrations }).close();
		const { findings } = verifyDatabase(path, { against: null, key: null, mirrored: [] });
		between.push(...findings.map(({ sentence }) => `${which}: ${sentence}`));
		if (schemaOf(path) !== newest) between.push(`${which}: the next start did not finish it`);
	}
}

/** Kills the upgrade from every earlier schema after each of its statements, or every so many (trust.md D5). */
export async function migrationsKilled(every = 1): Promise<Migrations> {
	const stage = await openStage();
	try {
		const newest = schemaOf(stage.database);
		const { entries }: Journal = JSON.parse(readFileSync(join(migrations, "meta", "_journal.json"), "utf8"));
		const upgrades = entries.map((_, count) => upgradeKilled(stage, count, newest, every));
		return {
			killed: upgrades.reduce((total, { killed }) => total + killed, 0),
			between: upgrades.flatMap(({ between }) => between),
		};
	} finally {
		stage.remove();
	}
}

/** Opens the database with every migration, and kills this process after that many statements. */
export function migrateAndDie(path: string, statements: number): void {
	const { prepare } = Database.prototype;
	let left = statements;
	const counted = (statement: Database.Statement): Database.Statement => {
		const { run } = statement;
		return Object.assign(statement, {
			run(...values: readonly unknown[]) {
				const result = Reflect.apply(run, statement, values);
				left -= 1;
				if (left === 0) process.kill(process.pid, "SIGKILL");
				return result;
			},
		});
	};
	Object.assign(Database.prototype, {
		prepare(this: Database.Database, sql: string) {
			return counted(Reflect.apply(prepare, this, [sql]));
		},
	});
	openStore(path, { migrations }).close();
}
