import { describe, expect, test } from "vitest";
import { readsOf } from "../../db/reads.ts";
import { plainDoor } from "../support/plain-browser.ts";
import { answer, contact, sign } from "../support/staff-deeds.ts";

const areaCode = "110199001001001";
/** Words that no list has: only who has learnt here knows that they mean a street lamp. */
const ownWords = "小太阳又歇了，赶紧来看";

const door = plainDoor();

const checked = async (over: Readonly<Record<string, string>>) =>
	door.browser.press(await door.browser.open("/"), "/report", { areaCode, ...over, step: "check" });
const offeredOn = (html: string) =>
	[...html.matchAll(/name="categoryCode" value="(\d{4})"/g)].map(([, code]) => code);

describe("a category is offered before a report is sent, with and without script", () => {
	test("from the words it comes with; nothing is chosen for the resident, and leaving it open is one of the choices", async () => {
		const page = await checked({ text: "巷口的路灯灭了，晚上看不见。" });
		expect(offeredOn(page.html)).toEqual(["0203"]);
		const sent = await door.browser.press(page, "/report", { step: "send", categoryCode: "0203" });
		const view = await door.house.resident.get("/api/follow", { "x-receipt": sent.fields.receipt ?? "" });
		expect(view.json().categoryCode).toBe("0203");
		const open = await door.browser.press(page, "/report", {
			...{ step: "send", categoryCode: "", idempotencyKey: "another-key-0001" },
		});
		const left = await door.house.resident.get("/api/follow", { "x-receipt": open.fields.receipt ?? "" });
		expect(left.json().categoryCode).toBeNull();
	});

	test("none where one was chosen, where nothing is likely, and where the words are sealed anyway", async () => {
		expect(offeredOn((await checked({ text: "路灯灭了。", categoryCode: "0101" })).html)).toEqual(["0101"]);
		expect(offeredOn((await checked({ text: "嗯。" })).html)).toEqual([]);
		expect(offeredOn((await checked({ text: "路灯灭了。", sealed: "yes" })).html)).toEqual([]);
	});
});

describe("what a house has answered teaches it", () => {
	test("under the category it was answered under; what is sealed, open or without one teaches nothing", async () => {
		const duanmu = await door.house.as("duanmu");
		const taught = await door.house.submit({ text: `${ownWords}。`, areaCode });
		for (const deed of [sign, contact, answer]) await deed(duanmu, taught.caseNumber);
		await door.house.submit({ text: "还开着的一件。", areaCode });
		await door.house.submit({ text: "有人收了好处费。", areaCode, categoryCode: "1102" });
		const known = readsOf(door.house.store).confirmedMatters(null);
		expect(known).toEqual({
			items: [{ text: `${ownWords}。`, spot: null, areaCode, categoryCode: "0203" }],
			nextCursor: null,
		});
	});

	test("in the background, an hour after it last learnt, and from the next report on", async () => {
		const many = Array.from({ length: 60 }, (_, index) => `${ownWords}，第 ${index} 天了。`);
		const duanmu = await door.house.as("duanmu");
		for (const text of many) {
			const { caseNumber } = await door.house.submit({ text, areaCode });
			for (const deed of [sign, contact, answer]) await deed(duanmu, caseNumber);
		}
		expect(offeredOn((await checked({ text: ownWords })).html)).toEqual([]);
		door.house.passSeconds(3600);
		const offered = async () => offeredOn((await checked({ text: ownWords })).html);
		await expect.poll(offered, { timeout: 20_000 }).toEqual(["0203"]);
	});
});
