import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { act, read } from "../support/staff-deeds.ts";

let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse();
});
afterAll(() => house.close());

describe("a question to the resident", () => {
	test("stops the clock until the resident has answered, and the resident reads it", async () => {
		const { caseNumber, receipt } = await house.submit();
		const duanmu = await house.as("duanmu");
		const asked = await act(duanmu, caseNumber, "question", { words: "是哪一盏？" });
		expect(asked).toMatchObject({ stops: ["awaiting"], nextMove: { as: "resident" } });
		const headers = { "x-receipt": receipt };
		const view = (await house.resident.get("/api/follow", headers)).json<FollowCaseReply>();
		expect(view.timeline.at(-1)).toMatchObject({ kind: "awaited", words: "是哪一盏？" });
		house.setClock("2026-11-18 14:05");
		await house.resident.post("/api/follow/messages", { words: "门口那一盏。" }, headers);
		const after = await read(duanmu, caseNumber);
		expect(after).toMatchObject({ stops: [], mine: true });
		expect(after.clocks?.finishDueAt).toBe("2026-11-26T12:00:00+08:00");
	});

	test("need not be waited for", async () => {
		const { caseNumber } = await house.submit();
		const duanmu = await house.as("duanmu");
		await act(duanmu, caseNumber, "question", { words: "是哪一盏？" });
		expect(await act(duanmu, caseNumber, "resumption", {})).toMatchObject({ stops: [], mine: true });
	});
});
