import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { InboxItem, ListInboxReply, ReadCaseReply } from "../../server/contract/handling.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { answer, contact, decide, read, said, sign } from "../support/staff-deeds.ts";

const at = (local: string) => `${local.replace(" ", "T")}:00+08:00`;

let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse();
});
afterAll(() => house.close());

const inbox = async (username: string) =>
	(await (await house.as(username)).get("/api/inbox")).json<ListInboxReply>();
const rowOf = async (username: string, caseNumber: string): Promise<InboxItem | undefined> =>
	(await inbox(username)).items.find((item) => item.caseNumber === caseNumber);
const mayDo = ({ actions }: ReadCaseReply) =>
	actions.filter(({ why }) => why === null).map(({ action }) => action);

describe("the holder", () => {
	test("finds the case in the list with what is asked, by when, in the resident's own words", async () => {
		house.setClock("2026-11-18 10:05");
		const { caseNumber } = await house.submit({ spot: "3 号楼" });
		expect(await rowOf("duanmu", caseNumber)).toEqual({
			...{ caseNumber, version: 2, state: "dispatched", level: "normal", categoryCode: "0203" },
			...{ areaCode: "110199001001001", areaName: "柳荫社区第一网格", spot: "3 号楼" },
			...{ ask: "sign", dueAt: at("2026-11-18 15:05"), receivedAt: at("2026-11-18 10:05") },
			...{ text: "路灯坏了一排，走夜路全靠手机照。", step: null, round: 1, sealed: false, mine: true },
			danger: false,
		});
	});

	test("signs, contacts and answers, and each deed says what is asked next", async () => {
		const { caseNumber } = await house.submit();
		const duanmu = await house.as("duanmu");
		const first = await read(duanmu, caseNumber);
		expect(first).toMatchObject({ version: 2, ask: "sign", mine: true, post: "柳荫社区 市政设施岗" });
		expect(first.dutyItem).toContain("第 8 条");
		expect(mayDo(first)).toEqual([
			...["signCase", "contactResident", "answerCase", "settleOnSpot", "returnCase", "extendCase"],
			...["promiseCase", "shelveCase", "changeLevel", "awaitResident", "askAssist"],
			...["declineCase", "redirectCase", "askExclusion"],
		]);
		const signed = await sign(duanmu, caseNumber);
		expect(signed).toMatchObject({ version: 3, ask: "contact", state: "handling" });
		const told = await contact(duanmu, caseNumber);
		expect(told).toMatchObject({ version: 4, ask: "answer" });
		const done = await answer(duanmu, caseNumber);
		expect(done).toMatchObject({ version: 5, ask: "wait", state: "followUp", mine: false });
		expect(done.trail.map(({ type }) => type)).toEqual([
			...["ReportReceived", "CaseDispatched", "CaseSigned", "ResidentContacted", "CaseAnswered"],
		]);
		expect(done.trail[3]).toMatchObject({ ...said.contact, by: "柳荫社区 市政设施岗" });
	});

	test("may answer at once; the trail says that there was no contact before", async () => {
		const { caseNumber } = await house.submit();
		const done = await answer(await house.as("duanmu"), caseNumber, { words: "当场修好了。" });
		expect(done).toMatchObject({ state: "followUp", contactedAt: done.answeredAt });
		expect(done.trail.at(-1)?.detail).toBe("done withoutContact");
	});

	test("may use 10,000 characters for an answer and 500 for the next step", async () => {
		const { caseNumber } = await house.submit();
		const duanmu = await house.as("duanmu");
		await contact(duanmu, caseNumber, { words: "话".repeat(10_000), nextStep: "步".repeat(500) });
		const done = await answer(duanmu, caseNumber, { words: "𠮷".repeat(10_000) });
		expect(done.trail.at(-1)?.words).toHaveLength(20_000);
	});

	test("has the list in the order of the next due time, page after page without gap or double", async () => {
		const duanmu = await house.as("gongye");
		const expected: string[] = [];
		for (let count = 0; count < 53; count += 1) {
			house.setClock(`2026-11-18 11:${String(count).padStart(2, "0")}`);
			const report = { categoryCode: "0401", text: `物业费的事，第 ${count} 件。` };
			expected.push((await house.submit(report)).caseNumber);
		}
		const first = (await duanmu.get("/api/inbox")).json<ListInboxReply>();
		expect(first.items).toHaveLength(50);
		const second = (await duanmu.get(`/api/inbox?cursor=${first.nextCursor}`)).json<ListInboxReply>();
		expect(second.nextCursor).toBeNull();
		expect([...first.items, ...second.items].map(({ caseNumber }) => caseNumber)).toEqual(expected);
		const bent = (await duanmu.get("/api/inbox?cursor=bent")).json<ListInboxReply>();
		expect(bent.items).toEqual([]);
	});
});

describe("cannot be solved", () => {
	const asked = async (local = "2026-11-18 14:00") => {
		house.setClock(local);
		const report = await house.submit();
		const duanmu = await house.as("duanmu");
		await sign(duanmu, report.caseNumber);
		await contact(duanmu, report.caseNumber);
		return { ...report, state: await answer(duanmu, report.caseNumber, said.cannot) };
	};

	test("waits one working day for the direct superior, and the resident reads nothing of it before", async () => {
		const { caseNumber, receipt, state } = await asked();
		const pending = { kind: "cannotBeSolved", post: "柳荫社区 书记岗", dueAt: at("2026-11-19 18:00") };
		expect(state).toMatchObject({ state: "handling", ask: "wait", mine: false, pending });
		expect(await rowOf("qiguan", caseNumber)).toMatchObject({
			ask: "decide",
			mine: true,
			dueAt: pending.dueAt,
		});
		const view = await house.resident.get("/api/follow", { "x-receipt": receipt });
		expect(view.body).not.toContain(said.cannot.words);
		expect(view.json().pendingDueAt).toBe(pending.dueAt);
	});

	test("confirmed by the superior is published with both their words", async () => {
		const { caseNumber, receipt } = await asked();
		const decided = await decide(await house.as("qiguan"), caseNumber, true, "情况属实，已报产权单位。");
		expect(decided).toMatchObject({ state: "followUp", pending: null });
		const { timeline } = (await house.resident.get("/api/follow", { "x-receipt": receipt })).json();
		expect(timeline.at(-1)).toMatchObject({
			kind: "answered",
			outcome: "cannotBeSolved",
			words: `${said.cannot.words}\n\n情况属实，已报产权单位。`,
		});
	});

	test("refused by the superior goes back to the holder with the limits moved by the wait", async () => {
		const { caseNumber } = await asked();
		house.setClock("2026-11-18 16:00");
		await decide(await house.as("qiguan"), caseNumber, false, "可以协调，继续办理。");
		const back = await read(await house.as("duanmu"), caseNumber);
		expect(back).toMatchObject({ state: "handling", ask: "answer", mine: true, answeredAt: null });
		// Two working hours from the closing of the last day.
		expect(back.clocks?.finishDueAt).toBe(at("2026-11-26 11:00"));
		expect((await answer(await house.as("duanmu"), caseNumber)).state).toBe("followUp");
	});

	test("left undecided falls on the superior: the card goes to the leader, who may decide then", async () => {
		const { caseNumber } = await asked("2026-11-18 17:00");
		await house.at("2026-11-19 18:00:01");
		const leader = await house.as("chunyu");
		const late = await read(leader, caseNumber);
		expect(late.steps.at(-1)).toMatchObject({
			...{ step: "blue", cause: "decision", dueAt: at("2026-11-19 18:00") },
			...{ fellOn: "柳荫社区 书记岗", told: "青石桥街道 城建分管领导岗" },
		});
		expect(mayDo(late)).toContain("decideCase");
		expect((await decide(leader, caseNumber, true)).state).toBe("followUp");
	});
});
