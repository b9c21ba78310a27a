import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { plainBrowser } from "../support/plain-browser.ts";
import { expectRefusal } from "../support/refusals.ts";
import { answer, contact, read, sign } from "../support/staff-deeds.ts";

let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse();
});
afterAll(() => house.close());

const post = (receipt: string, path: string, body: object = {}) =>
	house.resident.post(`/api/follow/${path}`, body, { "x-receipt": receipt });
const follow = async (receipt: string) =>
	(await house.resident.get("/api/follow", { "x-receipt": receipt })).json<FollowCaseReply>();

describe("chasing", () => {
	test("stands in the resident's story and the holder's trail, and is refused a second time that day", async () => {
		const { receipt, caseNumber } = await house.submit();
		expect((await follow(receipt)).allowed).toContain("chaseCase");
		const view = (await post(receipt, "chase")).json<FollowCaseReply>();
		expect(view.timeline.at(-1)).toMatchObject({ kind: "chased", post: null });
		expect(view.allowed).not.toContain("chaseCase");
		expect(view.chaseAgainAt).toBe("2026-11-19T00:00:00+08:00");
		expectRefusal(await post(receipt, "chase"), 409, "chasedToday");
		const seen = await read(await house.as("duanmu"), caseNumber);
		expect(seen.trail.map(({ type }) => type)).toContain("CaseChased");
	});

	test("works as a plain form, and says when it can be done again", async () => {
		const { receipt } = await house.submit();
		const browser = plainBrowser(house.resident);
		const page = await browser.press({ fields: { receipt, words: "还没写完" } }, "/follow/chase");
		expect(page.status).toBe(200);
		// The button stays and does nothing; what tells why is tied to it.
		expect(page.html).toMatch(
			/<button type="button"[^>]*aria-disabled="true" aria-describedby="chase-again">催一下</,
		);
		expect(page.html).toContain("今天催过了。明天，11 月 19 日 00:00 起，能再催。");
		expect(page.fields.words).toBe("还没写完");
		expect(page.addresses).not.toContain("/follow/chase");
	});
});

describe("“this tells me nothing”", () => {
	test("voids the contact under the receipt and on the desk, and another contact counts", async () => {
		const { receipt, caseNumber } = await house.submit();
		const duanmu = await house.as("duanmu");
		await sign(duanmu, caseNumber);
		await contact(duanmu, caseNumber);
		expect((await follow(receipt)).allowed).toContain("voidContact");
		const browser = plainBrowser(house.resident);
		const page = await browser.press({ fields: { receipt } }, "/follow/void");
		expect(page.html).toContain("那次联系不算数");
		expect(await read(duanmu, caseNumber)).toMatchObject({ ask: "contact" });
		expectRefusal(await post(receipt, "voided-contact"), 409, "wrongState");
		await contact(duanmu, caseNumber);
		expect((await post(receipt, "voided-contact")).statusCode).toBe(200);
	});
});

describe("the attitude", () => {
	test("is rated apart from the result, and left out where nothing is said", async () => {
		const { receipt, caseNumber } = await house.submit();
		await answer(await house.as("duanmu"), caseNumber);
		expect((await post(receipt, "confirmation", { verdict: "solved", attitude: "soSo" })).statusCode).toBe(
			200,
		);
		const seen = await read(await house.as("qiguan"), caseNumber);
		expect(seen.trail.find(({ type }) => type === "CaseConfirmed")?.detail).toBe("solved attitude=soSo");
	});
});
