import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ListLeftOutReply } from "../../server/contract/exclusion.ts";
import type { ReadStatisticsReply } from "../../server/contract/statistics.ts";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { expectRefusal } from "../support/refusals.ts";
import { act, decide, read } from "../support/staff-deeds.ts";

let house: TestHouse;
let holder: Visitor;
let officer: Visitor;
beforeAll(async () => {
	house = await openTestHouse();
	holder = await house.as("duanmu");
	officer = await house.as("xianyu");
});
afterAll(() => house.close());

const words = "暴雨，街上进不去。";
const ask = (caseNumber: string) => act(holder, caseNumber, "exclusion", { reason: "forceMajeure", words });
const leftOut = async (who = officer) => (await who.get("/api/left-out")).json<ListLeftOutReply>().items;
const statistics = async () =>
	(await officer.get("/api/statistics?to=2027-01-01T00:00:00%2B08:00")).json<ReadStatisticsReply>();

describe("what is left out of the figures", () => {
	test("is counted until a discipline officer has agreed, and then told with its reason and a way to the case", async () => {
		const [first, second] = [await house.submit(), await house.submit()];
		// Figures count what was due: nothing is until then.
		expect((await statistics()).counted).toBe(0);
		await house.at("2026-11-26 10:00");
		await ask(first.caseNumber);
		expect(await leftOut()).toMatchObject([
			{ caseNumber: first.caseNumber, state: "asked", reason: "forceMajeure", words },
		]);
		expect(await statistics()).toMatchObject({ counted: 2, excluded: { leftOut: [] } });
		const decided = await act(officer, first.caseNumber, "exclusion/decision", {
			accept: true,
			words: "属实。",
		});
		expect(decided.exclusion).toMatchObject({ accepted: true, words });
		expect((await leftOut())[0]?.state).toBe("approved");
		expect(await statistics()).toMatchObject({
			counted: 1,
			excluded: { leftOut: [{ kind: "exclusion", reason: "forceMajeure", count: 1 }] },
		});
		await ask(second.caseNumber);
		await act(officer, second.caseNumber, "exclusion/decision", { accept: false, words: "那天没有下雨。" });
		expect((await leftOut()).map(({ caseNumber }) => caseNumber)).toEqual([first.caseNumber]);
		expect((await statistics()).counted).toBe(1);
	});

	test("holds what two have agreed to shelve, until its review", async () => {
		const before = await statistics();
		const { caseNumber } = await house.submit();
		const ownerPostId = "street:manager";
		const shelving = { words, cause: "funding", ownerPostId, reviewOn: "2027-01-15" };
		await act(holder, caseNumber, "shelving", shelving);
		await decide(await house.as("qiguan"), caseNumber, true);
		await house.at("2026-12-04 10:00");
		expect((await statistics()).counted).toBe(before.counted + 1);
		await decide(await house.as("chunyu"), caseNumber, true);
		const after = await statistics();
		expect(after.counted).toBe(before.counted);
		expect(after.excluded.leftOut).toContainEqual({ kind: "shelving", reason: "funding", count: 1 });
		expect((await leftOut()).find((item) => item.caseNumber === caseNumber)?.state).toBe("shelved");
	});

	test("is nobody else's to decide, and no list of cases for whoever reads none", async () => {
		const { caseNumber } = await house.submit();
		await ask(caseNumber);
		const leader = await house.as("chunyu");
		const { version } = await read(leader, caseNumber);
		const body = { accept: true, words: "同意。", expectedVersion: version };
		expectRefusal(await leader.post(`/api/cases/${caseNumber}/exclusion/decision`, body), 403, "notYours");
		expectRefusal(await (await house.as("moqi")).get("/api/left-out"), 403, "notYours");
		expectRefusal(await holder.get("/api/left-out"), 403, "notYours");
	});
});
