import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type {
	ListFigureCasesReply,
	ReadStatisticsReply,
	StatisticsRow,
} from "../../server/contract/statistics.ts";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { expectRefusal } from "../support/refusals.ts";
import { answer, contact } from "../support/staff-deeds.ts";

const at = (local: string) => `${local.replace(" ", "T")}:00+08:00`;
const qiaodong = "110199001002";
const tooFew = { median: null, p90: null };

let house: TestHouse;
let observer: Visitor;
const measures = async (query = "", who = observer) =>
	(await who.get(`/api/statistics${query}`)).json<ReadStatisticsReply>();

/**
 * At 09:00 twenty lamps of 柳荫 and eight of 桥东. All but three of 桥东 are answered on that day, the i-th after 6·i
 * minutes; of ten of them the resident had heard after 3 minutes. The three are answered on the 26th at 10:00, after
 * 49 working hours, a working hour past their limit. Beside them: praise, a sealed report, one at the desk.
 */
async function happenings(): Promise<void> {
	const numbers: string[] = [];
	for (let count = 0; count < 28; count += 1) {
		const areaCode = count < 20 ? "110199001001001" : `${qiaodong}001`;
		numbers.push((await house.submit({ areaCode })).caseNumber);
	}
	await house.submit({ categoryCode: "1202", type: "praise", text: "修得快。" });
	await house.submit({ categoryCode: "1102", text: "要红包。" });
	house.setClock("2026-11-18 09:03");
	const holderOf = (index: number) => house.as(index < 20 ? "duanmu" : "huyan");
	for (const [index, caseNumber] of numbers.slice(0, 10).entries()) {
		await contact(await holderOf(index), caseNumber);
	}
	for (const [index, caseNumber] of numbers.slice(0, 25).entries()) {
		house.setClock(clockAfter(6 * (index + 1)));
		await answer(await holderOf(index), caseNumber);
	}
	house.setClock("2026-11-18 14:00");
	await house.submit({ categoryCode: "0904", text: "没有人管。" });
	await house.at("2026-11-26 10:00");
	for (const caseNumber of numbers.slice(25)) await answer(await house.as("huyan"), caseNumber);
}

beforeAll(async () => {
	house = await openTestHouse("2026-11-18 09:00");
	observer = await house.as("moqi");
	await happenings();
});
afterAll(() => house.close());

/** So many minutes after 09:00. */
function clockAfter(minutes: number): string {
	const [hour, minute] = [9 + Math.floor(minutes / 60), minutes % 60];
	return `2026-11-18 ${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

const rowOf = ({ areas }: ReadStatisticsReply, code: string) =>
	areas.find(({ areaCode }) => areaCode === code);

describe("response times", () => {
	test("are median and P90 by nearest rank in working minutes, with n", async () => {
		const { all } = await measures();
		// 28 answers: 6, 12 … 150, then 2,940 three times; the 14th and the ⌈25.2⌉ = 26th.
		expect(all.answerMinutes).toEqual({ n: 28, median: 84, p90: 2940 });
		// 28 contacts: 3 ten times, 66, 72 … 150, 2,940 three times; the answer counts where nobody called before.
		expect(all.contactMinutes).toEqual({ n: 28, median: 84, p90: 2940 });
		const liuyin = rowOf(await measures(), "110199001001");
		// 20: the 10th and the 18th; of contacts 3 ten times, then 66 … 120.
		expect(liuyin?.answerMinutes).toEqual({ n: 20, median: 60, p90: 108 });
		expect(liuyin?.contactMinutes).toEqual({ n: 20, median: 3, p90: 108 });
	});

	test("of fewer than twenty are too few: the number is told, the figures are not", async () => {
		const row = rowOf(await measures(), qiaodong);
		expect(row).toEqual({
			...{ level: null, areaCode: qiaodong, areaName: "桥东社区", received: 8, ignored: 3, late: 3 },
			...{ contactMinutes: { n: 8, ...tooFew }, answerMinutes: { n: 8, ...tooFew } },
			answeredInTime: { k: 5, n: 8, low: null, high: null },
		});
	});

	test("answered in time has its Wilson interval", async () => {
		const { all, areas } = await measures();
		expect(all.answeredInTime).toMatchObject({ k: 25, n: 28 });
		expect(all.answeredInTime.low).toBeCloseTo(0.728_041, 6);
		expect(all.answeredInTime.high).toBeCloseTo(0.962_882, 6);
		const [liuyin] = areas;
		expect(liuyin?.answeredInTime).toMatchObject({ k: 20, n: 20, high: 1 });
		expect(liuyin?.answeredInTime.low).toBeCloseTo(0.838_875, 6);
	});

	test("count ignored, late, and the highest step of each case", async () => {
		const { all, byHighestStep, answerDays, counted } = await measures();
		expect([counted, all.received, all.ignored, all.late]).toEqual([29, 29, 3, 3]);
		expect(byHighestStep).toEqual([
			{ step: null, count: 25 },
			...["contactReminder", "finishReminder", "unsigned", "blue"].map((step) => ({ step, count: 0 })),
			{ step: "yellow", count: 4 },
			...["red", "referred"].map((step) => ({ step, count: 0 })),
		]);
		expect(answerDays).toEqual([
			{ workingDays: 0, count: 25 },
			{ workingDays: 6, count: 3 },
		]);
	});

	test("leave praise out and say so; sealed reports are in no figure, not even in that", async () => {
		const { excluded, policyVersion, from, to } = await measures();
		expect(excluded).toEqual({ sealed: null, praise: 1, merged: 0, withdrawn: 0, leftOut: [] });
		expect([policyVersion, from, to]).toEqual(["1", null, at("2026-11-26 10:00")]);
	});

	test("stand per level and per community, in a fixed order", async () => {
		const { levels, areas } = await measures();
		expect(levels.map(({ level, received }: StatisticsRow) => [level, received])).toEqual([
			...[
				["emergency", 0],
				["urgent", 0],
				["normal", 29],
				["complex", 0],
				["inquiry", 0],
			],
		]);
		expect(areas.map(({ areaCode }) => areaCode)).toEqual(["110199001001", qiaodong]);
	});
});

describe("the period and the place", () => {
	const instant = (local: string) => encodeURIComponent(at(local));

	test("from is the first instant counted, to the first that is not", async () => {
		const counted = async (query: string) => (await measures(query)).counted;
		// 28 were due on the 25th at 18:00; the one at the desk has no limit and counts when it was received.
		expect(await counted(`?from=${instant("2026-11-18 14:00")}`)).toBe(29);
		expect(await counted(`?from=${instant("2026-11-18 14:01")}`)).toBe(28);
		expect(await counted(`?from=${instant("2026-11-25 18:00")}`)).toBe(28);
		expect(await counted(`?from=${instant("2026-11-25 18:01")}`)).toBe(0);
		expect(await counted(`?to=${instant("2026-11-18 14:00")}`)).toBe(0);
		expect(await counted(`?to=${instant("2026-11-25 18:00")}`)).toBe(1);
		expect(await counted(`?from=${instant("2026-11-18 14:00")}&to=${instant("2026-11-18 14:01")}`)).toBe(1);
		expect(await counted("?from=2026-11-18T06:00:00Z")).toBe(29);
		expect((await measures(`?to=${instant("2026-11-18 09:00")}`)).excluded.praise).toBe(0);
	});

	test("an instant that is none is refused by field", async () => {
		for (const field of ["from", "to"]) {
			for (const value of ["", "yesterday", "2026-11-18", "2026-02-30T10:00:00%2B08:00"]) {
				expectRefusal(await observer.get(`/api/statistics?${field}=${value}`), 422, "dateUnusable", field);
			}
		}
		for (const query of ["?areaCode=x", "?level=normal", "?from=1&from=2"]) {
			expect((await observer.get(`/api/statistics${query}`)).json().code).toBe("bodyInvalid");
		}
	});

	test("an area narrows to what lies below it, within the scope of whoever asks", async () => {
		expect((await measures(`?areaCode=${qiaodong}`)).counted).toBe(8);
		expect((await measures(`?areaCode=${qiaodong}002`)).counted).toBe(0);
		expect((await measures("?areaCode=110199001")).counted).toBe(29);
		expect((await measures("", await house.as("yuwen"))).counted).toBe(8);
		const outside = await (await house.as("yuwen")).get("/api/statistics?areaCode=110199001001");
		expectRefusal(outside, 403, "notYours", "areaCode");
	});
});

describe("the cases behind a figure", () => {
	const behind = async (query: string, who: Visitor) =>
		(await who.get(`/api/statistics/cases?${query}`)).json<ListFigureCasesReply>();

	test("are those it looks at, and which of them count; the numbers are the same on both pages", async () => {
		const officer = await house.as("xianyu");
		const { all, measures: measured } = await measures("", officer);
		const late = await behind("figure=late", officer);
		expect([late.cases, late.counting]).toEqual([29, all.late]);
		expect(late.items.filter(({ counts }) => counts).map(({ areaName }) => areaName)).toEqual([
			...["桥东社区第一网格", "桥东社区第一网格", "桥东社区第一网格"],
		]);
		expect(late.items.slice(0, 3).every(({ counts }) => counts)).toBe(true);
		const inTime = await behind("figure=answeredInTime", officer);
		expect([inTime.counting, inTime.cases]).toEqual([all.answeredInTime.k, all.answeredInTime.n]);
		for (const figure of [
			"contactedInTime",
			"firstTime",
			"returned",
			"reworked",
			"falseDone",
			"coverage",
		] as const) {
			const { cases, counting } = await behind(`figure=${figure}`, officer);
			expect([figure, counting, cases]).toEqual([figure, measured[figure].k, measured[figure].n]);
		}
	});

	test("are narrowed as the figures are: by period, place and level", async () => {
		const officer = await house.as("xianyu");
		expect((await behind(`figure=counted&areaCode=${qiaodong}`, officer)).cases).toBe(8);
		expect((await behind("figure=counted&level=urgent", officer)).cases).toBe(0);
		expect(
			(await behind(`figure=counted&to=${encodeURIComponent(at("2026-11-25 18:00"))}`, officer)).cases,
		).toBe(1);
		expect((await behind("figure=late", await house.as("yuwen"))).cases).toBe(8);
		expect((await officer.get("/api/statistics/cases?figure=best")).json().code).toBe("bodyInvalid");
	});

	test("hold no sealed report and no praise, and are no list for whoever reads no case", async () => {
		const { items } = await behind("figure=counted", await house.as("xianyu"));
		expect(items).toHaveLength(29);
		expect(items.map(({ text }) => text)).not.toContain("要红包。");
		for (const username of ["moqi", "duanmu", "dongye", "zhuge"])
			expectRefusal(
				await (await house.as(username)).get("/api/statistics/cases?figure=late"),
				403,
				"notYours",
			);
	});

	test("are kept from whoever is named in them, though the number tells of them", async () => {
		const { caseNumber } = await house.submit({ text: "路灯不亮，亓官澄知道的。" });
		const body = { postId: "street:utilities", expectedVersion: 1 };
		const sent = await (await house.as("zhuge")).post(`/api/cases/${caseNumber}/dispatch`, body);
		expect(sent.statusCode).toBe(200);
		await house.at("2026-12-04 10:00");
		const query = "figure=counted&areaCode=110199001001";
		const numbers = ({ items }: ListFigureCasesReply) => items.map((item) => item.caseNumber);
		expect(numbers(await behind(query, await house.as("xianyu")))).toContain(caseNumber);
		const told = await behind(query, await house.as("qiguan"));
		expect(numbers(told)).not.toContain(caseNumber);
		expect(told.cases).toBe(told.items.length + 1);
	});
});
