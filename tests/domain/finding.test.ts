import { describe, expect, test } from "vitest";
import { cardHeld } from "../../server/domain/card.ts";
import type { Command } from "../../server/domain/decide.ts";
import type { FindingOutcome } from "../../server/domain/finding.ts";
import { answer, confirm, submit, words } from "../support/domain-deeds.ts";
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
const held = ({ state }: Given) => cardHeld(state)?.step ?? null;

describe("a finding", () => {
	test.each(["responsible", "notResponsible"] as const)("of %s ends red and the referral", (outcome) => {
		for (const past of [red, referred]) {
			const found = past.when(find(outcome), "2019-04-08 10:00").done();
			const left = found.state.steps.filter(({ clearedAt }) => clearedAt === null).map(({ step }) => step);
			expect(left).not.toContain("red");
			expect(past === referred ? left : []).not.toContain("referred");
		}
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
