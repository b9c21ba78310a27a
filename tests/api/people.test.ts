import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PersonWire } from "../../server/contract/people.ts";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { expectRefusal, storingNothing } from "../support/refusals.ts";

let house: TestHouse;
let administrator: Visitor;
beforeAll(async () => {
	house = await openTestHouse();
	administrator = await house.as("dongye");
});
afterAll(() => house.close());

async function people(): Promise<readonly PersonWire[]> {
	return (await administrator.get("/api/people")).json<{ items: PersonWire[] }>().items;
}
const find = (all: readonly PersonWire[], personId: string) => all.find((one) => one.personId === personId);

describe("people and posts", () => {
	test("a new person gets a post, and the sheet names what the old holder has in hand", async () => {
		const { caseNumber } = await house.submit();
		const body = { name: "陈一帆", role: "cadre", areaPrefix: "110199001001" };
		const added = (await administrator.post("/api/people", body)).json<PersonWire>();
		expect(added).toMatchObject({ name: "陈一帆", role: "cadre", posts: [] });
		const moved = await administrator.post("/api/posts/liuyin:facilities/holder", {
			personId: added.personId,
		});
		expect(moved.json().stretches).toMatchObject([
			{ personId: "p:liuyin:facilities", to: "2026-11-18T10:05:00+08:00" },
			{ personId: added.personId, from: "2026-11-18T10:05:00+08:00", to: null },
		]);
		expect(find(await people(), added.personId)?.posts).toMatchObject([{ postId: "liuyin:facilities" }]);
		const sheet = "/api/posts/liuyin:facilities/hand-over?personId=p:liuyin:facilities";
		const read = await administrator.get(sheet);
		expect(read.json()).toMatchObject({
			movedAway: true,
			items: [{ caseNumber, state: "dispatched", owed: [{ what: "case" }] }],
		});
		expect(read.body).not.toContain("路灯");
		expect((await administrator.get("/api/posts/liuyin:facilities/hand-over")).json()).toMatchObject({
			...{ personId: added.personId, movedAway: false, items: [] },
		});
		expectRefusal(await (await house.as("huyan")).get(sheet), 403, "notYours");
	});

	test("each deed of the administrator is an event with who did it", async () => {
		await administrator.post("/api/people/p:liuyin:streets/leave", { to: "2026-11-20T18:00:00+08:00" });
		const rows = house.store.connection
			.prepare<[], string>("SELECT bytes FROM event WHERE type = 'LeaveTaken' ORDER BY position DESC LIMIT 1")
			.pluck()
			.all();
		expect(JSON.parse(rows[0] ?? "")).toMatchObject({ event: { by: "p:street:administrator" } });
		expect(find(await people(), "p:liuyin:streets")?.leaves).toMatchObject([
			{ from: "2026-11-18T10:05:00+08:00", to: "2026-11-20T18:00:00+08:00" },
		]);
	});

	test("a role changes", async () => {
		const role = { role: "observer", areaPrefix: "110199001" };
		const changed = await administrator.post("/api/people/p:qiaodong:counter/role", role);
		expect(changed.statusCode).toBe(200);
		expect(find(await people(), "p:qiaodong:counter")?.role).toBe("observer");
	});

	test("anybody declares a relation of their own, nobody one of others", async () => {
		const huyan = await house.as("huyan");
		const relation = { relatedId: "p:street:head" };
		const own = await huyan.post("/api/people/p:qiaodong:facilities/relations", relation);
		expect(own.statusCode).toBe(204);
		expectRefusal(await huyan.post("/api/people/p:qiaodong:streets/relations", relation), 403, "notYours");
	});

	test.each([
		["/api/posts/gone/holder", { personId: null }, "unknownPost", "postId"],
		["/api/posts/liuyin:streets/holder", { personId: null, from: "soon" }, "timeUnusable", "from"],
		["/api/people/p:gone/leave", { to: "2026-11-20T18:00:00+08:00" }, "unknownPerson", "personId"],
		["/api/people/p:gone/leave", { to: "later" }, "timeUnusable", "to"],
	])("%s with %j is refused as %s, and nothing is stored", async (url, body, code, field) => {
		const answer = await storingNothing(house, () => administrator.post(url, body));
		expectRefusal(answer, 422, code, field);
	});

	test("only the administrator arranges", async () => {
		const head = await house.as("gongsun");
		const added = await storingNothing(house, () => head.post("/api/people", {}));
		expectRefusal(added, 403, "notYours");
		expectRefusal(await head.get("/api/people"), 403, "notYours");
	});
});
