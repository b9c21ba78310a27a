import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { floodTokenSecondsMin } from "../../server/domain/limits.ts";
import { lampOut, openTestHouse, type TestHouse } from "../support/app.ts";
import { multipartOf, photoWithPlace } from "../support/photos.ts";
import { pageOf } from "../support/plain-browser.ts";
import { expectRefusal } from "../support/refusals.ts";

let house: TestHouse;
const pictures: Buffer[] = [];
beforeAll(async () => {
	house = await openTestHouse(undefined, { config: { FLOOD_REPORTS_MAX: "1" } });
	await house.submit();
	pictures.push(await photoWithPlace(60, 40), await photoWithPlace(80, 40));
});
afterAll(() => house.close());

async function post(
	url: string,
	at: number,
	fields: Record<string, string>,
	more: Record<string, string> = {},
) {
	const { payload, headers } = await multipartOf(fields, [pictures[at] ?? Buffer.alloc(0)]);
	return house.app.inject({ method: "POST", url, payload, headers: { ...headers, ...more } });
}
const kept = () => Number(house.store.connection.prepare("SELECT count(*) FROM photo").pluck().get());

describe("in a flood a photo is looked at only with a proof", () => {
	test("by script: work done for this photo, which opens the door for no other", async () => {
		const asked = await post("/api/photos", 0, {});
		expectRefusal(asked, 429, "proofNeeded");
		expect(kept()).toBe(0);
		const challenge = JSON.parse(String(asked.headers["x-proof-challenge"]));
		const solution = await solveChallenge({ challenge, deriveKey });
		const proof = { "x-proof": Buffer.from(JSON.stringify({ challenge, solution })).toString("base64url") };
		expectRefusal(await post("/api/photos", 1, {}, proof), 429, "proofNeeded");
		expect((await post("/api/photos", 0, {}, proof)).statusCode).toBe(201);
	});

	test("without script: the page keeps every word and a token, and takes the photo once that is old enough", async () => {
		const fields = pageOf(await house.resident.get("/", { accept: "text/html" })).fields;
		const typed = { ...fields, ...lampOut, step: "check" };
		const before = kept();
		const page = pageOf(await post("/report", 0, typed));
		expect([page.status, page.fields.text, page.fields.photos]).toEqual([429, lampOut.text, ""]);
		expect(page.html).toContain('href="#photo"');
		expect(pageOf(await post("/report", 0, { ...page.fields, step: "check" })).status).toBe(429);
		expect(kept()).toBe(before);
		house.passSeconds(floodTokenSecondsMin);
		const check = pageOf(await post("/report", 0, { ...page.fields, step: "check" }));
		expect([check.status, kept()]).toEqual([200, before + 1]);
		const sent = pageOf(await house.resident.form("/report", { ...check.fields, step: "send" }));
		expect(sent.status).toBe(201);
	});

	test("the same under the receipt", async () => {
		house.passSeconds(3600);
		const { receipt } = await house.submit();
		const before = kept();
		const page = pageOf(await post("/follow/message", 0, { receipt, words: "补一张。" }));
		expect([page.status, page.fields.words, kept()]).toEqual([429, "补一张。", before]);
		house.passSeconds(floodTokenSecondsMin);
		await post("/follow/message", 0, { ...page.fields });
		expect(kept()).toBe(before + 1);
	});
});
