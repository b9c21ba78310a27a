import { describe, expect, test } from "vitest";
import { isHeld } from "../../server/domain/case.ts";
import type { Command } from "../../server/domain/decide.ts";
import { whyNot } from "../../server/domain/offers.ts";
import type { Level } from "../../server/domain/policy.ts";
import { answer, decision, dispatch, dispute, submit, words } from "../support/domain-deeds.ts";
import { type Given, given, local } from "../support/given.ts";
import { at } from "../support/house.ts";

// Received and dispatched on Wed 03-13 10:00: sign 15:00, contact 03-14 18:00, finish 03-20 18:00.
const start = "2019-03-13 10:00";
const dispatched = given().when(submit(), start).done();
function ask(level: Level, categoryCode: string | null = "0203", by = "p:grid1"): Command {
	const proposal = { kind: "level", level, categoryCode } as const;
	return { type: "AskDecision", by, proposal, words: words("和来件写的不一样。") };
}
function changed(past: Given, level: Level, at: string, categoryCode = "0203"): Given {
	return past.when(ask(level, categoryCode), at).done().when(decision("p:eastSecretary", true), at).done();
}
const limits = ({ state }: Given) => {
	if (!isHeld(state) || state.tour.limits === null) throw new Error("the case is in hand");
	const { contactDueAt, finishDueAt } = state.tour.limits;
	return [contactDueAt ?? 0, finishDueAt, state.caseFinishDueAt ?? 0].map((at) => local(at).slice(5));
};

describe("a change of level", () => {
	test("is a superior's word, and counts the limits anew from the start", () => {
		const after = dispatched
			.when(ask("complex"), "2019-03-13 14:00")
			.done()
			.when(decision("p:eastSecretary", true), "2019-03-13 14:00")
			.then({ type: "CaseDecided", accepted: true }, { type: "LevelChanged", level: "complex" });
		expect(limits(after)).toEqual(["03-14 18:00", "04-03 18:00", "04-03 18:00"]);
		expect(after.due).toContain("referred finish 2019-04-18 18:00");
	});

	test("down to a level whose limit is past lets its steps fire, each once", () => {
		const late = changed(dispatched.leftAlone("2019-03-15 10:00"), "inquiry", "2019-03-15 10:00");
		expect(limits(late)).toEqual(["01-01 08:00", "03-14 18:00", "03-14 18:00"]);
		const swept = late.leftAlone("2019-03-19 00:00");
		expect(swept.steps.filter((step) => step.startsWith("blue"))).toHaveLength(1);
		expect(swept.steps.at(-1)).toContain("yellow finish 2019-03-18 18:00");
	});

	test("clears no card that has fired", () => {
		const blue = dispatched.leftAlone("2019-03-15 10:00");
		const after = changed(blue, "complex", "2019-03-15 10:00");
		expect(after.steps).toEqual(blue.steps);
		expect(after.state.steps.every(({ clearedAt }) => clearedAt === null)).toBe(true);
	});

	test("takes along what goes by the level beside: the wait for the resident", () => {
		const claimed = given()
			.when(submit({ danger: true }), start)
			.done();
		const ask: Command = { type: "AwaitResident", by: "p:grid1", words: words("几号楼？") };
		const waits = claimed.when(ask, "2019-03-13 10:05").done();
		expect(waits.due).toContain("resume awaiting 2019-03-16 10:05");
		const none = waits
			.when({ type: "ConfirmEmergency", by: "p:desk1", confirmed: false }, "2019-03-13 10:06")
			.done();
		expect(none.due).toContain("resume awaiting 2019-03-18 10:05");
	});

	test("refused leaves the level as it was", () => {
		const asked = dispatched.when(ask("complex"), "2019-03-13 14:00").done();
		const refused = asked.when(decision("p:eastSecretary", false), "2019-03-13 14:00").then({
			...{ type: "CaseDecided", accepted: false },
		});
		expect([refused.state.level, limits(refused)[1]]).toEqual(["normal", "03-20 18:00"]);
	});

	test("may be another matter instead, of a category there is and that is no accusation", () => {
		expect(changed(dispatched, "normal", start, "0206").state.categoryCode).toBe("0206");
		dispatched.when(ask("normal", "9999"), start).thenRefused("unknownCategory", "categoryCode");
		dispatched.when(ask("normal", "1101"), start).thenRefused("wrongState", "categoryCode");
		dispatched.when(ask("normal"), start).thenRefused("wrongState", "level");
	});

	test("makes of nobody's own case one about how staff work: that is never held by the unit itself", () => {
		dispatched.when(ask("normal", "1002"), start).thenRefused("wrongState", "categoryCode");
		dispatched.when(ask("complex", "1002"), start).thenRefused("wrongState", "categoryCode");
	});

	test("makes no praise of a complaint: the next dispatch would have no clock at all", () => {
		dispatched.when(ask("normal", "1202"), start).thenRefused("wrongState", "categoryCode");
	});

	test("is the holder's to ask, in the first round, and never to rework", () => {
		dispatched.when(ask("complex", "0203", "p:grid2"), start).thenRefused("notFound");
		dispatched.when(ask("rework"), start).thenRefused("wrongState", "level");
		const rework = dispatched.when(answer(), start).done().when(dispute(), "2019-03-14 10:00").done();
		rework.when(ask("complex"), "2019-03-14 11:00").thenRefused("wrongState");
		const praise = given()
			.when(submit({ categoryCode: "1202" }), start)
			.done();
		praise.when(ask("complex", "1202", "p:office"), start).thenRefused("wrongState");
	});
});

describe("an emergency that a resident claims", () => {
	const claimed = given()
		.when(submit({ danger: true }), start)
		.done();
	const call = (confirmed: boolean, by = "p:desk1"): Command => ({ type: "ConfirmEmergency", by, confirmed });

	test("waits ten minutes for the duty officer's call, then the card is the desk's", () => {
		expect(claimed.due).toContain("blue emergency 2019-03-13 10:10");
		expect(claimed.leftAlone("2019-03-13 10:12").steps).toEqual([
			"blue emergency 2019-03-13 10:10 fell p:desk1 told p:office as superior",
		]);
		expect(claimed.leftAlone("2019-03-13 10:12").nextMove).toBe("p:grid1 as holder");
	});

	test("confirmed keeps its clocks", () => {
		const after = claimed.when(call(true), "2019-03-13 10:05").then({ type: "EmergencyConfirmed" });
		expect([after.state.level, limits(after)[1]]).toEqual(["emergency", "03-13 12:00"]);
		expect(after.due.filter((line) => line.includes("emergency"))).toEqual([]);
	});

	test("is confirmed by a call too where the desk has to dispatch it", () => {
		const waiting = given()
			.when(submit({ danger: true, categoryCode: null }), start)
			.done();
		const sent = waiting.when(dispatch("p:desk1", null, "0504"), "2019-03-13 10:05").done();
		expect(sent.state.level).toBe("emergency");
		expect(sent.due).toContain("blue emergency 2019-03-13 10:15");
		const ofItself = waiting.when(dispatch("p:desk1", null, "0602"), "2019-03-13 10:05").done();
		expect(ofItself.due.filter((line) => line.includes("emergency"))).toEqual([]);
	});

	test("that is none has the level its matter always has, from the start", () => {
		const after = claimed
			.when(call(false), "2019-03-13 10:05")
			.then({ type: "EmergencyConfirmed", confirmed: false }, { type: "LevelChanged", level: "normal" });
		expect(limits(after)).toEqual(["03-14 18:00", "03-20 18:00", "03-20 18:00"]);
	});

	test("is checked once, in time or late", () => {
		const once = claimed.when(call(true), "2019-03-13 10:05").done();
		once.when(call(false), "2019-03-13 10:06").thenRefused("wrongState");
		once.when(call(true), "2019-03-13 10:06").thenRefused("wrongState");
		const why = (past: Given, when: string) =>
			whyNot("confirmEmergency", "p:desk1", past.state, past.setting, at(when));
		expect(why(once, "2019-03-13 10:06")).toBe("wrongState");
		const late = claimed.leftAlone("2019-03-13 10:12");
		expect(why(late, "2019-03-13 10:12")).toBeNull();
		late
			.when(call(false), "2019-03-13 10:12")
			.then({ type: "EmergencyConfirmed", confirmed: false }, { type: "LevelChanged", level: "normal" });
	});

	test("is called about by an operator, and only while it stands as it was claimed", () => {
		claimed.when(call(true, "p:grid1"), "2019-03-13 10:05").thenRefused("notYours");
		dispatched.when(call(false), "2019-03-13 10:05").thenRefused("wrongState");
		const lowered = changed(claimed, "urgent", "2019-03-13 10:02");
		lowered.when(call(false), "2019-03-13 10:05").thenRefused("wrongState");
	});

	test("is nobody's to call about any more once a superior has given it another level", () => {
		const lowered = changed(claimed, "urgent", "2019-03-13 10:02");
		expect(lowered.due.filter((step) => step.includes("emergency"))).toEqual([]);
		expect(lowered.leftAlone("2019-03-13 10:12").steps).toEqual([]);
	});

	test("that came back to the desk is called about from the next dispatch, once", () => {
		const proposal = { kind: "return", itemId: null } as const;
		const returned = (past: Given, moment: string) =>
			past
				.when({ type: "AskDecision", by: "p:grid1", proposal, words: words("不是我的。") }, moment)
				.done()
				.when(decision("p:eastSecretary", true), moment)
				.done()
				.when(dispatch("p:desk1", "works1"), moment)
				.done();
		expect(returned(claimed, "2019-03-13 10:06").due).toContain("blue emergency 2019-03-13 10:16");
		const checked = claimed.when(call(true), "2019-03-13 10:05").done();
		const late = claimed.leftAlone("2019-03-13 10:12");
		for (const past of [checked, late])
			expect(returned(past, "2019-03-13 10:14").due.join()).not.toContain("emergency");
	});
});

describe("limits worked out anew", () => {
	test("are told only where the calendar changes something for the case", () => {
		expect(dispatched.when({ type: "RecomputeLimits" }, start).done().events).toHaveLength(
			dispatched.events.length,
		);
		const { setting } = dispatched;
		const calendar = setting.calendar.map((region) => ({
			...region,
			restDays: [...region.restDays, "2019-03-15"],
		}));
		const closed = dispatched.in({ ...setting, calendar });
		const after = closed
			.when({ type: "RecomputeLimits" }, "2019-03-13 11:00")
			.then({ type: "LimitsRecomputed" });
		expect(limits(after)).toEqual(["03-14 18:00", "03-21 18:00", "03-21 18:00"]);
		const answered = closed.when(answer(), "2019-03-13 11:00").done();
		expect(answered.when({ type: "RecomputeLimits" }, "2019-03-13 12:00").done().events).toHaveLength(
			answered.events.length,
		);
	});
});
