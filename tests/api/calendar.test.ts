import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { expectRefusal, storingNothing } from "../support/refusals.ts";

let house: TestHouse;
let administrator: Visitor;
beforeAll(async () => {
	house = await openTestHouse();
	administrator = await house.as("dongye");
});
afterAll(() => house.close());

const csv = "date,kind\r\n2027-01-01,rest\r\n2027-01-02,work\r\n";
const send = (body: object) =>
	administrator.post("/api/calendar/days", { areaPrefix: "", year: 2027, csv, dryRun: false, ...body });

test("a year's notice is tried, then entered", async () => {
	const dry = await storingNothing(house, () => send({ dryRun: true }));
	expect(dry.json()).toEqual({
		...{ entered: false, restDays: ["2027-01-01"], workDays: ["2027-01-02"], errors: [] },
	});
	expect((await send({})).json()).toMatchObject({ entered: true });
	const { regions } = (await administrator.get("/api/calendar")).json();
	const national = regions.find((region: { areaPrefix: string }) => region.areaPrefix === "");
	expect(national.publishedYears).toContain(2027);
});

test("hours and closures are declared, and stand in the calendar", async () => {
	const [areaPrefix, hour] = ["110199001002", 3600];
	const hours = [{ open: 8 * hour, close: 14 * hour }];
	const summer = { areaPrefix, from: "2027-06-01", hours };
	expect((await administrator.post("/api/calendar/hours", summer)).statusCode).toBe(204);
	const afternoon = { areaPrefix, date: "2026-11-18", from: 13 * hour, to: 24 * hour };
	expect((await administrator.post("/api/calendar/closures", afternoon)).statusCode).toBe(204);
	const { regions } = (await administrator.get("/api/calendar")).json();
	const { laterHours, closures } = regions.find(
		(one: { areaPrefix: string }) => one.areaPrefix === areaPrefix,
	);
	expect(laterHours).toEqual([{ from: "2027-06-01", hours }]);
	expect(closures).toEqual([{ date: "2026-11-18", from: 13 * hour, to: 24 * hour }]);
	const today = await storingNothing(house, () =>
		administrator.post("/api/calendar/hours", { ...summer, from: "2026-11-18" }),
	);
	expectRefusal(today, 422, "timeUnusable", "from");
	const past = await storingNothing(house, () =>
		administrator.post("/api/calendar/closures", { ...afternoon, date: "2026-11-17" }),
	);
	expectRefusal(past, 422, "timeUnusable", "date");
});

test("wrong rows are named in a dry run, and enter nothing otherwise", async () => {
	const broken = `${csv}2026-01-01,rest\r\n`;
	const dry = await send({ csv: broken, dryRun: true });
	expect(dry.json().errors).toEqual([{ line: 4, column: "date", code: "timeUnusable" }]);
	const refused = await storingNothing(house, () => send({ csv: broken }));
	expectRefusal(refused, 422, "linesRefused", "csv");
	expectRefusal(await storingNothing(house, () => send({ csv: "days\r\n1" })), 422, "notATable", "csv");
	const head = await house.as("gongsun");
	const byHead = await storingNothing(house, () => head.post("/api/calendar/days", {}));
	expectRefusal(byHead, 403, "notYours");
});
