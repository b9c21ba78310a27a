import { describe, expect, test } from "vitest";
import type { Command } from "../../server/domain/decide.ts";
import { type Released, releasedBy } from "../../server/domain/merge.ts";
import { beside } from "../support/beside.ts";
import { answer, decision, message, type Reported, submit, turnAway } from "../support/domain-deeds.ts";
import { type Given, given } from "../support/given.ts";
import { at, house } from "../support/house.ts";

// The parent was received on Wed 03-13 10:00, the child an hour later; both lie with p:grid1.
const first = "190313-0001-0001";
const second = "190313-0001-0002";
const parent = given().when(submit(), "2019-03-13 10:00").done();
const reported = (over: Reported = {}, when = "2019-03-13 11:00"): Given =>
	given()
		.when(submit({ caseNumber: second, ...over }), when)
		.done();
const child = reported();
const noon = "2019-03-13 12:00";
const merge = (by = "p:desk1", into = first): Command => ({ type: "MergeCase", by, parent: into });
const split = (by = "p:desk1"): Command => ({ type: "SplitCase", by });
const merged = child.when(merge(), noon, beside(parent)).done();
const withdraw: Command = { type: "WithdrawCase", askedToWithdraw: null };

describe("when the parent leaves", () => {
	const others = (after: Given) =>
		releasedBy(parent.state, after.state, at(noon), house, beside(parent, merged)) as readonly Released[];

	test("withdrawn or sealed, each voice goes on by itself in the same commit", () => {
		const [released, ...rest] = others(parent.when(withdraw, noon).done());
		expect(rest).toEqual([]);
		expect(released?.caseNumber).toBe(second);
		expect(released?.events).toMatchObject([
			{ type: "CaseSplit", by: null, why: "parentLeft" },
			{ type: "CaseDispatched", holderId: "p:grid1" },
		]);
		const again = given([...merged.events, ...(released?.events ?? [])]);
		expect(again.nextMove).toBe("p:grid1 as holder");
		again.when(merge(), noon, beside(given().when(submit(), noon).done())).then({ type: "CaseMerged" });
	});

	test("answered, turned away or at the desk again, they stay with it", () => {
		expect(others(parent.when(answer(), noon).done())).toEqual([]);
		const declined = parent
			.when(turnAway("p:grid1", "decline"), noon)
			.done()
			.when(decision("p:eastSecretary", true), noon)
			.done();
		expect(others(declined)).toEqual([]);
		merged.when(split(), "2019-03-20 09:00", beside(declined)).then({ type: "CaseSplit" });
		merged.when(split(), "2019-03-30 09:00", beside(declined)).thenRefused("wrongState");
		merged.when(message(), noon, beside(declined)).thenRefused("wrongState");
	});
});
