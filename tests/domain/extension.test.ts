import { describe, expect, test } from "vitest";
import { isHeld } from "../../server/domain/case.ts";
import type { Command } from "../../server/domain/decide.ts";
import type { Proposal } from "../../server/domain/proposal.ts";
import type { Words } from "../../server/domain/words.ts";
import { answer, decision, sign, submit, words } from "../support/domain-deeds.ts";
import { type Given, given, local } from "../support/given.ts";

// Received and dispatched on Wed 03-13 10:00: sign 15:00, contact 03-14 18:00, finish 03-20 18:00.
const start = "2019-03-13 10:00";
const signed = given().when(submit(), start).done().when(sign(), "2019-03-13 11:00").done();

function ask(proposal: Proposal<Words>, by = "p:grid1"): Command {
	return { type: "AskDecision", by, proposal, words: words("线路归供电公司，要等他们排期。") };
}

function limits({ state }: Given): string[] {
	if (!isHeld(state)) throw new Error("the case is in hand");
	const { contactDueAt, finishDueAt } = state.tour.limits ?? { contactDueAt: 0, finishDueAt: 0 };
	return [contactDueAt ?? 0, finishDueAt, state.caseFinishDueAt ?? 0].map((at) => local(at).slice(5));
}

describe("an extension", () => {
	const extension = (days: number) => ask({ kind: "extension", days });

	test("granted moves both finishes to 18:00 on the Nth workday after the old due day", () => {
		const asked = signed.when(extension(3), "2019-03-14 10:00").done();
		expect(asked.nextMove).toBe("p:eastSecretary as decider");
		expect(asked.due).toEqual(["blue decision 2019-03-15 18:00"]);
		const after = asked.when(decision("p:eastSecretary", true), "2019-03-14 10:00").done();
		expect(limits(after)).toEqual(["03-14 18:00", "03-25 18:00", "03-25 18:00"]);
		expect(after.nextMove).toBe("p:grid1 as holder");
		expect(after.due).toContain("blue finish 2019-03-25 18:00");
		expect(after.due).toContain("contactReminder contact 2019-03-14 14:15");
	});

	test("the time the superior took is given back to the holder, not to the resident's limit", () => {
		const asked = signed.when(extension(1), "2019-03-14 10:00").done();
		const refused = asked.when(decision("p:eastSecretary", false), "2019-03-14 15:00").done();
		expect(limits(refused)).toEqual(["03-15 14:00", "03-21 14:00", "03-20 18:00"]);
	});

	test("is asked before the limit, for ten working days in all", () => {
		signed.when(extension(11), "2019-03-14 10:00").thenRefused("usedUp", "days");
		signed.when(extension(0), "2019-03-14 10:00").thenRefused("usedUp", "days");
		signed.when(extension(1), "2019-03-20 18:00:01").thenRefused("askedTooLate");
		const granted = signed.when(extension(7), "2019-03-14 10:00").done();
		const later = granted.when(decision("p:eastSecretary", true), "2019-03-14 10:00").done();
		later.when(extension(4), "2019-03-14 10:00").thenRefused("usedUp", "days");
		later.when(extension(3), "2019-03-14 10:00").then({ type: "DecisionAsked" });
	});

	test("is the holder's to ask, with a reason, while nothing is asked, answered or without a limit", () => {
		signed.when(ask({ kind: "extension", days: 1 }, "p:grid2"), "2019-03-14 10:00").thenRefused("notFound");
		const mute = { ...extension(1), words: words(" ") } as Command;
		signed.when(mute, "2019-03-14 10:00").thenRefused("textEmpty", "words");
		const asked = signed.when(extension(1), "2019-03-14 10:00").done();
		asked.when(extension(1), "2019-03-14 11:00").thenRefused("wrongState");
		signed
			.when(answer(), "2019-03-14 10:00")
			.done()
			.when(extension(1), "2019-03-14 11:00")
			.thenRefused("wrongState");
		const praise = given()
			.when(submit({ categoryCode: "1202" }), start)
			.done();
		praise.when(ask({ kind: "extension", days: 1 }, "p:office"), start).thenRefused("wrongState");
	});

	test("of a natural level ends at closing time too", () => {
		const pipe = given()
			.when(submit({ categoryCode: "0602" }), start)
			.done();
		const asked = pipe.when(ask({ kind: "extension", days: 1 }, "p:works1"), "2019-03-13 10:10").done();
		const granted = asked.when(decision("p:worksChief", true), "2019-03-13 10:10").done();
		expect(limits(granted)).toEqual(["03-13 12:00", "03-15 18:00", "03-15 18:00"]);
	});
});
