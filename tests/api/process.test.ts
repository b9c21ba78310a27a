import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createLedger } from "../../db/ledger.ts";
import { openStore } from "../../db/open.ts";
import { replayArea, replaySetting } from "../../server/commands/replay-setting.ts";
import { defaultPolicy } from "../../server/domain/policy.ts";
import { type Ended, isRunning, type Running, startServer } from "../support/server-process.ts";

const migrations = join(import.meta.dirname, "../../migrations");

let all: string;
let folder: string;
let key: string;
let database: string;
let count = 0;
beforeAll(() => {
	all = mkdtempSync(join(tmpdir(), "api-process-"));
});
afterAll(() => rmSync(all, { recursive: true, force: true }));
beforeEach(() => {
	count += 1;
	folder = join(all, String(count));
	mkdirSync(folder);
	key = join(folder, "server.key");
	database = join(folder, "data", "ledger.sqlite");
});

const start = (env: Readonly<Record<string, string>> = {}) =>
	startServer({ DATA_DIR: join(folder, "data"), SERVER_KEY_FILE: key, LOG_LEVEL: "error", ...env });
async function running(env: Readonly<Record<string, string>> = {}): Promise<Running> {
	const server = await start(env);
	if (isRunning(server)) return server;
	throw new Error(`the server ended: ${server.said}`);
}
async function refused(env: Readonly<Record<string, string>> = {}): Promise<Ended> {
	const server = await start(env);
	if (!isRunning(server)) return server;
	await server.stop();
	throw new Error("the server serves");
}

/** One sentence that names what is wrong, and an exit that scripts can tell from success. */
function expectSentence({ code, said }: Ended, ...named: readonly string[]): void {
	expect(said.trimEnd().split("\n"), said).toHaveLength(1);
	for (const name of named) expect(said).toContain(name);
	expect(said).toMatch(/\S+ .*\S\n$/);
	expect(code).toBe(1);
}

function withKey(): void {
	writeFileSync(key, randomBytes(32).toString("base64"), { mode: 0o600 });
}

/** A database as the first start leaves it, with a place to report about. */
async function withDatabase(): Promise<void> {
	mkdirSync(join(folder, "data"));
	withKey();
	const store = openStore(database, { migrations });
	const ledger = createLedger({ store, clock: () => Math.floor(Date.now() / 1000), randomBytes });
	const { events, words } = replaySetting(defaultPolicy);
	await ledger.arrange(events, words);
	await ledger.close();
}

describe("a configuration that cannot be used is refused with one sentence", () => {
	test("told by the process itself, before anything is made", async () => {
		expectSentence(await refused({ PORT: "http" }), "PORT", "http");
		expectSentence(await refused({ PUBLIC_ORIGIN: "example.org" }), "PUBLIC_ORIGIN", "example.org");
		expect(existsSync(key) || existsSync(database)).toBe(false);
	});

	test("a port that is taken", async () => {
		const taken = createServer();
		await new Promise<void>((done) => {
			taken.listen(0, "127.0.0.1", () => done());
		});
		const address = taken.address();
		const port = String(typeof address === "object" ? address?.port : "");
		expectSentence(await refused({ HOST: "127.0.0.1", PORT: port }), "PORT", port, "EADDRINUSE");
		taken.close();
	});
});

describe("a key or a database that cannot be used is refused with one sentence", () => {
	test("a database whose key is missing: a new one would open no receipt", async () => {
		await withDatabase();
		rmSync(key);
		expectSentence(await refused(), "SERVER_KEY_FILE", key);
		expect(existsSync(key)).toBe(false);
	});

	test("a key that is not the one the database was made with", async () => {
		await withDatabase();
		const first = await running();
		const { receipt } = await (await submit(first)).json();
		await first.stop();
		const right = readFileSync(key);
		withKey();
		expectSentence(await refused(), "SERVER_KEY_FILE", key, folder);
		writeFileSync(key, right);
		const second = await running();
		const view = await fetch(`${second.url}/api/follow`, { headers: { "x-receipt": receipt } });
		expect(view.status).toBe(200);
		await second.stop();
	});

	test("a key that is none, or a folder", async () => {
		writeFileSync(key, "not a key", { mode: 0o600 });
		expectSentence(await refused(), "SERVER_KEY_FILE", key);
		rmSync(key);
		mkdirSync(key);
		expectSentence(await refused(), "SERVER_KEY_FILE", key);
	});

	test("a key in a folder that does not exist", async () => {
		const nowhere = join(folder, "no", "such", "server.key");
		expectSentence(await refused({ SERVER_KEY_FILE: nowhere }), "SERVER_KEY_FILE", nowhere);
	});

	test("a file where the data folder should be", async () => {
		const file = join(folder, "file");
		writeFileSync(file, "");
		expectSentence(await refused({ DATA_DIR: file }), "DATA_DIR", file);
	});

	test("a database that is no SQLite file, or a folder, or another program's", async () => {
		withKey();
		mkdirSync(join(folder, "data"));
		writeFileSync(database, "这不是数据库。".repeat(1000));
		expectSentence(await refused(), database);
		rmSync(database);
		mkdirSync(database);
		expectSentence(await refused(), database);
		rmSync(database, { recursive: true });
		const foreign = new Database(database);
		foreign.exec("CREATE TABLE others (id INTEGER)");
		foreign.close();
		expectSentence(await refused(), database, "another program");
	});

	test("a database that others on the machine may read or change", async () => {
		await withDatabase();
		const bytes = readFileSync(database);
		rmSync(database);
		writeFileSync(database, bytes, { mode: 0o640 });
		expectSentence(await refused(), database, "may be read or changed by others");
	});

	test("a database that a newer program has changed", async () => {
		await withDatabase();
		const newer = new Database(database);
		newer.exec("UPDATE __drizzle_migrations SET created_at = created_at + 1e9");
		newer.close();
		expectSentence(await refused(), database, "newer");
	});
});

/** Half a report on its way, and how to send the rest; `answer` is all that came back when the server hung up. */
async function halfSent({ url }: Running) {
	const socket = connect(Number(new URL(url).port), "localhost");
	await once(socket, "connect");
	const length = Buffer.byteLength(report);
	const lines = Object.entries({ ...headers, host: "localhost", "content-length": String(length) });
	const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
	const half = Math.floor(length / 2);
	const bytes = Buffer.from(report);
	socket.write(`POST /api/reports HTTP/1.1\r\n${head}\r\n`);
	socket.write(bytes.subarray(0, half));
	let said = "";
	socket.on("data", (more) => {
		said += more.toString();
	});
	socket.on("error", () => undefined);
	const answer = once(socket, "close").then(() => said);
	return { answer, sendRest: () => socket.write(bytes.subarray(half)) };
}

const report = JSON.stringify({ text: "路灯坏了。", areaCode: replayArea, categoryCode: "0203" });
const headers = { "content-type": "application/json", "idempotency-key": "process-key-0000001" };
const submit = ({ url }: Running) => fetch(`${url}/api/reports`, { method: "POST", headers, body: report });

describe("a good start", () => {
	test("makes key and database for their owner alone, serves, and stops cleanly when told", async () => {
		for (const signal of ["SIGTERM", "SIGINT"] as const) {
			const server = await running();
			expect((await fetch(server.url)).status).toBe(200);
			expect((await fetch(`${server.url}/api/openapi.json`)).status).toBe(200);
			for (const [path, mode] of [
				[key, 0o600],
				[database, 0o600],
				[join(folder, "data"), 0o700],
			] as const) {
				expect(statSync(path).mode & 0o777, path).toBe(mode);
			}
			expect(await server.stop(signal)).toMatchObject({ code: 0, signal: null });
			await expect(fetch(server.url)).rejects.toThrow();
		}
	});

	test("after a stop knows the receipt of before, and the retry of a report", async () => {
		await withDatabase();
		const first = await running();
		const sent = await submit(first);
		expect(sent.status).toBe(201);
		const bytes = await sent.text();
		const { receipt, caseNumber } = JSON.parse(bytes);
		expect((await first.stop()).code).toBe(0);
		const second = await running();
		const view = await fetch(`${second.url}/api/follow`, { headers: { "x-receipt": receipt } });
		expect(await view.json()).toMatchObject({ caseNumber, text: "路灯坏了。" });
		expect(await (await submit(second)).text()).toBe(bytes);
		expect((await second.stop()).code).toBe(0);
	});

	test("stops when told, but finishes what is under way", async () => {
		await withDatabase();
		const server = await running();
		const { answer, sendRest } = await halfSent(server);
		await fetch(server.url);
		const ended = server.stop();
		await expect.poll(() => fetch(server.url).catch(() => null), { timeout: 20_000 }).toBeNull();
		sendRest();
		expect(await answer).toMatch(/^HTTP\/1\.1 201 /);
		expect((await ended).code).toBe(0);
	});

	test("waits for nobody who sends half a request and no more", async () => {
		await withDatabase();
		const server = await running();
		const { answer } = await halfSent(server);
		await fetch(server.url);
		expect((await server.stop()).code).toBe(0);
		expect(await answer).toBe("");
	});
});
