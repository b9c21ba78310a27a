import { describe, expect, test } from "vitest";
import { nextMoveOf } from "../../server/domain/case.ts";
import { beside } from "../support/beside.ts";
import { answer, cannot, contact, dispatch, seal, sign, submit, turnAway } from "../support/domain-deeds.ts";
import { type Given, given, local } from "../support/given.ts";
import { at, eastGrid2, westGrid1 } from "../support/house.ts";

import {
	child,
	first,
	merge,
	merged,
	noon,
	parent,
	reported,
	second,
	split,
	withdraw,
} from "../support/merge-given.ts";

describe("merging", () => {
	test("is an event of the child alone: it has no clock and no move of its own any more", () => {
		const after = child
			.when(merge(), noon, beside(parent))
			.then({ type: "CaseMerged", by: "p:desk1", parent: first });
		expect([after.due, nextMoveOf(after.state)]).toEqual([[], null]);
		expect(after.state).toMatchObject({
			status: "merged",
			parent: first,
			receivedAt: at("2019-03-13 11:00"),
		});
		expect("tour" in after.state).toBe(false);
	});

	test("is for the desk and for superiors of the place, never for whoever holds the child or the parent", () => {
		for (const by of ["p:desk1", "p:eastSecretary", "p:leader", "p:head"])
			child.when(merge(by), noon, beside(parent)).then({ type: "CaseMerged", by });
		child.when(merge("p:grid1"), noon, beside(parent)).thenRefused("notYours");
		child.when(merge("p:officer"), noon, beside(parent)).thenRefused("notYours");
		child.when(merge("p:westSecretary"), noon, beside(parent)).thenRefused("notFound");
		const held = given()
			.when(submit({ categoryCode: "0904" }), "2019-03-13 10:00")
			.done();
		const works = held.when(dispatch("p:desk1", "worksChief"), "2019-03-13 10:10").done();
		child.when(merge("p:worksChief"), noon, beside(works)).thenRefused("notYours");
		child.when(merge("p:leader"), noon, beside(works)).done();
	});

	test("takes in what still waits at the desk", () => {
		const atDesk = reported({ categoryCode: "0904" });
		const after = atDesk.when(merge(), noon, beside(parent)).done();
		expect([after.state.status, after.due]).toEqual(["merged", []]);
		parent.when(merge("p:desk1", second), noon, beside(atDesk)).then({ type: "CaseMerged" });
	});

	test("never into itself, into what is merged, answered, closed, sealed, elsewhere, or not to be read", () => {
		const refused = (into: Given, by = "p:desk1", of = child) =>
			of.when(merge(by, into.state.caseNumber), noon, beside(into)).thenRefused("parentUnusable", "parent");
		refused(child);
		child
			.when(merge("p:desk1", "190313-0009-0009"), noon, beside(parent))
			.thenRefused("parentUnusable", "parent");
		const third = given()
			.when(submit({ caseNumber: "190313-0001-0003" }), "2019-03-13 10:30")
			.done();
		refused(third.when(merge(), noon, beside(parent)).done());
		refused(parent.when(answer(), "2019-03-13 11:30").done());
		refused(parent.when(cannot(), "2019-03-13 11:30").done());
		refused(parent.when(withdraw, "2019-03-13 11:30").done());
		refused(
			given()
				.when(submit({ categoryCode: "1101" }), "2019-03-13 10:00")
				.done(),
		);
		refused(
			given()
				.when(submit({ text: "听说有人收红包。" }), "2019-03-13 10:00")
				.done(),
		);
		refused(
			given()
				.when(submit({ danger: true }), "2019-03-13 11:55")
				.done(),
		);
		refused(
			given()
				.when(submit({ areaCode: westGrid1 }), "2019-03-13 10:00")
				.done(),
		);
		refused(
			given()
				.when(submit({ areaCode: westGrid1 }), "2019-03-13 10:00")
				.done(),
			"p:eastSecretary",
		);
		const near = given()
			.when(submit({ areaCode: eastGrid2 }), "2019-03-13 10:00")
			.done();
		child.when(merge(), noon, beside(near)).done();
	});

	test("leaves single whatever has danger in it, names somebody, or is a rework", () => {
		reported({ danger: true }, "2019-03-13 11:55")
			.when(merge(), noon, beside(parent))
			.thenRefused("staysSingle");
		const naming = reported({ text: "宋春梅没来。" }).when(dispatch("p:desk1", "works1"), noon).done();
		naming.when(merge(), noon, beside(parent)).thenRefused("staysSingle");
		const rework = child
			.when(answer(), "2019-03-13 11:30")
			.done()
			.when(
				{ type: "DisputeCase", reason: { id: "w", salt: "", hash: "", text: "没有。" }, feedback: {} },
				"2019-03-13 11:40",
			)
			.done();
		rework.when(merge(), noon, beside(parent)).thenRefused("staysSingle");
	});

	test("never on the sealed tracks: nobody learns by it that there is a report", () => {
		const conduct = reported({ categoryCode: "1101" });
		conduct.when(merge(), noon, beside(parent)).thenRefused("notFound");
		conduct.when(merge("p:officer"), noon, beside(parent)).thenRefused("wrongState");
		const triage = reported({ text: "听说有人收红包。" });
		triage.when(merge(), noon, beside(parent)).thenRefused("wrongState");
		const office = triage.when(seal("p:desk1", "protected"), noon).done();
		office.when(merge("p:guard1"), noon, beside(parent)).thenRefused("wrongState");
	});

	test("does not carry voices on: what others are merged into is merged no further", () => {
		const third = given()
			.when(submit({ caseNumber: "190313-0001-0003" }), "2019-03-13 10:30")
			.done();
		parent.when(merge("p:desk1", "190313-0001-0003"), noon, beside(third, merged)).thenRefused("hasVoices");
	});
});

describe("a merge clears no step that is due", () => {
	test("what is past fires first, in the same deed, and then it is too late to merge", () => {
		const late = "2019-03-15 10:00";
		const open = given().when(submit(), "2019-03-15 09:00").done();
		child.when(merge(), late, beside(open)).thenRefused("stepDue");
		const unsigned = child.leftAlone("2019-03-13 17:30");
		expect(unsigned.steps.map((step) => step.split(" ")[0])).toEqual(["unsigned"]);
		unsigned.when(merge(), "2019-03-13 17:40", beside(parent)).thenRefused("stepDue");
	});

	test("a reminder is no card, and what fell on the desk stays in the trail", () => {
		const reminded = child.when(sign(), noon).done().leftAlone("2019-03-14 17:00");
		expect(reminded.steps.map((step) => step.split(" ")[0])).toEqual(["contactReminder"]);
		reminded.when(merge(), "2019-03-14 17:00", beside(parent)).then({ type: "CaseMerged" });
		const desk = reported({ categoryCode: "0904" }).leftAlone("2019-03-13 15:00");
		expect(desk.steps.map((step) => step.split(" ")[0])).toEqual(["blue"]);
		const open = given().when(submit(), "2019-03-13 14:30").done();
		const after = desk.when(merge(), "2019-03-13 15:00", beside(open)).then({ type: "CaseMerged" });
		expect(after.steps).toEqual(desk.steps);
	});

	test("nor what somebody beside the holder owes: a decision, help, a letter", () => {
		const asked = child
			.when(
				{
					type: "AskAssist",
					by: "p:grid1",
					assistId: "a1",
					postId: "works1",
					words: { id: "w", salt: "", hash: "", text: "派车。" },
				},
				noon,
			)
			.done();
		asked.when(merge(), noon, beside(parent)).thenRefused("stepDue");
		const declining = child.when(turnAway("p:grid1", "decline"), noon).done();
		declining.when(merge(), noon, beside(parent)).thenRefused("wrongState");
	});
});

describe("splitting by the desk or a superior", () => {
	test("brings the report back to the desk, and its case clock runs from its own receipt", () => {
		const back = merged
			.when(split(), "2019-03-14 09:00", beside(parent))
			.then({ type: "CaseSplit", by: "p:desk1", why: "staff", parent: first });
		expect([back.state.status, back.nextMove]).toEqual(["received", "p:desk1 as desk"]);
		expect(back.due[0]).toBe("blue triage 2019-03-14 11:00");
		const sent = back.when(dispatch("p:desk1", "works1"), "2019-03-14 10:00").done();
		expect(local(sent.state.caseFinishDueAt ?? 0)).toBe("2019-03-20 18:00");
		back.when(merge(), "2019-03-14 10:00", beside(parent)).then({ type: "CaseMerged" });
	});

	test("is not for whoever holds the parent, and only while the parent goes on", () => {
		merged.when(split("p:grid1"), "2019-03-14 09:00", beside(parent)).thenRefused("notFound");
		merged.when(split("p:officer"), "2019-03-14 09:00", beside(parent)).thenRefused("notYours");
		child.when(split(), "2019-03-14 09:00", beside(parent)).thenRefused("wrongState");
		const closed = parent
			.when(answer(), "2019-03-13 16:00")
			.done()
			.when({ type: "ConfirmCase", verdict: "solved", feedback: {} }, "2019-03-13 17:00")
			.done();
		merged.when(split(), "2019-03-14 09:00", beside(closed)).thenRefused("wrongState");
	});

	test("what is done to the parent's staff is not done to it: nobody signs, answers or is told of a voice", () => {
		for (const command of [
			sign(),
			answer(),
			contact("2019-03-15"),
			dispatch("p:desk1", "works1"),
			seal("p:desk1"),
		])
			expect("refusal" in merged.when(command, noon, beside(parent)).decision).toBe(true);
		expect(merged.leftAlone("2019-12-31 00:00").state).toEqual(merged.state);
	});
});
