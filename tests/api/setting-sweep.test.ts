import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readsOf } from "../../db/reads.ts";
import { settingSweep } from "../../server/setting-sweep.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { read } from "../support/staff-deeds.ts";

let house: TestHouse;
let follow: () => Promise<void>;
beforeAll(async () => {
	house = await openTestHouse();
	follow = settingSweep(house.ledger, readsOf(house.store));
});
afterAll(() => house.close());

describe("when the setting changes", () => {
	test("limits in a year whose calendar comes later are worked out anew, and the resident is told", async () => {
		house.setClock("2026-12-29 10:00");
		const { caseNumber, receipt } = await house.submit({ categoryCode: "0107" });
		const puyang = await house.as("puyang");
		const before = await read(puyang, caseNumber);
		expect(before.clocks).toMatchObject({ provisional: true });
		const { calendar } = house.ledger.setting();
		const book = calendar.map((region) =>
			region.areaPrefix === ""
				? {
						...region,
						publishedYears: [...region.publishedYears, 2027],
						restDays: [...region.restDays, "2027-01-01", "2027-01-04"],
					}
				: region,
		);
		await house.arrange({ type: "CalendarPublished", at: house.now(), book });
		await follow();
		const after = await read(puyang, caseNumber);
		expect(after.clocks?.provisional).toBe(false);
		expect(after.clocks?.finishDueAt).not.toBe(before.clocks?.finishDueAt);
		expect(after.trail.at(-1)?.type).toBe("LimitsRecomputed");
		const view = (await house.resident.get("/api/follow", { "x-receipt": receipt })).json();
		expect(view.timeline.at(-1)?.kind).toBe("recomputed");
	});
});
