import { describe, expect, test } from "vitest";
import type { Command } from "../../server/domain/decide.ts";
import { measuredOf } from "../../server/domain/measure.ts";
import { answer, contact, decision, dispute, submit, words } from "../support/domain-deeds.ts";
import { given } from "../support/given.ts";
import { houseWith, relation } from "../support/house.ts";

const reported = given().when(submit(), "2019-03-13 10:00").done();
const ask = (by = "p:grid1"): Command => {
	return { type: "AskExclusion", by, reason: "forceMajeure", words: words("暴雨，街上进不去。") };
};
const decide = (accept: boolean, by = "p:officer"): Command => {
	return { type: "DecideExclusion", by, accept, words: words("查过气象记录。") };
};
const asked = reported
	.when(ask(), "2019-03-13 11:00")
	.then({ type: "ExclusionAsked", by: "p:grid1", reason: "forceMajeure" });

describe("an exclusion from the figures", () => {
	test("is asked by whoever holds the case, once, and moves no clock", () => {
		expect(asked.due).toEqual(reported.due);
		expect(asked.nextMove).toBe(reported.nextMove);
		reported.when(ask("p:eastSecretary"), "2019-03-13 11:00").thenRefused("notYours");
		asked.when(ask(), "2019-03-13 12:00").thenRefused("alreadyAnswered");
		const answered = reported.when(answer(), "2019-03-13 11:00").done();
		answered.when(ask(), "2019-03-13 12:00").then({ type: "ExclusionAsked" });
	});

	test("is decided by a discipline officer from whom the report need not be kept, for good", () => {
		reported.when(decide(true), "2019-03-13 12:00").thenRefused("wrongState");
		for (const by of ["p:grid1", "p:leader", "p:head"])
			asked.when(decide(true, by), "2019-03-13 12:00").thenRefused("notYours");
		const yes = asked
			.when(decide(true), "2019-03-13 12:00")
			.then({ type: "ExclusionDecided", accepted: true });
		yes.when(decide(false), "2019-03-13 13:00").thenRefused("wrongState");
		asked.when(decide(false), "2019-03-13 12:00").then({ type: "ExclusionDecided", accepted: false });
		const related = given([], houseWith(relation("p:officer", "p:eastSecretary")));
		const naming = related
			.when(submit({ text: "宋春梅没来。" }), "2019-03-13 10:00")
			.done()
			.when(
				{ type: "DispatchCase", by: "p:desk1", categoryCode: null, postId: "works1" },
				"2019-03-13 10:05",
			);
		const held = "events" in naming.decision ? naming.done() : null;
		held
			?.when(ask("p:works1"), "2019-03-13 11:00")
			.done()
			.when(decide(true), "2019-03-13 12:00")
			.thenRefused("notYours");
	});
});

describe("what is measured of a case", () => {
	test("counts what staff wrote, letters, steps, decisions by their limits, and checks that were upheld", () => {
		const twice = reported
			.when(contact("2019-03-15"), "2019-03-13 11:00")
			.done()
			.when(answer(), "2019-03-13 12:00")
			.done()
			.when(dispute("还是不亮。", { attitude: "bad" }), "2019-03-13 14:00")
			.done()
			.when(answer(), "2019-03-13 15:00")
			.done()
			.when(dispute(), "2019-03-13 16:00")
			.done();
		expect(measuredOf(twice.state)).toMatchObject({
			...{ round: 2, returns: 0, falseDone: 0, letters: 0, forms: 3, verdict: "notSolved", attitude: "bad" },
			decisions: [{ postId: "leader", doneAt: null }],
		});
		const upheld = twice.when(decision("p:leader", true), "2019-03-14 10:00").done();
		const { falseDone, decisions, forms, steps } = measuredOf(upheld.state);
		expect([falseDone, forms, steps]).toEqual([1, 4, 1]);
		expect(decisions).toMatchObject([{ postId: "leader", doneAt: expect.any(Number) }]);
	});
});
