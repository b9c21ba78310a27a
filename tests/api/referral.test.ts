import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ReadReferralReply } from "../../server/contract/referral.ts";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { expectRefusal } from "../support/refusals.ts";
import { act, read } from "../support/staff-deeds.ts";

// Received on Wed 11-18, yellow on 11-23, red on 12-02, referred on 12-09.
let house: TestHouse;
let number: string;
let leader: Visitor;
let officer: Visitor;
const referralOf = (who: Visitor) => who.get(`/api/cases/${number}/referral`);
beforeAll(async () => {
	house = await openTestHouse();
	number = (await house.submit()).caseNumber;
	leader = await house.as("chunyu");
	officer = await house.as("xianyu");
	await house.at("2026-11-24 09:00");
	await leader.post("/api/letters/u:liuyin:2026-W48/help", { words: "派一组人去换灯。" });
});
afterAll(() => house.close());

describe("a red card over its routes", () => {
	test("comes with a draft that the trail has begun, for whoever it fell on, and is explained once", async () => {
		await house.at("2026-12-03 09:00");
		const url = `/api/cases/${number}/explanation`;
		expectRefusal(await (await house.as("duanmu")).get(url), 403, "notYours");
		const { draft, charactersMax } = (await leader.get(url)).json();
		expect(charactersMax).toBe(300);
		expect([...draft].length).toBeLessThan(250);
		expect(draft).toContain("11-18 10:05收到");
		expect(draft).toContain("应于11-19 18:00前联系，没有做");
		expect(draft).toContain("12-02 18:00红卡");
		const tooLong = { words: "字".repeat(301), expectedVersion: (await read(leader, number)).version };
		expectRefusal(await leader.post(url, tooLong), 422, "textTooLong", "words");
		const explained = await act(leader, number, "explanation", { words: `${draft}灯具缺货。` });
		expect(explained.trail.at(-1)).toMatchObject({ type: "RedExplained", words: `${draft}灯具缺货。` });
		expectRefusal(await leader.get(url), 409, "alreadyAnswered");
	});

	test("has no referral file before the referral", async () => {
		expectRefusal(await referralOf(officer), 409, "wrongState");
	});
});

describe("the referral file", () => {
	test("names first what each superior was told, did and let pass, then gives the whole trail", async () => {
		await house.at("2026-12-10 09:00");
		const file = (await referralOf(officer)).json<ReadReferralReply>();
		expect(Object.keys(file).indexOf("superiors")).toBeLessThan(Object.keys(file).indexOf("text"));
		const parts = file.superiors.map(({ post, step, helped, letPass }) => [post, step, helped, letPass]);
		// Each blue without a next one tells of a superior who left it undecided who is to have the case, and of a letter.
		expect(parts).toEqual([
			["柳荫社区 书记岗", "blue", false, "yellow"],
			["青石桥街道 城建分管领导岗", "blue", true, null],
			["青石桥街道 城建分管领导岗", "yellow", true, "red"],
			["青石桥街道 街道主任岗", "blue", false, null],
			["青石桥街道 城建分管领导岗", "blue", false, null],
			["青石桥街道 街道主任岗", "red", false, "referred"],
			["青石桥街道 纪检监察一岗", "blue", false, null],
		]);
		expect(file.superiors[1]?.deeds.map(({ type, words }) => [type, words])).toContainEqual([
			"LetterHelped",
			"派一组人去换灯。",
		]);
		expect(file.trail).toEqual((await read(officer, number)).trail);
	});

	test("is for discipline officers only", async () => {
		expectRefusal(await referralOf(leader), 403, "notYours");
		expectRefusal(await officer.get("/api/cases/190101-0000-0000/referral"), 404, "notFound");
	});
});

test("a written finding ends red and referral; no other role writes one", async () => {
	const body = { outcome: "responsible", words: "三次无人到场，责任属实。" };
	const { version } = await read(leader, number);
	const url = `/api/cases/${number}/finding`;
	expectRefusal(await leader.post(url, { ...body, expectedVersion: version }), 403, "notYours");
	const found = await act(officer, number, "finding", body);
	const open = found.steps.filter(({ clearedAt }) => clearedAt === null).map(({ step }) => step);
	expect(open).not.toContain("red");
	expect(open).not.toContain("referred");
	// Nobody has answered yet: the case begins anew with its holder.
	expect(found.trail.slice(-2)).toMatchObject([
		{ type: "CaseFound", detail: "responsible", words: body.words },
		{ type: "CaseDispatched" },
	]);
});
