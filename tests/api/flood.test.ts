import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import type { LightMyRequestResponse } from "fastify";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
	floodTokenSecondsMax,
	floodTokenSecondsMin,
	floodWindowSecondsMax,
} from "../../server/domain/limits.ts";
import { lampOut, openTestHouse, type TestHouse } from "../support/app.ts";
import { expectRefusal, storingNothing } from "../support/refusals.ts";

const oneAddress = "203.0.113.5";
let house: TestHouse;
/** Half a house's flood: 400 reports, or four from one address once there were four from anybody. */
const open = async (max = "400") => openTestHouse(undefined, { config: { FLOOD_REPORTS_MAX: max } });
beforeEach(async () => {
	house = await open();
});
afterEach(() => house.close());

let drawn = 0;
const freshKey = () => {
	drawn += 1;
	return `flood-test-key-${String(drawn).padStart(6, "0")}`;
};
const submit = (
	remoteAddress: string,
	key = freshKey(),
	headers: Record<string, string> = {},
	at: TestHouse = house,
) =>
	at.app.inject({
		method: "POST",
		url: "/api/reports",
		payload: lampOut,
		remoteAddress,
		headers: { ...headers, "idempotency-key": key },
	});
const sendForm = (fields: Record<string, string>, remoteAddress = oneAddress) =>
	house.app.inject({
		method: "POST",
		url: "/report",
		payload: new URLSearchParams({ ...lampOut, step: "send", ...fields }).toString(),
		remoteAddress,
		headers: { "content-type": "application/x-www-form-urlencoded" },
	});

/** Sends as much as brings the flood about. */
async function flooded(): Promise<void> {
	for (let count = 0; count < 8; count += 1) expect((await submit(oneAddress)).statusCode).toBe(201);
}

async function solved(reply: LightMyRequestResponse): Promise<string> {
	const challenge = JSON.parse(String(reply.headers["x-proof-challenge"]));
	const solution = await solveChallenge({ challenge, deriveKey });
	return Buffer.from(JSON.stringify({ challenge, solution })).toString("base64url");
}

describe("a community behind one address", () => {
	test("hands in 200 reports in five minutes, by either door, and none is asked for anything", async () => {
		const usual = await openTestHouse();
		for (let count = 0; count < 200; count += 1) {
			expect((await submit(oneAddress, freshKey(), {}, usual)).statusCode).toBe(201);
			usual.passSeconds(1);
		}
		await usual.close();
	});
});

describe("in a flood from one address", () => {
	test("the rest of the house hands in as before, and after five minutes that address too", async () => {
		await flooded();
		const asked = await storingNothing(house, () => submit(oneAddress));
		expectRefusal(asked, 429, "proofNeeded");
		expect(Number(asked.headers["retry-after"])).toBe(floodTokenSecondsMin);
		expect((await submit("203.0.113.6")).statusCode).toBe(201);
		expect((await submit("127.0.0.1")).statusCode).toBe(201);
		house.passSeconds(floodWindowSecondsMax);
		expect((await submit(oneAddress)).statusCode).toBe(201);
	});

	test("a program that does the work gets in at once, with that report and no other", async () => {
		await flooded();
		const key = freshKey();
		const proof = { "x-proof": await solved(await submit(oneAddress, key)) };
		expectRefusal(await submit(oneAddress, freshKey(), proof), 429, "proofNeeded");
		const first = await submit(oneAddress, key, proof);
		expect(first.statusCode).toBe(201);
		expect((await submit(oneAddress, key, proof)).body).toBe(first.body);
		house.passSeconds(2 * 3600);
		await flooded();
		expectRefusal(await submit(oneAddress, key, proof), 429, "proofNeeded");
	});

	test("who waits gets in by the same form, and pressing too early loses none of the wait", async () => {
		await flooded();
		const idempotencyKey = freshKey();
		const page = await sendForm({ idempotencyKey });
		expect(page.statusCode).toBe(429);
		expect(page.headers["retry-after"]).toBe(String(floodTokenSecondsMin));
		expect(page.body).toContain("请等二十秒");
		expect(page.body).toContain(lampOut.text);
		const tokenIn = (body: string) => /name="proof" value="([^"]+)"/.exec(body)?.[1] ?? "";
		const proof = tokenIn(page.body);
		house.passSeconds(floodTokenSecondsMin - 1);
		const early = await sendForm({ idempotencyKey, proof });
		expect([early.statusCode, tokenIn(early.body)]).toEqual([429, proof]);
		house.passSeconds(1);
		expect((await sendForm({ idempotencyKey: freshKey(), proof })).statusCode).toBe(429);
		const taken = await sendForm({ idempotencyKey, proof });
		expect(taken.statusCode).toBe(201);
		// The proof is no part of what was said: a retry without it is the same report.
		house.passSeconds(floodWindowSecondsMax);
		expect((await sendForm({ idempotencyKey })).body).toBe(taken.body);
	});

	test("nothing else opens it: no made-up, foreign, changed or old proof", async () => {
		await flooded();
		const key = freshKey();
		const asked = await submit(oneAddress, key);
		const token = String(asked.headers["x-proof-token"]);
		const proof = await solved(asked);
		const { challenge, solution } = JSON.parse(Buffer.from(proof, "base64url").toString());
		const easier = { ...challenge, parameters: { ...challenge.parameters, cost: 1 } };
		const wire = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
		house.passSeconds(floodTokenSecondsMin);
		for (const tried of [
			...["", "x", "null", "1.x", "0.", wire(null), wire({}), wire({ challenge }), wire({ solution })],
			wire({ challenge, solution: { ...solution, counter: solution.counter + 1 } }),
			wire({ challenge: easier, solution }),
			wire({ challenge: { parameters: challenge.parameters }, solution }),
			`${Number(token.split(".")[0]) - 60}.${token.split(".")[1]}`,
			`${token}x`,
		])
			expectRefusal(await submit(oneAddress, key, { "x-proof": tried }), 429, "proofNeeded");
		expect((await submit(oneAddress, key, { "x-proof": token })).statusCode).toBe(201);
		const other = freshKey();
		const old = String((await submit(oneAddress, other)).headers["x-proof-token"]);
		house.passSeconds(floodTokenSecondsMax + 1);
		await flooded();
		expectRefusal(await submit(oneAddress, other, { "x-proof": old }), 429, "proofNeeded");
	});
});

describe("in a flood from everywhere", () => {
	test("everybody is asked, from wherever they come, and nobody is turned away for good", async () => {
		await house.close();
		house = await open("40");
		for (let count = 0; count < 40; count += 1)
			expect((await submit(`198.51.100.${count}`)).statusCode).toBe(201);
		const key = freshKey();
		const asked = await submit("127.0.0.1", key);
		expectRefusal(asked, 429, "proofNeeded");
		expect((await submit("127.0.0.1", key, { "x-proof": await solved(asked) })).statusCode).toBe(201);
		expect((await house.resident.get("/")).statusCode).toBe(200);
	});
});
