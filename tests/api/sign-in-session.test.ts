import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { expectRefusal, storingNothing } from "../support/refusals.ts";

let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse(undefined, { config: { PUBLIC_ORIGIN: "https://hotline.example.org" } });
});
afterAll(() => house.close());

const isOpen = async (who: Visitor) => (await who.get("/api/session")).statusCode === 200;

describe("a session", () => {
	test("ends after 30 minutes without a request, and not before", async () => {
		const duanmu = await house.as("duanmu");
		for (let count = 0; count < 3; count += 1) {
			house.passSeconds(30 * 60);
			expect(await isOpen(duanmu)).toBe(true);
		}
		house.passSeconds(30 * 60 + 1);
		expectRefusal(await duanmu.get("/api/inbox"), 401, "sessionMissing");
	});

	test("ends after eight hours, however busy it was", async () => {
		const puyang = await house.as("puyang");
		const quarter = 15 * 60;
		for (let passed = quarter; passed <= 8 * 3600; passed += quarter) {
			house.passSeconds(quarter);
			expect(await isOpen(puyang), `after ${passed} s`).toBe(true);
		}
		house.passSeconds(1);
		expectRefusal(await puyang.get("/api/inbox"), 401, "sessionMissing");
	});

	test("that is over does no deed, and the words come to nothing but a refusal", async () => {
		const gongye = await house.as("gongye");
		const { caseNumber } = await house.submit({ categoryCode: "0401" });
		house.passSeconds(8 * 3600);
		expect(await isOpen(gongye)).toBe(false);
		const body = { words: "已办好。", outcome: "done", expectedVersion: 2 };
		const reply = await storingNothing(house, () => gongye.post(`/api/cases/${caseNumber}/answer`, body));
		expectRefusal(reply, 401, "sessionMissing");
	});

	test("is ended on the server by signing out, and the browser is told to forget it", async () => {
		const guliang = await house.as("guliang");
		expect(await isOpen(guliang)).toBe(true);
		const out = await guliang.delete("/api/session");
		expect([out.statusCode, out.body]).toEqual([204, ""]);
		expect(out.headers["set-cookie"]).toMatch(/^__Host-session=; .*Expires=Thu, 01 Jan 1970/);
		expect(await isOpen(guliang)).toBe(false);
		expect((await house.resident.delete("/api/session")).statusCode).toBe(204);
	});

	test("answers are never kept by a cache on the way", async () => {
		const tantai = await house.as("tantai");
		for (const url of ["/api/session", "/api/inbox", "/api/cases/261118-0000-0000", "/api/overdue"]) {
			expect((await tantai.get(url)).headers["cache-control"]).toBe("no-store");
		}
	});
});

describe("a change that another site asks for", () => {
	const own = "https://hotline.example.org";
	const foreign: readonly Record<string, string>[] = [
		{ origin: "https://evil.example" },
		{ origin: "http://hotline.example.org" },
		{ origin: "https://hotline.example.org.evil.example" },
		{ origin: "null" },
		{ origin: "" },
		{ "sec-fetch-site": "cross-site" },
		{ "sec-fetch-site": "same-site" },
		{ origin: own, "sec-fetch-site": "cross-site" },
		{ origin: "https://evil.example", "sec-fetch-site": "same-origin" },
		// The host a request names is no proof where the public address is known.
		{ origin: "http://localhost", host: "localhost" },
	];

	test("is refused before anything is looked at, signed in or not", async () => {
		const { caseNumber } = await house.submit();
		const xiahou = await house.as("xiahou");
		for (const headers of foreign) {
			for (const [who, url] of [
				[xiahou, `/api/cases/${caseNumber}/signature`],
				[xiahou, "/api/session"],
				[house.resident, "/api/session"],
			] as const) {
				const body = { username: "xiahou", passphrase: "x", expectedVersion: 2 };
				const reply = await storingNothing(house, () => who.post(url, body, headers));
				expectRefusal(reply, 403, "originRefused");
			}
			expectRefusal(await xiahou.delete("/api/session", headers), 403, "originRefused");
		}
		expect(await isOpen(xiahou)).toBe(true);
	});

	test("is refused too where a session counts and no page says that it asked", async () => {
		const { caseNumber } = await house.submit();
		const cookie = await house.cookieOf("xiahou");
		const url = `/api/cases/${caseNumber}/signature`;
		for (const headers of [{ cookie }, { cookie, "sec-fetch-site": "same-origin" }]) {
			const reply = await storingNothing(house, () =>
				house.resident.post(url, { expectedVersion: 2 }, headers),
			);
			expectRefusal(reply, 403, "originRefused");
			expectRefusal(await house.resident.delete("/api/session", headers), 403, "originRefused");
		}
		// A program signs in without pages: there is no session yet that another site could use.
		const signIn = await house.resident.post("/api/session", { username: "duanmu", passphrase: "x" });
		expectRefusal(signIn, 401, "signInRefused");
		const sent = { cookie, origin: own };
		expectRefusal(await house.resident.post(url, { expectedVersion: 2 }, sent), 403, "notYours");
	});

	test("from our own pages is taken, and reading needs no origin", async () => {
		const qiguan = await house.as("qiguan");
		for (const headers of [{ origin: own }, { origin: own, "sec-fetch-site": "same-origin" }]) {
			const reply = await qiguan.post("/api/session", { username: "qiguan", passphrase: "x" }, headers);
			expectRefusal(reply, 401, "signInRefused");
		}
		const headers = { "sec-fetch-site": "cross-site", origin: "https://evil.example" };
		expect((await qiguan.get("/api/session", headers)).statusCode).toBe(200);
	});

	test("is told by the host where no public address is set", async () => {
		const plain = await openTestHouse();
		const ask = (origin: string) =>
			plain.resident.post(
				"/api/session",
				{ username: "x", passphrase: "x" },
				{ origin, host: "localhost:3000" },
			);
		expectRefusal(await ask("http://localhost:3000"), 401, "signInRefused");
		for (const origin of ["http://localhost:3001", "https://evil.example", "null", "x"]) {
			expectRefusal(await ask(origin), 403, "originRefused");
		}
		await plain.close();
	});
});
