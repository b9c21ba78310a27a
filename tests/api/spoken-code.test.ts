import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MakeSpokenCodeReply, SpokenStatus } from "../../server/contract/spoken-code.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { plainBrowser } from "../support/plain-browser.ts";
import { expectRefusal } from "../support/refusals.ts";
import { answer, contact, read, sign } from "../support/staff-deeds.ts";

let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse();
});
afterAll(() => house.close());

const text = "路灯坏了，暗号丁香。";
async function made(over = {}) {
	const { receipt, caseNumber } = await house.submit({ text, ...over });
	const reply = await house.resident.post("/api/follow/spoken-code", {}, { "x-receipt": receipt });
	return { receipt, caseNumber, code: reply.json<MakeSpokenCodeReply>().code };
}
const ask = (caseNumber: string, code: string) =>
	house.resident.post("/api/spoken-code", { caseNumber, code });
/** Another six digits. */
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

async function answeredCase() {
	const { caseNumber, code, receipt } = await made();
	const duanmu = await house.as("duanmu");
	await sign(duanmu, caseNumber);
	await contact(duanmu, caseNumber);
	await answer(duanmu, caseNumber);
	return { caseNumber, code, receipt };
}

describe("the spoken code", () => {
	test("is six digits, opens where the case stands, and a new one ends it", async () => {
		const { receipt, caseNumber, code } = await made();
		expect(code).toMatch(/^\d{6}$/);
		expect((await ask(caseNumber, code)).json<SpokenStatus>()).toMatchObject({
			caseNumber,
			state: "dispatched",
		});
		const again = await house.resident.post("/api/follow/spoken-code", {}, { "x-receipt": receipt });
		const { code: newer } = again.json<MakeSpokenCodeReply>();
		if (newer !== code) expectRefusal(await ask(caseNumber, code), 404, "spokenCodeUnknown");
		expect((await ask(caseNumber, newer)).statusCode).toBe(200);
	});

	test("tells no words, no place, no photos and no phone number, before and after an answer", async () => {
		const { caseNumber, code } = await made({ contactPhone: "13800138000", spot: "丁香门口" });
		const duanmu = await house.as("duanmu");
		await sign(duanmu, caseNumber);
		await contact(duanmu, caseNumber);
		await answer(duanmu, caseNumber, { words: "丁香已换好灯。" });
		const told = await ask(caseNumber, code);
		expect(told.statusCode).toBe(200);
		for (const secret of ["丁香", "1380013", "柳荫", "明天"]) expect(told.body).not.toContain(secret);
		const page = await plainBrowser(house.resident).press({ fields: {} }, "/spoken-code", {
			caseNumber,
			code,
		});
		expect(page.html).toContain("他们说办好了。您说呢？");
		for (const secret of ["丁香", "1380013", "明天"]) expect(page.html).not.toContain(secret);
	});

	test("lies nowhere but as a keyed hash: no event, no log line, no table holds it", async () => {
		const { caseNumber, code } = await made();
		await ask(caseNumber, code);
		const { connection } = house.store;
		const tables = connection
			.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'")
			.pluck()
			.all();
		const holds = (cell: unknown) =>
			(Buffer.isBuffer(cell) ? cell.toString("latin1") : String(cell)).includes(code);
		for (const table of tables.filter((name) => !/^(case_search|log_run)/.test(name))) {
			for (const row of connection.prepare(`SELECT * FROM "${table}"`).raw().all() as unknown[][])
				expect(row.some(holds), table).toBe(false);
		}
		expect(house.log.join("\n")).not.toContain(code);
	});
});

describe("what opens nothing", () => {
	test("is one answer: a wrong code, an unknown number, no code made, a sealed report, used-up tries", async () => {
		const { caseNumber, code } = await made();
		const { caseNumber: codeless } = await house.submit();
		const { caseNumber: sealed, receipt } = await house.submit({ sealed: true });
		expectRefusal(
			await house.resident.post("/api/follow/spoken-code", {}, { "x-receipt": receipt }),
			409,
			"wrongState",
		);
		const first = await ask(caseNumber, wrong(code));
		for (const number of ["261118-9999-9999", codeless, sealed, "工单", ""]) {
			const told = await ask(number, code);
			expect([told.statusCode, told.body]).toEqual([404, first.body]);
		}
		for (let tries = 1; tries < 5; tries += 1) await ask(caseNumber, wrong(code));
		const usedUp = await ask(caseNumber, code);
		expect([usedUp.statusCode, usedUp.body]).toEqual([404, first.body]);
		const kept = ({ date, ...headers }: typeof usedUp.headers) => headers;
		expect(kept(usedUp.headers)).toEqual(kept(first.headers));
	});

	test("five wrong codes a day, counted in Shanghai and by case: the next day the right one opens it", async () => {
		await house.at("2026-11-18 15:00");
		const [one, other] = [await made(), await made()];
		for (let tries = 0; tries < 5; tries += 1) {
			expect((await ask(one.caseNumber, one.code)).statusCode).toBe(200);
			await ask(one.caseNumber, wrong(one.code));
		}
		expect((await ask(one.caseNumber, one.code)).statusCode).toBe(404);
		expect((await ask(other.caseNumber, other.code)).statusCode).toBe(200);
		house.setClock("2026-11-18 23:59");
		expect((await ask(one.caseNumber, one.code)).statusCode).toBe(404);
		house.setClock("2026-11-19 00:00");
		expect((await ask(one.caseNumber, one.code)).statusCode).toBe(200);
	});

	test("a restart forgets no try", async () => {
		const dir = mkdtempSync(join(tmpdir(), "spoken-code-"));
		const path = join(dir, "ledger.sqlite");
		const before = await openTestHouse("2026-11-18 10:05", { path });
		const { receipt, caseNumber } = await before.submit();
		const reply = await before.resident.post("/api/follow/spoken-code", {}, { "x-receipt": receipt });
		const { code } = reply.json<MakeSpokenCodeReply>();
		const asking = (where: TestHouse, said: string) =>
			where.resident.post("/api/spoken-code", { caseNumber, code: said });
		for (let tries = 0; tries < 5; tries += 1) await asking(before, wrong(code));
		await before.close();
		const after = await openTestHouse("2026-11-18 10:06", { path });
		expect((await asking(after, code)).statusCode).toBe(404);
		after.setClock("2026-11-19 10:06");
		expect((await asking(after, code)).statusCode).toBe(200);
		await after.close();
		rmSync(dir, { recursive: true });
	});

	test("tries at numbers that are nobody's are kept under few names, none of them a number", async () => {
		for (let tries = 0; tries < 3; tries += 1) await ask(`261118-8888-000${tries}`, "123456");
		const places = house.store.connection.prepare<[], string>("SELECT place FROM spoken_try").pluck().all();
		expect(places.filter((place) => place.includes("8888"))).toEqual([]);
		expect(places.some((place) => /^\?[0-9a-f]{4}$/.test(place))).toBe(true);
	});
});

describe("a dispute by spoken code", () => {
	test("is handed in by the caller on a plain page, which asks for a reason first", async () => {
		const { caseNumber, code } = await answeredCase();
		const browser = plainBrowser(house.resident);
		const page = await browser.press({ fields: {} }, "/spoken-code", { caseNumber, code });
		const empty = await browser.press(page, "/spoken-code/dispute");
		expect([empty.status, empty.html.includes("写一句差在哪里")]).toEqual([422, true]);
		const done = await browser.press(empty, "/spoken-code/dispute", { reason: "还是不亮。" });
		expect(done.html).toContain("记下了。您的话原样送了上去。");
		expect(done.addresses.join(" ")).not.toContain(code);
		const { trail } = await read(await house.as("duanmu"), caseNumber);
		expect(trail.at(-1)).toMatchObject({ type: "CaseDisputed", by: null, detail: "spokenCode" });
	});

	test("is taken down by an operator, and the trail says by whom; nobody else may", async () => {
		const { caseNumber, code, receipt } = await answeredCase();
		const zhuge = await house.as("zhuge");
		const heard = (await zhuge.post("/api/callers", { caseNumber, code })).json();
		expect(heard.say).toContain("他们说办好了。您说呢？");
		expect((await zhuge.post("/api/callers?lang=en", { caseNumber, code })).json().say[0]).toMatch(
			/^They say/,
		);
		expectRefusal(
			await zhuge.post("/api/callers", { caseNumber, code: wrong(code) }),
			404,
			"spokenCodeUnknown",
		);
		for (const username of ["duanmu", "wenren", "xianyu", "dongye"]) {
			const who = await house.as(username);
			expectRefusal(await who.post("/api/callers", { caseNumber, code }), 403, "notYours");
		}
		const body = { caseNumber, code, reason: "还是不亮。" };
		expect((await zhuge.post("/api/callers/dispute", body)).statusCode).toBe(200);
		expectRefusal(await zhuge.post("/api/callers/dispute", body), 409, "wrongState");
		const { trail } = await read(await house.as("duanmu"), caseNumber);
		expect(trail.at(-1)?.type).toBe("CaseDisputed");
		expect(trail.at(-1)?.by).not.toBeNull();
		const view = (await house.resident.get("/api/follow", { "x-receipt": receipt })).json();
		expect(view).toMatchObject({ state: "dispatched", disputes: 1 });
	});
});

describe("under the receipt", () => {
	test("the plain page shows the code this once, with the number beside it, and not again", async () => {
		const { receipt, caseNumber } = await house.submit();
		const browser = plainBrowser(house.resident);
		const page = await browser.press({ fields: { receipt } }, "/follow/spoken-code");
		const [, shown = ""] = /口令：(\d{3} \d{3})/.exec(page.html) ?? [];
		expect(page.html).toContain(caseNumber);
		expect((await ask(caseNumber, shown)).statusCode).toBe(200);
		const again = await browser.press(page, "/follow");
		expect(again.html).not.toContain(shown);
		expect(again.html).toContain("您要了一个打电话用的口令");
	});
});
