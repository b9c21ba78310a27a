import { describe, expect, test } from "vitest";
import { chaseAgainAt } from "../../server/domain/chase.ts";
import { answer, contact, message, sign, submit } from "../support/domain-deeds.ts";
import { type Given, given } from "../support/given.ts";
import { at } from "../support/house.ts";

// Wednesday 03-13 12:30: sign due 17:00, contact due 03-14 18:00, finish due 03-20 18:00.
const noon = "2019-03-13 12:30";
const chase = { type: "ChaseCase" } as const;
const nothing = { type: "VoidContact" } as const;
const dispatched = given().when(submit(), noon).done();
const contacted = dispatched
	.when(sign(), "2019-03-13 14:00")
	.done()
	.when(contact("2019-03-15"), "2019-03-13 15:00")
	.done();

function contactedAt({ state }: Given) {
	if (!("tour" in state)) throw new Error("the case is not dispatched");
	return state.tour.contactedAt;
}

describe("a chase", () => {
	test("is taken once on a calendar day in Shanghai, and again on the next", () => {
		const chased = contacted.when(chase, "2019-03-13 23:59:59").then({ type: "CaseChased" });
		chased.when(chase, "2019-03-13 23:59:59").thenRefused("chasedToday");
		chased.when(chase, "2019-03-14 00:00").then({ type: "CaseChased" });
	});

	test("says the first instant at which it is taken again, and none where nobody can be reached", () => {
		const chased = contacted.when(chase, "2019-03-13 23:59:59").done();
		expect(chaseAgainAt(chased.state, at("2019-03-13 23:59:59"))).toBe(at("2019-03-14 00:00"));
		expect(chaseAgainAt(chased.state, at("2019-03-14 00:00"))).toBeNull();
		expect(chaseAgainAt(contacted.state, at("2019-03-13 23:00"))).toBeNull();
		const answered = chased.when(answer(), "2019-03-13 23:59:59").done();
		expect(chaseAgainAt(answered.state, at("2019-03-13 23:59:59"))).toBeNull();
	});

	test("moves no clock, no step and no move", () => {
		const chased = dispatched.when(chase, "2019-03-13 14:00").done();
		expect([chased.due, chased.steps, chased.nextMove]).toEqual([
			dispatched.due,
			dispatched.steps,
			dispatched.nextMove,
		]);
	});

	test("has nobody to reach once there is an answer", () => {
		contacted
			.when(answer(), "2019-03-14 10:00")
			.done()
			.when(chase, "2019-03-14 11:00")
			.thenRefused("wrongState");
	});
});

describe("a contact that tells nothing", () => {
	test("counts no more: what hung on it is due as if there had been none", () => {
		const voided = contacted.when(nothing, "2019-03-13 16:00").then({ type: "ContactVoided", first: true });
		expect(contactedAt(voided)).toBeNull();
		expect(voided.state.contactSeconds).toBeNull();
		expect(voided.due).toEqual(dispatched.when(sign(), "2019-03-13 14:00").done().due);
	});

	test("lets the card fall at once where the limit of contact is past, and another contact counts from then", () => {
		const voided = contacted.when(nothing, "2019-03-15 09:00").done();
		expect(voided.leftAlone("2019-03-15 12:00").steps.map((step) => step.split(" fell")[0])).toEqual([
			"contactReminder contact 2019-03-14 14:45",
			"blue contact 2019-03-14 18:00",
		]);
		const again = voided.when(contact("2019-03-18"), "2019-03-15 10:00").done();
		expect(contactedAt(again)).not.toBeNull();
		expect(again.state.contactSeconds).toBeGreaterThan(contacted.state.contactSeconds ?? 0);
	});

	test("is asked about only while there is one and nothing has overtaken it", () => {
		dispatched.when(nothing, "2019-03-13 16:00").thenRefused("wrongState");
		const voided = contacted.when(nothing, "2019-03-13 16:00").done();
		voided.when(nothing, "2019-03-13 16:00").thenRefused("wrongState");
		const answered = contacted.when(answer(), "2019-03-14 10:00").done();
		answered.when(nothing, "2019-03-14 11:00").thenRefused("wrongState");
	});

	test("does not take away the figures of a first contact that another holder made", () => {
		const later = contacted.when(message(), "2019-03-13 16:00").done();
		const again = later.when(contact("2019-03-18"), "2019-03-14 10:00").done();
		again.when(nothing, "2019-03-14 11:00").then({ type: "ContactVoided", first: true });
	});
});
