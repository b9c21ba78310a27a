import { afterAll, beforeAll, expect, test } from "vitest";
import type { PreviewReportReply } from "../../server/contract/take.ts";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { expectRefusal, storingNothing } from "../support/refusals.ts";

let house: TestHouse;
let desk: Visitor;
beforeAll(async () => {
	house = await openTestHouse();
	desk = await house.as("zhuge");
});
afterAll(() => house.close());

const areaCode = "110199001003001";
const lamp = { areaCode, categoryCode: "0203", text: "单元门口的感应灯不亮了。" };
const preview = async (over: object = {}) => {
	const reply = await desk.post("/api/callers/preview", { ...lamp, ...over });
	return reply.json<PreviewReportReply>();
};

test("a preview tells whom the report would reach and by when, as sending it then does, and stores nothing", async () => {
	const told = await storingNothing(house, async () => preview());
	const { clocks } = await house.submit(lamp);
	expect(told).toMatchObject({ goes: "dispatched", clocks });
	expect(told?.post).toContain("槐树");
});

test("it says when triage or discipline staff would have it, and then shows nothing beside it", async () => {
	await house.submit(lamp);
	expect(await preview({ categoryCode: "0904" })).toMatchObject({ goes: "triage", post: null, clocks: null });
	expect(await preview({ text: "感应灯不亮，有人收了红包。" })).toMatchObject({ goes: "triage", items: [] });
	expect(await preview({ sealed: true })).toMatchObject({ goes: "sealed", items: [] });
});

test("beside it stands what says the same, with what adds a voice to it; never a sealed report", async () => {
	const { caseNumber } = await house.submit({ ...lamp, text: "单元门口感应灯坏了两天。" });
	await house.submit({ ...lamp, text: "单元门口感应灯不亮，听说有人收了红包。" });
	const { items } = await preview();
	const found = items.find((item) => item.caseNumber === caseNumber);
	expect(found?.alike.length).toBeGreaterThan(0);
	expect(JSON.stringify(items)).not.toContain("红包");
	const joined = await house.submit({ ...lamp, join: found?.matter ?? "" });
	expect(joined.state).toBe("merged");
});

test("what no report may be is refused with its field", async () => {
	const body = { ...lamp, areaCode: "999999999999" };
	expectRefusal(await desk.post("/api/callers/preview", body), 422, "unknownArea", "areaCode");
});
