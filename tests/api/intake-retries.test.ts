import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lampOut, openTestHouse, type TestHouse } from "../support/app.ts";
import { expectRefusal, storingNothing } from "../support/refusals.ts";

const key = "a-key-of-one-report-0001";

describe("the same Idempotency-Key", () => {
	let house: TestHouse;
	const send = (body: object | string = lampOut, used = key) =>
		house.resident.post("/api/reports", body, { "idempotency-key": used });
	beforeEach(async () => {
		house = await openTestHouse();
	});
	afterEach(() => house.close());

	test("with the same body gives the same bytes and no second case", async () => {
		const first = await send();
		expect(first.statusCode).toBe(201);
		house.setClock("2026-11-19 10:04");
		const again = await storingNothing(house, () => send());
		expect(again.statusCode).toBe(201);
		expect(again.rawPayload.equals(first.rawPayload)).toBe(true);
		expect(again.headers["content-type"]).toBe(first.headers["content-type"]);
	});

	test("with another body is refused, and the first report stays as it was", async () => {
		const { receipt } = (await send()).json();
		const other = { ...lampOut, text: "别的事。" };
		expectRefusal(await storingNothing(house, () => send(other)), 422, "idempotencyMismatch");
		const view = (await house.resident.get("/api/follow", { "x-receipt": receipt })).json();
		expect(view.text).toBe(lampOut.text);
	});

	test("sent twenty times at once makes one case and twenty equal answers", async () => {
		const before = house.rows();
		const answers = await Promise.all(Array.from({ length: 20 }, () => send()));
		expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([201]));
		expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
		const after = house.rows();
		expect(Number(after.case_now) - Number(before.case_now)).toBe(1);
		expect(Number(after.receipt) - Number(before.receipt)).toBe(1);
	});

	test("sent at once with two bodies takes the first and refuses the second", async () => {
		const [one, other] = await Promise.all([send(), send({ ...lampOut, text: "别的事。" })]);
		expect(one.statusCode).toBe(201);
		expectRefusal(other, 422, "idempotencyMismatch");
		expect(house.rows().case_now).toBe(1);
	});

	test("is known for 24 hours, and then forgotten", async () => {
		const first = (await send()).json();
		house.setClock("2026-11-19 10:04:59");
		expect((await send()).json()).toEqual(first);
		house.setClock("2026-11-19 10:05");
		const later = (await send()).json();
		expect(later.caseNumber).not.toBe(first.caseNumber);
		expect(later.receipt).not.toBe(first.receipt);
	});

	test("of a refused report is free for the corrected one", async () => {
		expectRefusal(await send({ ...lampOut, text: " " }), 422, "textEmpty", "text");
		expect((await send()).statusCode).toBe(201);
	});

	test("is needed, of 16 to 128 characters", async () => {
		const missing = await storingNothing(house, () => house.resident.post("/api/reports", lampOut));
		expectRefusal(missing, 400, "idempotencyKeyMissing");
		for (const length of [0, 1, 15, 129, 1000]) {
			const refused = await storingNothing(house, () => send(lampOut, "k".repeat(length)));
			expectRefusal(refused, 400, "idempotencyKeyMissing");
		}
		expect((await send(lampOut, "k".repeat(16))).statusCode).toBe(201);
		expect((await send(lampOut, "k".repeat(128))).statusCode).toBe(201);
	});
});

test("neither receipt, key nor phone number can be read in the database or beside it", async () => {
	const folder = mkdtempSync(join(tmpdir(), "api-intake-"));
	const house = await openTestHouse(undefined, { path: join(folder, "ledger.sqlite") });
	const contactPhone = "13800138765";
	const answer = await house.resident.post(
		"/api/reports",
		{ ...lampOut, contactPhone },
		{ "idempotency-key": key },
	);
	const { receipt, caseNumber } = answer.json<{ receipt: string; caseNumber: string }>();
	const bytes = Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
	expect(bytes.includes(caseNumber)).toBe(true);
	for (const secret of [receipt, receipt.replaceAll("-", ""), key, contactPhone]) {
		expect(bytes.includes(secret)).toBe(false);
		expect(bytes.includes(Buffer.from(secret).toString("base64").slice(0, -4))).toBe(false);
		expect(bytes.includes(Buffer.from(secret).toString("hex"))).toBe(false);
	}
	await house.close();
	rmSync(folder, { recursive: true });
});
