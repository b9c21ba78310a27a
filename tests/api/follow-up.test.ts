import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { answer, answered, contact, decide, read, said, sign } from "../support/staff-deeds.ts";

const at = (local: string) => `${local.replace(" ", "T")}:00+08:00`;
const post = "柳荫社区 市政设施岗";

let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse();
});
afterAll(() => house.close());

const follow = async (receipt: string) => {
	const reply = await house.resident.get("/api/follow", { "x-receipt": receipt });
	expect(reply.statusCode).toBe(200);
	return reply.json<FollowCaseReply>();
};
const say = async (receipt: string, what: string, body: object) => {
	const reply = await house.resident.post(`/api/follow/${what}`, body, { "x-receipt": receipt });
	expect(reply.statusCode, reply.body).toBe(200);
	return reply.json<FollowCaseReply>();
};
const kinds = ({ timeline }: FollowCaseReply) => timeline.map(({ kind }) => kind);

describe("what a receipt opens", () => {
	test("says who has the next move, by when, and what the resident may do", async () => {
		house.setClock("2026-11-18 10:05");
		const { receipt, caseNumber, clocks } = await house.submit({ spot: "3 号楼西边" });
		const view = await follow(receipt);
		const { timeline, ...rest } = view;
		expect(rest).toEqual({
			...{ caseNumber, areaCode: "110199001001001", areaName: "柳荫社区第一网格", categoryCode: "0203" },
			chaseAgainAt: null,
			...{ track: "service", sealed: false, state: "dispatched", triageDueAt: null, clocks },
			...{ asOf: at("2026-11-18 10:05"), receivedAt: at("2026-11-18 10:05") },
			...{ startedAt: at("2026-11-18 10:05"), answeredAt: null, silenceDueAt: null, pendingDueAt: null },
			nextMove: { as: "holder", post },
			...{ watchedBy: [], step: null, round: 1, disputes: 0, how: null, verdict: null },
			...{ text: "路灯坏了一排，走夜路全靠手机照。", spot: "3 号楼西边", messages: [], photos: [] },
			allowed: ["messageDesk", "withdrawCase", "chaseCase"],
			wishes: ["makeSpokenCode", "changeConsent"],
			publication: { consent: false, words: null, publicAt: null, isPublic: false, refusal: null },
			clockStory: [expect.objectContaining({ kind: "start", limit: { unit: "workingDay", count: 5 } })],
			signStory: [expect.objectContaining({ kind: "start", limit: { unit: "workingHour", count: 4 } })],
			contactStory: [expect.objectContaining({ kind: "start", limit: { unit: "workingDay", count: 1 } })],
		});
		expect(timeline.map(({ kind, post: who }) => [kind, who])).toEqual([
			["received", null],
			["dispatched", post],
		]);
	});

	test("never names a person of the staff", async () => {
		const { receipt } = await answered(house);
		expect((await house.resident.get("/api/follow", { "x-receipt": receipt })).body).not.toMatch(/端木|p:/);
	});

	test("opens however it was typed: small letters, no dashes, O for 0 and I or L for 1", async () => {
		const { receipt, caseNumber } = await house.submit();
		const typed = receipt.replaceAll("0", "o").replaceAll("1", "l").toLowerCase();
		for (const receiptTyped of [typed, receipt.replaceAll("-", ""), ` ${receipt.replaceAll("-", " ")} `]) {
			expect((await follow(receiptTyped)).caseNumber).toBe(caseNumber);
		}
	});

	test("shows the holder's words, next step and date, then the answer, each once and whole", async () => {
		const { receipt } = await answered(house);
		const view = await follow(receipt);
		expect(kinds(view)).toEqual(["received", "dispatched", "signed", "contacted", "answered"]);
		expect(view.timeline[3]).toMatchObject({ ...said.contact, post });
		expect(view.timeline[4]).toMatchObject({ words: said.answer.words, outcome: "done" });
		expect(view).toMatchObject({ state: "followUp", nextMove: { as: "resident", post: null } });
		expect(view.messages).toMatchObject([{ from: "staff", words: said.contact.words, post }]);
		expect(view.silenceDueAt).toBe(at("2026-11-26 00:00"));
		expect(view.allowed).toEqual(["messageDesk", "confirmCase", "disputeCase"]);
	});
});

describe("the resident's word", () => {
	test("a message is kept as it was written and read by the holder", async () => {
		const { receipt, caseNumber } = await house.submit();
		const words = "东边第二盏也不亮了。\r\n麻烦一起看看。";
		const view = await say(receipt, "messages", { words });
		expect(view.messages).toMatchObject([{ from: "resident", post: null, words: words.replace("\r", "") }]);
		const seen = await read(await house.as("duanmu"), caseNumber);
		expect(seen.messages).toEqual(view.messages);
	});

	test("solved closes the case for good", async () => {
		const { receipt } = await answered(house);
		const view = await say(receipt, "confirmation", { verdict: "solved", contacted: true });
		expect(view).toMatchObject({ state: "closed", how: "confirmed", verdict: "solved", nextMove: null });
		expect(view.allowed).toEqual(["changeVerdict", "disputeCase", "requestErasure"]);
		expect(kinds(view).slice(-2)).toEqual(["confirmed", "closed"]);
	});

	test("a first dispute reopens at once, with limits of its own from that moment", async () => {
		house.setClock("2026-11-18 14:00");
		const { receipt } = await answered(house);
		const view = await say(receipt, "dispute", { reason: "只亮了一盏。", askedForRating: true });
		expect(view).toMatchObject({ state: "dispatched", round: 2, disputes: 1, answeredAt: null });
		expect(view.clocks).toEqual({
			signDueAt: at("2026-11-18 16:00"),
			contactDueAt: at("2026-11-19 18:00"),
			finishDueAt: at("2026-11-23 18:00"),
			provisional: false,
		});
		expect(view.timeline.at(-1)).toMatchObject({ kind: "disputed", words: "只亮了一盏。" });
	});

	test("a second dispute goes to somebody above both handler and superior, who may uphold it", async () => {
		const { receipt, caseNumber } = await twiceDisputed();
		const asked = await follow(receipt);
		expect(asked).toMatchObject({ state: "followUp", disputes: 2, allowed: ["messageDesk"] });
		expect(asked.nextMove).toEqual({ as: "decider", post: "青石桥街道 城建分管领导岗" });
		const leader = await house.as("chunyu");
		const decided = await decide(leader, caseNumber, true, "核实属实，重新办理。");
		expect(decided.steps.at(-1)).toMatchObject({ step: "red", cause: "check" });
		const view = await follow(receipt);
		expect(view).toMatchObject({ state: "dispatched", round: 3, step: "red" });
		expect(kinds(view)).toContain("checkUpheld");
		const opened = view.timeline.find(({ kind }) => kind === "checkOpened");
		expect(opened).toMatchObject({ words: null, post: expect.stringContaining("领导岗") });
		// The reason stays the resident's own, for the second dispute as for the first.
		expect(view.timeline.filter(({ kind, words }) => kind === "disputed" && words !== null)).toHaveLength(2);
	});

	test("a check that does not uphold it closes the case as one the resident disagrees with", async () => {
		const { receipt, caseNumber } = await twiceDisputed();
		await decide(await house.as("chunyu"), caseNumber, false, "现场查看，已经修好。");
		const view = await follow(receipt);
		expect(view).toMatchObject({ state: "closed", how: "residentDisagrees" });
		expect(kinds(view).slice(-2)).toEqual(["checkNotUpheld", "closed"]);
	});

	test("silence of seven days closes the case as unconfirmed, not a second earlier", async () => {
		house.setClock("2026-11-18 14:00");
		const { receipt } = await answered(house);
		await house.at("2026-11-26 00:00");
		expect((await follow(receipt)).state).toBe("followUp");
		await house.at("2026-11-26 00:00:01");
		expect(await follow(receipt)).toMatchObject({ state: "closed", how: "unconfirmed", verdict: null });
	});
});

async function twiceDisputed() {
	const report = await answered(house);
	const duanmu = await house.as("duanmu");
	await say(report.receipt, "dispute", { reason: "没有修好。" });
	const byDate = formatDate(house.now());
	await sign(duanmu, report.caseNumber);
	await contact(duanmu, report.caseNumber, { byDate });
	await answer(duanmu, report.caseNumber);
	await say(report.receipt, "dispute", { reason: "还是没有修好。" });
	return report;
}

function formatDate(at: number): string {
	return new Date((at + 8 * 3600) * 1000).toISOString().slice(0, 10);
}
