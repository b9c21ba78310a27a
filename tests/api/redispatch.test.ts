import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { expectRefusal } from "../support/refusals.ts";
import { act } from "../support/staff-deeds.ts";

let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse();
});
afterAll(() => house.close());

describe("a case that goes to another holder", () => {
	test("is taken over by the deputy whom the missing signature was told", async () => {
		house.setClock("2026-11-18 10:05");
		const { caseNumber } = await house.submit();
		const deputy = await house.as("puyang");
		const early = await deputy.post(`/api/cases/${caseNumber}/takeover`, { expectedVersion: 2 });
		expectRefusal(early, 404, "notFound");
		await house.at("2026-11-18 16:00");
		const taken = await act(deputy, caseNumber, "takeover", {});
		expect(taken).toMatchObject({ state: "dispatched", mine: true, startedAt: "2026-11-18T16:00:00+08:00" });
	});

	test("is given to another post by whoever a card has told", async () => {
		house.setClock("2026-11-23 10:05");
		const { caseNumber } = await house.submit();
		await house.at("2026-11-25 09:00");
		const secretary = await house.as("qiguan");
		const sent = await act(secretary, caseNumber, "reassignment", { postId: "liuyin:property" });
		expect(sent).toMatchObject({ post: "柳荫社区 物业协调岗" });
		expect(sent.trail.at(-1)).toMatchObject({ type: "CaseDispatched", by: "柳荫社区 书记岗" });
	});
});
