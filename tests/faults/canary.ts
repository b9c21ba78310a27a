import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type IncomingHttpHeaders, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLedger } from "../../db/ledger.ts";
import { openStore } from "../../db/open.ts";
import { replayArea, replaySetting } from "../../server/commands/replay-setting.ts";
import { defaultPolicy } from "../../server/domain/policy.ts";
import { isRunning, type Running, startServer } from "../support/server-process.ts";
import { type Hit, hitsBelow, hitsIn, needlesOf } from "./scan.ts";

/** Who asks: nothing of it may be written down anywhere (trust.md A2). */
const sender = {
	// The machine answers on every 127.x.x.x: so the address the server sees is a marker too.
	address: "127.83.71.59",
	forwarded: "203.0.113.241",
	agent: "Marker-Agent/73.19 (canary)",
	language: "tlh-Marker",
	cookie: "marker-cookie-5f1c9d",
	authorization: "marker-bearer-82e0b4",
	referer: "https://marker-referer.example/came/from",
	query: "marker-query-9b24",
	path: "marker-path-417c",
};
type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };
type Ask = (
	method: string,
	path: string,
	body?: string | Buffer,
	more?: Record<string, string>,
) => Promise<Answer>;

export type CanaryOptions = {
	/** How many reports, each with all that follows on it; a few show it, more look harder. */
	readonly rounds?: number;
	/** Runs while the server serves; gives folders to look through, such as a backup just made. */
	readonly copies?: (env: Readonly<Record<string, string>>) => Promise<readonly string[]>;
};
export type Canary = {
	/** Markers found where none may be. */
	readonly hits: number;
	readonly found: readonly Hit[];
	/** Servers that were made to write requests down: the same search must find it. */
	readonly controls: { readonly tried: number; readonly failedAsTheyMust: number };
};

function asking(url: string): Ask {
	const own = {
		"x-forwarded-for": sender.forwarded,
		"x-real-ip": sender.forwarded,
		forwarded: `for=${sender.forwarded}`,
		"user-agent": sender.agent,
		"accept-language": sender.language,
		cookie: `__Host-session=${sender.cookie}; other=${sender.cookie}`,
		authorization: `Bearer ${sender.authorization}`,
		referer: sender.referer,
	};
	return (method, path, body, more = {}) =>
		new Promise((resolve, reject) => {
			const options = { method, localAddress: sender.address, headers: { ...own, ...more }, agent: false };
			const sent = request(`${url}${path}`, options, (response) => {
				const parts: Buffer[] = [];
				response.on("data", (part: Buffer) => parts.push(part));
				response.on("error", reject);
				response.on("end", () => {
					const { statusCode: status = 0, headers } = response;
					resolve({ status, headers, body: Buffer.concat(parts).toString() });
				});
			});
			sent.on("error", reject);
			sent.end(body);
		});
}

const json = { "content-type": "application/json" };
const form = { "content-type": "application/x-www-form-urlencoded" };
const said = (index: number) => ({
	text: `井盖松了，第 ${index} 回说。`,
	areaCode: replayArea,
	categoryCode: "0203",
});
/** A key of the alphabet that base64 and hex leave room for: found whole or not at all. */
const freshKey = () => `marker-key-${randomBytes(12).toString("hex")}`;
const fields = (values: Record<string, string>) => new URLSearchParams(values).toString();

function keptSecret(markers: Record<string, string>, key: string, receipt: string): void {
	const index = Object.keys(markers).length;
	markers[`key ${index}`] = key;
	markers[`receipt ${index}`] = receipt;
	markers[`bare receipt ${index}`] = receipt.replaceAll("-", "");
}

/** A report by each door, everything a receipt opens, and every way to be refused. Gives what must not be found. */
async function everything(ask: Ask, index: number): Promise<Record<string, string>> {
	const markers: Record<string, string> = {};
	const key = freshKey();
	const body = JSON.stringify(said(index));
	const first = await ask("POST", "/api/reports", body, { ...json, "idempotency-key": key });
	if (first.status !== 201) throw new Error(`a report was answered ${first.status}: ${first.body}`);
	const { receipt } = JSON.parse(first.body) as { receipt: string };
	keptSecret(markers, key, receipt);
	const plainKey = freshKey();
	const sent = { ...said(index), step: "send", idempotencyKey: plainKey };
	const page = await ask("POST", "/report", fields(sent), form);
	const plain = /name="receipt" value="([^"]+)"/.exec(page.body)?.[1];
	if (plain === undefined) throw new Error(`a form was answered ${page.status} without a receipt`);
	keptSecret(markers, plainKey, plain);
	const opened = { "x-receipt": receipt };
	const words = JSON.stringify({ words: "再看看。" });
	await ask("POST", "/api/reports", body, { ...json, "idempotency-key": key });
	await ask("POST", "/api/reports", "{}", { ...json, "idempotency-key": key });
	await ask("GET", "/api/follow", undefined, opened);
	await ask("POST", "/api/follow/messages", words, { ...json, ...opened });
	await ask("POST", "/api/follow/dispute", JSON.stringify({ reason: "没有" }), { ...json, ...opened });
	await ask("POST", "/follow", fields({ receipt: plain }), form);
	await ask("POST", "/follow/message", fields({ receipt: plain, words: "补一句。" }), form);
	await refusedEveryWay(ask, key, opened);
	return markers;
}

async function refusedEveryWay(ask: Ask, key: string, opened: Record<string, string>): Promise<void> {
	const keyed = { ...json, "idempotency-key": key };
	const large = JSON.stringify({ text: "长".repeat(200_000) });
	for (const body of ["{", "[]", '{"text":1}', large, Buffer.from([0x7b, 0xff, 0xfe])])
		await ask("POST", "/api/reports", body, keyed).catch(() => null);
	await ask("POST", "/api/reports", "x", { "content-type": `text/${sender.query}` });
	await ask("GET", `/${sender.path}?${sender.query}`, undefined, opened);
	await ask("GET", `/api/cases/${sender.path}`, undefined, opened);
	await ask("POST", "/api/session", JSON.stringify({ username: "x", passphrase: "y" }), json);
	// No method of ours: refused by the parser, before any route.
	await ask("PROPFIND", `/${sender.path}`, undefined, opened).catch(() => null);
}

/** In a flood, asked for a proof and not giving it. */
async function limited(ask: Ask): Promise<Record<string, string>> {
	const markers: Record<string, string> = {};
	for (let count = 0; count < 3; count += 1) {
		const key = freshKey();
		markers[`limited key ${count}`] = key;
		const body = JSON.stringify(said(count));
		const { status, headers } = await ask("POST", "/api/reports", body, { ...json, "idempotency-key": key });
		if (status !== 429) throw new Error(`in a flood a report was answered ${status}`);
		markers[`limited token ${count}`] = String(headers["x-proof-token"]);
	}
	return markers;
}

/** An installation with a place to report about, and every path a process could write to inside one folder. */
async function installed(folder: string): Promise<Readonly<Record<string, string>>> {
	const dataDir = join(folder, "data");
	const temporary = join(folder, "tmp");
	for (const path of [dataDir, temporary]) mkdirSync(path);
	const keyFile = join(folder, "server.key");
	writeFileSync(keyFile, randomBytes(32).toString("base64"), { mode: 0o600 });
	const migrations = join(import.meta.dirname, "../../migrations");
	const store = openStore(join(dataDir, "ledger.sqlite"), { migrations });
	const ledger = createLedger({ store, clock: () => Math.floor(Date.now() / 1000), randomBytes });
	const { events, words } = replaySetting(defaultPolicy);
	await ledger.arrange(events, words);
	await ledger.close();
	return {
		HOST: "127.0.0.1",
		DATA_DIR: dataDir,
		SERVER_KEY_FILE: keyFile,
		LOG_LEVEL: "debug",
		HOME: folder,
		TMPDIR: temporary,
	};
}

async function started(env: Readonly<Record<string, string>>): Promise<Running> {
	const server = await startServer(env);
	if (isRunning(server)) return server;
	throw new Error(`the server ended: ${server.said}`);
}

/** Everything once, then killed in the middle of more; flooded and stopped in the second life. */
async function livesOf(folder: string, more: Readonly<Record<string, string>>, options: CanaryOptions) {
	const env = { ...(await installed(folder)), ...more };
	const markers: Record<string, string> = { ...sender };
	const first = await started(env);
	const ask = asking(first.url);
	for (let index = 0; index < (options.rounds ?? 2); index += 1) {
		for (const [name, value] of Object.entries(await everything(ask, index)))
			markers[`${name} of ${index}`] = value;
	}
	const copies = (await options.copies?.(env)) ?? [];
	const dying = Array.from({ length: 20 }, (_, index) => {
		const key = freshKey();
		markers[`dying key ${index}`] = key;
		const body = JSON.stringify(said(index));
		return ask("POST", "/api/reports", body, { ...json, "idempotency-key": key }).catch(() => null);
	});
	await Promise.race(dying);
	const killed = await first.stop("SIGKILL");
	await Promise.all(dying);
	const needles = () => needlesOf(markers);
	const afterKill = hitsBelow([folder, ...copies], needles());
	const second = await started({ ...env, FLOOD_REPORTS_MAX: "1" });
	await asking(second.url)("POST", "/api/reports", JSON.stringify(said(0)), {
		...json,
		"idempotency-key": freshKey(),
	});
	Object.assign(markers, await limited(asking(second.url)));
	const stopped = await second.stop();
	const output = Buffer.from(`${killed.said}\n${stopped.said}`);
	const found = [...afterKill, ...hitsBelow([folder], needles()), ...hitsIn(output, "output", needles())];
	return { found, markers };
}

/** Makes any server of Node's write every request down, as a usual server would. */
const requestLogging = `data:text/javascript,${encodeURIComponent(`
	import { subscribe } from "node:diagnostics_channel";
	subscribe("http.server.request.start", ({ request, socket }) =>
		process.stderr.write(JSON.stringify([socket.remoteAddress, request.url, request.rawHeaders]) + "\\n"));
`)}`;

async function inFolder<Result>(run: (folder: string) => Promise<Result>): Promise<Result> {
	const folder = mkdtempSync(join(tmpdir(), "canary-"));
	try {
		return await run(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/**
 * Sends marked requests through the real server process: reports, follow-ups, refusals, a flood, and a kill in the middle;
 * then searches database, WAL, key, temporary files, copies and output for every marker in every writing (trust.md A2).
 * The server must have been built (tests/support/server-process.ts).
 */
export async function canary(options: CanaryOptions = {}): Promise<Canary> {
	const { found } = await inFolder((folder) => livesOf(folder, {}, options));
	const logging = { NODE_OPTIONS: `--import=${requestLogging}` };
	const control = await inFolder((folder) => livesOf(folder, logging, { rounds: 1 }));
	const seen = new Set(control.found.map(({ marker }) => marker));
	const failed = Object.keys(sender).every((marker) => seen.has(marker));
	return { hits: found.length, found, controls: { tried: 1, failedAsTheyMust: failed ? 1 : 0 } };
}
