import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openConnectionsMax } from "../../server/domain/limits.ts";
import { lampOut, openTestHouse, type TestHouse } from "../support/app.ts";
import { processorMs } from "../support/processor.ts";
import { expectRefusal, storingNothing } from "../support/refusals.ts";

let house: TestHouse;
let port = 0;
beforeAll(async () => {
	house = await openTestHouse();
	port = Number(new URL(await house.app.listen({ host: "127.0.0.1", port: 0 })).port);
});
afterAll(() => house.close());

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);

/** Mulberry32: the same seed, the same nonsense. */
function randomFrom(start: number): (below: number) => number {
	let state = start;
	return (below) => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
	};
}

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "PROPFIND", "TRACE", "SEARCH"];
const pieces = [
	...[
		"api",
		"reports",
		"follow",
		"messages",
		"cases",
		"session",
		"inbox",
		"desk",
		"audit",
		"assets",
		"report",
	],
	...["..", "%2e%2e", "%00", "%ff", "%zz", "__proto__", "constructor", "toString", "*", "a\tb", "'--", "<x>"],
	...["261118-0000-0000", "1".repeat(70), "ü", "%E4%BD%A0", ";", "?a[]=1", "?lang[x]=en&lang=zh", "#", "//"],
];
const bodies = [
	...["", "{", "null", "[]", '"x"', '{"text":{}}', '{"__proto__":{"a":1}}', '{"constructor":1}', "a=1&a=2"],
	...[
		"[".repeat(100_000),
		`${'{"a":'.repeat(40_000)}1${"}".repeat(40_000)}`,
		"\u0000",
		"%ff=%fe",
		"text=%zz",
	],
];
const types = [
	"application/json",
	"application/x-www-form-urlencoded",
	"text/xml",
	"multipart/form-data",
	"",
];

describe("rough handling", () => {
	test(`of method, path, type and body never gets further than a refusal (SEED=${seed})`, async () => {
		const random = randomFrom(seed);
		const pick = <Item>(items: readonly Item[]) => items[random(items.length)];
		const cookies = [await house.cookieOf("qiguan"), "__Host-session=x", undefined];
		for (let count = 0; count < 600; count += 1) {
			const method = pick(methods) ?? "GET";
			const url = `/${Array.from({ length: 1 + random(4) }, () => pick(pieces)).join("/")}`;
			const [type, cookie] = [pick(types), pick(cookies)];
			const headers = {
				...(type ? { "content-type": type } : {}),
				...(cookie === undefined ? {} : { cookie, origin: "http://localhost", host: "localhost" }),
				"idempotency-key": "rough-handling-key-1",
				"x-receipt": pick(pieces) === ".." ? "x" : "7G4K-9TXQ",
			};
			const payload = method === "GET" || method === "HEAD" ? {} : { payload: pick(bodies) ?? "" };
			const reply = await house.app.inject({ method: method as "GET", url, headers, ...payload });
			const said = `${method} ${url} ${type}: ${reply.statusCode} ${reply.body.slice(0, 200)}`;
			expect(reply.statusCode, said).toBeLessThan(500);
			expect(reply.body, said).not.toMatch(/node_modules|\.ts:|at .*\(|FST_|SQLITE|Error:/);
			expect(reply.headers["content-security-policy"], said).toBeDefined();
		}
	});

	test("of JSON nested without end costs no more than reading it", async () => {
		const deep = `${'{"text":'.repeat(25_000)}1${"}".repeat(25_000)}`;
		const began = processorMs();
		const reply = await storingNothing(house, () =>
			house.resident.post("/api/reports", deep, { "idempotency-key": "rough-deep-json-01" }),
		);
		expect([reply.statusCode, reply.json().code]).toEqual([400, "bodyInvalid"]);
		expect(processorMs() - began).toBeLessThan(1000);
	});
});

describe("another site", () => {
	test("cannot make a visitor's browser report or say anything, by JSON or by form", async () => {
		const { receipt } = await house.submit();
		const headers = { "sec-fetch-site": "cross-site", origin: "https://evil.example" };
		const asks = [
			() =>
				house.resident.post("/api/reports", lampOut, { ...headers, "idempotency-key": "cross-site-key-001" }),
			() => house.resident.post("/api/follow/messages", { words: "x" }, { ...headers, "x-receipt": receipt }),
			() => house.resident.form("/report", { ...lampOut, step: "send" }, headers),
			() => house.resident.form("/follow/message", { receipt, words: "x" }, headers),
		];
		for (const ask of asks) expect((await storingNothing(house, ask)).statusCode).toBe(403);
		const page = await house.resident.form("/report", { ...lampOut, step: "send" }, headers);
		expect(page.headers["content-type"]).toBe("text/html; charset=utf-8");
		const link = await house.resident.get("/", { "sec-fetch-site": "cross-site" });
		expect(link.statusCode).toBe(200);
	});
});

describe("too much at once", () => {
	test("is told with 503, when to come again, and a sentence", async () => {
		const own = house.ledger.execute;
		Object.assign(house.ledger, { execute: async () => ({ refusal: { code: "busy" } }) });
		const key = { "idempotency-key": "too-much-at-once-01" };
		const reply = await house.resident.post("/api/reports", lampOut, key);
		const page = await house.resident.form("/report", { ...lampOut, step: "send" });
		Object.assign(house.ledger, { execute: own });
		expectRefusal(reply, 503, "busy");
		expect([page.statusCode, page.headers["retry-after"]]).toEqual([503, reply.headers["retry-after"]]);
		expect(page.body).toContain("过一会儿再交");
	});

	test("connections are bounded, and each has a time for its headers, its request and its rest", () => {
		const { server } = house.app;
		expect(server.maxConnections).toBe(openConnectionsMax);
		for (const [milliseconds, most] of [
			[server.headersTimeout, 15_000],
			[server.requestTimeout, 120_000],
			[server.keepAliveTimeout, 75_000],
		] as const) {
			expect(milliseconds).toBeGreaterThan(0);
			expect(milliseconds).toBeLessThanOrEqual(most);
		}
	});

	test("who sends headers drop by drop is cut off, while others are served", async () => {
		const slow = Array.from({ length: 50 }, () => connect(port, "127.0.0.1"));
		const ended = slow.map((socket) => new Promise<void>((done) => void socket.once("close", () => done())));
		const drip = (socket: Socket) => void (socket.writable && socket.write("x-drop: x\r\n"));
		for (const socket of slow) {
			socket.on("error", () => undefined);
			socket.on("data", () => undefined);
			socket.write("GET / HTTP/1.1\r\nHost: localhost\r\n");
		}
		const dripping = setInterval(() => slow.forEach(drip), 500);
		const began = performance.now();
		expect((await fetch(`http://127.0.0.1:${port}/api/areas`)).status).toBe(200);
		await Promise.all(ended);
		clearInterval(dripping);
		expect(performance.now() - began).toBeLessThan(20_000);
	});
});
