import { closeSync, existsSync, openSync } from "node:fs";
import Database from "better-sqlite3";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { walPagesMax } from "../server/domain/limits.ts";
import { ifPossible } from "./errors.ts";
import { type Patience, patienceOf } from "./patience.ts";
import { assertPragmas, type Kind, setPragmas } from "./pragmas.ts";

/** "RFHL": tells our files from other SQLite files. */
const applicationId = 1380337740;

/** Pages in the WAL, and how many of them are moved. */
export type Moved = { readonly pages: number; readonly moved: number };

/** One open connection: the queries go through `orm`, the commit path through `connection`. */
export type Store = {
	/** The folder of migrations/ that the schema is of. */
	readonly migrations: string;
	readonly connection: Database.Database;
	readonly orm: BetterSQLite3Database;
	readonly patience: Patience;
	/**
	 * Moves what the WAL holds into the database without waiting for anybody (PASSIVE). For moments of rest: a commit
	 * never does it. Gives the pages in the WAL and how many of them are moved.
	 */
	checkpoint(): Moved;
	/**
	 * `checkpoint`, when the WAL has grown by more than its bound since the last one. One that fails loses nothing: the
	 * WAL still holds it all, and the next commit tells what is wrong.
	 */
	relieve(): void;
	/** From now on `relieve` calls `move` instead of moving in this thread, and is told by `left` what came of it; null: no more. */
	movedBy(move: (() => void) | null): void;
	/** What a move left is tried again when the WAL holds as much more; null: nothing could be moved. */
	left(moved: Moved | null): void;
	/**
	 * Words were erased in the transaction under way: their pages in the WAL are overwritten by the next `relieve` after
	 * which nobody reads them any more.
	 */
	scrub(): void;
	close(): void;
};

export type StoreOptions = {
	/** The folder of migrations/, applied when the database is opened for writing. */
	readonly migrations: string;
	readonly readonly?: boolean;
	/** One more connection to a file that another thread of this process has prepared. */
	readonly isAnother?: boolean;
};

/**
 * Opens a database, brings its schema up to date and asserts every pragma (trust.md D2).
 * @param path a file, created for its owner alone when it is missing, or ":memory:"
 * @throws an Error with one sentence that names the file
 */
export function openStore(path: string, options: StoreOptions): Store {
	const kind = path === ":memory:" ? "memory" : options.readonly ? "readonly" : "file";
	try {
		if (kind === "file") createForOwner(path);
		return prepared(path, kind, options);
	} catch (cause) {
		throw new Error(`${path} cannot be opened as a database: ${sentence(cause)}`, { cause });
	}
}

function createForOwner(path: string): void {
	if (!existsSync(path)) closeSync(openSync(path, "wx", 0o600));
}

function sentence(cause: unknown): string {
	return cause instanceof Error ? cause.message : String(cause);
}

function prepared(path: string, kind: Kind, { migrations, isAnother = false }: StoreOptions): Store {
	const connection = new Database(path, { readonly: kind === "readonly" });
	try {
		assertOurs(connection);
		setPragmas(connection, kind);
		const orm = drizzle({ client: connection });
		assertNotNewer(connection, migrations, kind);
		if (kind !== "readonly") migrate(orm, { migrationsFolder: migrations });
		assertPragmas(connection, kind);
		const store = { migrations, ...storeOf(connection, orm) };
		if (kind === "file" && !isAnother) scrubbed(store);
		return store;
	} catch (error) {
		connection.close();
		throw error;
	}
}

/** Whoever wrote before may have died between an erasure and the turn that empties the WAL. */
function scrubbed(store: Store): void {
	store.scrub();
	store.relieve();
}

/** Claims an empty database. */
function assertOurs(connection: Database.Database): void {
	const tables = connection.prepare("SELECT count(*) FROM sqlite_schema").pluck().get();
	const id = connection.pragma("application_id", { simple: true });
	if (tables !== 0 && id !== applicationId) throw new Error("it belongs to another program");
	if (tables === 0 && !connection.readonly) connection.pragma(`application_id = ${applicationId}`);
}

/** An older program must not write where a newer one has changed the schema. */
function assertNotNewer(connection: Database.Database, migrations: string, kind: Kind): void {
	const known = readMigrationFiles({ migrationsFolder: migrations }).at(-1)?.folderMillis ?? 0;
	const applied = lastApplied(connection);
	if (applied > known) throw new Error("its schema is newer than this program");
	if (kind === "readonly" && applied < known) throw new Error("its schema is older than this program");
}

function lastApplied(connection: Database.Database): number {
	const table = "SELECT count(*) FROM sqlite_schema WHERE name = '__drizzle_migrations'";
	if (connection.prepare(table).pluck().get() === 0) return 0;
	return Number(connection.prepare("SELECT max(created_at) FROM __drizzle_migrations").pluck().get());
}

type WalPages = { readonly log: number; readonly checkpointed: number };

function storeOf(connection: Database.Database, orm: BetterSQLite3Database): Omit<Store, "migrations"> {
	const measure = connection.prepare<[], WalPages>("PRAGMA wal_checkpoint(NOOP)");
	const passive = connection.prepare<[], WalPages>("PRAGMA wal_checkpoint(PASSIVE)");
	const truncate = connection.prepare<[], { readonly busy: number }>("PRAGMA wal_checkpoint(TRUNCATE)");
	const patience = patienceOf(connection);
	let pagesLeft = 0;
	/** In the WAL when it was last asked. */
	let pages = 0;
	let scrubs = false;
	let move: (() => void) | null = null;
	/** Empties the WAL, when nobody stands in the way: never waits. */
	const emptied = () => {
		const busy = patience.without(() => ifPossible(() => truncate.get()?.busy ?? 0, 1));
		return busy === 0;
	};
	const left = (moved: Moved | null) => {
		// Moved to the end, the next commit begins the WAL anew; else somebody reads an old page, and it goes on.
		pagesLeft = moved !== null && moved.moved === moved.pages ? 0 : (moved?.pages ?? pages);
	};
	const checkpoint = () => {
		const { log = 0, checkpointed = 0 } = passive.get() ?? {};
		const moved = { pages: log, moved: checkpointed };
		left(moved);
		return moved;
	};
	return {
		connection,
		orm,
		patience,
		checkpoint,
		left,
		scrub() {
			scrubs = true;
		},
		relieve() {
			if (scrubs && !connection.inTransaction) scrubs = !emptied();
			const { log = 0, checkpointed = 0 } = measure.get() ?? {};
			// Fewer than before: it has begun anew.
			if (log < pages) pagesLeft = 0;
			pages = log;
			if (log === checkpointed || log <= pagesLeft + walPagesMax) return;
			if (move === null) left(ifPossible(checkpoint, null));
			else move();
		},
		movedBy(somebody) {
			move = somebody;
		},
		close: () => connection.close(),
	};
}
