import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rowsOf } from "../../server/csv.ts";
import { shiftColumns } from "../../server/domain/roster-rows.ts";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { expectRefusal, storingNothing } from "../support/refusals.ts";

let house: TestHouse;
let administrator: Visitor;
beforeAll(async () => {
	house = await openTestHouse();
	administrator = await house.as("dongye");
});
afterAll(() => house.close());

const span = { from: "2027-01-02T00:00:00+08:00", to: "2027-01-03T00:00:00+08:00" };
const shift = { personId: "p:street:clerk", leaderId: "p:street:worksLeader", ...span };
const body = { areaPrefix: "110199001", ...span, shifts: [shift] };
const url = `/api/roster?from=${encodeURIComponent(span.from)}&to=${encodeURIComponent(span.to)}`;

test("a day nobody is on duty is a gap until the administrator sets the roster", async () => {
	const before = (await administrator.get(url)).json();
	expect(before.gaps).toContainEqual({ areaCode: "110199001001001", ...span });
	expect((await administrator.post("/api/roster", body)).statusCode).toBe(204);
	expect((await administrator.get(url)).json()).toEqual({ ...span, rosters: [body], gaps: [] });
});

test("nobody else sets it, and no shift without a time", async () => {
	const head = await house.as("gongsun");
	expectRefusal(await storingNothing(house, () => head.post("/api/roster", body)), 403, "notYours");
	const endless = { ...body, shifts: [{ ...shift, to: "later" }] };
	const refused = await storingNothing(house, () => administrator.post("/api/roster", endless));
	expectRefusal(refused, 422, "timeUnusable", "from");
	expectRefusal(await head.get(url.replace(/from=[^&]+/, "from=now")), 422, "timeUnusable", "from");
});

describe("the roster as a table", () => {
	const csv = [
		"from,to,personId,leaderId",
		"2027-02-06T00:00:00+08:00,2027-02-06T12:00:00+08:00,p:street:clerk,p:street:worksLeader",
		"2027-02-06T12:00:00+08:00,2027-02-07T00:00:00+08:00,p:street:clerk,p:street:worksLeader",
	].join("\r\n");
	const day = { from: "2027-02-06T00:00:00+08:00", to: "2027-02-07T00:00:00+08:00" };
	const send = (change: object) =>
		administrator.post("/api/roster/table", {
			areaPrefix: "110199001",
			...day,
			csv,
			dryRun: false,
			...change,
		});

	test("is tried, then entered, and comes out as it went in", async () => {
		const dry = await storingNothing(house, () => send({ dryRun: true }));
		expect(dry.json()).toEqual({ entered: false, rows: 2, errors: [], gapCount: 0, gaps: [] });
		const half = await storingNothing(house, () =>
			send({ dryRun: true, csv: csv.split("\r\n").slice(0, 2).join("\r\n") }),
		);
		expect(half.json().gaps).toContainEqual({
			...{ areaCode: "110199001001001", from: "2027-02-06T12:00:00+08:00", to: day.to },
		});
		expect((await send({})).json()).toMatchObject({ entered: true, gapCount: 0 });
		const query = `from=${encodeURIComponent(day.from)}&to=${encodeURIComponent(day.to)}&areaPrefix=110199001`;
		const out = (await administrator.get(`/api/roster/table?${query}`)).json();
		expect(rowsOf(shiftColumns, out.csv)).toEqual(rowsOf(shiftColumns, csv));
	});

	test("names every error by its line, and enters nothing with one", async () => {
		const broken = [
			csv,
			"2027-02-06T11:00:00+08:00,2027-02-06T13:00:00+08:00,p:street:clerk,p:street:worksLeader",
			"2027-02-05T11:00:00+08:00,later,p:nobody,p:street:worksLeader",
		].join("\r\n");
		const dry = await storingNothing(house, () => send({ csv: broken, dryRun: true }));
		expect(dry.json()).toMatchObject({ entered: false, rows: 4, gapCount: 0 });
		expect(dry.json().errors).toEqual([
			{ line: 3, column: "from", code: "alreadySo" },
			{ line: 4, column: "from", code: "alreadySo" },
			{ line: 5, column: "from", code: "timeUnusable" },
			{ line: 5, column: "to", code: "timeUnusable" },
			{ line: 5, column: "personId", code: "unknownPerson" },
		]);
		expectRefusal(await storingNothing(house, () => send({ csv: broken })), 422, "linesRefused", "csv");
		expectRefusal(await storingNothing(house, () => send({ csv: "a,b" })), 422, "notATable", "csv");
		expectRefusal(await send({ to: "2027-06-01T00:00:00+08:00" }), 422, "timeUnusable", "from");
		const past = { from: "2025-02-06T00:00:00+08:00", to: "2025-02-07T00:00:00+08:00" };
		const gone = csv.replaceAll("2027-", "2025-");
		expectRefusal(await send({ ...past, csv: gone, dryRun: true }), 422, "timeUnusable", "from");
	});
});
