import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { markReadModels, rebuild } from "../../db/rebuild.ts";
import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import type { SubmitReportReply } from "../../server/contract/intake.ts";
import type { ReadStatisticsReply } from "../../server/contract/statistics.ts";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { expectRefusal } from "../support/refusals.ts";
import { act, answer, contact, read, said, sign } from "../support/staff-deeds.ts";

let house: TestHouse;
let desk: Visitor;
let holder: Visitor;
beforeAll(async () => {
	house = await openTestHouse();
	desk = await house.as("zhuge");
	holder = await house.as("duanmu");
});
afterAll(() => house.close());

const say = (receipt: string, what: string, body: object = {}) =>
	house.resident.post(`/api/follow/${what}`, body, { "x-receipt": receipt });
const view = async (receipt: string) =>
	(await house.resident.get("/api/follow", { "x-receipt": receipt })).json<FollowCaseReply>();
const merge = (child: SubmitReportReply, parent: SubmitReportReply, who = desk) =>
	act(who, child.caseNumber, "merge", { parent: parent.caseNumber });
const kinds = (timeline: FollowCaseReply["timeline"]) => timeline.map(({ kind }) => kind);
const mine = "我家孩子晚上放学，楼下黑得看不见路。";

/** A case of two reporters. */
async function both() {
	const parent = await house.submit({ text: "刘阿姨家门口的灯坏了。" });
	const child = await house.submit({ text: mine });
	await merge(child, parent);
	return { parent, child };
}

describe("a merge", () => {
	test("lets the desk and a superior join two reports, and lists what is similar for them alone", async () => {
		const parent = await house.submit();
		const child = await house.submit({ text: mine });
		const elsewhere = await house.submit({ areaCode: "110199001002001" });
		const listed = await desk.get(`/api/cases/${child.caseNumber}/similar`);
		const numbers = listed.json().items.map(({ caseNumber }: { caseNumber: string }) => caseNumber);
		expect(numbers).toContain(parent.caseNumber);
		expect(numbers).not.toContain(child.caseNumber);
		expect(numbers).not.toContain(elsewhere.caseNumber);
		expectRefusal(await holder.get(`/api/cases/${child.caseNumber}/similar`), 403, "notYours");
		const after = await merge(child, parent);
		expect(after).toMatchObject({ state: "merged", merged: { parent: parent.caseNumber }, ask: "wait" });
		expect(after.trail.at(-1)).toMatchObject({ type: "CaseMerged", detail: parent.caseNumber });
	});

	test("says why not, and stores nothing then", async () => {
		const child = await house.submit();
		const before = house.rows();
		const tries = [
			[child.caseNumber, "parentUnusable"],
			["110101-0000-0000", "parentUnusable"],
		] as const;
		for (const [parent, code] of tries) {
			const reply = await desk.post(`/api/cases/${child.caseNumber}/merge`, { parent, expectedVersion: 2 });
			expectRefusal(reply, 422, code, "parent");
		}
		expect(house.rows()).toEqual(before);
	});

	test("leaves the holder one case, which shows whose words it is about", async () => {
		const { parent, child } = await both();
		const inbox = (await holder.get("/api/inbox")).body;
		expect(inbox).toContain(parent.caseNumber);
		expect(inbox).not.toContain(child.caseNumber);
		expectRefusal(await holder.get(`/api/cases/${child.caseNumber}`), 404, "notFound");
		const { voices } = await read(holder, parent.caseNumber);
		expect(voices).toMatchObject({ count: 2, items: [{ caseNumber: child.caseNumber, text: mine }] });
		await say(child.receipt, "messages", { words: "五点就黑了。" });
		const again = await read(holder, parent.caseNumber);
		expect(again.voices?.items[0]?.messages).toMatchObject([{ from: "resident", words: "五点就黑了。" }]);
	});

	test("gives the words to nobody who may not read that report: there is a voice, and no more", async () => {
		const { parent } = await both();
		for (const postId of ["liuyin:streets", "street:utilities"])
			await act(holder, parent.caseNumber, "assists", { postId, words: "请派车。" });
		const { voices } = await read(await house.as("puyang"), parent.caseNumber);
		expect(voices).toMatchObject({ count: 2, items: [{ text: null, spot: null, messages: [] }] });
		// Whoever helps from another unit reads a task sheet, on which no voice stands.
		expect(await read(await house.as("yuchi"), parent.caseNumber)).not.toHaveProperty("voices");
	});
});

describe("words to several reporters", () => {
	test("are refused while one reporter's details stand in them, with the places named; written anew they go", async () => {
		const parent = await house.submit({
			text: "我叫刘小兰，家门口的灯坏了。",
			contactPhone: "139 8604 4567",
		});
		const child = await house.submit({ text: mine });
		await merge(child, parent);
		const { version } = await read(holder, parent.caseNumber);
		const before = house.rows();
		const url = `/api/cases/${parent.caseNumber}`;
		const words = "刘小兰您好，已打 13986044567，您说我家孩子晚上放学，楼下黑，现在亮了。";
		const told = await holder.post(`${url}/answer`, { words, outcome: "done", expectedVersion: version });
		expect(told.statusCode).toBe(422);
		expect(told.json()).toMatchObject({
			...{ code: "othersDetails", field: "words" },
			spans: ["刘小兰", "13986044567", "我家孩子晚上放学，楼下黑"],
		});
		const contacted = { ...said.contact, nextStep: "再打 139-8604-4567。", expectedVersion: version };
		expect((await holder.post(`${url}/contact`, contacted)).json()).toMatchObject({ field: "nextStep" });
		expect(house.rows()).toEqual(before);
		await answer(holder, parent.caseNumber);
		expect((await view(child.receipt)).matter?.timeline.at(-1)?.words).toBe(said.answer.words);
	});

	test("are looked through for a superior and a decision as well, and never for a case of one reporter", async () => {
		const { parent, child } = await both();
		await say(child.receipt, "messages", { words: "我的手机是 13986044567。" });
		const alone = await house.submit({ text: "手机 13986044567，灯坏了。" });
		await contact(holder, alone.caseNumber, { words: "已打 13986044567。" });
		await answer(holder, parent.caseNumber, said.cannot);
		const superior = await house.as("qiguan");
		const { version } = await read(superior, parent.caseNumber);
		const reply = await superior.post(`/api/cases/${parent.caseNumber}/decision`, {
			...{ accept: true, words: "已打 13986044567 核实。", expectedVersion: version },
		});
		expect(reply.json()).toMatchObject({ code: "othersDetails", field: "words", spans: ["13986044567"] });
	});
});

describe("the resident of a voice", () => {
	test("reads where the matter stands, its steps and answer, and nothing another reporter said", async () => {
		const { parent, child } = await both();
		await say(parent.receipt, "messages", { words: "我住三楼。" });
		await sign(holder, parent.caseNumber);
		await contact(holder, parent.caseNumber);
		await answer(holder, parent.caseNumber);
		const seen = await view(child.receipt);
		expect(seen).toMatchObject({ caseNumber: child.caseNumber, state: "merged", text: mine });
		expect(seen.matter).toMatchObject({ state: "followUp", voices: 2, nextMove: { as: "resident" } });
		expect(kinds(seen.timeline)).toEqual(["received", "dispatched", "merged"]);
		expect(kinds(seen.matter?.timeline ?? [])).toEqual(["dispatched", "signed", "contacted", "answered"]);
		expect(seen.matter?.timeline.at(-1)?.words).toBe("电缆已换好，整排路灯亮了。");
		for (const theirs of ["刘阿姨", "我住三楼", parent.caseNumber])
			expect(JSON.stringify(seen)).not.toContain(theirs);
		expect((await view(parent.receipt)).voices).toBe(2);
		expect(JSON.stringify(await view(parent.receipt))).not.toContain(mine);
	});

	test("does not read what was written before the merge: that was for one reader", async () => {
		const parent = await house.submit();
		await contact(holder, parent.caseNumber, { words: "刘阿姨，您家门口的灯明天修。" });
		const child = await house.submit({ text: mine });
		await merge(child, parent);
		const { matter } = await view(child.receipt);
		const contacted = matter?.timeline.find(({ kind }) => kind === "contacted");
		expect(contacted).toMatchObject({ words: null, nextStep: null });
	});

	test("confirms or disputes for itself: one confirms, the other's dispute is a case of its own", async () => {
		const { parent, child } = await both();
		const third = await house.submit({ text: "路灯全灭。" });
		await merge(third, parent);
		await answer(holder, parent.caseNumber);
		expect((await say(child.receipt, "confirmation", { verdict: "solved" })).json()).toMatchObject({
			state: "merged",
			verdict: "solved",
			matter: { state: "closed", how: "confirmed" },
		});
		expect((await view(third.receipt)).allowed).toContain("disputeCase");
		const disputed = (await say(third.receipt, "dispute", { reason: "还是黑的。" })).json<FollowCaseReply>();
		expect(disputed).toMatchObject({ state: "dispatched", round: 2, disputes: 1 });
		expect(disputed.matter).toBeUndefined();
		expect(kinds(disputed.timeline)).toEqual(["received", "dispatched", "merged", "split", "disputed"]);
		expect((await view(parent.receipt)).state).toBe("followUp");
		expect((await read(desk, parent.caseNumber)).voices).toMatchObject({
			count: 2,
			items: [{ verdict: "solved" }],
		});
		expect((await read(holder, third.caseNumber)).ask).toBe("sign");
	});

	test("has the right to be split, by script and by plain form, and nobody merges it again", async () => {
		const { parent, child } = await both();
		const apart = (await say(child.receipt, "split")).json<FollowCaseReply>();
		expect(apart).toMatchObject({ state: "dispatched", nextMove: { as: "holder" } });
		const again = await desk.post(`/api/cases/${child.caseNumber}/merge`, {
			parent: parent.caseNumber,
			expectedVersion: (await read(desk, child.caseNumber)).version,
		});
		expectRefusal(again, 409, "staysSingle");
		const other = await both();
		const page = await house.resident.form("/follow/split", { receipt: other.child.receipt });
		expect(page.body).toContain("拆出来了");
		expectRefusal(await say(other.parent.receipt, "split"), 409, "wrongState");
	});

	test("can be split off by the desk as well, which looks at it again", async () => {
		const { child } = await both();
		expect(await act(desk, child.caseNumber, "split", {})).toMatchObject({
			state: "received",
			ask: "triage",
		});
	});

	test("goes on by itself when the parent's reporter takes theirs back", async () => {
		const { parent, child } = await both();
		await say(parent.receipt, "withdrawal");
		expect(await view(child.receipt)).toMatchObject({ state: "dispatched", nextMove: { as: "holder" } });
		expect((await holder.get("/api/inbox")).body).toContain(child.caseNumber);
		expect((await view(parent.receipt)).state).toBe("withdrawn");
	});
});

describe("figures and rebuilding", () => {
	test("count cases and voices apart, and leave out what was withdrawn before anybody signed", async () => {
		const huaishu = { areaCode: "110199001003001" };
		const report = () => house.submit(huaishu);
		const [parent, child, gone, signed] = [await report(), await report(), await report(), await report()];
		await merge(child, parent);
		await sign(await house.as("murong"), signed.caseNumber);
		for (const { receipt } of [gone, signed]) await say(receipt, "withdrawal");
		// Figures count a case once it is due.
		house.setClock("2026-12-10 10:30");
		const reply = await (await house.as("moqi")).get("/api/statistics?areaCode=110199001003");
		const figures = reply.json<ReadStatisticsReply>();
		expect(figures).toMatchObject({ counted: 2, voices: 3 });
		expect(figures.excluded).toEqual({ sealed: null, praise: 0, merged: 1, withdrawn: 1, leftOut: [] });
	});

	test("come out the same from the events alone", async () => {
		const rows = () =>
			["case_now", "case_inbox"].map((table) =>
				house.store.connection.prepare(`SELECT * FROM ${table}`).all(),
			);
		const before = JSON.stringify(rows());
		rebuild(house.store);
		markReadModels(house.store);
		const sorted = (text: string) =>
			JSON.parse(text).map((table: object[]) => table.map((row) => JSON.stringify(row)).sort());
		expect(sorted(JSON.stringify(rows()))).toEqual(sorted(before));
	});
});
