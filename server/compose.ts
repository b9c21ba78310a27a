import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { accountsOf } from "../db/accounts.ts";
import { forgetRetries } from "../db/idempotency.ts";
import { isKeyOf } from "../db/key-check.ts";
import { createLedger } from "../db/ledger.ts";
import { logTable } from "../db/log.ts";
import { openStore, type Store } from "../db/open.ts";
import { readsOf } from "../db/reads.ts";
import * as residentPages from "../web/resident/page.ts";
import { quickReport } from "../web/resident/quick.ts";
import { receiptFile } from "../web/resident/receipt-file.ts";
import { renderResident } from "../web/resident/render.tsx";
import { buildApp } from "./app.ts";
import { startSweep } from "./capabilities/escalation.ts";
import { startPublishing } from "./capabilities/log.ts";
import { type Config, ConfigRefused } from "./config.ts";
import type { DemoDoor } from "./demo-door.ts";
import type { Deps, Doors } from "./deps.ts";
import type { Instant } from "./domain/calendar.ts";
import type { Ledger } from "./domain/ledger.ts";
import { type Keys, keysFrom } from "./keys.ts";
import { openPublisher } from "./open-publisher.ts";
import { hashPassphrase } from "./passphrase.ts";
import type { Publisher } from "./public-log.ts";
import { pooledRandomBytes } from "./random.ts";
import { projectRoot } from "./root.ts";
import { serverKeyOf } from "./server-key.ts";

/** Everything real, put together: the store, the ledger, the keys, the pages, the sweep, and the app that listens. */
export type House = {
	readonly url: string;
	readonly app: FastifyInstance;
	readonly ledger: Ledger;
	readonly store: Store;
	readonly keys: Keys;
	/** Gives a person of the setting a way to sign in; `totpSecret` is base32, null for none. */
	addAccount(
		personId: string,
		username: string,
		passphrase: string,
		totpSecret?: string | null,
	): Promise<void>;
	/** Stops taking requests, finishes what is under way, then closes the store. */
	close(): Promise<void>;
};

const sweepEveryMs = 1_000;
const restEveryMs = 5_000;
/** How long requests under way may take after the signal to stop; then their connections are cut. */
const stoppingMs = 5_000;
const idleEveryMs = 50;

function reasonOf(cause: unknown): string {
	return cause instanceof Error ? cause.message : String(cause);
}

type ManifestEntry = {
	readonly file: string;
	readonly css?: readonly string[];
	readonly imports?: readonly string[];
};

/** The resident's own built files, found by Vite's manifest; none before a build. */
function residentFiles(dir: string): Pick<Doors, "residentScripts" | "residentStyles"> {
	const path = join(dir, ".vite", "manifest.json");
	if (!existsSync(path)) return { residentScripts: [], residentStyles: [] };
	const manifest = JSON.parse(readFileSync(path, "utf8")) as Readonly<Record<string, ManifestEntry>>;
	const entry = manifest["resident/index.html"];
	// What doors share comes first: of two rules that weigh the same, the door's own must be the later.
	const parts = [...(entry?.imports ?? []).map((name) => manifest[name]), entry].filter(
		(part) => part !== undefined,
	);
	const styles = [...new Set(parts.flatMap(({ css = [] }) => css))];
	return {
		residentScripts: entry === undefined ? [] : [`/${entry.file}`],
		residentStyles: styles.map((file) => `/${file}`),
	};
}

/** The built doors, and the resident's pages as functions. */
export function doorsOf(dir: string): Doors {
	const pages = { ...residentPages, quickReport, receiptFile, renderResident };
	return { dir: existsSync(dir) ? dir : null, ...residentFiles(dir), pages };
}

function openedStore(dataDir: string): Store {
	try {
		mkdirSync(dataDir, { recursive: true, mode: 0o700 });
	} catch (cause) {
		throw new ConfigRefused(`DATA_DIR ${dataDir} cannot be made: ${reasonOf(cause)}.`);
	}
	const path = join(dataDir, "ledger.sqlite");
	return openStore(path, { migrations: join(projectRoot(), "migrations") });
}

function closingOnError<Result>(store: Store, open: () => Result): Result {
	try {
		return open();
	} catch (error) {
		store.close();
		throw error;
	}
}

/** With another key no receipt would open and nothing sealed could be read: better not to start at all. */
function refuseOtherKey({ serverKeyFile, dataDir }: Config, store: Store, { check }: Keys): void {
	if (isKeyOf(store, check)) return;
	throw new ConfigRefused(
		`SERVER_KEY_FILE ${serverKeyFile} is not the key that the database in ${dataDir} was made with.`,
	);
}

/** @returns the URL that people open */
async function listening(app: FastifyInstance, { host, port }: Config): Promise<string> {
	try {
		const address = await app.listen({ host, port });
		return `http://${host.includes(":") ? `[${host}]` : host}:${new URL(address).port}`;
	} catch (cause) {
		throw new ConfigRefused(`HOST ${host} with PORT ${port} cannot be listened on: ${reasonOf(cause)}.`);
	}
}

function realSeconds(): number {
	return Math.floor(Date.now() / 1000);
}

type Work = {
	readonly app: FastifyInstance;
	readonly ledger: Ledger;
	readonly store: Store;
	readonly clock: () => Instant;
	/** Null while a measurement leaves the log out. */
	readonly publish: (() => void) | null;
	readonly checkpointSeconds: number;
};

/** The work that waits for no request: the sweep, checkpoints, and moments of rest for the store. Gives how to stop it. */
function startWork({ app, ledger, store, clock, publish, checkpointSeconds }: Work) {
	const failed = (what: string) => (error: unknown) => app.log.error({ err: error }, what);
	const stopPublishing =
		publish && startPublishing(publish, checkpointSeconds * 1000, failed("no checkpoint was issued"));
	const { forgetSessions } = accountsOf(store);
	const stopSweep = startSweep({ ledger, reads: readsOf(store) }, sweepEveryMs, failed("the sweep failed"));
	const rest = setInterval(() => {
		try {
			store.relieve();
			forgetRetries(store, clock());
			forgetSessions(realSeconds());
		} catch (error) {
			// A full disk, say: nothing is lost, and the next rest tries again.
			failed("the rest failed")(error);
		}
	}, restEveryMs);
	return async () => {
		clearInterval(rest);
		stopPublishing?.();
		await stopSweep();
	};
}

/** Finishes what is under way, and waits for nobody who sends nothing. */
async function closeApp(app: FastifyInstance): Promise<void> {
	const cut = setTimeout(() => app.server.closeAllConnections(), stoppingMs);
	// A connection whose last request was under way at first is idle a moment later.
	const sweepOut = setInterval(() => app.server.closeIdleConnections(), idleEveryMs);
	await app.close();
	clearTimeout(cut);
	clearInterval(sweepOut);
}

function accountAdder(store: Store, keys: Keys): House["addAccount"] {
	const accounts = accountsOf(store);
	return async (personId, username, passphrase, totpSecret = null) => {
		const sealed = totpSecret === null ? null : keys.sealSecret(totpSecret);
		accounts.save({
			personId,
			username,
			passphraseHash: await hashPassphrase(passphrase),
			totpSecret: sealed,
		});
	};
}

/** A log that contradicts what was published is told of here; from then on the ledger refuses to write (trust.md I4). */
function firstCheckpoint(publisher: Publisher, app: FastifyInstance): void {
	try {
		publisher.publish();
	} catch (error) {
		app.log.error({ err: error }, "nothing is written until this is settled");
	}
}

export type HouseParts = {
	readonly clock: () => Instant;
	readonly demo: DemoDoor | null;
	/** Leaves the public log out, to measure what it costs. */
	readonly withoutLog?: boolean;
};

/**
 * Opens the store, builds the app and listens.
 * @throws with a sentence when the configuration, the key or the database cannot be used
 */
export async function openHouse(config: Config, parts: HouseParts): Promise<House> {
	const serverKey = serverKeyOf(config, existsSync(join(config.dataDir, "ledger.sqlite")));
	const store = openedStore(config.dataDir);
	const randomBytes = pooledRandomBytes();
	const keys = keysFrom(serverKey, randomBytes);
	closingOnError(store, () => refuseOtherKey(config, store, keys));
	const { clock, withoutLog = false } = parts;
	const log = logTable(store);
	const publisher = closingOnError(store, () => openPublisher(config, { log, clock, randomBytes }));
	const ledger = createLedger({ store, clock, randomBytes, log: withoutLog ? null : log });
	const deps: Deps = {
		config,
		ledger,
		reads: readsOf(store),
		accounts: accountsOf(store),
		publicLog: publisher,
		keys,
		randomBytes,
		realSeconds,
		demo: parts.demo,
		doors: doorsOf(join(projectRoot(), "dist", "web")),
		log: process.stderr,
	};
	const app = await buildApp(deps);
	const close = async () => {
		await closeApp(app);
		await ledger.close();
	};
	if (!withoutLog) firstCheckpoint(publisher, app);
	const url = await listening(app, config).catch(async (error: unknown) => {
		await close();
		throw error;
	});
	const stopWork = startWork({
		...{ app, ledger, store, clock },
		publish: withoutLog ? null : publisher.publish,
		checkpointSeconds: config.checkpointSeconds,
	});
	const closeAll = async () => {
		await stopWork();
		await close();
	};
	return { url, app, ledger, store, keys, addAccount: accountAdder(store, keys), close: closeAll };
}
