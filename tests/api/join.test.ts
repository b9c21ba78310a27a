import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import type { MatterWire } from "../../server/contract/join.ts";
import { lampOut, openTestHouse, type TestHouse } from "../support/app.ts";
import { plainBrowser } from "../support/plain-browser.ts";
import { answer, read, sign } from "../support/staff-deeds.ts";

let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse();
});
afterAll(() => house.close());

const asks = { areaCode: lampOut.areaCode, categoryCode: "0203" };
const listed = async (query: Record<string, string> = asks) => {
	const reply = await house.resident.get(`/api/matters?${new URLSearchParams(query)}`);
	return { body: reply.body, items: reply.json<{ items: MatterWire[] }>().items };
};
const follow = async (receipt: string) =>
	(await house.resident.get("/api/follow", { "x-receipt": receipt })).json<FollowCaseReply>();

describe("open matters", () => {
	test("are told by category, class of spot, day and state, and by nothing that was written", async () => {
		const { caseNumber } = await house.submit({ spot: "3 号楼门口，丁香旁", text: "灯坏了，暗号丁香。" });
		const { body, items } = await listed();
		expect(items).toEqual([
			{
				...{ matter: expect.any(String), areaName: expect.stringContaining("柳荫"), categoryCode: "0203" },
				...{ spot: "building", since: "2026-11-18", state: "dispatched", voices: null },
			},
		]);
		for (const secret of ["丁香", "3 号楼", caseNumber, caseNumber.slice(-4)])
			expect(body).not.toContain(secret);
		await sign(await house.as("duanmu"), caseNumber);
		expect((await listed()).items[0]?.state).toBe("handling");
	});

	test("hold nothing sealed, of danger, of somebody frail, answered, elsewhere, or of a category with somebody behind it", async () => {
		const before = (await listed()).items.length;
		await house.submit({ sealed: true });
		await house.submit({ danger: true });
		await house.submit({ frail: true });
		await house.submit({ about: { kind: "person", name: "端木衡" } });
		await house.submit({ areaCode: "110199001003001" });
		const { caseNumber } = await house.submit();
		await answer(await house.as("duanmu"), caseNumber);
		expect((await listed()).items).toHaveLength(before);
		await house.submit({ categoryCode: "0305", text: "狗不拴绳。" });
		expect((await listed({ ...asks, categoryCode: "0305" })).items).toEqual([]);
	});
});

describe("joining", () => {
	test("gives a receipt of its own, a matter to follow, a verdict of its own, and the way out again", async () => {
		const [first] = (await listed()).items;
		const joined = await house.submit({ text: "我家门口的灯也灭了。", join: first?.matter });
		expect(joined).toMatchObject({ state: "merged", clocks: null });
		const view = await follow(joined.receipt);
		expect(view.matter?.voices).toBe(2);
		expect(view.allowed).toContain("splitVoice");
		const { trail } = await read(await house.as("zhuge"), view.caseNumber);
		expect(trail.find(({ type }) => type === "CaseMerged")).toMatchObject({
			by: null,
			detail: expect.stringMatching(/^joined /),
		});
		const apart = await house.resident.post("/api/follow/split", {}, { "x-receipt": joined.receipt });
		expect(apart.json()).toMatchObject({ state: "dispatched" });
	});

	test("with what nobody offered, or for another place, is a report of its own", async () => {
		const [first] = (await listed()).items;
		for (const over of [{ join: "x".repeat(22) }, { join: first?.matter, areaCode: "110199001003001" }])
			expect((await house.submit(over)).state).not.toBe("merged");
	});

	test("five and more voices are counted, fewer are not", async () => {
		const place = { areaCode: "110199001002001", categoryCode: "0203" };
		await house.submit(place);
		const [one] = (await listed(place)).items;
		for (let voices = 2; voices <= 5; voices += 1) {
			expect((await listed(place)).items[0]?.voices).toBeNull();
			await house.submit({ ...place, join: one?.matter });
		}
		expect((await listed(place)).items[0]?.voices).toBe(5);
	});
});

describe("on the plain pages", () => {
	const browser = () => plainBrowser(house.resident);
	const form = { ...asks, text: "灯灭了，看不见路。", step: "check" };

	test("the check page offers it, a case of its own being chosen; one tick and the receipt says it is worked on together", async () => {
		const opened = await browser().open("/");
		const check = await browser().press(opened, "/report", form);
		expect(check.html).toContain("这里同一类事");
		expect(check.html).toContain("您看不到别人写的话");
		expect(check.fields.join).toBe("");
		const [, matter = ""] = /name="join" value="([^"]+)"/.exec(check.html) ?? [];
		const done = await browser().press(check, "/report", { step: "send", join: matter });
		expect(done.status).toBe(201);
		expect(done.html).toContain("和别人报的同一件事合在一起办");
	});

	test("nothing is offered to whoever reports danger, somebody frail or somebody by name", async () => {
		const opened = await browser().open("/");
		for (const over of [{ danger: "yes" }, { frail: "yes" }, { about: "person", aboutName: "端木衡" }]) {
			const check = await browser().press(opened, "/report", { ...form, ...over });
			expect(check.html).not.toContain("这里同一类事");
		}
	});

	test("“I have met this too” is words enough for a voice, and not for a case of its own", async () => {
		const opened = await browser().open("/");
		const tapped = await browser().press(opened, "/report", { quick: "这件事我也遇到了" });
		expect(tapped.status).toBe(200);
		const check = await browser().press(tapped, "/report", { ...asks, step: "check" });
		const alone = await browser().press(check, "/report", { step: "send" });
		expect([alone.status, alone.html.includes("写一句出了什么事")]).toEqual([422, true]);
		const [, matter = ""] = /name="join" value="([^"]+)"/.exec(check.html) ?? [];
		expect((await browser().press(check, "/report", { step: "send", join: matter })).status).toBe(201);
		const nowhere = await browser().press(tapped, "/report", {
			...asks,
			categoryCode: "0102",
			step: "check",
		});
		expect(nowhere.html).toContain("写一句出了什么事");
	});

	test("a category chosen on the check page shows its open matters before anything is sent", async () => {
		const opened = await browser().open("/");
		const check = await browser().press(opened, "/report", { ...form, categoryCode: "" });
		const before = house.rows().receipt;
		const again = await browser().press(check, "/report", {
			step: "send",
			categoryCode: "0203",
			offered: "yes",
		});
		expect(again.html).toContain("这里同一类事");
		expect(house.rows().receipt).toBe(before);
		expect((await browser().press(again, "/report", { step: "send" })).status).toBe(201);
	});
});
