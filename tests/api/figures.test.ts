import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ReadFiguresReply } from "../../server/contract/figures.ts";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { expectRefusal } from "../support/refusals.ts";
import { act, answered, decide } from "../support/staff-deeds.ts";

let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse("2026-11-18 10:05");
});
afterAll(() => house.close());

const read = async (who: Visitor) => (await who.get("/api/figures")).json<ReadFiguresReply>();

describe("my own figures", () => {
	test("are of the cases I held and that fell due, with n and interval, and sealed ones are in none", async () => {
		for (let count = 0; count < 20; count += 1) {
			const { receipt } = await answered(house);
			const said = { verdict: count < 15 ? "solved" : "partly", attitude: count % 2 === 0 ? "good" : "bad" };
			await house.resident.post("/api/follow/confirmation", said, { "x-receipt": receipt });
		}
		await house.submit();
		await house.submit({ sealed: true, text: "请保密。" });
		expect((await read(await house.as("duanmu"))).all.counted).toBe(0);
		await house.at("2026-12-07 10:00");
		const mine = await read(await house.as("duanmu"));
		expect(mine.all).toMatchObject({
			counted: 21,
			excluded: { noClock: 0, merged: 0, withdrawn: 0, shelved: 0, approved: 0 },
			contactedInTime: { k: 20, n: 21, low: expect.any(Number), high: expect.any(Number) },
			finishedInTime: { k: 20, n: 21 },
			resolution: { n: 20, mean: 0.875 },
			satisfaction: { n: 20, mean: 0.5 },
		});
		expect(mine.quarters.map(({ id, figures }) => [id, figures.counted])).toEqual([
			...[
				["2026-Q1", 0],
				["2026-Q2", 0],
				["2026-Q3", 0],
				["2026-Q4", 21],
			],
		]);
	});

	test("are nobody else's: another cadre has their own, an operator none, and no address names a person", async () => {
		expect((await read(await house.as("murong"))).all.counted).toBe(0);
		expect((await read(await house.as("qiguan"))).all.counted).toBe(0);
		expectRefusal(await (await house.as("zhuge")).get("/api/figures"), 403, "notYours");
		const named = await (await house.as("qiguan")).get("/api/figures?personId=p:liuyin:facilities");
		expect(named.json<ReadFiguresReply>().all.counted).toBe(0);
	});

	test("of a superior are what was theirs to decide, in whosever case, and what the discipline staff left out is out", async () => {
		await house.at("2026-12-08 09:00");
		const [duanmu, secretary] = [await house.as("duanmu"), await house.as("qiguan")];
		const before = (await read(duanmu)).all;
		for (const minutes of [0, 1]) {
			const { caseNumber } = await house.submit();
			await act(duanmu, caseNumber, "extension", { words: "等材料。", days: 1 });
			// One is decided at once, the other never.
			if (minutes === 0) await decide(secretary, caseNumber, true);
		}
		const { caseNumber } = await house.submit();
		await act(duanmu, caseNumber, "exclusion", { reason: "forceMajeure", words: "暴雨。" });
		await act(await house.as("xianyu"), caseNumber, "exclusion/decision", { accept: true, words: "属实。" });
		const shelved = (await house.submit()).caseNumber;
		const shelving = {
			words: "等拨款。",
			cause: "funding",
			ownerPostId: "street:manager",
			reviewOn: "2027-01-15",
		};
		await act(duanmu, shelved, "shelving", shelving);
		const leader = await house.as("chunyu");
		for (const who of [secretary, leader]) await decide(who, shelved, true);
		await house.at("2026-12-21 10:00");
		// Three that nobody contacted: the secretary, then the leader, were asked who is to have them and never said.
		expect((await read(secretary)).all.decisionsInTime).toMatchObject({ k: 2, n: 3 + 3 });
		expect((await read(leader)).all.decisionsInTime).toMatchObject({ k: 1, n: 1 + 3 });
		const after = (await read(duanmu)).all;
		expect(after.excluded.approved).toBe(1);
		expect(after.counted).toBe(before.counted + 2);
		expect(after.burden.forms).toBeGreaterThan(before.burden.forms);
		expect(after.decisionsInTime.n).toBe(0);
	});
});
