import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BeginCallReply, ListCallsReply } from "../../server/contract/call.ts";
import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import type { ReadTrailReply } from "../../server/contract/trail.ts";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { expectRefusal } from "../support/refusals.ts";
import { act, answer, contact, decide, read, said } from "../support/staff-deeds.ts";

let house: TestHouse;
let desk: Visitor;
let holder: Visitor;
beforeAll(async () => {
	house = await openTestHouse();
	desk = await house.as("zhuge");
	holder = await house.as("duanmu");
});
afterAll(() => house.close());

const contactPhone = "010-5550 0199";
const submit = (over: object = {}) => house.submit({ contactPhone, ...over });
const listed = async (who = desk) => (await who.get("/api/calls")).json<ListCallsReply>().items;
const itemOf = async (caseNumber: string) => (await listed()).find((item) => item.caseNumber === caseNumber);
const call = (caseNumber: string, body: object = { reached: false }) => act(desk, caseNumber, "call", body);
const answered = async () => {
	const { caseNumber, receipt } = await submit();
	await contact(holder, caseNumber);
	await answer(holder, caseNumber);
	return { caseNumber, receipt };
};

describe("calls of the desk", () => {
	test("are listed with what was said and by when to call, and never with the number", async () => {
		const { caseNumber } = await submit();
		const without = await house.submit();
		expect(await itemOf(caseNumber)).toMatchObject({
			...{ purpose: "contact", tries: 0, triesMax: null, answer: null, nextTryFrom: null },
			dueAt: (await read(desk, caseNumber)).clocks?.contactDueAt,
		});
		expect(await itemOf(without.caseNumber)).toBeUndefined();
		await contact(holder, caseNumber);
		expect(await itemOf(caseNumber)).toBeUndefined();
		await answer(holder, caseNumber);
		expect(await itemOf(caseNumber)).toMatchObject({ purpose: "followUp", answer: said.answer.words });
		expect((await desk.get("/api/calls")).body).not.toContain(contactPhone);
		expect(await listed(await house.as("chunyu"))).toEqual([]);
		expectRefusal(await holder.get("/api/calls"), 403, "notYours");
	});

	test("show the number for one call, to whoever makes it, and the trail says who saw it", async () => {
		const { caseNumber } = await answered();
		const { version } = await read(desk, caseNumber);
		const number = (who: Visitor) =>
			who.post(`/api/cases/${caseNumber}/call/number`, { expectedVersion: version });
		expectRefusal(await number(holder), 403, "notYours");
		const reply = (await number(desk)).json<BeginCallReply>();
		expect(reply).toEqual({ caseNumber, version: version + 1, phone: contactPhone });
		const officer = await house.as("xianyu");
		const trail = (await officer.get(`/api/cases/${caseNumber}/trail`)).json<ReadTrailReply>().items;
		expect(trail.at(-1)).toMatchObject({ type: "CallBegun", by: expect.any(String), detail: "followUp" });
		expectRefusal(await number(desk), 409, "stale");
	});

	test("two hours apart are contact, which the resident reads", async () => {
		await house.at("2026-11-18 11:00");
		const { caseNumber, receipt } = await submit();
		const once = await call(caseNumber);
		expect(once.contactedAt).toBeNull();
		await house.at("2026-11-18 12:30");
		const { version } = await read(desk, caseNumber);
		const soon = { reached: false, expectedVersion: version };
		expectRefusal(await desk.post(`/api/cases/${caseNumber}/call`, soon), 409, "calledJustNow");
		await house.at("2026-11-18 13:00");
		expect((await call(caseNumber)).contactedAt).toBe("2026-11-18T13:00:00+08:00");
		const seen = (await house.resident.get("/api/follow", { "x-receipt": receipt })).json<FollowCaseReply>();
		expect(seen.timeline.filter(({ kind }) => kind === "calledInVain")).toHaveLength(2);
		expect(await itemOf(caseNumber)).toBeUndefined();
	});

	test("follow an answer up: unreached three times is no word, and a word closes or opens it again", async () => {
		const { caseNumber } = await answered();
		for (const [hour, tries] of [
			["2026-11-19 10:00", 1],
			["2026-11-19 14:00", 2],
			["2026-11-20 10:00", 3],
		] as const) {
			await house.at(hour);
			const shown = await call(caseNumber);
			expect([shown.state, shown.verdict]).toEqual(["followUp", null]);
			if (tries < 3) expect(await itemOf(caseNumber)).toMatchObject({ tries, triesMax: 3 });
		}
		expect(await itemOf(caseNumber)).toBeUndefined();
		const happy = await answered();
		const closed = await call(happy.caseNumber, { reached: true, verdict: "partly", words: "亮了一半。" });
		expect(closed).toMatchObject({ state: "closed", how: "confirmed", verdict: "partly" });
		const not = await answered();
		const again = { reached: true, verdict: "notSolved", words: "还是黑的。", contacted: false };
		expect(await call(not.caseNumber, again)).toMatchObject({ state: "dispatched", round: 2 });
		const { version } = await read(desk, happy.caseNumber);
		const late = { reached: true, expectedVersion: version };
		expectRefusal(await desk.post(`/api/cases/${happy.caseNumber}/call`, late), 409, "wrongState");
	});

	test("tell what was confirmed where it cannot be solved, once it was", async () => {
		const { caseNumber } = await submit();
		await answer(holder, caseNumber, said.cannot);
		expect(await itemOf(caseNumber)).toBeUndefined();
		const decider = await house.as("qiguan");
		await decide(decider, caseNumber, true, "属实，灯杆归产权单位。");
		expect(await itemOf(caseNumber)).toMatchObject({ purpose: "followUp", answer: "属实，灯杆归产权单位。" });
	});
});
