import { describe, expect, test } from "vitest";
import { isOver } from "../../server/domain/case-exits.ts";
import type { Command } from "../../server/domain/decide.ts";
import { residentMay } from "../../server/domain/follow-up.ts";
import {
	answer,
	appeal,
	confirm,
	contact,
	decision,
	dispatch,
	dispute,
	message,
	seal,
	sign,
	submit,
	turnAway,
	words,
} from "../support/domain-deeds.ts";
import { type Given, given, local } from "../support/given.ts";
import { at } from "../support/house.ts";

// Received and dispatched on Wed 03-13 10:00.
const start = "2019-03-13 10:00";
const held = given().when(submit(), start).done();
const atDesk = given()
	.when(submit({ categoryCode: "0904" }), start)
	.done();
const answered = held.when(sign(), "2019-03-13 11:00").done().when(answer(), "2019-03-13 16:00").done();
const withdraw: Command = { type: "WithdrawCase", askedToWithdraw: null };

const decline = (by: string): Command => turnAway(by, "decline");

function allowed({ state, setting }: Given, when: string) {
	return residentMay(state, at(when), setting);
}

describe("withdrawing", () => {
	test("ends a case in hand or at the desk, with who asked for it kept", () => {
		for (const past of [held, atDesk]) {
			const pressed: Command = { type: "WithdrawCase", askedToWithdraw: true };
			const after = past
				.when(pressed, "2019-03-13 12:00")
				.then({ type: "CaseWithdrawn", feedback: { askedToWithdraw: true } });
			expect(after.state.status).toBe("withdrawn");
			expect([after.due, after.nextMove]).toEqual([[], "nobody"]);
			expect(allowed(after, "2019-03-13 12:01")).toEqual(["requestErasure"]);
			after.when(message(), "2019-03-13 12:01").thenRefused("wrongState");
		}
	});

	test("is over once there is an answer", () => {
		answered.when(withdraw, "2019-03-13 17:00").thenRefused("wrongState");
	});

	test("takes no step back that has fired", () => {
		const late = held.leftAlone("2019-03-15 00:00");
		const after = late.when(withdraw, "2019-03-15 09:00").done();
		expect(after.steps).toEqual(late.steps);
	});

	test("of a protected report leaves it with its office: the word may not be the victim's", () => {
		const triage = given()
			.when(submit({ text: "听说有人收红包。" }), start)
			.done();
		const sealed = triage.when(seal("p:desk1", "protected"), start).done();
		const after = sealed.when(withdraw, start).done();
		expect([after.due, after.nextMove]).toEqual([sealed.due, sealed.nextMove]);
		const conduct = given()
			.when(submit({ categoryCode: "1101" }), start)
			.done();
		expect(conduct.when(withdraw, start).done().nextMove).toBe("nobody");
	});
});

describe("turning away", () => {
	test("is asked by the desk and decided by its superior", () => {
		const asked = atDesk.when(decline("p:desk1"), "2019-03-13 10:30").done();
		expect(asked.nextMove).toBe("p:office as decider");
		expect(asked.due).toEqual(["blue decision 2019-03-14 18:00"]);
		asked.when(decision("p:desk1", true), "2019-03-13 11:00").thenRefused("notYours");
		asked.when(dispatch("p:desk1", "works1"), "2019-03-13 11:00").thenRefused("wrongState");
		const after = asked
			.when(decision("p:office", true), "2019-03-14 09:00")
			.then({ type: "CaseDecided", accepted: true }, { type: "CaseDeclined", reason: "litigation" });
		expect(after.state.status).toBe("declined");
		expect([after.due, after.nextMove]).toEqual([[], "nobody"]);
	});

	test("refused, the report is the desk's again with limits anew", () => {
		const asked = atDesk.when(decline("p:desk1"), "2019-03-13 10:30").done();
		const after = asked.when(decision("p:office", false), "2019-03-14 09:00").done();
		expect(after.nextMove).toBe("p:desk1 as desk");
		expect(after.due[0]).toBe("blue triage 2019-03-14 11:00");
	});

	test("left undecided, the card is the superior's", () => {
		const asked = atDesk.when(decline("p:desk1"), "2019-03-13 10:30").done();
		const after = asked.leftAlone("2019-03-15 00:00");
		expect(after.steps).toEqual(["blue decision 2019-03-14 18:00 fell p:office told p:leader as leader"]);
	});

	test("asked by the holder, it stops the holder's clock and goes on when refused", () => {
		const asked = held.when(decline("p:grid1"), "2019-03-13 14:00").done();
		expect(asked.nextMove).toBe("p:eastSecretary as decider");
		const refused = asked.when(decision("p:eastSecretary", false), "2019-03-13 15:00").done();
		expect(refused.nextMove).toBe("p:grid1 as holder");
		const away = asked.when(decision("p:eastSecretary", true), "2019-03-13 15:00").done();
		expect([away.state.status, away.nextMove]).toEqual(["declined", "nobody"]);
	});

	test("is not for a report that triage has not looked at, nor for a sealed one", () => {
		const triage = given()
			.when(submit({ text: "听说有人收红包。" }), start)
			.done();
		triage.when(decline("p:desk1"), "2019-03-13 10:30").thenRefused("wrongState");
		const conduct = given()
			.when(submit({ categoryCode: "1101" }), start)
			.done();
		conduct.when(decline("p:officer"), "2019-03-13 10:30").thenRefused("wrongState");
		conduct.when(decline("p:desk1"), "2019-03-13 10:30").thenRefused("notFound");
	});
});

describe("the one appeal", () => {
	const asked = atDesk.when(decline("p:desk1"), "2019-03-13 10:30").done();
	const declined = asked.when(decision("p:office", true), "2019-03-14 09:00").done();

	test("may be made for 15 days, to the end of the last", () => {
		expect(local(declined.state.appeal?.until ?? 0)).toBe("2019-03-30 00:00");
		expect(allowed(declined, "2019-03-30 00:00")).toEqual(["appealCase", "requestErasure"]);
		declined.when(appeal(), "2019-03-30 00:00").done();
		expect(allowed(declined, "2019-03-30 00:00:01")).toEqual(["requestErasure"]);
		declined.when(appeal(), "2019-03-30 00:00:01").thenRefused("askedTooLate");
	});

	test("is decided by nobody who had to do with it, with a limit of its own", () => {
		const after = declined.when(appeal(), "2019-03-15 09:00").done();
		expect(after.nextMove).toBe("p:leader as decider");
		expect(after.due).toEqual(["blue decision 2019-03-20 18:00"]);
		after.when(decision("p:office", false), "2019-03-15 10:00").thenRefused("notYours");
	});

	test("upheld, the report is the desk's anew, and its case clock runs from receipt", () => {
		const upheld = declined
			.when(appeal(), "2019-03-15 09:00")
			.done()
			.when(decision("p:leader", true), "2019-03-15 10:00")
			.done();
		expect(upheld.nextMove).toBe("p:desk1 as desk");
		expect(upheld.due[0]).toBe("blue triage 2019-03-15 12:00");
		const sent = upheld.when(dispatch("p:desk1", "works1"), "2019-03-15 11:00").done();
		expect(local(sent.state.caseFinishDueAt ?? 0)).toBe("2019-03-20 18:00");
	});

	test("not upheld, it is final", () => {
		const final = declined
			.when(appeal(), "2019-03-15 09:00")
			.done()
			.when(decision("p:leader", false), "2019-03-15 10:00")
			.done();
		expect([final.state.status, final.nextMove]).toEqual(["declined", "nobody"]);
		final.when(appeal(), "2019-03-15 11:00").thenRefused("wrongState");
	});

	test("is there too after a check that was not upheld", () => {
		const check = answered
			.when(dispute(), "2019-03-14 09:00")
			.done()
			.when(contact("2019-03-15"), "2019-03-14 10:00")
			.done()
			.when(answer(), "2019-03-14 11:00")
			.done()
			.when(dispute(), "2019-03-14 12:00")
			.done();
		const closed = check.when(decision("p:leader", false), "2019-03-15 09:00").done();
		expect(allowed(closed, "2019-03-15 10:00")).toEqual(["appealCase", "requestErasure"]);
		const appealed = closed.when(appeal(), "2019-03-15 10:00").done();
		expect(appealed.nextMove).toBe("p:head as decider");
		const upheld = appealed.when(decision("p:head", true), "2019-03-15 11:00").done();
		expect([upheld.state.status, upheld.nextMove]).toEqual(["received", "p:desk1 as desk"]);
	});

	test("is asked of somebody above whoever decided, also where cards had taken that up to the head or to discipline", () => {
		const check = answered
			.when(dispute(), "2019-03-14 09:00")
			.done()
			.when(answer(), "2019-03-14 11:00")
			.done()
			.when(dispute(), "2019-03-14 12:00")
			.done();
		const askedOf = (by: string, until: string, at: string) =>
			check.leftAlone(until).when(decision(by, false), at).done().when(appeal(), "2019-04-02 10:00").done();
		expect(askedOf("p:head", "2019-03-20 09:00", "2019-03-20 10:00").nextMove).toBe("p:officer as decider");
		expect(askedOf("p:officer", "2019-03-26 09:00", "2019-03-26 10:00").nextMove).toBe(
			"p:officer2 as decider",
		);
		const turnedAway = asked.leftAlone("2019-03-19 09:00").when(decision("p:head", true), "2019-03-19 10:00");
		expect(turnedAway.done().when(appeal(), "2019-03-20 09:00").done().nextMove).toBe("p:officer as decider");
	});
});

describe("another word on a closed case", () => {
	const closed = answered.when(confirm("solved"), "2019-03-14 09:00").done();
	const change: Command = { type: "ChangeVerdict", verdict: "partly", feedback: {} };

	test("is taken for 30 days and leaves the case closed", () => {
		// 13 April is a Saturday: the window moves to the end of the Monday.
		const after = closed.when(change, "2019-04-16 00:00").done();
		expect(isOver(after.state) && after.state.verdict).toBe("partly");
		closed.when(change, "2019-04-16 00:00:01").thenRefused("askedTooLate");
	});

	test("“not” reopens as if said in time", () => {
		const after = closed.when(dispute(), "2019-04-10 09:00").then({ type: "CaseDisputed", pending: null });
		expect([after.state.status, after.state.round, after.state.verdict]).toEqual(["dispatched", 2, null]);
		expect(after.nextMove).toBe("p:grid1 as holder");
		closed.when(dispute(), "2019-04-16 00:00:01").thenRefused("wrongState");
	});

	test("is not for a case that closed against the resident's word", () => {
		answered.when(change, "2019-03-14 09:00").thenRefused("wrongState");
	});
});

test("a mediation's outcome belongs to neighbours' disputes only", () => {
	const mediated: Command = {
		type: "AnswerCase",
		by: "p:works1",
		words: words("两家谈好了。"),
		outcome: "done",
		mediation: "agreed",
	};
	const quarrel = atDesk.when(dispatch("p:desk1", "works1"), "2019-03-13 11:00").done();
	expect(quarrel.when(mediated, "2019-03-13 12:00").done().state.mediation).toBe("agreed");
	held
		.when({ ...mediated, by: "p:grid1" } as Command, "2019-03-13 12:00")
		.thenRefused("wrongState", "mediation");
});
