import { randomBytes as nodeRandomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { accountsOf } from "../db/accounts.ts";
import { forgetRetries } from "../db/idempotency.ts";
import { createLedger } from "../db/ledger.ts";
import { openStore, type Store } from "../db/open.ts";
import { readsOf } from "../db/reads.ts";
import * as residentPages from "../web/resident/page.ts";
import { quickReport } from "../web/resident/quick.ts";
import { renderResident } from "../web/resident/render.tsx";
import { buildApp } from "./app.ts";
import { startSweep } from "./capabilities/escalation.ts";
import { type Config, ConfigRefused } from "./config.ts";
import type { DemoDoor } from "./demo-door.ts";
import type { Deps, Doors } from "./deps.ts";
import type { Instant } from "./domain/calendar.ts";
import type { Ledger } from "./domain/ledger.ts";
import { type Keys, keysFrom, serverKeyBytes } from "./keys.ts";
import { hashPassphrase } from "./passphrase.ts";
import { pooledRandomBytes } from "./random.ts";
import { projectRoot } from "./root.ts";

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

/**
 * The server key of the file; made anew, for the owner alone, when neither key nor database is there yet.
 * @throws ConfigRefused when the key is missing beside a database, or is no key
 */
export function serverKeyOf({ serverKeyFile }: Config, databaseExists: boolean): Uint8Array {
	const named = `SERVER_KEY_FILE ${serverKeyFile}`;
	const isMissing = !existsSync(serverKeyFile);
	// Without its key a database answers no receipt; a new one would hide that.
	if (isMissing && databaseExists)
		throw new ConfigRefused(`${named} is missing, but there is a database it belongs to.`);
	const key = Buffer.from(keyTextOf(serverKeyFile, isMissing, named).trim(), "base64");
	if (key.length === serverKeyBytes) return key;
	throw new ConfigRefused(`${named} does not hold ${serverKeyBytes} bytes in base64.`);
}

function keyTextOf(path: string, isMissing: boolean, named: string): string {
	try {
		const fresh = nodeRandomBytes(serverKeyBytes).toString("base64");
		if (isMissing) writeFileSync(path, fresh, { mode: 0o600, flag: "wx" });
		return readFileSync(path, "utf8");
	} catch (cause) {
		throw new ConfigRefused(`${named} cannot be ${isMissing ? "made" : "read"}: ${reasonOf(cause)}.`);
	}
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
	const pages = { ...residentPages, quickReport, renderResident };
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

/** @returns the URL that people open */
async function listening(app: FastifyInstance, { host, port }: Config): Promise<string> {
	try {
		const address = await app.listen({ host, port });
		return `http://${host.includes(":") ? `[${host}]` : host}:${new URL(address).port}`;
	} catch (cause) {
		throw new ConfigRefused(`HOST ${host} with PORT ${port} cannot be listened on: ${reasonOf(cause)}.`);
	}
}

/** The work that waits for no request: the sweep, and moments of rest for the store. Gives how to stop it. */
function startWork(app: FastifyInstance, ledger: Ledger, store: Store, clock: () => Instant) {
	const failed = (what: string) => (error: unknown) => app.log.error({ err: error }, what);
	const stopSweep = startSweep(ledger, sweepEveryMs, failed("the sweep failed"));
	const rest = setInterval(() => {
		try {
			store.relieve();
			forgetRetries(store, clock());
		} catch (error) {
			// A full disk, say: nothing is lost, and the next rest tries again.
			failed("the rest failed")(error);
		}
	}, restEveryMs);
	return async () => {
		clearInterval(rest);
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

/**
 * Opens the store, builds the app and listens.
 * @throws with a sentence when the configuration, the key or the database cannot be used
 */
export async function openHouse(
	config: Config,
	parts: { readonly clock: () => Instant; readonly demo: DemoDoor | null },
): Promise<House> {
	const serverKey = serverKeyOf(config, existsSync(join(config.dataDir, "ledger.sqlite")));
	const store = openedStore(config.dataDir);
	const randomBytes = pooledRandomBytes();
	const ledger = createLedger({ store, clock: parts.clock, randomBytes });
	const keys = keysFrom(serverKey, randomBytes);
	const realSeconds = () => Math.floor(Date.now() / 1000);
	const deps: Deps = {
		config,
		ledger,
		reads: readsOf(store),
		accounts: accountsOf(store),
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
	const url = await listening(app, config).catch(async (error: unknown) => {
		await close();
		throw error;
	});
	const stopWork = startWork(app, ledger, store, parts.clock);
	const closeAll = async () => {
		await stopWork();
		await close();
	};
	return { url, app, ledger, store, keys, addAccount: accountAdder(store, keys), close: closeAll };
}
