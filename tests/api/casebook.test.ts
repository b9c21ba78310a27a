import excel from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ReadCasebookReply } from "../../server/contract/casebook.ts";
import type { ListShelvedReply } from "../../server/contract/shelving.ts";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { expectRefusal } from "../support/refusals.ts";
import { act, answer, decide } from "../support/staff-deeds.ts";

let house: TestHouse;
let duanmu: Visitor;
let qiguan: Visitor;
beforeAll(async () => {
	house = await openTestHouse("2026-11-18 10:05");
	duanmu = await house.as("duanmu");
	qiguan = await house.as("qiguan");
});
afterAll(() => house.close());

const read = async (who: Visitor, query = "") =>
	(await who.get(`/api/casebook${query}`)).json<ReadCasebookReply>();
const numbersIn = ({ items }: ReadCasebookReply) => items.map(({ caseNumber }) => caseNumber);
const exportsOf = (list: string) =>
	house.store.connection
		.prepare<[], string>("SELECT bytes FROM event WHERE type = 'ListExported' ORDER BY position")
		.pluck()
		.all()
		.map((bytes) => JSON.parse(bytes).event)
		.filter((event) => event.list === list);

async function sheetOf(who: Visitor, query = "") {
	const reply = await who.get(`/api/casebook/table${query}`);
	expect(reply.statusCode).toBe(200);
	const book = new excel.Workbook();
	// Its own types name an older Buffer.
	await book.xlsx.load(reply.rawPayload as unknown as ArrayBuffer);
	const [sheet] = book.worksheets;
	if (sheet === undefined) throw new Error("the table has no sheet");
	return { reply, sheet };
}

describe("the ledger of a week or a month", () => {
	test("comes out of the cases: what was received, and what was not closed before, each as it stands", async () => {
		const early = await house.submit({ text: "上个月就坏的路灯。" });
		await house.at("2026-12-02 10:00");
		const late = await house.submit({ text: "这个月坏的路灯。" });
		await answer(duanmu, late.caseNumber, { words: "换了整排灯管。" });
		const november = await read(duanmu, "?period=2026-11");
		expect(numbersIn(november)).toEqual([early.caseNumber]);
		const december = await read(duanmu, "?period=2026-12");
		expect(numbersIn(december)).toEqual([early.caseNumber, late.caseNumber]);
		expect(december.items[1]).toMatchObject({
			...{ text: "这个月坏的路灯。", answer: "换了整排灯管。", post: "柳荫社区 市政设施岗" },
			...{ state: "followUp", answeredAt: "2026-12-02T10:00:00+08:00" },
		});
		expect(december).toMatchObject({ from: "2026-12-01T00:00:00+08:00", areaName: null, post: null });
		expect(december.policyVersion).not.toBe("");
		await house.at("2026-12-20 10:00");
		const superior = await house.as("qiguan");
		expect(numbersIn(await read(superior, "?period=2027-01"))).toEqual([early.caseNumber]);
		// Silence has closed it, which its holder is told with four others.
		const untold = await read(duanmu, "?period=2027-01");
		expect(numbersIn(untold)).toEqual([early.caseNumber, late.caseNumber]);
		expectRefusal(await duanmu.get("/api/casebook?period=2026-W60"), 422, "dateUnusable", "period");
	});

	test("is a cadre's own; a superior reads the area's, by post too, and nobody another area's", async () => {
		const { caseNumber } = await house.submit({ areaCode: "110199001003001" });
		expect(numbersIn(await read(duanmu))).not.toContain(caseNumber);
		expect(numbersIn(await read(qiguan))).not.toContain(caseNumber);
		expect(numbersIn(await read(await house.as("wenren")))).toContain(caseNumber);
		const head = await house.as("gongsun");
		expect(numbersIn(await read(head, "?areaCode=110199001003"))).toEqual([caseNumber]);
		const whole = await read(head, "?postId=liuyin:facilities");
		expect(whole.post).toBe("柳荫社区 市政设施岗");
		expect(whole.items.every(({ post }) => post === "柳荫社区 市政设施岗")).toBe(true);
		expect(whole.items.length).toBeGreaterThan(0);
		expectRefusal(await qiguan.get("/api/casebook?areaCode=110199001003"), 403, "notYours", "areaCode");
	});

	test("of a unit holds what its posts have, and no other's; a cadre is offered neither unit nor post", async () => {
		const { caseNumber } = await house.submit({ areaCode: "110199001003001" });
		const head = await house.as("gongsun");
		const all = await read(head);
		const names = new Set(all.units.map(({ name }) => name));
		expect([names.size, names.has("柳荫社区居民委员会")]).toEqual([all.units.length, true]);
		const unitId = all.units.find(({ name }) => name === "柳荫社区居民委员会")?.unitId;
		const ofUnit = await read(head, `?unitId=${unitId}`);
		expect(ofUnit.post).toBe("柳荫社区居民委员会");
		expect(ofUnit.items.length).toBeGreaterThan(0);
		expect(ofUnit.items.every(({ post }) => post?.startsWith("柳荫社区 "))).toBe(true);
		expect([numbersIn(all), numbersIn(ofUnit)].map((list) => list.includes(caseNumber))).toEqual([
			true,
			false,
		]);
		expect(numbersIn(await read(head, "?unitId=nowhere"))).toEqual([]);
		const own = await read(duanmu);
		expect([own.units, own.posts]).toEqual([[], []]);
	});

	test("never holds what is sealed, on the page or in the table", async () => {
		const { caseNumber } = await house.submit({ sealed: true, text: "请保密：路灯的钱去哪了。" });
		for (const who of [duanmu, qiguan, await house.as("gongsun")]) {
			expect(numbersIn(await read(who))).not.toContain(caseNumber);
			const { reply } = await sheetOf(who);
			expect(reply.rawPayload.includes(caseNumber)).toBe(false);
		}
	});

	test("as a table runs nothing: a cell that begins like a formula is text", async () => {
		const attacks = ["=1+1", "+SUM(A1)", "-2", "@cmd", '=HYPERLINK("http://x")', "＝1"];
		for (const text of attacks) await house.submit({ text });
		const { sheet, reply } = await sheetOf(duanmu);
		expect(reply.headers["content-disposition"]).toMatch(/^attachment; filename="2026-W\d\d\.xlsx"$/);
		const cells = sheet.getColumn(14).values.slice(3);
		expect(cells).toEqual(expect.arrayContaining(attacks));
		let count = 0;
		sheet.eachRow((row) => {
			row.eachCell((cell) => {
				count += 1;
				expect(cell.type).toBe(excel.ValueType.String);
				expect(cell.formula).toBeUndefined();
				expect(cell.numFmt).toBe("@");
			});
		});
		expect(count).toBeGreaterThan(attacks.length * 10);
		expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: "landscape", printTitlesRow: "1:2" });
		expect(sheet.headerFooter.oddFooter).toContain("&P / &N");
		const head = /年第 \d+ 周 · 我承办的 · 政策版本 .+ · .+ 时的情况 · 端木衡 取走/;
		expect(String(sheet.getCell("A1").value)).toMatch(head);
		expect(sheet.headerFooter.oddFooter).toMatch(head);
	});

	test("that was taken away is an event with who, which and when; a refused one is none", async () => {
		const before = exportsOf("casebook").length;
		await sheetOf(qiguan, "?period=2026-11&postId=liuyin:facilities&lang=en");
		expectRefusal(await qiguan.get("/api/casebook/table?period=nonsense"), 422, "dateUnusable", "period");
		expect(exportsOf("casebook").slice(before)).toMatchObject([
			{ personId: "p:liuyin:secretary", of: "2026-11:110199001001:liuyin:facilities", at: house.now() },
		]);
	});
});

describe("the list of what is shelved", () => {
	const shelved = async (who: Visitor) => (await who.get("/api/shelved")).json<ListShelvedReply>();

	test("tells superiors why, what is needed, who must act first and when it is reviewed, once two have agreed", async () => {
		const { caseNumber } = await house.submit({ text: "整条街的路灯都太暗。" });
		await act(duanmu, caseNumber, "shelving", {
			...{ words: "要二十万换灯，今年没列。", cause: "funding" },
			...{ ownerPostId: "street:manager", reviewOn: "2027-02-15" },
		});
		expect((await shelved(qiguan)).items).toEqual([]);
		await decide(qiguan, caseNumber, true);
		await decide(await house.as("chunyu"), caseNumber, true);
		const { items, areaName } = await shelved(qiguan);
		expect(areaName).toBe("柳荫社区");
		expect(items).toMatchObject([
			{
				...{ caseNumber, cause: "funding", needed: "要二十万换灯，今年没列。", reviewOn: "2027-02-15" },
				...{ post: "柳荫社区 市政设施岗", text: "整条街的路灯都太暗。" },
			},
		]);
		expect(items[0]?.owner).toContain("青石桥街道");
		expect((await shelved(await house.as("wenren"))).items).toEqual([]);
		expect((await shelved(await house.as("gongsun"))).items).toHaveLength(1);
		expectRefusal(await duanmu.get("/api/shelved"), 403, "notYours");
	});
});
