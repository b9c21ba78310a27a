import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ListInboxReply } from "../../server/contract/handling.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { expectRefusal } from "../support/refusals.ts";
import { act, read } from "../support/staff-deeds.ts";

let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse();
});
afterAll(() => house.close());

describe("help from another post", () => {
	test("comes into its owner's list, is answered by the owner, and rated by the holder", async () => {
		const { caseNumber } = await house.submit();
		const duanmu = await house.as("duanmu");
		const body = { postId: "street:utilities", words: "请查这一段的电缆。" };
		const asked = await act(duanmu, caseNumber, "assists", body);
		const [assist] = asked.assists;
		expect(assist).toMatchObject({ post: "青石桥街道 水电气热协调岗", mine: false, words: body.words });
		const owner = await house.as("yuchi");
		const list = (await owner.get("/api/inbox")).json<ListInboxReply>();
		const row = list.items.find((item) => item.caseNumber === caseNumber);
		expect(row).toMatchObject({ ask: "assist", dueAt: assist?.dueAt });
		const assistId = assist?.assistId;
		const helped = await act(owner, caseNumber, "assists/answer", { assistId, words: "电缆已换。" });
		expect(helped.ask).toBe("wait");
		expect(helped.assists[0]).toMatchObject({ mine: true, answer: "电缆已换。", help: null });
		const rated = await act(duanmu, caseNumber, "assists/rating", { assistId, help: "helped" });
		expect(rated.assists[0]).toMatchObject({ help: "helped" });
	});

	test("is not answered by anybody else, nor asked of oneself", async () => {
		const { caseNumber } = await house.submit();
		const duanmu = await house.as("duanmu");
		const own = { postId: "liuyin:facilities", words: "帮我自己。", expectedVersion: 2 };
		const url = `/api/cases/${caseNumber}/assists`;
		expectRefusal(await duanmu.post(url, own), 422, "postUnusable", "postId");
		await act(duanmu, caseNumber, "assists", { postId: "street:utilities", words: "请帮忙。" });
		const { assists, version } = await read(duanmu, caseNumber);
		const answer = { assistId: assists[0]?.assistId, words: "好了。", expectedVersion: version };
		expectRefusal(await duanmu.post(`${url}/answer`, answer), 403, "notYours");
	});
});
