import { describe, expect, test } from "vitest";
import type { Case } from "../../server/domain/case.ts";
import type { CaseAction } from "../../server/domain/case-rules.ts";
import { whyNot } from "../../server/domain/offers.ts";
import { contact, sign, submit, words } from "../support/domain-deeds.ts";
import { type Given, given } from "../support/given.ts";
import { at, house } from "../support/house.ts";

// Received and dispatched on Wed 03-13 10:00: contact 03-14 18:00, finish 03-20 18:00.
const start = "2019-03-13 10:00";
const dispatched = given().when(submit(), start).done();
const signed = dispatched.when(sign(), "2019-03-13 11:00").done();

function told({ state }: Given, action: CaseAction, local: string, by = "p:grid1") {
	return whyNot(action, by, state as Case, house, at(local));
}

describe("a way that the rules would refuse whatever is written says why before it is tried", () => {
	test("a return after one working day, an extension or a promise after the limit", () => {
		expect(told(signed, "returnCase", "2019-03-14 18:00")).toBeNull();
		expect(told(signed, "returnCase", "2019-03-14 18:00:01")).toBe("askedTooLate");
		for (const action of ["extendCase", "promiseCase"] as const) {
			expect(told(signed, action, "2019-03-20 18:00")).toBeNull();
			expect(told(signed, action, "2019-03-20 18:00:01")).toBe("askedTooLate");
		}
	});

	test("what is no small matter any more is not settled on the spot", () => {
		expect(told(signed, "settleOnSpot", "2019-03-13 12:00")).toBeNull();
		const contacted = signed.when(contact("2019-03-15"), "2019-03-13 14:00").done();
		expect(told(contacted, "settleOnSpot", "2019-03-13 15:00")).toBe("notSmall");
	});

	test("waiting for the resident ends with its three days", () => {
		const await_ = { type: "AwaitResident", by: "p:grid1", words: words("是几号楼？") } as const;
		const waits = signed.when(await_, "2019-03-13 14:00").done();
		expect(told(waits, "resumeCase", "2019-03-13 15:00")).toBeNull();
		expect(told(waits, "extendCase", "2019-03-13 15:00")).toBe("wrongState");
		expect(told(waits.leftAlone("2019-03-18 15:00"), "awaitResident", "2019-03-18 16:00")).toBe(
			"awaitedTooLong",
		);
	});

	test("only who owns open help answers it, and a call is asked for only while one is due", () => {
		const command = { type: "AskAssist", by: "p:grid1", assistId: "a1", postId: "works1" } as const;
		const asked = signed.when({ ...command, words: words("请查电缆。") }, "2019-03-13 14:00").done();
		expect(told(asked, "answerAssist", "2019-03-13 15:00", "p:works1")).toBeNull();
		expect(told(asked, "answerAssist", "2019-03-13 15:00")).toBe("notYours");
		const answer = { type: "AnswerAssist", by: "p:works1", assistId: "a1", words: words("换了。") } as const;
		const helped = asked.when(answer, "2019-03-13 15:00").done();
		expect(told(helped, "answerAssist", "2019-03-13 16:00", "p:works1")).toBe("alreadyAnswered");
		expect(told(signed, "confirmEmergency", "2019-03-13 15:00", "p:desk1")).toBe("wrongState");
	});
});
