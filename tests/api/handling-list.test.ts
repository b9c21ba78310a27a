import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ListInboxReply } from "../../server/contract/handling.ts";
import { presenceSecondsMax } from "../../server/domain/limits.ts";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { answer, contact } from "../support/staff-deeds.ts";

let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse();
});
afterAll(() => house.close());

async function rowOf(who: Visitor, caseNumber: string, query = "") {
	const { items } = (await who.get(`/api/inbox${query}`)).json<ListInboxReply>();
	return items.find((item) => item.caseNumber === caseNumber);
}

describe("a row of the list", () => {
	test("tells that the resident waits for a word until there is one, and is asked once it is answered", async () => {
		const { caseNumber, receipt } = await house.submit();
		const duanmu = await house.as("duanmu");
		expect(await rowOf(duanmu, caseNumber)).not.toHaveProperty("resident");
		const say = (words: string) =>
			house.resident.post("/api/follow/messages", { words }, { "x-receipt": receipt });
		await say("什么时候来？");
		expect(await rowOf(duanmu, caseNumber)).toMatchObject({ resident: "waits" });
		await contact(duanmu, caseNumber);
		expect(await rowOf(duanmu, caseNumber)).not.toHaveProperty("resident");
		await say("今天家里有人。");
		expect(await rowOf(duanmu, caseNumber)).toMatchObject({ resident: "waits" });
		await answer(duanmu, caseNumber);
		expect(await rowOf(duanmu, caseNumber)).toMatchObject({ resident: "asked", ask: "wait" });
	});

	test("names a superior who has the case open, for as long as they have, and nobody who may not read it", async () => {
		const { caseNumber } = await house.submit();
		const duanmu = await house.as("duanmu");
		const open = `?open=${caseNumber}`;
		await (await house.as("wenren")).get(`/api/inbox${open}`);
		await duanmu.get(`/api/inbox${open}`);
		expect(await rowOf(duanmu, caseNumber)).not.toHaveProperty("lookedAtBy");
		await (await house.as("qiguan")).get(`/api/inbox${open}`);
		expect(await rowOf(duanmu, caseNumber)).toMatchObject({ lookedAtBy: ["柳荫社区 书记岗"] });
		house.passSeconds(presenceSecondsMax + 1);
		expect(await rowOf(duanmu, caseNumber)).not.toHaveProperty("lookedAtBy");
	});

	test("tells nothing of who looks at a sealed report", async () => {
		const { caseNumber } = await house.submit({ sealed: true, text: "请保密。" });
		const officer = await house.as("xianyu");
		await (await house.as("gongsun")).get(`/api/inbox?open=${caseNumber}`);
		await officer.get(`/api/inbox?open=${caseNumber}`);
		const row = await rowOf(officer, caseNumber);
		expect(row).toBeDefined();
		expect(row).not.toHaveProperty("lookedAtBy");
		expect(row).not.toHaveProperty("resident");
	});
});
