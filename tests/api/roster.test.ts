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
