import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { expectRefusal, storingNothing } from "../support/refusals.ts";

let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse();
});
afterAll(() => house.close());

const area = { areaCode: "110199001004", name: "新桥社区" };
const unit = { unitId: "u:xinqiao", name: "新桥居委会", people: 7 };
const post = {
	...{ postId: "xinqiao:general", name: "综合岗", unitId: "u:xinqiao", areaCode: "110199001004" },
	...{ kind: "cadre", deputyPostId: null, superiorPostId: "street:worksLeader" },
};

test("the administrator names an area, then a unit, then a post in both", async () => {
	const administrator = await house.as("dongye");
	const early = await storingNothing(house, () => administrator.post("/api/posts", post));
	expectRefusal(early, 422, "unknownArea", "areaCode");
	for (const [url, body] of [
		["/api/areas", area],
		["/api/units", unit],
		["/api/posts", post],
	] as const) {
		expect((await administrator.post(url, body)).statusCode).toBe(204);
	}
	expect(house.ledger.setting().posts.get("xinqiao:general")).toEqual(post);
	const areas = (await house.resident.get("/api/areas")).body;
	expect(areas).toContain("新桥社区");
});

test("nobody else names anything", async () => {
	const head = await house.as("gongsun");
	for (const [url, body] of [
		["/api/areas", area],
		["/api/units", unit],
		["/api/posts", post],
	] as const) {
		expectRefusal(await storingNothing(house, () => head.post(url, body)), 403, "notYours");
	}
});
