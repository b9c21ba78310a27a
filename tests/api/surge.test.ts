import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { communities } from "../../server/commands/demo-people.ts";
import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import type { ListSurgesReply } from "../../server/contract/surge.ts";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { expectRefusal } from "../support/refusals.ts";
import { answer, contact, read, sign } from "../support/staff-deeds.ts";

let house: TestHouse;
let leader: Visitor;
let holder: Visitor;
beforeAll(async () => {
	house = await openTestHouse();
	leader = await house.as("chunyu");
	holder = await house.as("duanmu");
});
afterAll(() => house.close());

const view = async (receipt: string) =>
	(await house.resident.get("/api/follow", { "x-receipt": receipt })).json<FollowCaseReply>();
const declare = async (parent: string, over: object = {}, who = leader) => {
	const { areaCode } = await read(leader, parent);
	return who.post("/api/surges", { parent, areaPrefix: areaCode.slice(0, 12), hours: 24, ...over });
};
const end = (parent: string) => leader.post(`/api/surges/${parent}/end`, {});
const listed = async (who = leader) => (await who.get("/api/surges")).json<ListSurgesReply>().items;

describe("a surge", () => {
	test("takes the next reports in, tells each receipt of every step, and ends by deed", async () => {
		const worked = await house.submit({ text: "整条街的灯都灭了。" });
		expect((await declare(worked.caseNumber)).statusCode).toBe(200);
		const joined = await house.submit({ text: "我家门口也黑了。" });
		expect(joined).toMatchObject({ state: "merged", clocks: null });
		await sign(holder, worked.caseNumber);
		await contact(holder, worked.caseNumber);
		const seen = await view(joined.receipt);
		expect(seen.matter?.timeline.map(({ kind }) => kind)).toContain("contacted");
		expect(seen.surgeUntil).toBeDefined();
		expect((await view(worked.receipt)).surgeUntil).toBe(seen.surgeUntil);
		expect(await listed()).toMatchObject([
			{ parent: worked.caseNumber, running: true, takesIn: true, reporters: 2, mayEnd: true, endedBy: null },
		]);
		expect((await end(worked.caseNumber)).json<ListSurgesReply>().items[0]).toMatchObject({
			...{ running: false, takesIn: false, mayEnd: false },
			endedBy: expect.any(String),
		});
		expect((await house.submit()).state).toBe("dispatched");
		expect((await view(joined.receipt)).surgeUntil).toBeUndefined();
	});

	test("leaves a frail resident's report by itself, and the holder reads that", async () => {
		const worked = await house.submit();
		await declare(worked.caseNumber);
		const frail = await house.submit({ frail: true });
		expect(frail.state).toBe("dispatched");
		expect((await read(holder, frail.caseNumber)).frail).toBe(true);
		expect((await read(holder, worked.caseNumber)).frail).toBe(false);
		await end(worked.caseNumber);
	});

	test("is declared over a case in hand that its leader reads, and no longer takes in once that is answered", async () => {
		const desk = await house.as("zhuge");
		const worked = await house.submit();
		expectRefusal(await declare(worked.caseNumber, {}, desk), 403, "notYours");
		expectRefusal(await declare(worked.caseNumber, { hours: 73 }), 422, "numberUnusable", "hours");
		expectRefusal(
			await declare(worked.caseNumber, { parent: "190101-0000-0000" }),
			422,
			"parentUnusable",
			"parent",
		);
		const elsewhere = await declare(worked.caseNumber, { areaPrefix: communities.qiaodong });
		expectRefusal(elsewhere, 422, "parentUnusable", "parent");
		await declare(worked.caseNumber);
		expectRefusal(await declare(worked.caseNumber), 409, "alreadySo", "areaPrefix");
		await sign(holder, worked.caseNumber);
		await contact(holder, worked.caseNumber);
		await answer(holder, worked.caseNumber);
		expect((await listed(desk))[0]).toMatchObject({ running: true, takesIn: false, mayEnd: false });
		expect((await house.submit()).state).toBe("dispatched");
		await end(worked.caseNumber);
		expectRefusal(await end(worked.caseNumber), 404, "notFound", "parent");
	});
});
