import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { expectRefusal, storingNothing } from "../support/refusals.ts";
import { answer, contact, read, said, sign } from "../support/staff-deeds.ts";

let house: TestHouse;
let duanmu: Visitor;
beforeAll(async () => {
	house = await openTestHouse();
	duanmu = await house.as("duanmu");
});
afterAll(() => house.close());

const deed = (caseNumber: string, what: string, body: object, who = duanmu) =>
	storingNothing(house, () => who.post(`/api/cases/${caseNumber}/${what}`, body));

const bodies = {
	signature: {},
	contact: said.contact,
	answer: said.answer,
	decision: { accept: true, words: "同意。" },
} as const;
const deeds = Object.entries(bodies);

describe("a deed on a version that is no longer the newest", () => {
	test("is refused as stale, whatever deed it is, and stores nothing", async () => {
		const { caseNumber } = await house.submit();
		await sign(duanmu, caseNumber);
		for (const [what, body] of deeds) {
			for (const expectedVersion of [1, 2, 4, 1000]) {
				expectRefusal(await deed(caseNumber, what, { ...body, expectedVersion }), 409, "stale");
			}
		}
	});

	test("of two at once only the first counts", async () => {
		const { caseNumber } = await house.submit();
		const body = { ...said.answer, expectedVersion: 2 };
		const url = `/api/cases/${caseNumber}/answer`;
		const [first, second] = await Promise.all([duanmu.post(url, body), duanmu.post(url, body)]);
		expect(first.statusCode).toBe(200);
		expectRefusal(second, 409, "stale");
		expect((await read(duanmu, caseNumber)).version).toBe(3);
	});

	test("without a version, or with one that is none, is no request", async () => {
		const { caseNumber } = await house.submit();
		for (const [what, body] of deeds) {
			const none = await deed(caseNumber, what, body);
			expectRefusal(none, 400, "bodyInvalid", "expectedVersion");
			for (const expectedVersion of [0, -1, 1.5, "2", null]) {
				const answered = await deed(caseNumber, what, { ...body, expectedVersion });
				expectRefusal(answered, 400, "bodyInvalid", "expectedVersion");
			}
		}
	});
});

describe("a deed at the wrong point", () => {
	test("a second answer, also while the first waits for the superior", async () => {
		const { caseNumber } = await house.submit();
		const { version } = await answer(duanmu, caseNumber);
		const again = await deed(caseNumber, "answer", { ...said.answer, expectedVersion: version });
		expectRefusal(again, 409, "alreadyAnswered");
		const other = await house.submit();
		const pending = await answer(duanmu, other.caseNumber, said.cannot);
		const second = { ...said.answer, expectedVersion: pending.version };
		expectRefusal(await deed(other.caseNumber, "answer", second), 409, "alreadyAnswered");
	});

	test("signing twice, contacting after the answer", async () => {
		const { caseNumber } = await house.submit();
		const { version } = await sign(duanmu, caseNumber);
		expectRefusal(await deed(caseNumber, "signature", { expectedVersion: version }), 409, "wrongState");
		const answered = await answer(duanmu, caseNumber);
		const late = { ...said.contact, expectedVersion: answered.version };
		expectRefusal(await deed(caseNumber, "contact", late), 409, "wrongState");
	});

	test("a decision nobody asked for, and one by the holder", async () => {
		const { caseNumber } = await house.submit();
		const decision = { ...bodies.decision, expectedVersion: 2 };
		expectRefusal(await deed(caseNumber, "decision", decision), 403, "notYours");
		const qiguan = await house.as("qiguan");
		expectRefusal(await deed(caseNumber, "decision", decision, qiguan), 403, "notYours");
		const { version } = await answer(duanmu, caseNumber, said.cannot);
		const own = { ...bodies.decision, expectedVersion: version };
		expectRefusal(await deed(caseNumber, "decision", own), 403, "notYours");
	});

	test("on a case of somebody else, of nobody, or with a number that is none", async () => {
		const { caseNumber } = await house.submit();
		const gongye = await house.as("gongye");
		for (const [what, body] of deeds) {
			const whole = { ...body, expectedVersion: 2 };
			expectRefusal(await deed(caseNumber, what, whole, gongye), 404, "notFound");
			expectRefusal(await deed("261118-0000-0000", what, whole), 404, "notFound");
			expectRefusal(await deed("1", what, whole), 400, "bodyInvalid", "caseNumber");
		}
	});
});

describe("words that cannot be kept", () => {
	const long = "话".repeat(10_001);
	const cases: readonly (readonly [what: string, over: object, code: string, field: string])[] = [
		["answer", { words: "" }, "textEmpty", "words"],
		["answer", { words: long }, "textTooLong", "words"],
		["answer", { words: "好\u0000" }, "textUnprintable", "words"],
		["contact", { words: "\u3000" }, "textEmpty", "words"],
		["contact", { words: long }, "textTooLong", "words"],
		["contact", { nextStep: "" }, "textEmpty", "nextStep"],
		["contact", { nextStep: "步".repeat(501) }, "textTooLong", "nextStep"],
		["contact", { byDate: "2026-11-17" }, "dateUnusable", "byDate"],
		["contact", { byDate: "2027-11-19" }, "dateUnusable", "byDate"],
	];
	for (const [what, over, code, field] of cases) {
		test(`${what}: ${code} in ${field}`, async () => {
			const { caseNumber } = await house.submit();
			const body = { ...said.contact, ...said.answer };
			const { words, nextStep, byDate, outcome } = { ...body, ...over };
			const whole = what === "answer" ? { words, outcome } : { words, nextStep, byDate };
			expectRefusal(await deed(caseNumber, what, { ...whole, expectedVersion: 2 }), 422, code, field);
		});
	}

	test("a date that is none, an outcome nobody offers", async () => {
		const { caseNumber } = await house.submit();
		for (const byDate of ["tomorrow", "2026-02-30", "2026-11-20T10:00:00Z", 20261120]) {
			const body = { ...said.contact, byDate, expectedVersion: 2 };
			expectRefusal(await deed(caseNumber, "contact", body), 400, "bodyInvalid", "byDate");
		}
		const outcome = { ...said.answer, outcome: "forgotten", expectedVersion: 2 };
		expectRefusal(await deed(caseNumber, "answer", outcome), 400, "bodyInvalid", "outcome");
	});

	test("a date within the year is welcome, the first and the last of them", async () => {
		for (const byDate of ["2026-11-18", "2027-11-18"]) {
			const { caseNumber } = await house.submit();
			expect((await contact(duanmu, caseNumber, { byDate })).trail.at(-1)?.byDate).toBe(byDate);
		}
	});
});
