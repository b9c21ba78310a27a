import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { expectRefusal } from "../support/refusals.ts";
import { act, read } from "../support/staff-deeds.ts";

let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse();
});
afterAll(() => house.close());

describe("an emergency that a resident claims", () => {
	test("is confirmed by the desk after a call, or has the level its matter always has", async () => {
		const { caseNumber } = await house.submit({ danger: true });
		const desk = await house.as("zhuge");
		expect(await read(desk, caseNumber)).toMatchObject({ level: "emergency", ask: "confirmEmergency" });
		const after = await act(desk, caseNumber, "emergency", { confirmed: false });
		expect(after).toMatchObject({ level: "normal", ask: "wait" });
		expect(after.clocks?.finishDueAt).toBe("2026-11-25T18:00:00+08:00");
	});

	test("is for the desk to confirm, not for the holder", async () => {
		const { caseNumber } = await house.submit({ danger: true });
		const duanmu = await house.as("duanmu");
		const url = `/api/cases/${caseNumber}/emergency`;
		expectRefusal(await duanmu.post(url, { confirmed: true, expectedVersion: 2 }), 403, "notYours");
	});
});
