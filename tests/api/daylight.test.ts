import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ReadDaylightReply } from "../../server/contract/daylight.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { answer } from "../support/staff-deeds.ts";

const tower = "110199001002001";
let house: TestHouse;
const figures = async (query = "") =>
	(await house.resident.get(`/api/daylight${query}`)).json<ReadDaylightReply>();

/** In the week before: 22 lamps of one community, all but two answered within the hour, and six of another. */
beforeAll(async () => {
	house = await openTestHouse("2026-11-11 09:00");
	const numbers: string[] = [];
	for (let count = 0; count < 22; count += 1) numbers.push((await house.submit()).caseNumber);
	for (let count = 0; count < 6; count += 1) await house.submit({ areaCode: tower });
	await house.submit({ categoryCode: "1102", text: "要红包。" });
	await house.submit({ sealed: true });
	await house.submit({ categoryCode: "1202", type: "praise", text: "修得快。" });
	house.setClock("2026-11-11 10:00");
	for (const caseNumber of numbers.slice(2)) await answer(await house.as("duanmu"), caseNumber);
	await house.at("2026-11-18 10:05");
	await house.submit();
}, 60_000);
afterAll(() => house.close());

describe("the daylight page", () => {
	test("tells by community and category what came in, and no sealed report anywhere", async () => {
		const { period, all, areas, categories } = await figures();
		expect(period).toMatchObject({ id: "2026-Q4", running: true, to: "2026-11-16T00:00:00+08:00" });
		const whole = { answeredInTime: 20, overdue: 8, carded: 8, medianMinutes: 60, p90Minutes: 60 };
		expect(all).toMatchObject({ received: 28, ...whole });
		// The third community has none: that is hidden too, and with it the next row, which is the first.
		expect(areas.map(({ received }) => received)).toEqual([null, 6, null]);
		expect(categories.find(({ key }) => key === "11")?.received).toBeNull();
	});

	test("counts once a day: what was answered since is told tomorrow", async () => {
		const before = await figures();
		expect(await figures()).toEqual(before);
		await house.at("2026-11-19 10:05");
		expect((await figures()).asOf).toBe("2026-11-19T10:05:00+08:00");
	});

	test("is a page in both languages, and a table to download with the same cells hidden", async () => {
		const page = await house.resident.get("/daylight?lang=en");
		expect([page.statusCode, page.body.includes("received 28")]).toEqual([200, true]);
		const csv = await house.resident.get("/daylight/2026-Q4/figures.csv");
		expect(csv.headers["content-type"]).toContain("text/csv");
		const lines = csv.body.trim().split("\r\n");
		expect(lines[1]).toBe("2026-Q4,all,,,28,20,8,8,60,60");
		expect(lines.find((line) => line.includes("110199001002"))).toBe(
			"2026-Q4,area,110199001002,桥东社区,6,,,,,",
		);
	});

	test("shows other quarters, and says of any other word that there is no such page", async () => {
		expect((await figures("?period=2026-Q3")).all.received).toBeNull();
		expect((await house.resident.get("/daylight/2019-Q1")).statusCode).toBe(404);
		expect((await house.resident.get("/api/daylight?period=x")).statusCode).toBe(404);
	});
});
