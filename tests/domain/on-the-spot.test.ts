import { describe, expect, test } from "vitest";
import type { Command } from "../../server/domain/decide.ts";
import type { SettleOnSpot } from "../../server/domain/on-the-spot.ts";
import { cannot, contact, dispatch, dispute, sign, submit, words } from "../support/domain-deeds.ts";
import { given } from "../support/given.ts";

// Received and dispatched on Wed 03-13 10:00: contact due 03-14 18:00.
const dispatched = given().when(submit(), "2019-03-13 10:00").done();
function settle(more: Partial<SettleOnSpot> = {}): Command {
	return { type: "SettleOnSpot", by: "p:grid1", words: words("灯泡松了，已拧紧。"), ...more };
}

describe("settling on the spot", () => {
	test("is signature, contact and answer in one deed", () => {
		const settled = dispatched.when(settle(), "2019-03-13 11:00").then(
			{ type: "CaseSigned", by: "p:grid1" },
			{
				...{ type: "CaseAnswered", outcome: "done", onTheSpot: true, withoutContact: false },
				...{ pending: null, nextMove: { by: "resident" } },
				due: [{ step: "silence", dueAt: "2019-03-21 00:00" }],
			},
		);
		expect(settled.state).toMatchObject({ status: "followUp", contactSeconds: 3600, answerSeconds: 3600 });
		expect(settled.leftAlone().steps).toEqual([]);
	});

	test("needs no second signature, and no word where words are missing", () => {
		const signed = dispatched.when(sign(), "2019-03-13 10:30").done();
		signed.when(settle(), "2019-03-13 11:00").then({ type: "CaseAnswered" });
		dispatched.when(settle({ words: words(" ") }), "2019-03-13 11:00").thenRefused("textEmpty", "words");
	});

	test("is the holder's, once, while nothing is asked or answered", () => {
		dispatched.when(settle({ by: "p:eastSecretary" }), "2019-03-13 11:00").thenRefused("notYours");
		const settled = dispatched.when(settle(), "2019-03-13 11:00").done();
		settled.when(settle(), "2019-03-13 11:01").thenRefused("wrongState");
		dispatched
			.when(cannot(), "2019-03-13 11:00")
			.done()
			.when(settle(), "2019-03-13 11:01")
			.thenRefused("wrongState");
	});

	test("is for small matters: never urgent, contacted before, late for contact, or disputed", () => {
		const urgent = given()
			.when(submit({ categoryCode: "0602" }), "2019-03-13 10:00")
			.done();
		urgent.when(settle({ by: "p:works1" }), "2019-03-13 10:05").thenRefused("notSmall");
		const contacted = dispatched.when(contact("2019-03-14"), "2019-03-13 10:30").done();
		contacted.when(settle(), "2019-03-13 11:00").thenRefused("notSmall");
		const late = dispatched.leftAlone("2019-03-14 18:00");
		late.when(settle(), "2019-03-14 18:00").then({ type: "CaseSigned" }, { type: "CaseAnswered" });
		late.when(settle(), "2019-03-14 18:00:01").thenRefused("notSmall");
		const rework = dispatched
			.when(settle(), "2019-03-13 11:00")
			.done()
			.when(dispute(), "2019-03-14 11:00")
			.done();
		rework.when(settle(), "2019-03-14 12:00").thenRefused("notSmall");
	});

	test("is for a question until its answer is due", () => {
		const asked = given()
			.when(submit({ reportType: "inquiry" }), "2019-03-13 10:00")
			.done();
		const late = asked.leftAlone("2019-03-14 18:00");
		late.when(settle(), "2019-03-14 18:00").then({ type: "CaseSigned" }, { type: "CaseAnswered" });
		late.when(settle(), "2019-03-14 18:00:01").thenRefused("notSmall");
	});

	test("says how a dispute between neighbours came out, and of nothing else", () => {
		const quarrel = given()
			.when(submit({ categoryCode: "0904" }), "2019-03-13 10:00")
			.done()
			.when(dispatch("p:desk1", "works1"), "2019-03-13 10:10")
			.done();
		const mediated = quarrel
			.when(settle({ by: "p:works1", mediation: "agreed" }), "2019-03-13 11:00")
			.then({ type: "CaseSigned" }, { type: "CaseAnswered", onTheSpot: true, mediation: "agreed" });
		expect(mediated.state.mediation).toBe("agreed");
		dispatched
			.when(settle({ mediation: "agreed" }), "2019-03-13 11:00")
			.thenRefused("wrongState", "mediation");
	});
});
