import { describe, expect, test } from "vitest";
import { type Released, releasedBy } from "../../server/domain/merge.ts";
import { beside } from "../support/beside.ts";
import { answer, decision, message, submit, turnAway } from "../support/domain-deeds.ts";
import { type Given, given } from "../support/given.ts";
import { at, house } from "../support/house.ts";

import { merge, merged, noon, parent, second, split, withdraw } from "../support/merge-given.ts";

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
