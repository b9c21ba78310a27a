import { afterAll, beforeAll, expect, test } from "vitest";
import type { ReadDraftKeyReply } from "../../server/contract/draft.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";

let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse();
});
afterAll(() => house.close());

const keyOf = async (username: string) =>
	(await (await house.as(username)).get("/api/draft-key")).json<ReadDraftKeyReply>().key;

test("the key of unsent words is one person's own, the same in every session, and no cache keeps it", async () => {
	const key = await keyOf("duanmu");
	expect(Buffer.from(key, "base64").length).toBe(32);
	expect(await keyOf("duanmu")).toBe(key);
	expect(await keyOf("gongye")).not.toBe(key);
	const reply = await (await house.as("duanmu")).get("/api/draft-key");
	expect(reply.headers["cache-control"]).toBe("no-store");
});
