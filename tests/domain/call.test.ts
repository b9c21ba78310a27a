import { describe, expect, test } from "vitest";
import { callPurposeOf } from "../../server/domain/caller.ts";
import type { Command } from "../../server/domain/decide.ts";
import { answer, cannot, contact, decision, dispute, submit, words } from "../support/domain-deeds.ts";
import { type Given, given } from "../support/given.ts";
import { at, houseWith } from "../support/house.ts";

// Received Wed 03-13 10:00 with a number left; contact is due on 03-14 18:00.
const phone = words("encrypted");
const reported = given()
	.when(submit({ contactPhone: phone }), "2019-03-13 10:00")
	.done();
const begin = (by = "p:desk1"): Command => ({ type: "BeginCall", by });
const called = (over: object = {}): Command => ({
	...{ type: "CallResident", by: "p:desk1", reached: false, words: null },
	...over,
});
const answered = reported
	.when(contact("2019-03-15"), "2019-03-13 11:00")
	.done()
	.when(answer(), "2019-03-13 14:00")
	.done();
const tried = (past: Given, ...moments: readonly string[]): Given =>
	moments.reduce((before, at) => before.when(called(), at).done(), past);

describe("calls that make contact", () => {
	test("two at least two hours apart count, to the second; one does not", () => {
		const once = reported
			.when(called(), "2019-03-13 10:30")
			.then({ type: "ResidentCalled", purpose: "contact", reached: false, words: null });
		expect(once.state).toMatchObject({ status: "dispatched", contactSeconds: null });
		once.when(called(), "2019-03-13 12:29:59").thenRefused("calledJustNow");
		const soon = once.when(called({ reached: true }), "2019-03-13 12:29:59").then({ type: "ResidentCalled" });
		expect(soon.state.contactSeconds).toBeNull();
		const twice = once
			.when(called(), "2019-03-13 12:30")
			.then({ type: "ResidentCalled", contact: { workingSeconds: 2 * 3600, nextMove: { as: "holder" } } });
		expect(twice.state).toMatchObject({ status: "handling", contactSeconds: 2 * 3600 });
		expect(twice.due.some((due) => due.includes("contact"))).toBe(false);
		expect(callPurposeOf(twice.state)).toBeNull();
	});

	test("belong to the stretch of work in which they were made", () => {
		const once = tried(reported, "2019-03-13 10:30");
		const escalated = once.leftAlone("2019-03-14 18:00:02");
		const again = escalated
			.when({ type: "ReassignCase", by: "p:eastSecretary", postId: "grid2" }, "2019-03-14 18:30")
			.done();
		const first = again.when(called(), "2019-03-15 09:00").then({ type: "ResidentCalled" });
		expect(first.state.contactSeconds).toBeNull();
	});

	test("need a number, an open limit of contact, and somebody of the desk", () => {
		const numberless = given().when(submit(), "2019-03-13 10:00").done();
		numberless.when(called(), "2019-03-13 10:30").thenRefused("wrongState");
		numberless.when(begin(), "2019-03-13 10:30").thenRefused("wrongState");
		reported.when(called({ by: "p:grid1" }), "2019-03-13 10:30").thenRefused("notYours");
		reported.when(called({ by: "p:office" }), "2019-03-13 10:30").thenRefused("notYours");
		reported
			.when(called({ reached: true, verdict: "solved" }), "2019-03-13 10:30")
			.thenRefused("wrongState", "verdict");
	});

	test("show the number for each call, and the trail keeps who saw it", () => {
		reported.when(begin(), "2019-03-13 10:30").then({ type: "CallBegun", by: "p:desk1", purpose: "contact" });
		answered.when(begin("p:desk2"), "2019-03-13 15:00").then({ type: "CallBegun", purpose: "followUp" });
	});
});

describe("a follow-up call", () => {
	test("takes down what the resident says of the answer, as if said under the receipt", () => {
		const happy = called({
			reached: true,
			verdict: "solved",
			words: words("亮了。"),
			feedback: { visited: true },
		});
		const closed = answered
			.when(happy, "2019-03-14 10:00")
			.then(
				{ type: "ResidentCalled", purpose: "followUp", reached: true, words: { id: "w:3" } },
				{ type: "CaseConfirmed", verdict: "solved", feedback: { visited: true } },
				{ type: "CaseClosed", how: "confirmed" },
			);
		expect(closed.state.status).toBe("closed");
		const no = called({ reached: true, verdict: "notSolved", words: words("只亮了一盏。") });
		const rework = answered
			.when(no, "2019-03-14 10:00")
			.then({ type: "ResidentCalled", words: null }, { type: "CaseDisputed", reason: { id: "w:6" } });
		expect(rework.state).toMatchObject({ status: "dispatched", round: 2, disputes: 1 });
		answered
			.when(called({ reached: true, verdict: "notSolved" }), "2019-03-14 10:00")
			.thenRefused("textEmpty", "words");
	});

	test("reaches nobody three times, two hours apart, and then no more: silence closes as unconfirmed", () => {
		answered.when(called({ verdict: "solved" }), "2019-03-13 15:00").thenRefused("wrongState", "verdict");
		const once = tried(answered, "2019-03-13 15:00");
		once.when(called(), "2019-03-13 16:59:59").thenRefused("calledJustNow");
		const thrice = tried(once, "2019-03-13 17:00", "2019-03-14 09:00");
		expect(thrice.state.status).toBe("followUp");
		thrice.when(called(), "2019-03-14 15:00").thenRefused("wrongState");
		thrice.when(called({ reached: true, verdict: "solved" }), "2019-03-14 15:00").thenRefused("wrongState");
		const closed = thrice.leftAlone().state;
		expect(closed).toMatchObject({ status: "closed", how: "unconfirmed", verdict: null });
		// Another answer is another question.
		const disputed = thrice
			.when(dispute(), "2019-03-14 16:00")
			.done()
			.when(answer(), "2019-03-14 17:00")
			.done();
		disputed.when(called(), "2019-03-15 10:00").then({ type: "ResidentCalled", purpose: "followUp" });
	});

	test("reaches somebody who would say nothing: that is a try, and no word", () => {
		const silent = answered
			.when(called({ reached: true }), "2019-03-13 15:00")
			.then({ type: "ResidentCalled", reached: true, words: null });
		expect(silent.state).toMatchObject({ status: "followUp", verdict: null });
	});

	test("is made by a third person: neither handler nor reviewer, nor of the unit that answered", () => {
		const from = at("2019-01-02 09:00");
		const byDesk = houseWith({
			...{ type: "DutyBookIssued", at: from, by: "p:administrator", version: "desk", from },
			items: [
				{
					itemId: "i",
					postId: "desk2",
					areaPrefix: "99",
					categoryPrefix: "0203",
					levels: "all",
					clause: "甲",
				},
			],
		});
		const held = given([], byDesk)
			.when(submit({ contactPhone: phone }), "2019-03-13 10:00")
			.done();
		const done = held.when(answer("p:desk2"), "2019-03-13 11:00").done();
		done.when(called({ by: "p:desk2" }), "2019-03-13 15:00").thenRefused("notYours");
		// The whole desk sits in the unit whose answer it is: the level above it fills the gap, and no other.
		done.when(called(), "2019-03-13 15:00").thenRefused("notYours");
		done.when(called({ by: "p:leader" }), "2019-03-13 15:00").thenRefused("notYours");
		done
			.when(called({ by: "p:office" }), "2019-03-13 15:00")
			.then({ type: "ResidentCalled", by: "p:office" });
		const asked = held.when(cannot("p:desk2"), "2019-03-13 11:00").done();
		const reviewed = asked.when(decision("p:office", true), "2019-03-13 15:00").done();
		reviewed.when(called({ by: "p:office" }), "2019-03-13 16:00").thenRefused("notYours");
		reviewed.when(called({ by: "p:leader" }), "2019-03-13 16:00").then({ type: "ResidentCalled" });
	});

	test("bars whoever made it from checking a second dispute", () => {
		const no = called({ reached: true, verdict: "notSolved", words: words("只亮了一盏。") });
		const second = answered
			.when(no, "2019-03-14 10:00")
			.done()
			.when(answer(), "2019-03-14 11:00")
			.done()
			.when(no, "2019-03-14 14:00")
			.done();
		expect(second.state.pending).toMatchObject({ kind: "check", deciderId: "p:leader", barred: ["p:desk1"] });
	});

	test("is about an answer that stands: not while a superior looks at “cannot be solved”, and after it with its words", () => {
		const asked = reported.when(cannot(), "2019-03-13 11:00").done();
		asked.when(called(), "2019-03-13 15:00").thenRefused("wrongState");
		const confirmed = asked.when(decision("p:eastSecretary", true), "2019-03-13 15:00").done();
		confirmed.when(called(), "2019-03-13 16:00").then({ type: "ResidentCalled", purpose: "followUp" });
	});
});
