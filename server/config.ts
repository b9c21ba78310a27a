import { dirname, join, resolve } from "node:path";
import { checkpointSecondsMax, floodReportsMax } from "./domain/limits.ts";
import { networkOf } from "./sender-address.ts";

/** How this installation is set up; read once from the environment and frozen. */
export type Config = {
	readonly host: string;
	/** 0 takes any free port. */
	readonly port: number;
	/** Where the database lies. */
	readonly dataDir: string;
	/** Where the server key lies; kept apart from the database and its backups (trust.md A1). */
	readonly serverKeyFile: string;
	/** Where the keys lie that sign the public log; apart from the database, and from the server key where that can be. */
	readonly logKeyFile: string;
	/** What was published of the log, so that a database that is behind it is found out (trust.md I4). */
	readonly checkpointsFile: string;
	/** How often a checkpoint is issued. */
	readonly checkpointSeconds: number;
	/** Shown at the top of the resident's page. */
	readonly placeName: string;
	/** Addresses that residents and staff type, as `https://host`; other origins may change nothing. */
	readonly publicOrigin: string | null;
	/** Reports in five minutes over the whole house from which on proof of work or patience is asked for (trust.md A6). */
	readonly floodReportsMax: number;
	/** Where metrics are served, on this machine only; 0 takes any free port, null serves none. */
	readonly metricsPort: number | null;
	/** Gateways whose word on the sender's address is taken. */
	readonly trustedProxies: readonly string[];
	readonly logLevel: "silent" | "error" | "warn" | "info" | "debug";
};

const logLevels: readonly string[] = ["silent", "error", "warn", "info", "debug"];

function isLogLevel(value: string): value is Config["logLevel"] {
	return logLevels.includes(value);
}

/** A configuration that cannot be used; the message says which variable, and what it takes. */
export class ConfigRefused extends Error {}

function textOf(name: string, value: string | undefined, usual: string): string {
	if (value === undefined) return usual;
	// An empty HOST would listen on every address of the machine.
	if (value.trim() === "") throw new ConfigRefused(`${name} is empty: leave it out, or give it a value.`);
	return value;
}

function portOf(name: string, value: string): number {
	const port = Number(value);
	if (/^\d{1,5}$/.test(value) && port <= 65_535) return port;
	throw new ConfigRefused(`${name} is "${value}": it takes a whole number from 0 to 65535.`);
}

function floodOf(value: string): number {
	if (/^[1-9]\d{0,9}$/.test(value)) return Number(value);
	throw new ConfigRefused(`FLOOD_REPORTS_MAX is "${value}": it takes a whole number from 1 to 9999999999.`);
}

function checkpointSecondsOf(value: string): number {
	const seconds = Number(value);
	if (/^[1-9]\d{0,4}$/.test(value) && seconds <= checkpointSecondsMax) return seconds;
	throw new ConfigRefused(
		`CHECKPOINT_SECONDS is "${value}": it takes a whole number from 1 to ${checkpointSecondsMax}.`,
	);
}

function originOf(value: string): string {
	const url = URL.canParse(value) ? new URL(value) : null;
	const local = url?.hostname === "localhost" || url?.hostname === "127.0.0.1";
	if (url !== null && url.origin === value && (url.protocol === "https:" || local)) return value;
	throw new ConfigRefused(
		`PUBLIC_ORIGIN is "${value}": it takes an origin such as https://example.org, without a path.`,
	);
}

/** Addresses, or networks as `10.0.0.0/8`, with commas between them. */
function proxiesOf(value: string): readonly string[] {
	const proxies = value.split(",").map((proxy) => proxy.trim());
	if (proxies.every((proxy) => networkOf(proxy) !== null)) return proxies;
	throw new ConfigRefused(
		`TRUSTED_PROXIES is "${value}": it takes addresses, or networks such as 10.0.0.0/8, with commas between them.`,
	);
}

function logLevelOf(value: string): Config["logLevel"] {
	if (isLogLevel(value)) return value;
	throw new ConfigRefused(`LOG_LEVEL is "${value}": it takes one of ${logLevels.join(", ")}.`);
}

/**
 * The configuration in `env`.
 * @throws ConfigRefused with one sentence about the first variable that cannot be used
 */
export function configFrom(env: Readonly<Record<string, string | undefined>>): Config {
	const { PORT, HOST, DATA_DIR, SERVER_KEY_FILE, PLACE_NAME, PUBLIC_ORIGIN } = env;
	const { FLOOD_REPORTS_MAX, LOG_LEVEL, METRICS_PORT, TRUSTED_PROXIES } = env;
	const { LOG_KEY_FILE, CHECKPOINTS_FILE, CHECKPOINT_SECONDS } = env;
	const serverKeyFile = resolve(textOf("SERVER_KEY_FILE", SERVER_KEY_FILE, "server.key"));
	const beside = (name: string) => join(dirname(serverKeyFile), name);
	return Object.freeze({
		host: textOf("HOST", HOST, "localhost"),
		port: portOf("PORT", PORT ?? "3000"),
		dataDir: resolve(textOf("DATA_DIR", DATA_DIR, "data")),
		serverKeyFile,
		logKeyFile: resolve(textOf("LOG_KEY_FILE", LOG_KEY_FILE, beside("log.key"))),
		checkpointsFile: resolve(textOf("CHECKPOINTS_FILE", CHECKPOINTS_FILE, beside("checkpoints.jsonl"))),
		checkpointSeconds: checkpointSecondsOf(CHECKPOINT_SECONDS ?? "60"),
		placeName: textOf("PLACE_NAME", PLACE_NAME, "居民诉求热线"),
		publicOrigin: PUBLIC_ORIGIN === undefined ? null : originOf(PUBLIC_ORIGIN),
		floodReportsMax: floodOf(FLOOD_REPORTS_MAX ?? String(floodReportsMax)),
		metricsPort: METRICS_PORT === undefined ? null : portOf("METRICS_PORT", METRICS_PORT),
		trustedProxies: TRUSTED_PROXIES === undefined ? [] : proxiesOf(TRUSTED_PROXIES),
		logLevel: logLevelOf(LOG_LEVEL ?? "info"),
	});
}
