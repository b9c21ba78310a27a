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

/**
 * The server key of the file; made anew, for the owner alone, when neither key nor database is there yet.
 * @throws ConfigRefused when the key is missing beside a database, or is no key
 */
export function serverKeyOf({ serverKeyFile }: Config, databaseExists: boolean): Uint8Array {
	if (!existsSync(serverKeyFile)) {
		// Without its key a database answers no receipt; a new one would hide that.
		if (databaseExists)
			throw new ConfigRefused(
				`SERVER_KEY_FILE ${serverKeyFile} is missing, but there is a database it belongs to.`,
			);
		writeFileSync(serverKeyFile, nodeRandomBytes(serverKeyBytes).toString("base64"), {
			mode: 0o600,
			flag: "wx",
		});
	}
	const key = Buffer.from(readFileSync(serverKeyFile, "utf8").trim(), "base64");
	if (key.length !== serverKeyBytes)
		throw new ConfigRefused(
			`SERVER_KEY_FILE ${serverKeyFile} does not hold ${serverKeyBytes} bytes in base64.`,
		);
	return key;
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
	const parts = [entry, ...(entry?.imports ?? []).map((name) => manifest[name])].filter(
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
	mkdirSync(dataDir, { recursive: true, mode: 0o700 });
	const path = join(dataDir, "ledger.sqlite");
	return openStore(path, { migrations: join(projectRoot(), "migrations") });
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
	const accounts = accountsOf(store);
	const realSeconds = () => Math.floor(Date.now() / 1000);
	const deps: Deps = {
		config,
		ledger,
		reads: readsOf(store),
		accounts,
		keys,
		randomBytes,
		realSeconds,
		demo: parts.demo,
		doors: doorsOf(join(projectRoot(), "dist", "web")),
	};
	const app = await buildApp(deps);
	const stopSweep = startSweep(ledger, sweepEveryMs, (error) =>
		app.log.error({ err: error }, "the sweep failed"),
	);
	const rest = setInterval(() => {
		store.relieve();
		forgetRetries(store, parts.clock());
	}, restEveryMs);
	const address = await app.listen({ host: config.host, port: config.port });
	return {
		url: `http://${config.host}:${new URL(address).port}`,
		app,
		ledger,
		store,
		keys,
		addAccount: async (personId, username, passphrase, totpSecret = null) =>
			accounts.save({
				personId,
				username,
				passphraseHash: await hashPassphrase(passphrase),
				totpSecret: totpSecret === null ? null : keys.sealSecret(totpSecret),
			}),
		close: async () => {
			clearInterval(rest);
			await stopSweep();
			await app.close();
			await ledger.close();
		},
	};
}
