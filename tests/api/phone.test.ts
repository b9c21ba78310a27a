import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { plainBrowser } from "../support/plain-browser.ts";
import { expectRefusal } from "../support/refusals.ts";
import { read, sign } from "../support/staff-deeds.ts";

const number = "+86 139 0000 4321";
let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse();
});
afterAll(() => house.close());

const post = (receipt: string, path: string) =>
	house.resident.post(`/api/follow/${path}`, {}, { "x-receipt": receipt });
const look = async (who: string, caseNumber: string, expectedVersion = 2) => {
	const body = { reason: "agreeTime", expectedVersion };
	return (await house.as(who)).post(`/api/cases/${caseNumber}/phone`, body);
};
const follow = async (receipt: string) =>
	(await house.resident.get("/api/follow", { "x-receipt": receipt })).json<FollowCaseReply>();

describe("a phone number at the desk", () => {
	test("is shown on a press with a reason, which the resident reads; it is in no other answer", async () => {
		const { receipt, caseNumber } = await house.submit({ contactPhone: number, phoneForHolder: true });
		const duanmu = await house.as("duanmu");
		expect((await duanmu.get(`/api/cases/${caseNumber}`)).body).not.toContain("4321");
		const seen = await look("duanmu", caseNumber);
		expect(seen.json()).toEqual({ phone: number });
		const { timeline } = await follow(receipt);
		expect(timeline.at(-1)).toMatchObject({
			kind: "phoneViewed",
			phoneReason: "agreeTime",
			post: "柳荫社区 市政设施岗",
		});
		const shown = await read(duanmu, caseNumber);
		expect(shown.trail.at(-1)).toMatchObject({ type: "PhoneViewed", detail: "agreeTime" });
		expect(JSON.stringify(shown)).not.toContain("4321");
		expect(house.log.join("")).not.toContain("4321");
		// What was read before the look is not stale by it.
		expect((await duanmu.post(`/api/cases/${caseNumber}/signature`, { expectedVersion: 2 })).statusCode).toBe(
			200,
		);
	});

	test("is refused to a holder whom the resident does not let, and to everybody above", async () => {
		const { receipt, caseNumber } = await house.submit({ contactPhone: number });
		for (const who of ["duanmu", "qiguan", "gongsun", "xianyu", "zhuge"])
			expectRefusal(await look(who, caseNumber), 403, "notYours");
		expectRefusal(await look("murong", caseNumber), 404, "notFound");
		const shown = await read(await house.as("duanmu"), caseNumber);
		expect(shown.actions.map(({ action }) => action)).not.toContain("viewPhone");
		expect((await follow(receipt)).allowed).toContain("grantPhone");
		expect((await post(receipt, "phone-grant")).json().allowed).toContain("withdrawPhone");
		const { version } = await read(await house.as("duanmu"), caseNumber);
		expect((await look("duanmu", caseNumber, version)).statusCode).toBe(200);
		expect((await post(receipt, "phone-withdrawal")).json().allowed).toContain("grantPhone");
		const after = await read(await house.as("duanmu"), caseNumber);
		expectRefusal(await look("duanmu", caseNumber, after.version), 403, "notYours");
	});

	test("lies in the database under a key that is not there", async () => {
		const { caseNumber } = await house.submit({ contactPhone: number, phoneForHolder: true });
		const rows = house.store.connection
			.prepare<[string], string>("SELECT text FROM words WHERE case_number = ?")
			.pluck()
			.all(caseNumber);
		expect(rows.length).toBe(2);
		expect(rows.join(" ")).not.toContain("4321");
	});

	test("is granted and taken back by plain forms, and what was typed beside stays", async () => {
		const { receipt } = await house.submit({ contactPhone: number });
		const browser = plainBrowser(house.resident);
		const page = await browser.press({ fields: { receipt, words: "还没写完" } }, "/follow/phone-grant");
		expect(page.html).toContain("现在在办的这个人可以看您的电话");
		expect(page.fields.words).toBe("还没写完");
		const back = await browser.press(page, "/follow/phone-withdrawal");
		expect(back.html).toContain("从现在起没有人能看您的电话");
		expect(back.addresses).toContain("/follow/phone-grant");
	});

	test("left on a sealed report is shown to the officer who has it in hand, and the resident reads of it", async () => {
		const over = { contactPhone: number, categoryCode: "1102", text: "窗口收红包。" };
		const { receipt, caseNumber } = await house.submit(over);
		expectRefusal(await look("xianyu", caseNumber, 1), 403, "notYours");
		expect((await follow(receipt)).allowed).toContain("grantPhone");
		await post(receipt, "phone-grant");
		expect((await look("xianyu", caseNumber, 2)).json()).toEqual({ phone: number });
		const browser = plainBrowser(house.resident);
		const page = await browser.press({ fields: { receipt } }, "/follow");
		expect(page.html).toContain("看了您的电话：约时间上门");
	});

	test("goes from the holder's sight when the case is handed to somebody else", async () => {
		const { caseNumber } = await house.submit({ contactPhone: number, phoneForHolder: true });
		const duanmu = await house.as("duanmu");
		await sign(duanmu, caseNumber);
		const asked = { words: "不在我这一片。", itemId: null, expectedVersion: 3 };
		expect((await duanmu.post(`/api/cases/${caseNumber}/return`, asked)).statusCode).toBe(200);
		const body = { accept: true, words: "同意。", postId: "liuyin:property", expectedVersion: 4 };
		const decided = await (await house.as("qiguan")).post(`/api/cases/${caseNumber}/decision`, body);
		expect(decided.statusCode, decided.body).toBe(200);
		expectRefusal(await look("duanmu", caseNumber, 5), 404, "notFound");
	});
});
