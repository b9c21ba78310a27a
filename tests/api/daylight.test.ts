import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ReadDaylightReply } from "../../server/contract/daylight.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { act, answer, decide } from "../support/staff-deeds.ts";

const tower = "110199001002001";
let house: TestHouse;
const figures = async (query = "") =>
	(await house.resident.get(`/api/daylight${query}`)).json<ReadDaylightReply>();

const words = "暴雨，街上进不去。";

/** Left out of every figure: the discipline body has agreed, or two superiors have shelved it. */
async function leaveOut(caseNumber: string): Promise<void> {
	await act(await house.as("duanmu"), caseNumber, "exclusion", { reason: "forceMajeure", words });
	await act(await house.as("xianyu"), caseNumber, "exclusion/decision", { accept: true, words });
}
async function shelve(caseNumber: string): Promise<void> {
	const shelving = { words, cause: "funding", ownerPostId: "street:manager", reviewOn: "2027-01-15" };
	await act(await house.as("duanmu"), caseNumber, "shelving", shelving);
	for (const superior of ["qiguan", "chunyu"]) await decide(await house.as(superior), caseNumber, true);
}

/** What stands in a hidden cell, and over both tables. */
const tables = [
	["zh-CN", "少于 5 或不公布", ["到期", "按时答复", "现在超期", "出过督办卡"]],
	["zh-TW", "少於 5 或不公布", ["到期", "按時答覆", "現在超期", "出過督辦卡"]],
	["en", "under 5 or hidden", ["Due", "In time", "Overdue now", "Had a card"]],
] as const;

/** Due a week before: 22 lamps of one community, all but two answered within the hour, and six of another. */
beforeAll(async () => {
	house = await openTestHouse("2026-11-04 09:00");
	const numbers: string[] = [];
	for (let count = 0; count < 22; count += 1) numbers.push((await house.submit()).caseNumber);
	for (let count = 0; count < 6; count += 1) await house.submit({ areaCode: tower });
	await house.submit({ categoryCode: "1102", text: "要红包。" });
	await house.submit({ sealed: true });
	await house.submit({ categoryCode: "1202", type: "praise", text: "修得快。" });
	await leaveOut((await house.submit()).caseNumber);
	await shelve((await house.submit()).caseNumber);
	house.setClock("2026-11-04 10:00");
	for (const caseNumber of numbers.slice(2)) await answer(await house.as("duanmu"), caseNumber);
	// Received in the quarter, and due after the end of the last whole week, which is Sunday 11-15.
	await house.at("2026-11-10 09:00");
	await house.submit();
	await house.at("2026-11-18 10:05");
});
afterAll(() => house.close());

describe("the daylight page", () => {
	test("tells by community and category what was due by then, less what is left out of every figure, and no sealed report anywhere", async () => {
		const { period, all, areas, categories } = await figures();
		expect(period).toMatchObject({ id: "2026-Q4", running: true, to: "2026-11-16T00:00:00+08:00" });
		const whole = { answeredInTime: 20, overdue: 8, carded: 8, medianMinutes: 60, p90Minutes: 60 };
		expect(all).toMatchObject({ counted: 28, ...whole });
		// The third community has none: that is hidden too, and with it the next row, which is the first.
		expect(areas.map(({ counted }) => counted)).toEqual([null, 6, null]);
		expect(categories.find(({ key }) => key === "11")?.counted).toBeNull();
	});

	test("counts once a day: what was answered since is told tomorrow", async () => {
		const before = await figures();
		expect(await figures()).toEqual(before);
		await house.at("2026-11-19 10:05");
		expect((await figures()).asOf).toBe("2026-11-19T10:05:00+08:00");
	});

	test("is a table with heads in every language, and one to download with the same cells hidden", async () => {
		for (const [language, hidden, heads] of tables) {
			const { statusCode, body } = await house.resident.get(`/daylight?lang=${language}`);
			expect(statusCode).toBe(200);
			for (const head of heads) expect(body.split(`<th scope="col">${head}</th>`)).toHaveLength(3);
			const under = (name: string) => `<th scope="rowgroup" colspan="4">${name}</th></tr><tr>`;
			expect(body).toMatch(new RegExp(`${under("[^<]*")}<td>28</td><td>20</td><td>8</td><td>8</td>`));
			expect(body).toContain(`${under("柳荫社区")}<td colspan="4">${hidden}</td>`);
			const second = `<td>6</td><td>${hidden}</td><td>${hidden}</td><td>${hidden}</td>`;
			expect(body).toContain(`${under("桥东社区")}${second}`);
		}
		const csv = await house.resident.get("/daylight/2026-Q4/figures.csv");
		expect(csv.headers["content-type"]).toContain("text/csv");
		const lines = csv.body.trim().split("\r\n");
		expect(lines[0]?.split(",").slice(3, 6)).toEqual(["name", "counted", "answeredInTime"]);
		expect(lines[1]).toBe("2026-Q4,all,,,28,20,8,8,60,60");
		expect(lines.find((line) => line.includes("110199001002"))).toBe(
			"2026-Q4,area,110199001002,桥东社区,6,,,,,",
		);
	});

	test("shows other quarters, and says of any other word that there is no such page", async () => {
		expect((await figures("?period=2026-Q3")).all.counted).toBeNull();
		expect((await house.resident.get("/daylight/2019-Q1")).statusCode).toBe(404);
		expect((await house.resident.get("/api/daylight?period=x")).statusCode).toBe(404);
	});
});
