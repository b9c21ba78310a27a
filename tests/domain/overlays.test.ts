import { describe, expect, test } from "vitest";
import { isHeld } from "../../server/domain/case.ts";
import type { Command } from "../../server/domain/decide.ts";
import type { Proposal } from "../../server/domain/proposal.ts";
import type { Words } from "../../server/domain/words.ts";
import { contact, decision, message, sign, submit, words } from "../support/domain-deeds.ts";
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
	});
});

describe("awaiting the resident", () => {
	const await_: Command = { type: "AwaitResident", by: "p:grid1", words: words("是几号楼？") };

	test("stops every limit until the resident has answered", () => {
		const waits = signed
			.when(contact("2019-03-15"), "2019-03-13 11:00")
			.done()
			.when(await_, "2019-03-13 14:00")
			.done();
		expect(waits.nextMove).toBe("resident");
		expect(waits.due).toEqual(["resume awaiting 2019-03-18 14:00"]);
		const answered = waits.when(message("三号楼。"), "2019-03-14 14:00").done();
		expect(limits(answered).slice(1)).toEqual(["03-21 18:00", "03-21 18:00"]);
		expect(answered.nextMove).toBe("p:grid1 as holder");
	});

	test("ends by itself after three working days in all", () => {
		const waits = signed.when(await_, "2019-03-13 14:00").done();
		const after = waits.leftAlone("2019-03-18 15:00");
		expect(after.nextMove).toBe("p:grid1 as holder");
		expect(limits(after)).toEqual(["03-19 18:00", "03-25 18:00", "03-25 18:00"]);
		after.when(await_, "2019-03-18 16:00").thenRefused("awaitedTooLong");
	});
});
