import { subscribe, unsubscribe } from "node:diagnostics_channel";
import Fastify, { type FastifyRequest } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lampOut, openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";

const key = "anonymous-key-000001";
/** Where Fastify itself tells that a handler begins. */
const handlerStarts = "tracing:fastify.request.handler:start";
let house: TestHouse;
let receipt: string;
beforeAll(async () => {
	house = await openTestHouse(undefined, { config: { LOG_LEVEL: "debug" } });
	const reply = await house.resident.post("/api/reports", lampOut, { "idempotency-key": key });
	receipt = reply.json().receipt;
});
afterAll(() => house.close());

type Ask = (who: Visitor, headers: Record<string, string>) => ReturnType<Visitor["get"]>;
const form = { receipt: "", words: "" };
const asks: Readonly<Record<string, Ask>> = {
	submitReport: (who, headers) => who.post("/api/reports", lampOut, { ...headers, "idempotency-key": key }),
	"submitReport refused": (who, headers) => who.post("/api/reports", { text: 1 }, headers),
	listAreas: (who, headers) => who.get("/api/areas", headers),
	followCase: (who, headers) => who.get("/api/follow", { ...headers, "x-receipt": receipt }),
	"followCase unknown": (who, headers) => who.get("/api/follow", headers),
	messageDesk: (who, headers) =>
		who.post("/api/follow/messages", { words: "" }, { ...headers, "x-receipt": receipt }),
	confirmCase: (who, headers) =>
		who.post("/api/follow/confirmation", { verdict: "solved" }, { ...headers, "x-receipt": receipt }),
	disputeCase: (who, headers) =>
		who.post("/api/follow/dispute", { reason: "x" }, { ...headers, "x-receipt": receipt }),
	"report page": (who, headers) => who.get("/", headers),
	"follow page": (who, headers) => who.get("/follow", headers),
	weather: (who, headers) => who.get("/weather", headers),
	check: (who, headers) => who.form("/report", { ...lampOut, step: "check", idempotencyKey: key }, headers),
	"check refused": (who, headers) => who.form("/report", { nothing: "" }, headers),
	follow: (who, headers) => who.form("/follow", { ...form, receipt }, headers),
	message: (who, headers) => who.form("/follow/message", { ...form, receipt }, headers),
	verdict: (who, headers) => who.form("/follow/verdict", { ...form, receipt }, headers),
};

describe("a cadre who is signed in, in the same browser", () => {
	for (const [name, ask] of Object.entries(asks)) {
		test(`is anybody to ${name}: the same bytes, and no cookie`, async () => {
			const cookie = await house.cookieOf("duanmu");
			const signedIn = { cookie, authorization: "Bearer canary-authorization" };
			const [nobody, cadre] = [await ask(house.resident, {}), await ask(house.resident, signedIn)];
			// A fresh page draws a fresh key.
			const shown = ({ body }: typeof cadre) =>
				body.replace(/(name="idempotencyKey" value=")[\w-]{24}"/, "$1");
			expect([cadre.statusCode, shown(cadre)]).toEqual([nobody.statusCode, shown(nobody)]);
			const { date, ...headers } = nobody.headers;
			expect({ ...cadre.headers, date }).toEqual({ ...headers, date });
			expect(cadre.headers["set-cookie"]).toBeUndefined();
			expect(cadre.headers["cache-control"]).toBe("no-store");
			expect(cadre.body).not.toMatch(/端木衡|canary/);
		});
	}

	test("has lost Cookie and Authorization before any handler of the residents runs", async () => {
		const cookie = await house.cookieOf("duanmu");
		const seen: string[][] = [];
		const watch = (message: unknown) =>
			seen.push(Object.keys((message as { request: FastifyRequest }).request.headers));
		subscribe(handlerStarts, watch);
		for (const ask of Object.values(asks)) await ask(house.resident, { cookie, authorization: "Bearer x" });
		const ofResidents = seen.splice(0);
		await house.resident.get("/api/session", { cookie, authorization: "Bearer x" });
		unsubscribe(handlerStarts, watch);
		expect(seen).toEqual([expect.arrayContaining(["cookie", "authorization"])]);
		expect(ofResidents.length).toBeGreaterThan(10);
		for (const names of ofResidents) {
			expect(names).toContain("host");
			expect(names).not.toContain("cookie");
			expect(names).not.toContain("authorization");
		}
	});

	test("is somebody on a staff route: the canary is alive", async () => {
		const cookie = await house.cookieOf("duanmu");
		expect((await house.resident.get("/api/session", { cookie })).body).toContain("端木衡");
	});
});

/** Everything that must be in no log, as it is sent below. */
const markers = {
	address: "203.0.113.77",
	agent: "Marker-Agent/7.7",
	language: "tlh-marker",
	text: "标记文字：丁香开了",
	spot: "标记地点：井边",
	name: "标记姓名",
	phone: "13877665544",
	words: "标记留言：再看看",
	key: "marker-key-0123456789",
	passphrase: "marker passphrase",
	username: "marker-username",
	cookie: "marker-cookie-value",
	authorization: "marker-authorization",
	query: "marker-query",
	path: "marker-path",
	field: "marker-field",
};

const remoteAddress = markers.address;
const headers = {
	"user-agent": markers.agent,
	"accept-language": markers.language,
	cookie: `__Host-session=${markers.cookie}; x=${markers.cookie}`,
	authorization: `Bearer ${markers.authorization}`,
};

async function everythingOnce(): Promise<string[]> {
	const { text, spot, name, phone, words, passphrase, username, query, path, field } = markers;
	const post = (url: string, payload: object | string, more: object = {}) =>
		house.app.inject({ method: "POST", url, payload, remoteAddress, headers: { ...headers, ...more } });
	const get = (url: string, more: object = {}) =>
		house.app.inject({ method: "GET", url, remoteAddress, headers: { ...headers, ...more } });
	const json = { "content-type": "application/json", "idempotency-key": markers.key };
	const urlencoded = { "content-type": "application/x-www-form-urlencoded" };
	const body = { ...lampOut, text, spot, contactPhone: phone, about: { kind: "unit", name } };
	const first = (await post("/api/reports", body, json)).json<{ receipt: string; caseNumber: string }>();
	const receipts = { "x-receipt": first.receipt };
	await post("/api/reports", { ...body, [field]: text }, json);
	await post("/api/reports", { ...body, text: `${text}\u0000` }, json);
	await post("/api/reports", JSON.stringify(body).slice(0, -1), json);
	await post("/api/reports", `{"text":"${text.repeat(20_000)}"}`, json);
	await get("/api/follow", receipts);
	await post("/api/follow/messages", { words }, receipts);
	await post("/api/follow/dispute", { reason: words }, receipts);
	await post("/report", new URLSearchParams({ ...lampOut, text, step: "send" }).toString(), urlencoded);
	await post("/follow", new URLSearchParams({ receipt: first.receipt }).toString(), urlencoded);
	await post("/api/session", { username, passphrase, totp: "135791" });
	for (const url of [`/?q=${query}`, `/${path}`, `/%zz${path}`, `/api/cases/${first.caseNumber}/${path}`])
		await get(url);
	await get(`/api/cases/${"7".repeat(300)}`);
	return [first.receipt, first.receipt.replaceAll("-", ""), first.caseNumber, "135791", "7".repeat(65)];
}

describe("the log, at its loudest", () => {
	test("holds route, status and time of each request, and nothing of who asked or what they wrote", async () => {
		house.log.length = 0;
		const secrets = [...Object.values(markers), ...(await everythingOnce())];
		const log = house.log.join("");
		const lines = house.log.map((line) => JSON.parse(line));
		expect(lines.length).toBeGreaterThan(12);
		for (const line of lines) {
			const { level, time, pid, hostname, reqId, ...rest } = line;
			expect(Object.keys(rest).sort()).toEqual(expect.arrayContaining(["method", "ms", "status"]));
			expect(Object.keys(rest).every((name) => ["method", "ms", "route", "status"].includes(name))).toBe(
				true,
			);
		}
		expect(lines).toContainEqual(expect.objectContaining({ route: "/api/reports", status: 201 }));
		for (const secret of secrets) {
			expect(log, secret).not.toContain(secret);
			expect(log, secret).not.toContain(encodeURIComponent(secret));
			expect(log, secret).not.toContain(Buffer.from(secret).toString("base64").replace(/=+$/, ""));
		}
	});

	test("of a bug keeps the place in the program, not the words that met it", async () => {
		house.log.length = 0;
		const own = house.ledger.execute;
		Object.assign(house.ledger, { execute: () => Promise.reject(new Error("a planted bug")) });
		const more = { "idempotency-key": "another-key-0000001", "x-receipt": receipt };
		const body = { ...lampOut, text: markers.text };
		const reply = await house.resident.post("/api/reports", body, more);
		Object.assign(house.ledger, { execute: own });
		expect([reply.statusCode, reply.json().code]).toEqual([500, "unexpected"]);
		expect(reply.body).not.toMatch(/planted|\.ts/);
		const log = house.log.join("");
		expect(log).toContain("a planted bug");
		for (const secret of [markers.text, receipt, "another-key"]) expect(log).not.toContain(secret);
	});

	test("this search finds what an ordinary request log would have kept", async () => {
		const lines: string[] = [];
		const usual = Fastify({
			logger: { level: "info", stream: { write: (line: string) => lines.push(line) } },
		});
		usual.get("/", async () => "");
		await usual.inject({ method: "GET", url: `/?q=${markers.query}`, remoteAddress, headers });
		await usual.close();
		expect(lines.join("")).toContain(markers.address);
		expect(lines.join("")).toContain(markers.query);
	});
});
