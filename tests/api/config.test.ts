import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ConfigRefused, configFrom } from "../../server/config.ts";
import { addLogKey, logKeyOf } from "../../server/log-key-file.ts";
import { serverKeyOf } from "../../server/server-key.ts";

describe("the configuration", () => {
	test("has a usual value for everything, and cannot be changed later", () => {
		const config = configFrom({});
		expect(config).toEqual({
			...{ host: "localhost", port: 3000, publicOrigin: null, logLevel: "info" },
			floodReportsMax: 60_000,
			...{ dataDir: resolve("data"), serverKeyFile: resolve("server.key"), placeName: "居民诉求热线" },
			...{ logKeyFile: resolve("log.key"), checkpointsFile: resolve("checkpoints.jsonl") },
			...{ checkpointSeconds: 60, metricsPort: null, trustedProxies: [] },
		});
		expect(Object.isFrozen(config)).toBe(true);
	});

	test("takes every value of its kind", () => {
		for (const PORT of ["0", "1", "65535"]) expect(configFrom({ PORT }).port).toBe(Number(PORT));
		for (const PUBLIC_ORIGIN of ["https://a.example", "https://a.example:8443", "http://localhost:3000"]) {
			expect(configFrom({ PUBLIC_ORIGIN }).publicOrigin).toBe(PUBLIC_ORIGIN);
		}
		expect(configFrom({ METRICS_PORT: "9464" }).metricsPort).toBe(9464);
		const TRUSTED_PROXIES = "10.0.0.5, fd00::/8,192.168.0.0/16";
		const proxies = ["10.0.0.5", "fd00::/8", "192.168.0.0/16"];
		expect(configFrom({ TRUSTED_PROXIES }).trustedProxies).toEqual(proxies);
		for (const LOG_LEVEL of ["silent", "error", "warn", "info", "debug"]) {
			expect(configFrom({ LOG_LEVEL }).logLevel).toBe(LOG_LEVEL);
		}
	});

	const unusable: readonly (readonly [name: string, values: readonly string[]])[] = [
		["PORT", ["", " ", "http", "-1", "65536", "3000.5", "1e3", "0x10", "123456"]],
		["PUBLIC_ORIGIN", ["", "example.org", "https://", "http://example.org", "ftp://example.org"]],
		[
			"PUBLIC_ORIGIN",
			["https://example.org/", "https://example.org/desk", "https://EXAMPLE.org", "null", "*"],
		],
		["FLOOD_REPORTS_MAX", ["", "0", "-1", "1.5", "1e3", "x", "10000000000"]],
		["METRICS_PORT", ["", "x", "65536"]],
		["TRUSTED_PROXIES", ["", "*", "true", "gateway", "10.0.0.0/33", "10.0.0.5;10.0.0.6", "10.0.0.5,"]],
		["LOG_LEVEL", ["", "loud", "trace", "INFO"]],
		["CHECKPOINT_SECONDS", ["", "0", "-1", "1.5", "86401", "minute"]],
		...["HOST", "DATA_DIR", "SERVER_KEY_FILE", "LOG_KEY_FILE", "CHECKPOINTS_FILE", "PLACE_NAME"].map(
			(name) => [name, ["", "  "]] as const,
		),
	];
	for (const [name, values] of unusable) {
		test(`refuses ${name} with a sentence that names it: ${values.map((value) => `"${value}"`).join(", ")}`, () => {
			for (const value of values) {
				const refuse = () => configFrom({ [name]: value });
				expect(refuse, value).toThrow(ConfigRefused);
				expect(refuse, value).toThrow(new RegExp(`^${name} is .*\\.$`));
			}
		});
	}
});

describe("the server key", () => {
	let folder: string;
	beforeAll(() => {
		folder = mkdtempSync(join(tmpdir(), "api-key-"));
	});
	afterAll(() => rmSync(folder, { recursive: true }));
	const keyOf = (file: string, databaseExists = false) =>
		serverKeyOf(configFrom({ SERVER_KEY_FILE: join(folder, file) }), databaseExists);

	test("is made once, of 32 random bytes, for its owner alone, and is the same from then on", () => {
		const key = keyOf("made");
		expect(key).toHaveLength(32);
		expect(statSync(join(folder, "made")).mode & 0o777).toBe(0o600);
		expect(Buffer.from(readFileSync(join(folder, "made"), "utf8"), "base64")).toEqual(key);
		expect(keyOf("made", true)).toEqual(key);
		expect(keyOf("another")).not.toEqual(key);
	});

	test("is refused when it is none, and a missing one when there is a database", () => {
		for (const content of ["", "not a key", "A".repeat(42), "A".repeat(86), "00".repeat(32)]) {
			writeFileSync(join(folder, "bad"), content);
			expect(() => keyOf("bad"), content).toThrow(/^SERVER_KEY_FILE .*bad does not hold 32 bytes/);
		}
		expect(() => keyOf("missing", true)).toThrow(/^SERVER_KEY_FILE .*missing is missing/);
	});

	test("is refused when others on the machine may read or change it, as is that of the log", () => {
		keyOf("shared");
		const logKeyFile = join(folder, "log.key");
		addLogKey(logKeyFile, "localhost/log");
		for (const mode of [0o640, 0o604, 0o620, 0o602]) {
			chmodSync(join(folder, "shared"), mode);
			expect(() => keyOf("shared")).toThrow(/^SERVER_KEY_FILE .*shared may be read or changed by others/);
			chmodSync(logKeyFile, mode);
			expect(() => logKeyOf(logKeyFile, null, "localhost/log")).toThrow(/^LOG_KEY_FILE .* \(mode 6\d\d\)/);
		}
		chmodSync(join(folder, "shared"), 0o400);
		expect(keyOf("shared")).toHaveLength(32);
	});
});
