import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { receiptFrom } from "../../server/domain/receipt.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { expectRefusal, storingNothing } from "../support/refusals.ts";
import { answered } from "../support/staff-deeds.ts";

let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse();
});
afterAll(() => house.close());

const say = (receipt: string, what: string, body: object) =>
	storingNothing(house, () => house.resident.post(`/api/follow/${what}`, body, { "x-receipt": receipt }));

/** Nobody's: right in form, wrong in its check, wrong in length, foreign characters, nothing, very long. */
const strangers = [
	receiptFrom(new Uint8Array(26).fill(7)),
	`${receiptFrom(new Uint8Array(26).fill(7)).slice(0, -1)}0`,
	"0000",
	"ÿþ-\u00e7\u0081",
	"",
	"0".repeat(4000),
	"' OR 1=1 --",
];
const deeds = [
	["messages", { words: "还有一件事。" }],
	["confirmation", { verdict: "solved" }],
	["dispute", { reason: "没有修好。" }],
] as const;

describe("a receipt that opens nothing", () => {
	test("gets the same status, headers and bytes whether unknown, malformed or missing", async () => {
		const bare = await house.resident.get("/api/follow");
		expectRefusal(bare, 404, "receiptUnknown");
		const { date, ...headers } = bare.headers;
		for (const receipt of strangers) {
			const answer = await house.resident.get("/api/follow", { "x-receipt": receipt });
			expect(answer.statusCode).toBe(404);
			expect(answer.rawPayload.equals(bare.rawPayload)).toBe(true);
			expect({ ...answer.headers, date }).toEqual({ ...headers, date });
		}
	});

	test("opens no deed either, and the answer is the same again", async () => {
		const bare = await house.resident.get("/api/follow");
		for (const [what, body] of deeds) {
			for (const receipt of strangers) {
				const answer = await say(receipt, what, body);
				expect([answer.statusCode, answer.body]).toEqual([404, bare.body]);
			}
		}
	});

	test("is not taken from the address, the body or a cookie", async () => {
		const { receipt } = await house.submit();
		for (const url of [`/api/follow?receipt=${receipt}`, `/api/follow?x-receipt=${receipt}`]) {
			expect((await house.resident.get(url)).statusCode).toBe(404);
		}
		expect((await house.resident.get(`/api/follow/${receipt}`)).statusCode).toBe(404);
		expect((await house.resident.get("/api/follow", { cookie: `x-receipt=${receipt}` })).statusCode).toBe(
			404,
		);
		expectRefusal(await say("", "messages", { receipt, words: "x" }), 400, "bodyInvalid", "receipt");
	});
});

describe("what a receipt does not allow", () => {
	test("a verdict before there is an answer", async () => {
		const { receipt } = await house.submit();
		expectRefusal(await say(receipt, "confirmation", { verdict: "solved" }), 409, "wrongState");
		expectRefusal(await say(receipt, "dispute", { reason: "没有人来。" }), 409, "wrongState");
	});

	test("anything once the case is closed", async () => {
		const { receipt } = await answered(house);
		const headers = { "x-receipt": receipt };
		await house.resident.post("/api/follow/confirmation", { verdict: "partly" }, headers);
		// A dispute is a change of verdict, for 30 days: see exit.test.ts.
		const over = deeds.filter(([what]) => what !== "dispute");
		for (const [what, body] of over) expectRefusal(await say(receipt, what, body), 409, "wrongState");
	});

	test("words that are empty, too long or unprintable", async () => {
		const { receipt } = await answered(house);
		for (const [what, field] of [
			["messages", "words"],
			["dispute", "reason"],
		] as const) {
			expectRefusal(await say(receipt, what, { [field]: " \n" }), 422, "textEmpty", field);
			expectRefusal(await say(receipt, what, { [field]: "长".repeat(2001) }), 422, "textTooLong", field);
			expectRefusal(await say(receipt, what, { [field]: "a\u0000" }), 422, "textUnprintable", field);
			expectRefusal(await say(receipt, what, { [field]: 1 }), 400, "bodyInvalid", field);
			expectRefusal(await say(receipt, what, {}), 400, "bodyInvalid", field);
		}
		const longest = { words: "长".repeat(2000) };
		const answer = await house.resident.post("/api/follow/messages", longest, { "x-receipt": receipt });
		expect(answer.statusCode).toBe(200);
	});

	test("a verdict nobody offered", async () => {
		const { receipt } = await answered(house);
		for (const body of [{ verdict: "not" }, { verdict: 1 }, { verdict: "solved", visited: "yes" }, {}]) {
			expect((await say(receipt, "confirmation", body)).json().code).toBe("bodyInvalid");
		}
	});
});
