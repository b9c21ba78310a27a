import { describe, expect, test } from "vitest";
import { cardHeld, cardRank, ladderName } from "../../server/domain/card.ts";
import type { Command } from "../../server/domain/decide.ts";
import { stepOrder } from "../../server/domain/ladder.ts";
import { mayRead } from "../../server/domain/permission.ts";
import {
	answer,
	cannot,
	confirm,
	contact,
	decision,
	dispatch,
	dispute,
	sign,
	submit,
	turnAway,
	words,
} from "../support/domain-deeds.ts";
import { type Given, given, ladderSteps } from "../support/given.ts";
import { at, house } from "../support/house.ts";

const noon = "2019-03-13 12:30";
const dispatched = given().when(submit(), noon).done();
const fired = ({ state }: Given) =>
	ladderSteps(state).map(({ round, step, cause }) => `${round} ${step} ${cause}`);
const held = ({ state }: Given) => cardHeld(state)?.step ?? null;

describe("cards", () => {
	test("reminders and the notice of a missing signature are no cards; blue, yellow, red, referred rank in this order", () => {
		expect(stepOrder.map(cardRank)).toEqual([0, 0, 0, 1, 2, 3, 4]);
		expect(cardRank("silence")).toBe(0);
	});

	test("the desk, the holder and the decider each have a ladder of their own", () => {
		const causes = ["triage", "sign", "contact", "finish", "check", "decision"] as const;
		const ladders = causes.map((cause) => ladderName({ cause }));
		expect(ladders).toEqual(["desk", "holder", "holder", "holder", "holder", "decider"]);
	});

	test("a red card is read by the discipline officer of the place from its second on, whoever it told", () => {
		const red = dispatched.leftAlone("2019-03-27 18:01");
		expect(red.state.steps.at(-1)).toMatchObject({ step: "red" });
		const reads = (id: string) => {
			const person = house.people.get(id);
			return person !== undefined && mayRead(person, red.state, red.setting, at("2019-03-27 18:01"));
		};
		expect(red.state.steps.at(-1)?.told).not.toMatchObject({ personId: "p:officer" });
		expect(reads("p:officer")).toBe(true);
		expect(reads("p:westSecretary")).toBe(false);
	});

	test("a card not higher than the one held does not fire", () => {
		const late = dispatched
			.leftAlone("2019-03-15 00:00")
			.when(contact("2019-03-20"), "2019-03-15 10:00")
			.done();
		expect(held(late)).toBe("blue");
		expect(late.due.map((line) => line.slice(0, 13))).toEqual([
			"finishReminde",
			"yellow finish",
			"red finish 20",
		]);
		expect(fired(late.leftAlone("2019-03-21 00:00")).filter((line) => line.includes("blue"))).toEqual([
			"1 blue contact",
		]);
	});

	test("cards of one ladder do not hold back those of another", () => {
		const gap = given()
			.when(submit({ categoryCode: "0904" }), noon)
			.done()
			.leftAlone();
		expect(held(gap)).toBe("yellow");
		const sent = gap.when(dispatch("p:desk1", "grid1"), "2019-03-14 10:00").done();
		const blue = sent.leftAlone("2019-03-16 00:00");
		expect(fired(blue).slice(2)).toEqual(["1 unsigned sign", "1 contactReminder contact", "1 blue contact"]);
		const asked = blue.when(cannot(), "2019-03-18 10:00").done().leftAlone("2019-03-20 00:00");
		expect(fired(asked).slice(5)).toEqual(["1 yellow contact", "1 blue decision"]);
	});

	test("cards stay held through a rework: it adds only higher ones", () => {
		const yellow = dispatched.leftAlone("2019-03-19 00:00").when(answer(), "2019-03-19 10:00").done();
		expect(held(yellow)).toBe("yellow");
		const rework = yellow.when(dispute(), "2019-03-19 11:00").done();
		expect(held(rework)).toBe("yellow");
		expect(fired(rework.leftAlone()).slice(4)).toEqual([
			"2 unsigned sign",
			"2 contactReminder contact",
			"2 finishReminder finish",
			"2 red finish",
			"2 referred finish",
		]);
	});

	test("the notice and the reminders fire again in every round", () => {
		const rework = dispatched.leftAlone("2019-03-14 17:00").when(answer(), "2019-03-14 17:00").done();
		const twice = rework.when(dispute(), "2019-03-14 17:30").done().leftAlone();
		expect(fired(twice).filter((line) => line.endsWith("sign"))).toEqual([
			"1 unsigned sign",
			"2 unsigned sign",
		]);
	});
});

describe("clearing", () => {
	const blue = dispatched.leftAlone("2019-03-15 00:00");
	const red = dispatched.leftAlone("2019-03-28 00:00");
	const answeredAt = (past: Given, at: string) => past.when(answer(), at).done();

	test("blue and yellow are cleared when the resident confirms the answer, not by the answer", () => {
		const answered = answeredAt(blue, "2019-03-15 10:00");
		expect(held(answered)).toBe("blue");
		const closed = answered.when(confirm("partly"), "2019-03-15 11:00").done();
		expect(held(closed)).toBeNull();
		const clearedAt =
			"status" in closed.state && closed.state.status === "closed" ? closed.state.closedAt : 0;
		expect(closed.state.steps.map((step) => step.clearedAt)).toEqual(closed.state.steps.map(() => clearedAt));
	});

	test("blue and yellow are cleared when an answered case closes unconfirmed", () => {
		expect(held(answeredAt(blue, "2019-03-15 10:00").leftAlone())).toBeNull();
	});

	test("red and a referral wait for a written finding", () => {
		const closed = answeredAt(red, "2019-03-28 10:00").when(confirm(), "2019-03-28 11:00").done();
		expect(held(closed)).toBe("red");
		const uncleared = closed.state.steps.filter(({ clearedAt }) => clearedAt === null);
		expect(uncleared.map(({ step }) => step)).toEqual(["red"]);
		const referred = answeredAt(dispatched.leftAlone(), "2019-04-04 10:00").leftAlone();
		expect(held(referred)).toBe("referred");
	});

	test("a resident who disagrees clears nothing", () => {
		const rework = answeredAt(blue, "2019-03-15 10:00").when(dispute(), "2019-03-15 11:00").done();
		const again = answeredAt(rework.when(sign(), "2019-03-15 11:30").done(), "2019-03-15 12:00");
		const closed = again
			.when(dispute(), "2019-03-15 13:00")
			.done()
			.when(decision("p:leader", false), "2019-03-15 14:00")
			.done();
		expect(closed.state).toMatchObject({ status: "closed", how: "residentDisagrees" });
		expect(held(closed)).toBe("blue");
	});

	test("what a held card kept back does not come when that card is cleared and limits are counted anew", () => {
		const disputed = (past: Given, day: string) =>
			past.when(answer(), `${day} 10:00`).done().when(dispute(), `${day} 11:00`).done();
		const upheld = disputed(disputed(dispatched, "2019-03-14"), "2019-03-15")
			.when(decision("p:leader", true), "2019-03-15 14:00")
			.done();
		const late = upheld.when(contact("2019-03-20"), "2019-03-15 15:00").done().leftAlone("2019-03-29 00:00");
		const find = {
			type: "FindCase",
			by: "p:officer",
			outcome: "responsible",
			words: words("已核查。"),
		} as const;
		const found = late.when(find, "2019-03-29 10:00").done();
		const wait = { type: "AwaitResident", by: "p:grid1", words: words("几号楼？") } as const;
		const waits = found.when(wait, "2019-03-29 11:00").done();
		const on = waits.when({ type: "ResumeCase", by: "p:grid1" }, "2019-03-29 12:00").done();
		expect(on.leftAlone("2019-04-01 00:00").steps).toEqual(late.steps);
		expect(late.steps.at(-1)).toContain("finishReminder");
	});

	const moment = "2019-03-15 10:00";
	const granted = (deed: Command) =>
		blue.when(deed, moment).done().when(decision("p:eastSecretary", true), moment).done();
	const extend: Command = {
		...{ type: "AskDecision", by: "p:grid1", words: words("要等材料。") },
		proposal: { kind: "extension", days: 3 },
	};
	test.each([
		["is withdrawn", () => blue.when({ type: "WithdrawCase", askedToWithdraw: null }, moment).done()],
		["is declined", () => granted(turnAway("p:grid1", "decline"))],
		["is redirected", () => granted(turnAway("p:grid1", "redirect"))],
		["goes to another holder", () => reassigned],
		["is extended", () => granted(extend)],
		["is answered as not to be solved", () => granted(cannot())],
	])("nothing is cleared when the case %s", (_, past) => {
		expect(past().state.steps.map(({ clearedAt }) => clearedAt)).toEqual(blue.state.steps.map(() => null));
	});
	const reassigned = blue
		.when({ type: "ReassignCase", by: "p:eastSecretary", postId: "works1" }, moment)
		.done();

	test("red is cleared by no other word on the closed case, and by no second closing", () => {
		const closed = answeredAt(red, "2019-03-28 10:00").when(confirm(), "2019-03-28 11:00").done();
		const better = { type: "ChangeVerdict", verdict: "solved", feedback: {} } as const;
		expect(held(closed.when(better, "2019-03-28 12:00").done())).toBe("red");
		const rework = closed.when(dispute(), "2019-03-29 10:00").done();
		const again = answeredAt(rework, "2019-03-29 11:00").when(confirm(), "2019-03-29 12:00").done();
		expect(held(again)).toBe("red");
	});

	test("nothing is cleared by contact, by a dispute or by waiting", () => {
		for (const past of [blue.when(contact("2019-03-20"), "2019-03-15 10:00").done(), blue.leftAlone()]) {
			expect(past.state.steps.every(({ clearedAt }) => clearedAt === null)).toBe(true);
		}
	});
});
