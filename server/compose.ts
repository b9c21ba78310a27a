import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { accountsOf } from "../db/accounts.ts";
import { LogAtOdds } from "../db/errors.ts";
import { forgetRetries } from "../db/idempotency.ts";
import { isKeyOf } from "../db/key-check.ts";
import { createLedger } from "../db/ledger.ts";
import { logTable } from "../db/log.ts";
import { openStore, type Store } from "../db/open.ts";
import { forgetPhotos, photosOf } from "../db/photos.ts";
import { readsOf } from "../db/reads.ts";
import { refreshInTurns } from "../db/rebuild.ts";
import { spokenCodesOf } from "../db/spoken-codes.ts";
import * as casebook from "../web/lib/casebook.ts";
import * as residentPages from "../web/resident/page.ts";
import { quickReport } from "../web/resident/quick.ts";
import { receiptFile } from "../web/resident/receipt-file.ts";
import { renderResident } from "../web/resident/render.tsx";
import { spokenSentences } from "../web/resident/spoken-code.tsx";
import { buildApp } from "./app.ts";
import { residentFiles } from "./built-files.ts";
import { startSweep } from "./capabilities/escalation.ts";
import { startPublishing } from "./capabilities/log.ts";
import { type Config, ConfigRefused } from "./config.ts";
import type { DemoDoor } from "./demo-door.ts";
import type { Deps, Doors } from "./deps.ts";
import type { Instant } from "./domain/calendar.ts";
import type { Ledger } from "./domain/ledger.ts";
import { type Keys, keysFrom } from "./keys.ts";
import { closeApp, served } from "./listening.ts";
import { openPublisher } from "./open-publisher.ts";
import { type OperationParts, type WatchedOperation, watchOperation } from "./operation.ts";
import { hashPassphrase } from "./passphrase.ts";
import type { Publisher } from "./public-log.ts";
import { pooledRandomBytes } from "./random.ts";
import { refold } from "./refolding.ts";
import { projectRoot } from "./root.ts";
import { refuseOpenFile } from "./secret-file.ts";
import { serverKeyOf } from "./server-key.ts";
import { firstCheckpoint, startWatching, watchedPublishing } from "./watching.ts";

/** Everything real, put together: the store, the ledger, the keys, the pages, the sweep, and the app that listens. */
export type House = {
	readonly url: string;
	/** Where metrics are served; null where nobody asked for them. */
	readonly metricsUrl: string | null;
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

/** The real time. */
export function nowSeconds(): number {
	return Math.floor(Date.now() / 1000);
}

function reasonOf(cause: unknown): string {
	return cause instanceof Error ? cause.message : String(cause);
}

/** The built doors, and the resident's pages as functions. */
export function doorsOf(dir: string): Doors {
	const pages = { ...residentPages, quickReport, receiptFile, renderResident, spokenSentences };
	return { dir: existsSync(dir) ? dir : null, ...residentFiles(dir), pages, casebook };
}

/** They lie beside what is built; run from its sources, a house does everything in one thread. */
function builtThreads(): string | null {
	return existsSync(join(import.meta.dirname, "scribe.js")) ? import.meta.dirname : null;
}

function openedStore(dataDir: string, { unsynced = false }: HouseParts): Store {
	try {
		mkdirSync(dataDir, { recursive: true, mode: 0o700 });
	} catch (cause) {
		throw new ConfigRefused(`DATA_DIR ${dataDir} cannot be made: ${reasonOf(cause)}.`);
	}
	const path = join(dataDir, "ledger.sqlite");
	const store = openStore(path, { migrations: join(projectRoot(), "migrations") });
	if (unsynced) store.connection.pragma("synchronous = NORMAL");
	return store;
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

function tellOperator(sentence: string): void {
	process.stderr.write(`${sentence}\n`);
}

type Work = {
	readonly app: FastifyInstance;
	readonly ledger: Ledger;
	readonly store: Store;
	readonly clock: () => Instant;
	/** Null while a measurement leaves the log out. */
	readonly publish: (() => void) | null;
	readonly checkpointSeconds: number;
	readonly operation: WatchedOperation;
};

/**
 * The work that waits for no request: the sweep, checkpoints, alarms, and moments of rest for the store. Gives how to
 * stop it.
 */
function startWork({ app, ledger, store, clock, publish, checkpointSeconds, operation }: Work) {
	const failed = (what: string) => (error: unknown) => app.log.error({ err: error }, what);
	const stopPublishing =
		publish && startPublishing(publish, checkpointSeconds * 1000, failed("no checkpoint was issued"));
	const { forgetSessions, forgetChallenges } = accountsOf(store);
	const stopSweep = startSweep({ ledger, reads: readsOf(store) }, sweepEveryMs, failed("the sweep failed"));
	const rest = setInterval(() => {
		try {
			store.relieve();
			forgetRetries(store, clock());
			forgetPhotos(store, clock());
			forgetSessions(nowSeconds());
			forgetChallenges(nowSeconds());
		} catch (error) {
			// A full disk, say: nothing is lost, and the next rest tries again.
			failed("the rest failed")(error);
		}
	}, restEveryMs);
	const stopWatching = startWatching(app, operation);
	return async () => {
		clearInterval(rest);
		stopWatching();
		stopPublishing?.();
		await stopSweep();
	};
}

export type HouseParts = {
	readonly clock: () => Instant;
	readonly demo: DemoDoor | null;
	/** Leaves the public log out, to measure what it costs. */
	readonly withoutLog?: boolean;
	/** Commits without waiting for the disk, which whoever counts syncs must find out. */
	readonly unsynced?: boolean;
};

type Watched = Pick<OperationParts, "config" | "ledger"> & HouseParts & { readonly publisher: Publisher };

/** The house as it is watched, and the publishing that is told of there. */
function watched({ config, ledger, publisher, clock, demo, withoutLog = false }: Watched) {
	const speed = () => demo?.speed() ?? 1;
	const steadyMs = () => performance.now();
	const operation = watchOperation({ config, ledger, publisher, clock, speed, wallMs: Date.now, steadyMs });
	const isAtOdds = (error: unknown) => error instanceof LogAtOdds;
	const publish = withoutLog ? null : watchedPublishing(publisher.publish, operation, isAtOdds);
	return { operation, publish };
}

/**
 * Opens the store, builds the app and listens.
 * @throws with a sentence when the configuration, the key or the database cannot be used
 */
export async function openHouse(config: Config, parts: HouseParts): Promise<House> {
	const serverKey = serverKeyOf(config, existsSync(join(config.dataDir, "ledger.sqlite")));
	const store = openedStore(config.dataDir, parts);
	const randomBytes = pooledRandomBytes();
	const keys = keysFrom(serverKey, randomBytes);
	closingOnError(store, () => {
		refuseOpenFile(store.connection.name, `The database ${store.connection.name}`);
		refuseOtherKey(config, store, keys);
	});
	await refold(config, store, refreshInTurns, tellOperator);
	const { clock, withoutLog = false } = parts;
	const log = logTable(store);
	const publisher = closingOnError(store, () => openPublisher(config, { log, clock, randomBytes }));
	const tree = withoutLog ? null : log;
	const more = { openPhone: keys.openPhone, threads: builtThreads() };
	const ledger = createLedger({ store, clock, randomBytes, log: tree, ...more });
	const { operation, publish } = watched({ config, ledger, publisher, ...parts });
	const deps: Deps = {
		config,
		ledger,
		...{ reads: readsOf(store), accounts: accountsOf(store), photos: photosOf(store, randomBytes) },
		...{ spokenCodes: spokenCodesOf(store), publicLog: publisher, operation },
		keys,
		randomBytes,
		realSeconds: nowSeconds,
		demo: parts.demo,
		doors: doorsOf(join(projectRoot(), "dist", "web")),
		log: process.stderr,
	};
	const app = await buildApp(deps);
	const close = async () => {
		await closeApp(app);
		await ledger.close();
	};
	if (publish !== null) firstCheckpoint(publish, app);
	const addresses = await served(app, config, operation).catch(async (error: unknown) => {
		await close();
		throw error;
	});
	const { checkpointSeconds } = config;
	const stopWork = startWork({ app, ledger, store, clock, publish, checkpointSeconds, operation });
	const closeAll = async () => {
		await addresses.stopMetrics();
		await stopWork();
		await close();
	};
	const { url, metricsUrl } = addresses;
	const addAccount = accountAdder(store, keys);
	return { url, metricsUrl, app, ledger, store, keys, addAccount, close: closeAll };
}
