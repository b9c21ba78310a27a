import { afterAll, beforeAll, expect, test } from "vitest";
import type { ReadPlacesReply } from "../../server/contract/places.ts";
import type { ReadSetupReply } from "../../server/contract/setup.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { expectRefusal } from "../support/refusals.ts";

let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse();
});
afterAll(() => house.close());

test("the administrator reads how far the setting up has come, as counts and without a report", async () => {
	const administrator = await house.as("dongye");
	const before = (await administrator.get("/api/setup")).json<ReadSetupReply>();
	expect(before).toMatchObject({ dispatched: false, missingYear: 2027, missingKinds: [] });
	await house.submit();
	const after = (await administrator.get("/api/setup")).json<ReadSetupReply>();
	expect(after).toEqual({ ...before, dispatched: true });
	expectRefusal(await (await house.as("gongsun")).get("/api/setup"), 403, "notYours");
});

test("a sealed report does not show in it", async () => {
	const sealed = await openTestHouse();
	try {
		await sealed.submit({ categoryCode: "1102" });
		const setup = (await (await sealed.as("dongye")).get("/api/setup")).json<ReadSetupReply>();
		expect(setup.dispatched).toBe(false);
	} finally {
		await sealed.close();
	}
});

test("places are told with who holds each post now and later, to the administrator alone", async () => {
	const administrator = await house.as("dongye");
	const at = "2026-12-01T00:00:00+08:00";
	await administrator.post("/api/posts/liuyin:streets/holder", { personId: null, from: at });
	const { areas, units, posts } = (await administrator.get("/api/places")).json<ReadPlacesReply>();
	expect(areas.map(({ areaCode }) => areaCode)).toContain("110199001");
	expect(units.length).toBeGreaterThan(0);
	const post = posts.find(({ postId }) => postId === "liuyin:streets");
	expect(post?.holders).toMatchObject([{ personId: "p:liuyin:streets", to: at }]);
	expectRefusal(await (await house.as("gongsun")).get("/api/places"), 403, "notYours");
});

test("whoever held the post reads their own sheet, whoever will hold it the holder's, and nobody beside them", async () => {
	const administrator = await house.as("dongye");
	await administrator.post("/api/posts/qiaodong:facilities/holder", { personId: "p:qiaodong:streets" });
	const old = await house.as("huyan");
	const url = "/api/posts/qiaodong:facilities/hand-over";
	expect((await old.get(`${url}?personId=p:qiaodong:facilities`)).statusCode).toBe(200);
	expectRefusal(await old.get(url), 403, "notYours");
	const from = "2026-12-01T00:00:00+08:00";
	await administrator.post("/api/posts/qiaodong:facilities/holder", {
		...{ personId: "p:qiaodong:facilities", from },
	});
	expect((await old.get(url)).statusCode).toBe(200);
});
