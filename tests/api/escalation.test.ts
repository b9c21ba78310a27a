import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import type { ListInboxReply } from "../../server/contract/handling.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { answer, contact, dispatch, read, sign } from "../support/staff-deeds.ts";

const at = (local: string) => `${local.replace(" ", "T")}${local.length === 16 ? ":00" : ""}+08:00`;

let house: TestHouse;
beforeEach(async () => {
	house = await openTestHouse("2026-11-18 10:05");
});
afterEach(() => house.close());

const stepsOf = async (caseNumber: string) => (await read(await house.as("xianyu"), caseNumber)).steps;
const rowOf = async (username: string, caseNumber: string) =>
	(await (await house.as(username)).get("/api/inbox"))
		.json<ListInboxReply>()
		.items.find((item) => item.caseNumber === caseNumber);
const follow = async (receipt: string) =>
	(await house.resident.get("/api/follow", { "x-receipt": receipt })).json<FollowCaseReply>();

/** due | step, cause, whom it falls on, who is told, and whose list shows it then. */
const ladder = `
2026-11-18 15:05    | unsigned        sign    柳荫社区_市政设施岗       柳荫社区_市容环卫岗        puyang
2026-11-19 14:16:15 | contactReminder contact 柳荫社区_市政设施岗       柳荫社区_市政设施岗        duanmu
2026-11-19 18:00    | blue            contact 柳荫社区_市政设施岗       柳荫社区_书记岗            qiguan
2026-11-20 18:00    | blue       reassignment 柳荫社区_书记岗           青石桥街道_城建分管领导岗  chunyu
2026-11-23 18:00    | yellow          contact 柳荫社区_书记岗           青石桥街道_城建分管领导岗  chunyu
2026-11-24 14:16:15 | finishReminder  finish  柳荫社区_市政设施岗       柳荫社区_市政设施岗        duanmu
2026-11-24 18:00    | blue       reassignment 青石桥街道_城建分管领导岗 青石桥街道_街道主任岗      gongsun
2026-12-02 18:00    | red             finish  青石桥街道_城建分管领导岗 青石桥街道_街道主任岗      gongsun
2026-12-03 18:00    | blue       reassignment 青石桥街道_街道主任岗     青石桥街道_纪检监察一岗    xianyu
2026-12-09 18:00    | referred        finish  青石桥街道_街道主任岗     青石桥街道_纪检监察一岗    xianyu`;

describe("a report that everybody ignores", () => {
	test("climbs step by step, each at its second, to the person the table names, and shows in that list", async () => {
		const { caseNumber, receipt } = await house.submit();
		const expected: unknown[] = [];
		for (const line of ladder.trim().split("\n")) {
			const [due = "", rest = ""] = line.split("|").map((part) => part.trim());
			const [step, cause, fellOn = "", told = "", username = ""] = rest.split(/\s+/);
			await house.at(due);
			expect(await stepsOf(caseNumber)).toHaveLength(expected.length);
			await house.at(nextSecond(due));
			const posts = { fellOn: fellOn.replace("_", " "), told: told.replace("_", " ") };
			const times = { dueAt: at(due), firedAt: at(nextSecond(due)), clearedAt: null };
			expected.push({ step, cause, round: 1, ...posts, ...times });
			expect(await stepsOf(caseNumber)).toEqual(expected);
			expect(await rowOf(username, caseNumber)).toMatchObject({ caseNumber, state: "dispatched" });
			const latest = (await follow(receipt)).timeline.at(-1);
			// What a superior leaves undecided is between the staff.
			if (cause === "reassignment") expect(latest).not.toMatchObject({ dueAt: at(due) });
			else expect(latest).toMatchObject({ kind: "step", step, dueAt: at(due) });
		}
		await house.at("2027-03-01 10:00");
		expect(await stepsOf(caseNumber)).toEqual(expected);
		const view = await follow(receipt);
		expect(view).toMatchObject({ step: "referred", nextMove: { as: "discipline" } });
		expect(view.watchedBy).toEqual([
			...["柳荫社区 书记岗", "青石桥街道 城建分管领导岗", "青石桥街道 街道主任岗", "青石桥街道 纪检监察一岗"],
		]);
	});

	test("after a night of the server's own fires all that is due in order, with both times recorded", async () => {
		const { caseNumber } = await house.submit();
		await house.at("2026-11-24 09:00");
		const steps = await stepsOf(caseNumber);
		expect(steps.map(({ step, dueAt, firedAt }) => [step, dueAt, firedAt])).toEqual([
			["unsigned", at("2026-11-18 15:05"), at("2026-11-24 09:00")],
			["contactReminder", at("2026-11-19 14:16:15"), at("2026-11-24 09:00")],
			["blue", at("2026-11-19 18:00"), at("2026-11-24 09:00")],
			["blue", at("2026-11-20 18:00"), at("2026-11-24 09:00")],
			["yellow", at("2026-11-23 18:00"), at("2026-11-24 09:00")],
		]);
	});

	test("is not overtaken by a late deed: what was due fires first, though no sweep came", async () => {
		const { caseNumber } = await house.submit();
		house.setClock("2026-11-20 09:00");
		const signed = await sign(await house.as("duanmu"), caseNumber);
		expect(signed.steps.map(({ step }) => step)).toEqual(["unsigned", "contactReminder", "blue"]);
		expect(signed.trail.map(({ type }) => type).slice(-2)).toEqual(["CaseEscalated", "CaseSigned"]);
	});

	test("a deed at the very second of a limit is in time", async () => {
		const { caseNumber } = await house.submit();
		await house.at("2026-11-18 15:05");
		const duanmu = await house.as("duanmu");
		await sign(duanmu, caseNumber);
		await house.at("2026-11-19 14:16:15");
		await contact(duanmu, caseNumber);
		await house.at("2026-11-24 14:16:15");
		await answer(duanmu, caseNumber);
		await house.at("2026-12-31 10:00");
		expect(await stepsOf(caseNumber)).toEqual([]);
	});
});

describe("a report that the desk leaves lying", () => {
	test("climbs too: blue to the desk's superior at its limit, yellow to the leader at twice that", async () => {
		const { caseNumber, receipt } = await house.submit({ categoryCode: "0904", text: "网购退货没人管。" });
		await house.at("2026-11-18 13:05:01");
		expect(await rowOf("baili", caseNumber)).toMatchObject({ step: "blue", mine: true });
		await house.at("2026-11-18 15:05:01");
		expect(await rowOf("taishi", caseNumber)).toMatchObject({ step: "yellow", mine: true });
		const desk = { cause: "triage", round: 1, clearedAt: null };
		expect(await stepsOf(caseNumber)).toMatchObject([
			{ ...desk, step: "blue", fellOn: "青石桥街道 诉求调度一席", told: "青石桥街道 调度主任岗" },
			{ ...desk, step: "yellow", fellOn: "青石桥街道 调度主任岗", told: "青石桥街道 民生分管领导岗" },
		]);
		expect((await follow(receipt)).nextMove).toEqual({ as: "leader", post: "青石桥街道 民生分管领导岗" });
		const sent = await dispatch(await house.as("taishi"), caseNumber, { postId: "liuyin:property" });
		expect(sent.state).toBe("dispatched");
		await house.at("2026-11-19 09:00");
		expect((await stepsOf(caseNumber)).map(({ step }) => step)).toEqual(["blue", "yellow"]);
	});

	test("in an emergency has ten minutes, whatever the hour", async () => {
		house.setClock("2026-11-21 23:00");
		const { caseNumber, triageDueAt } = await house.submit({
			danger: true,
			categoryCode: "0904",
			text: "有人受伤。",
		});
		expect(triageDueAt).toBe(at("2026-11-21 23:10"));
		await house.at("2026-11-21 23:20:01");
		expect((await stepsOf(caseNumber)).map(({ step, dueAt }) => [step, dueAt])).toEqual([
			["blue", at("2026-11-21 23:10")],
			["yellow", at("2026-11-21 23:20")],
		]);
	});
});

function nextSecond(local: string): string {
	const seconds = local.length === 16 ? 1 : Number(local.slice(17)) + 1;
	return `${local.slice(0, 16)}:${String(seconds).padStart(2, "0")}`;
}
