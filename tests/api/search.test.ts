import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ListInboxReply } from "../../server/contract/handling.ts";
import { listItemsMax } from "../../server/domain/limits.ts";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { expectRefusal } from "../support/refusals.ts";
import { act, decide } from "../support/staff-deeds.ts";

let house: TestHouse;
let duanmu: Visitor;
let desk: Visitor;
beforeAll(async () => {
	house = await openTestHouse();
	duanmu = await house.as("duanmu");
	desk = await house.as("zhuge");
});
afterAll(() => house.close());

const reply = async (who: Visitor, words: string, cursor?: string) =>
	(
		await who.post("/api/search", { words, ...(cursor === undefined ? {} : { cursor }) })
	).json<ListInboxReply>();
const numbers = async (who: Visitor, words: string) =>
	(await reply(who, words)).items.map(({ caseNumber }) => caseNumber);

describe("a cadre's search", () => {
	test("finds a case by what the resident wrote and where, long after it left the list", async () => {
		const { caseNumber } = await house.submit({ text: "三单元门口的路灯一闪一闪。", spot: "柳荫南里大门" });
		expect(await numbers(duanmu, "路灯")).toContain(caseNumber);
		expect(await numbers(duanmu, "一闪 南里")).toEqual([caseNumber]);
		expect(await numbers(duanmu, "闪一单元")).toEqual([]);
		expect(await numbers(duanmu, "闪")).toEqual([caseNumber]);
	});

	test("finds nothing of somebody else's; the desk, whose area it is, finds it", async () => {
		const { caseNumber } = await house.submit({ areaCode: "110199001002001", text: "桥头井盖翘起来了。" });
		expect(await numbers(duanmu, "井盖")).toEqual([]);
		expect(await numbers(desk, "井盖")).toEqual([caseNumber]);
	});

	test("finds it no more once it is given to another, who finds it then", async () => {
		const { caseNumber } = await house.submit({ text: "喷泉漏水。" });
		const { version } = (await duanmu.get(`/api/cases/${caseNumber}`)).json();
		const body = { expectedVersion: version, words: "物业的事。", itemId: null };
		await duanmu.post(`/api/cases/${caseNumber}/return`, body);
		const secretary = await house.as("qiguan");
		await act(secretary, caseNumber, "decision", {
			accept: true,
			words: "准退。",
			postId: "liuyin:property",
		});
		expect(await numbers(duanmu, "喷泉")).toEqual([]);
		expect(await numbers(await house.as("gongye"), "喷泉")).toEqual([caseNumber]);
	});
});

describe("by its number", () => {
	test("a case is found however the number was typed, by whoever may read it, and by nobody else", async () => {
		const { caseNumber } = await house.submit({ text: "楼道的灯不亮了。" });
		const digits = caseNumber.replaceAll("-", "");
		for (const typed of [
			caseNumber,
			digits,
			` ${caseNumber.replaceAll("-", " ")} `,
			caseNumber.replaceAll("-", "－"),
		])
			expect(await numbers(duanmu, typed), typed).toEqual([caseNumber]);
		expect((await reply(desk, caseNumber)).items[0]?.text).toBe("楼道的灯不亮了。");
		const other = await house.submit({ areaCode: "110199001002001", text: "别处的一件。" });
		expect(await numbers(duanmu, other.caseNumber)).toEqual([]);
		expect(await numbers(desk, other.caseNumber)).toEqual([other.caseNumber]);
		expect(await numbers(desk, digits.slice(1))).toEqual([]);
	});

	test("a sealed report is as unknown as a number that nobody has", async () => {
		const { caseNumber } = await house.submit({ sealed: true, text: "封好的一件。" });
		const officer = await house.as("xianyu");
		for (const who of [duanmu, desk, officer]) {
			const [sealed, unknown] = [await reply(who, caseNumber), await reply(who, "991231-0000-0000")];
			expect(sealed).toEqual(unknown);
			expect(sealed.items).toEqual([]);
		}
	});
});

describe("what is not to be found", () => {
	test("a sealed report, by nobody, and one sealed later leaves", async () => {
		await house.submit({ sealed: true, text: "暗号紫藤，路灯的钱。" });
		const held = await house.submit({
			areaCode: "110199001001001",
			categoryCode: undefined,
			text: "丁香树倒了。",
		});
		expect(await numbers(desk, "丁香")).toEqual([held.caseNumber]);
		const { version } = (await desk.get(`/api/cases/${held.caseNumber}`)).json();
		await desk.post(`/api/cases/${held.caseNumber}/seal`, { expectedVersion: version, track: "conduct" });
		for (const username of ["zhuge", "duanmu", "qiguan", "chunyu", "gongsun", "xianyu"]) {
			const who = await house.as(username);
			expect(await numbers(who, "紫藤"), username).toEqual([]);
			expect(await numbers(who, "丁香"), username).toEqual([]);
		}
	});

	test("words that the law had erased", async () => {
		const { caseNumber, receipt } = await house.submit({ text: "秋千断了一根绳。" });
		await house.resident.post("/api/follow/withdrawal", {}, { "x-receipt": receipt });
		expect(await numbers(desk, "秋千")).toEqual([caseNumber]);
		await house.resident.post("/api/follow/erasure", {}, { "x-receipt": receipt });
		await decide(await house.as("xianyu"), caseNumber, true, "没有没了结的事。");
		expect(await numbers(desk, "秋千")).toEqual([]);
		const kept = "SELECT count(*) FROM case_search_data WHERE instr(block, CAST('秋千' AS BLOB)) > 0";
		expect(house.store.connection.prepare(kept).pluck().get()).toBe(0);
	});
});

test("a long result is leafed through, each case once", async () => {
	const made = new Set<string>();
	for (let count = 0; count < listItemsMax + 3; count += 1)
		made.add((await house.submit({ text: `滑梯第 ${count} 级松了。` })).caseNumber);
	const first = await reply(desk, "滑梯");
	expect(first.items.length).toBe(listItemsMax);
	const second = await reply(desk, "滑梯", first.nextCursor ?? "");
	expect(second.nextCursor).toBeNull();
	expect(new Set([...first.items, ...second.items].map(({ caseNumber }) => caseNumber))).toEqual(made);
});

test("a page is full although the words that are sought are hidden in its newest cases", async () => {
	const hiddenCount = 7;
	const made: string[] = [];
	for (let count = 0; count < listItemsMax + hiddenCount + 2; count += 1)
		made.push((await house.submit({ text: `我是风铃草，第 ${count} 盏灯不亮。` })).caseNumber);
	const hidden = made.slice(-hiddenCount);
	const masks = { why: "reporter", spans: [{ of: "text", start: 2, end: 5 }] };
	for (const caseNumber of hidden) await act(desk, caseNumber, "masks", masks);
	const first = await reply(duanmu, "风铃草");
	expect(first.items.length).toBe(listItemsMax);
	const second = await reply(duanmu, "风铃草", first.nextCursor ?? "");
	expect(second).toMatchObject({ nextCursor: null, items: [{}, {}] });
	const found = [...first.items, ...second.items].map(({ caseNumber }) => caseNumber);
	expect(found).toEqual(made.slice(0, -hiddenCount).reverse());
	expect((await reply(desk, "风铃草")).items[0]?.caseNumber).toBe(made.at(-1));
});

test("nothing to look for is refused, and signs alone find nothing", async () => {
	expectRefusal(await duanmu.post("/api/search", { words: "" }), 400, "bodyInvalid", "words");
	expect((await reply(duanmu, "。！")).items).toEqual([]);
});
