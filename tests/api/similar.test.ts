import { afterAll, beforeAll, expect, test } from "vitest";
import type { ListSimilarReply } from "../../server/contract/merge.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";

let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse();
});
afterAll(() => house.close());

test("puts first what says the same, with the places where it does, and never what is sealed", async () => {
	const areaCode = "110199001003002";
	const other = await house.submit({ areaCode, text: "电线杆歪了。" });
	const alike = await house.submit({ areaCode, text: "单元门口的感应灯不亮了。" });
	await house.submit({ areaCode, text: "单元门口感应灯不亮，听说有人收了红包。" });
	const child = await house.submit({ areaCode, text: "我们单元门口感应灯坏了。" });
	const { items } = (
		await (await house.as("zhuge")).get(`/api/cases/${child.caseNumber}/similar`)
	).json<ListSimilarReply>();
	expect(items.map(({ caseNumber }) => caseNumber)).toEqual([alike.caseNumber, other.caseNumber]);
	const [first] = items;
	const marked = first?.alike.map(({ start, end }) => [...first.text].slice(start, end).join(""));
	expect(marked).toEqual(["单元门口", "感应灯"]);
	expect(items[1]?.alike).toEqual([]);
});
