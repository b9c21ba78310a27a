import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { replayArea, replaySetting } from "../../server/commands/replay-setting.ts";
import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import { defaultPolicy } from "../../server/domain/policy.ts";
import { readReceipt } from "../../server/domain/receipt.ts";
import { lampOut, openTestHouse, type TestHouse } from "../support/app.ts";
import { expectRefusal, storingNothing } from "../support/refusals.ts";

const at = (local: string) => `${local.replace(" ", "T")}:00+08:00`;
const grid = "110199001001001";

describe("a report that one duty covers", () => {
	let house: TestHouse;
	beforeAll(async () => {
		house = await openTestHouse();
	});
	afterAll(() => house.close());

	test("is answered with 201, its receipt and the clocks of its level, and nothing else", async () => {
		const reply = await house.submit();
		const { receipt, caseNumber, ...rest } = reply;
		expect(receipt).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){6}$/);
		expect(readReceipt(receipt)).toEqual({ receipt });
		expect(caseNumber).toMatch(/^261118-\d{4}-\d{4}$/);
		expect(rest).toEqual({
			track: "service",
			state: "dispatched",
			triageDueAt: null,
			clocks: {
				signDueAt: at("2026-11-18 15:05"),
				contactDueAt: at("2026-11-19 18:00"),
				finishDueAt: at("2026-11-25 18:00"),
				provisional: false,
			},
		});
	});

	test("keeps every word as it was written, whatever writing it is", async () => {
		const text = "路灯\t坏了 👨‍👩‍👧‍👦 𠮷野家门口\n第二行 <script>alert(1)</script> ' -- \u200f";
		const { receipt } = await house.submit({ text, spot: "3 号楼 & 4 号楼" });
		const view = (await house.resident.get("/api/follow", { "x-receipt": receipt })).json<FollowCaseReply>();
		expect(view).toMatchObject({ text, spot: "3 号楼 & 4 号楼", areaName: "柳荫社区第一网格" });
	});

	test("gets its level from danger, category and type", async () => {
		const leak = { text: "楼道里有很重的煤气味。", categoryCode: "0503", danger: true };
		expect((await house.submit(leak)).clocks).toMatchObject({
			signDueAt: at("2026-11-18 10:20"),
			contactDueAt: at("2026-11-18 10:35"),
			finishDueAt: at("2026-11-18 12:05"),
		});
		const dark = { text: "整栋楼停电了。", categoryCode: "0602" };
		expect((await house.submit(dark)).clocks).toMatchObject({
			signDueAt: at("2026-11-18 10:35"),
			contactDueAt: at("2026-11-18 12:05"),
			finishDueAt: at("2026-11-19 10:05"),
		});
		const question = { text: "居住证明要带什么？", categoryCode: "0801", type: "inquiry" } as const;
		expect((await house.submit(question)).clocks).toMatchObject({
			signDueAt: at("2026-11-18 15:05"),
			contactDueAt: null,
			finishDueAt: at("2026-11-19 18:00"),
		});
		const praise = { text: "师傅当天就把灯修好了。", categoryCode: "1202", type: "praise" } as const;
		expect(await house.submit(praise)).toMatchObject({ state: "dispatched", clocks: null });
	});

	test("waits at the desk, with the desk's own limit, where no duty or several cover it", async () => {
		const waiting = { track: "service", state: "received", clocks: null };
		const nobodys = { text: "网购退货没人管。", categoryCode: "0904" };
		const triage = { ...waiting, triageDueAt: at("2026-11-18 13:05") };
		expect(await house.submit(nobodys)).toMatchObject(triage);
		expect(await house.submit({ text: "说不清归谁管。", categoryCode: undefined })).toMatchObject(triage);
	});

	test("is sealed from the first moment on the conduct track, and then shows no clock", async () => {
		const sealed = { track: "conduct", state: "received", triageDueAt: null, clocks: null };
		expect(await house.submit({ text: "有人收钱办事。", categoryCode: "1102" })).toMatchObject(sealed);
		expect(await house.submit({ text: "路灯的事，请保密。", sealed: true })).toMatchObject(sealed);
		const about = { kind: "person", name: "端木衡" } as const;
		expect(await house.submit({ text: "来了三次没人理。", categoryCode: "1001", about })).toMatchObject(
			sealed,
		);
	});

	test("can be about every place of the list, and the list is in code order", async () => {
		const { items, nextCursor } = (await house.resident.get("/api/areas")).json();
		const codes: string[] = items.map(({ areaCode }: { areaCode: string }) => areaCode);
		expect(codes).toHaveLength(10);
		expect(codes).toEqual([...codes].sort());
		expect(items).toContainEqual({ areaCode: grid, name: "柳荫社区第一网格" });
		expect(nextCursor).toBeNull();
	});
});

describe("a clock that goes back", () => {
	test("by a minute is held; by more, nothing is written, but everything can still be read", async () => {
		const house = await openTestHouse("2026-11-18 10:05");
		const { receipt } = await house.submit();
		house.setClock("2026-11-18 10:04");
		expect((await house.submit()).clocks?.signDueAt).toBe(at("2026-11-18 15:05"));
		house.setClock("2026-11-18 10:03:59");
		const headers = { "idempotency-key": "a-key-for-the-past-01" };
		const late = () => house.resident.post("/api/reports", lampOut, headers);
		expectRefusal(await storingNothing(house, late), 503, "clockWentBack");
		expect((await house.resident.get("/api/follow", { "x-receipt": receipt })).statusCode).toBe(200);
		expect((await house.resident.get("/")).statusCode).toBe(200);
		await house.close();
	});
});

/** rules.md §4: received | sign, contact, finish | contactReminder, blue, yellow, finishReminder, red, referred. */
const worked = `
03-13 12:30 | 03-13 17:00, 03-14 18:00, 03-20 18:00 | 03-14 14:45, 03-14 18:00, 03-18 18:00, 03-19 14:45, 03-27 18:00, 04-03 18:00
03-13 18:00 | 03-14 14:00, 03-14 18:00, 03-20 18:00 | 03-14 16:00, 03-14 18:00, 03-18 18:00, 03-19 16:00, 03-27 18:00, 04-03 18:00
04-30 17:00 | 05-05 12:00, 05-05 18:00, 05-09 18:00 | 05-05 15:45, 05-05 18:00, 05-07 18:00, 05-08 15:45, 05-16 18:00, 05-23 18:00
10-12 10:00 | 10-12 15:00, 10-14 18:00, 10-18 18:00 | 10-14 14:15, 10-14 18:00, 10-16 18:00, 10-17 14:15, 10-25 18:00, 11-01 18:00`;

const ofRow = (cell = "") => cell.split(", ").map((local) => at(`2019-${local.trim()}`));

test("the worked table of rules.md §4 holds from the request to what the receipt shows", async () => {
	const setting = replaySetting(defaultPolicy);
	const house = await openTestHouse("2019-03-13 12:30", { setting });
	const rows = worked.trim().split("\n");
	const receipts: string[] = [];
	for (const row of rows) {
		const [received = "", limits] = row.split(" | ");
		house.setClock(`2019-${received}`);
		const { clocks, receipt } = await house.submit({ areaCode: replayArea });
		const [signDueAt, contactDueAt, finishDueAt] = ofRow(limits);
		expect(clocks).toEqual({ signDueAt, contactDueAt, finishDueAt, provisional: false });
		receipts.push(receipt);
	}
	await house.at("2019-12-01 09:00");
	const names = ["contactReminder", "blue", "yellow", "finishReminder", "red", "referred"];
	for (const [index, row] of rows.entries()) {
		const headers = { "x-receipt": receipts[index] ?? "" };
		const { timeline } = (await house.resident.get("/api/follow", headers)).json<FollowCaseReply>();
		const steps = timeline.filter(({ kind, step }) => kind === "step" && step !== "unsigned");
		const dueTimes = ofRow(row.split(" | ")[2]);
		expect(steps.map(({ step, dueAt }) => ({ step, dueAt }))).toEqual(
			names.map((step, place) => ({ step, dueAt: dueTimes[place] })),
		);
	}
	await house.close();
});
