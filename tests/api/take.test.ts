import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ListInboxReply, ReadCaseReply } from "../../server/contract/handling.ts";
import type { SubmitReportReply } from "../../server/contract/intake.ts";
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

const send = async (visitor: Visitor, over: object = {}) =>
	visitor.post("/api/callers/reports", { ...lamp, ...over }, { "idempotency-key": crypto.randomUUID() });

describe("what tells a report that is taken down", () => {
	test("stands in the list, on the case and in its trail, and says nothing of who took it", async () => {
		const told = (await send(desk)).json<SubmitReportReply>();
		const typed = await house.submit(lamp);
		const holder = await house.as("murong");
		const { items } = (await holder.get("/api/inbox")).json<ListInboxReply>();
		const rowOf = (caseNumber: string) => items.find((item) => item.caseNumber === caseNumber);
		expect(rowOf(told.caseNumber)).toMatchObject({ called: true });
		expect(rowOf(typed.caseNumber)).not.toHaveProperty("called");
		const of = async ({ caseNumber }: { caseNumber: string }) =>
			(await holder.get(`/api/cases/${caseNumber}`)).json<ReadCaseReply>();
		const [heard, written] = [await of(told), await of(typed)];
		expect(heard.called).toBe(true);
		expect(heard.trail[0]).toMatchObject({ type: "ReportReceived", by: null });
		expect(written).not.toHaveProperty("called");
	});

	test("is told no more once the report is sealed, by its caller or by triage", async () => {
		const { caseNumber } = (await send(desk, { sealed: true })).json<SubmitReportReply>();
		const later = (await send(desk, { categoryCode: "0904" })).json<SubmitReportReply>();
		const sealing = { track: "conduct", expectedVersion: 1 };
		expect((await desk.post(`/api/cases/${later.caseNumber}/seal`, sealing)).statusCode).toBe(204);
		const officer = await house.as("xianyu");
		const view = await officer.get(`/api/cases/${caseNumber}`);
		expect(view.statusCode).toBe(200);
		expect(view.body).not.toContain("called");
		const { items } = (await officer.get("/api/inbox")).json<ListInboxReply>();
		expect(items.map((item) => item.caseNumber)).toEqual(
			expect.arrayContaining([caseNumber, later.caseNumber]),
		);
		for (const item of items) expect(item).not.toHaveProperty("called");
	});
});

describe("taking a report down", () => {
	test("is an operator's: a resident cannot say of a report that it came by phone", async () => {
		expect((await send(house.resident)).statusCode).toBe(401);
		expect((await send(await house.as("murong"))).statusCode).toBe(403);
		const key = { "idempotency-key": crypto.randomUUID() };
		const reply = await house.resident.post("/api/reports", { ...lamp, called: true }, key);
		expect(reply.statusCode).toBe(400);
	});

	test("takes it in once, however often it is sent", async () => {
		const key = { "idempotency-key": crypto.randomUUID() };
		const post = () => desk.post("/api/callers/reports", lamp, key);
		const [first, again] = [await post(), await post()];
		expect(first.statusCode).toBe(201);
		expect(again.json()).toEqual(first.json());
	});
});
