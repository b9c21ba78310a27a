import { describe, expect, test } from "vitest";
import { residentMayWish } from "../../server/domain/follow-up.ts";
import { houseRules } from "../../server/domain/permission.ts";
import { caseNumberSaid, digitsSaid } from "../../server/domain/spoken-code.ts";
import { answer, contact, sign, submit, words } from "../support/domain-deeds.ts";
import { type Given, given } from "../support/given.ts";

const noon = "2019-03-13 12:30";
const make = { type: "MakeSpokenCode" } as const;
const dispatched = given().when(submit(), noon).done();
const answered = dispatched
	.when(sign(), "2019-03-13 14:00")
	.done()
	.when(contact("2019-03-15"), "2019-03-13 15:00")
	.done()
	.when(answer(), "2019-03-14 10:00")
	.done();
const sealed = given()
	.when(submit({ sealed: true }), noon)
	.done();
const held = given()
	.when(submit({ text: "听说有人收红包。" }), noon)
	.done();

const offers = ({ state }: Given) => residentMayWish(state).includes("makeSpokenCode");
const heard = (by: string | null) => {
	return { type: "DisputeCase", reason: words("还是不亮。"), feedback: {}, spoken: { by } } as const;
};

describe("a spoken code", () => {
	test("is made as often as the resident wishes, also when the case is over, and moves nothing", () => {
		const made = dispatched.when(make, "2019-03-13 14:00").then({ type: "SpokenCodeMade" });
		made.when(make, "2019-03-13 14:01").then({ type: "SpokenCodeMade" });
		expect([made.due, made.steps, made.nextMove]).toEqual([
			dispatched.due,
			dispatched.steps,
			dispatched.nextMove,
		]);
		expect([offers(dispatched), offers(answered)]).toEqual([true, true]);
	});

	test("there is none of a sealed report, nor of one that waits for triage", () => {
		for (const one of [sealed, held]) {
			one.when(make, "2019-03-13 14:00").thenRefused("wrongState");
			expect(offers(one)).toBe(false);
		}
	});

	test("a dispute says with it that it was spoken, and who took it down", () => {
		answered
			.when(heard("p:desk1"), "2019-03-14 11:00")
			.then({ type: "CaseDisputed", spoken: { by: "p:desk1" } });
		answered.when(heard(null), "2019-03-14 11:00").then({ type: "CaseDisputed", spoken: { by: null } });
	});

	test("nobody takes down a dispute of their own work", () => {
		answered.when(heard("p:grid1"), "2019-03-14 11:00").thenRefused("notYours");
	});
});

describe("what is typed from hearing", () => {
	test("is the same number with spaces, without dashes and in wide digits", () => {
		for (const typed of [
			"190313-0001-0001",
			"190313 0001 0001",
			"19031300010001",
			"１９０３１３－０００１－０００１",
		])
			expect(caseNumberSaid(typed)).toBe("190313-0001-0001");
		expect(digitsSaid("12 3-4５6")).toBe("123456");
	});

	test("is no number with another count of digits", () => {
		for (const typed of ["1903130001000", "190313000100011", "", "工单"])
			expect(caseNumberSaid(typed)).toBe(typed);
	});
});

test("the page of the desk for it is for operator alone", () => {
	expect(houseRules.hearCallers).toEqual(["operator"]);
});
