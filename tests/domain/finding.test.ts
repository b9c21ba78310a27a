import { describe, expect, test } from "vitest";
import { cardHeld } from "../../server/domain/card.ts";
import type { Command } from "../../server/domain/decide.ts";
import type { FindingOutcome } from "../../server/domain/finding.ts";
import { beside } from "../support/beside.ts";
import {
	answer,
	confirm,
	contact,
	decision,
	seal,
	submit,
	turnAway,
	words,
} from "../support/domain-deeds.ts";
import { type Given, given } from "../support/given.ts";
import { houseWith, relation } from "../support/house.ts";

// Received Wed 03-13 12:30, nothing done: red on 03-27 18:00, referred on 04-03 18:00.
const dispatched = given().when(submit(), "2019-03-13 12:30").done();
const red = dispatched.leftAlone("2019-03-28 00:00");
const referred = dispatched.leftAlone("2019-04-04 00:00");
const closed = dispatched
	.when(answer(), "2019-03-14 10:00")
	.done()
	.when(confirm(), "2019-03-14 11:00")
	.done();

function find(outcome: FindingOutcome, by = "p:officer", text = "已核查。"): Command {
	return { type: "FindCase", by, outcome, words: words(text) };
}
function explain(by: string): Command {
	return { type: "ExplainRed", by, words: words("人手不够，已请示。") };
}
const notOurs = (by: string): Command => {
	const proposal = { kind: "return", itemId: null } as const;
	return { type: "AskDecision", by, proposal, words: words("归别的单位管。") };
};
const held = ({ state }: Given) => cardHeld(state)?.step ?? null;

describe("a finding", () => {
	test("of a sealed report that has left is told inside its office, even when each officer has been reached", () => {
		const sealed = given()
			.when(submit({ text: "听说要给好处费。" }), "2019-03-13 10:00")
			.done()
			.when(seal("p:desk1"), "2019-03-13 10:05")
			.done();
		const once = sealed.when(find("leak"), "2019-03-14 10:00").done();
		const cleared = once.when(find("responsible", "p:officer2"), "2019-03-15 10:00").done();
		const withdrawn = cleared
			.when({ type: "WithdrawCase", askedToWithdraw: false }, "2019-03-15 11:00")
			.done();
		const again = withdrawn.when(find("leak", "p:officer2"), "2019-03-18 10:00").done();
		const told = again.state.steps.map((step) => (step.told.by === "staff" ? step.told.as : "resident"));
		expect(told).toEqual(["discipline", "discipline"]);
	});

	/*
	 * A card falls on whoever held the move (rules.md §3). A report that has ended is nobody's move: then it is about whose
	 * work the report was, as with a case that a holder had, and not about whom the card before it had told: that gave the
	 * other officer the first card to see to, and not the report.
	 */
	test("of a report that came sealed and has left falls on whom it came to, whoever the card before it told", () => {
		const fell = ({ state }: Given) => state.steps.map(({ fellOn }) => fellOn);
		const sealed = given()
			.when(submit({ categoryCode: "1101", sealed: true }), "2019-03-13 10:00")
			.done();
		const once = sealed.when(find("leak", "p:officer2"), "2019-03-14 10:00").done();
		expect([sealed.nextMove, once.nextMove]).toEqual(["p:officer as discipline", "p:officer2 as discipline"]);
		const cleared = once.when(find("responsible", "p:officer2"), "2019-03-15 10:00").done();
		const withdrawn = cleared
			.when({ type: "WithdrawCase", askedToWithdraw: false }, "2019-03-15 11:00")
			.done();
		const left = withdrawn.when(find("leak", "p:officer2"), "2019-03-18 10:00").done();
		expect(fell(left)).toEqual(["p:officer", "p:officer"]);
		const open = cleared.when(find("leak", "p:officer2"), "2019-03-18 10:00").done();
		expect(fell(open)).toEqual(["p:officer", "p:officer2"]);
	});

	test.each(["responsible", "notResponsible"] as const)("of %s ends red and the referral", (outcome) => {
		for (const past of [red, referred]) {
			const found = past.when(find(outcome), "2019-04-08 10:00").done();
			const left = found.state.steps.filter(({ clearedAt }) => clearedAt === null).map(({ step }) => step);
			expect(left).not.toContain("red");
			expect(past === referred ? left : []).not.toContain("referred");
		}
	});

	test("that ends a referral before the limit lets what is due later fire again, and nothing that was due before", () => {
		const contacted = dispatched.when(contact("2019-03-20"), "2019-03-13 15:00").done();
		const proven = contacted.when(find("leak"), "2019-03-14 10:00").done();
		expect(proven.due).toEqual(["finishReminder finish 2019-03-19 14:45"]);
		const early = proven.when(find("leak"), "2019-03-18 10:00").done();
		expect(early.leftAlone("2019-03-23 00:00").steps.slice(-3)).toEqual([
			"finishReminder finish 2019-03-19 14:45 fell p:grid1 told p:grid1 as holder",
			"blue finish 2019-03-20 18:00 fell p:grid1 told p:eastSecretary as superior",
			"yellow finish 2019-03-22 18:00 fell p:eastSecretary told p:leader as leader",
		]);
		const late = proven.leftAlone("2019-03-21 09:00").when(find("leak"), "2019-03-21 10:00").done();
		expect(late.due[0]).toBe("yellow finish 2019-03-22 18:00");
	});

	test.each(["falseCompletion", "retaliation", "leak"] as const)(
		"that proves %s is referred at once, also after the case was closed",
		(outcome) => {
			const found = closed
				.when(find(outcome), "2019-03-20 10:00")
				.then(
					{ type: "CaseFound", outcome, clears: false },
					{ type: "CaseEscalated", step: "referred", cause: "finding", told: { personId: "p:officer" } },
				);
			expect(held(found)).toBe("referred");
			expect(held(found.when(find(outcome), "2019-03-21 10:00").done())).toBeNull();
		},
	);

	test("proves no false completion where nobody ever said that it was done", () => {
		for (const past of [dispatched, red])
			past.when(find("falseCompletion"), "2019-04-08 10:00").thenRefused("wrongState");
	});

	test.each([
		["withdrawn", { type: "WithdrawCase", askedToWithdraw: true }],
		["declined", turnAway("p:grid1", "decline")],
		["redirected", turnAway("p:grid1", "redirect")],
	] as const)("still ends the red of a case that is %s after it", (status, deed) => {
		const asked = red.when(deed, "2019-03-28 09:00").done();
		const over =
			status === "withdrawn"
				? asked
				: asked.when(decision("p:eastSecretary", true), "2019-03-28 09:10").done();
		expect(over.state.status).toBe(status);
		expect(held(over)).toBe("red");
		over.when(explain("p:leader"), "2019-03-28 10:00").then({ type: "RedExplained" });
		expect(held(over.when(find("notResponsible"), "2019-03-28 10:00").done())).not.toBe("red");
	});

	test("still ends the red of a case that is back at the desk", () => {
		const again = { type: "ReassignCase", by: "p:head", postId: "works1" } as const;
		const back = red
			.when(again, "2019-03-28 09:00")
			.done()
			.when(notOurs("p:works1"), "2019-03-28 09:10")
			.done()
			.when(decision("p:worksChief", true), "2019-03-28 09:20")
			.done();
		expect([back.state.status, held(back)]).toEqual(["received", "red"]);
		back.when(explain("p:leader"), "2019-03-28 10:00").then({ type: "RedExplained" });
		expect(held(back.when(find("responsible"), "2019-03-28 10:00").done())).not.toBe("red");
	});

	test("of somebody pressed to withdraw falls on the holder it was merged away from", () => {
		const parent = given()
			.when(submit({ caseNumber: "190313-0001-0009" }), "2019-03-13 10:00")
			.done();
		const merge: Command = { type: "MergeCase", by: "p:desk1", parent: "190313-0001-0009" };
		const left = dispatched
			.when(merge, "2019-03-13 14:00", beside(parent))
			.done()
			.when({ type: "WithdrawCase", askedToWithdraw: true }, "2019-03-13 15:00", beside(parent))
			.done();
		left
			.when(find("retaliation"), "2019-03-14 10:00")
			.then({ type: "CaseFound" }, { type: "CaseEscalated", step: "referred", fellOn: "p:grid1" });
	});

	test("of somebody pressed to withdraw is referred, where the desk alone had the report too", () => {
		const atDesk = given()
			.when(submit({ categoryCode: "0904" }), "2019-03-13 12:30")
			.done();
		const gone = atDesk.when({ type: "WithdrawCase", askedToWithdraw: true }, "2019-03-13 13:00").done();
		const found = gone.when(find("retaliation"), "2019-03-14 10:00").done();
		expect(found.steps).toEqual([
			"referred finding 2019-03-14 10:00 fell p:desk1 told p:officer as discipline",
		]);
		expect(found.nextMove).toBe("nobody");
	});

	test("is only an officer's, in words, and about a card that waits for one", () => {
		red.when(find("responsible", "p:head"), "2019-03-28 10:00").thenRefused("notYours");
		red.when(find("responsible", "p:officer", " "), "2019-03-28 10:00").thenRefused("textEmpty", "words");
		closed.when(find("notResponsible"), "2019-03-20 10:00").thenRefused("wrongState");
	});

	test("is not by whoever the report must be kept from", () => {
		const naming = given([], houseWith(relation("p:officer", "p:eastSecretary")))
			.when(submit({ categoryCode: "0904", text: "宋春梅没来。" }), "2019-03-13 12:30")
			.done()
			.when(
				{ type: "DispatchCase", by: "p:desk1", categoryCode: "0203", postId: "works1" },
				"2019-03-13 12:40",
			)
			.done()
			.leftAlone("2019-03-28 00:00");
		expect(held(naming)).toBe("red");
		naming.when(find("responsible"), "2019-03-28 10:00").thenRefused("notYours");
		expect(held(naming.when(find("responsible", "p:officer2"), "2019-03-28 10:00").done())).not.toBe("red");
	});
});
