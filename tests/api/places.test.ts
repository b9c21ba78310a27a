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

test("many areas come from a table: tried first, each wrong row named, entered all or none", async () => {
	const administrator = await house.as("dongye");
	const send = (csv: string, dryRun: boolean) =>
		administrator.post("/api/areas/table", { csv: `areaCode,name\n${csv}`, dryRun });
	const wrong = "110199001005,北桥社区\n1101990010,半个代码\n110199001005,又一个\n110199001006,\n";
	const tried = (await send(wrong, true)).json<{
		errors: { line: number; column: string; code: string }[];
	}>();
	expect(tried.errors).toEqual([
		{ line: 3, column: "areaCode", code: "unknownArea" },
		{ line: 4, column: "areaCode", code: "idTaken" },
		{ line: 5, column: "name", code: "textEmpty" },
	]);
	expectRefusal(await storingNothing(house, () => send(wrong, false)), 422, "linesRefused", "csv");
	const before = house.ledger.setting().areas.get("110199001001")?.name ?? "";
	const right = `110199001005,北桥社区\n110199001005001,北桥一格\n110199001001,${before}\n110199001002,改了名的社区\n`;
	const dry = await storingNothing(house, () => send(right, true));
	expect(dry.json()).toMatchObject({ entered: false, rows: 4, added: 2, renamed: 1, errors: [] });
	expect((await send(right, false)).json()).toMatchObject({ entered: true, added: 2, renamed: 1 });
	const { areas } = house.ledger.setting();
	expect(areas.get("110199001005001")?.name).toBe("北桥一格");
	expect(areas.get("110199001002")?.name).toBe("改了名的社区");
	expect(areas.get("110199001001")?.name).toBe(before);
	expectRefusal(await storingNothing(house, () => send(right, false)), 409, "alreadySo", "csv");
	const noTable = await storingNothing(house, () =>
		administrator.post("/api/areas/table", { csv: "code,name\n1,2\n", dryRun: true }),
	);
	expectRefusal(noTable, 422, "notATable", "csv");
	const head = await house.as("gongsun");
	const other = () => head.post("/api/areas/table", { csv: `areaCode,name\n${right}`, dryRun: true });
	expectRefusal(await storingNothing(house, other), 403, "notYours");
});
