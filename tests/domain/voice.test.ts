import { describe, expect, test } from "vitest";
import type { Command } from "../../server/domain/decide.ts";
import { voiceMay } from "../../server/domain/voice.ts";
import { beside } from "../support/beside.ts";
import {
	answer,
	cannot,
	confirm,
	contact,
	decision,
	dispute,
	message,
	submit,
} from "../support/domain-deeds.ts";
import { type Given, given, local } from "../support/given.ts";
import { at, house } from "../support/house.ts";

const first = "190313-0001-0001";
const parent = given().when(submit(), "2019-03-13 10:00").done();
const child = given()
	.when(submit({ caseNumber: "190313-0001-0002", categoryCode: "0203" }), "2019-03-13 11:00")
	.done();
const noon = "2019-03-13 12:00";
const merge: Command = { type: "MergeCase", by: "p:desk1", parent: first };
const merged = child.when(merge, noon, beside(parent)).done();
const answered = parent.when(answer(), "2019-03-13 16:00", beside(parent, merged)).done();
const closed = answered.when(confirm(), "2019-03-13 17:00").done();
const apart: Command = { type: "SplitVoice" };
const withdraw: Command = { type: "WithdrawCase", askedToWithdraw: true };
const later = "2019-03-14 09:00";

function allowed(with_: Given, voice = merged, when = later) {
	if (voice.state.status !== "merged") throw new Error("no voice");
	return voiceMay(voice.state, with_.state, at(when), house);
}

describe("a voice's own word", () => {
	test("is asked for once the parent is answered, for as long as a verdict may change", () => {
		expect(allowed(parent)).toEqual(["messageDesk", "withdrawCase", "splitVoice"]);
		expect(allowed(answered)).toEqual(["messageDesk", "confirmCase", "disputeCase", "splitVoice"]);
		expect(allowed(closed)).toEqual(["confirmCase", "disputeCase"]);
		expect(allowed(closed, merged, "2019-04-12 23:59:59")).toEqual(["confirmCase", "disputeCase"]);
		expect(allowed(closed, merged, "2019-04-13 00:00:01")).toEqual([]);
		merged.when(confirm(), later, beside(parent)).thenRefused("wrongState");
	});

	test("closes nothing but its own question, and may be changed", () => {
		const said = merged
			.when(confirm("partly"), later, beside(answered))
			.then({ type: "CaseConfirmed", verdict: "partly" });
		expect(said.state).toMatchObject({ status: "merged", verdict: "partly" });
		expect(allowed(answered, said)).toEqual(["messageDesk", "changeVerdict", "disputeCase", "splitVoice"]);
		const changed: Command = { type: "ChangeVerdict", verdict: "solved", feedback: {} };
		expect(said.when(changed, later, beside(answered)).done().state.verdict).toBe("solved");
		said.when(confirm(), later, beside(answered)).thenRefused("wrongState");
	});

	test("is not asked for while a superior has to confirm that it cannot be solved", () => {
		const pending = parent.when(cannot(), "2019-03-13 16:00").done();
		merged.when(confirm(), later, beside(pending)).thenRefused("wrongState");
		const agreed = pending.when(decision("p:eastSecretary", true), "2019-03-13 17:00").done();
		merged.when(confirm(), later, beside(agreed)).then({ type: "CaseConfirmed" });
	});

	test("is taken back while nothing is answered: the voice goes, the parent stays", () => {
		const after = merged
			.when(withdraw, noon, beside(parent))
			.then({ type: "CaseWithdrawn", feedback: { askedToWithdraw: true } });
		expect(after.state.status).toBe("withdrawn");
		expect(beside(parent, after).voicesOf(first)).toEqual([]);
		merged.when(withdraw, later, beside(answered)).thenRefused("wrongState");
	});
});

describe("a voice's dispute", () => {
	const disputed = merged
		.when(dispute(), later, beside(answered))
		.then({ type: "CaseSplit", why: "dispute", by: null }, { type: "CaseDisputed", pending: null });

	test("opens its own rework with whoever answered, and leaves the parent and the others as they are", () => {
		expect(disputed.state).toMatchObject({ status: "dispatched", round: 2, disputes: 1 });
		expect(disputed.nextMove).toBe("p:grid1 as holder");
		expect(disputed.due[0]).toBe("unsigned sign 2019-03-14 11:00");
	});

	test("uses up nobody else's: the parent's next is still its first, the voice's next is its second", () => {
		const parents = answered.when(dispute(), later).then({ type: "CaseDisputed", pending: null });
		expect(parents.state.disputes).toBe(1);
		const again = disputed
			.when(answer(), "2019-03-14 10:00")
			.done()
			.when(dispute(), "2019-03-14 11:00")
			.done();
		expect(again.nextMove).toBe("p:leader as decider");
	});

	test("keeps it apart for good: nobody merges it again", () => {
		disputed.when(merge, "2019-03-14 09:30", beside(parent)).thenRefused("staysSingle");
	});

	test("without a word is refused like any other", () => {
		merged.when(dispute(" "), later, beside(answered)).thenRefused("textEmpty", "reason");
	});
});

describe("“my matter is another”", () => {
	const own = merged
		.when(apart, later, beside(parent))
		.then({ type: "CaseSplit", why: "resident", by: null }, { type: "CaseDispatched", holderId: "p:grid1" });

	test("is the resident's right at any time before the parent closes; the book sends it on", () => {
		expect(own.nextMove).toBe("p:grid1 as holder");
		merged.when(apart, later, beside(answered)).then({ type: "CaseSplit" }, { type: "CaseDispatched" });
		merged.when(apart, later, beside(closed)).thenRefused("wrongState");
		child.when(apart, later, beside(parent)).thenRefused("wrongState");
	});

	test("leaves the case clock where its own receipt set it, and gives the holder a fresh one", () => {
		// Received on Wed 13 March, split a day later: five working days from the 13th, signed for from the split.
		expect(local(own.state.caseFinishDueAt ?? 0)).toBe("2019-03-20 18:00");
		expect(own.due.slice(0, 2)).toEqual([
			"unsigned sign 2019-03-14 14:00",
			"contactReminder contact 2019-03-15 14:00",
		]);
		const late = merged.when(apart, "2019-03-25 09:00", beside(parent)).done();
		expect(local(late.state.caseFinishDueAt ?? 0)).toBe("2019-03-20 18:00");
		// Half of five working days, rounded up: nobody is carded for time they did not have.
		expect(late.due).toContain("blue finish 2019-03-28 18:00");
		expect(late.steps).toEqual([]);
	});

	test("is kept: the desk does not merge it again", () => {
		own.when(merge, "2019-03-14 10:00", beside(parent)).thenRefused("staysSingle");
	});

	test("without a duty that covers it goes to the desk", () => {
		const nobodys = given()
			.when(submit({ caseNumber: "190313-0001-0003", categoryCode: "0904" }), "2019-03-13 11:00")
			.done();
		const voice = nobodys.when(merge, noon, beside(parent)).done();
		const back = voice.when(apart, later, beside(parent)).then({ type: "CaseSplit" });
		expect(back.nextMove).toBe("p:desk1 as desk");
	});
});

test("what staff write to a case with voices is marked as everybody's to read; before, it is its one reader's", () => {
	const marked = ({ events }: Given) => events.filter((event) => "shared" in event).map(({ type }) => type);
	expect(marked(answered)).toEqual(["CaseAnswered"]);
	expect(marked(parent.when(answer(), noon).done())).toEqual([]);
	const both = parent.when(contact("2019-03-15"), noon, beside(parent, merged)).done();
	expect(marked(both)).toEqual(["ResidentContacted"]);
	expect(marked(merged.when(message(), noon, beside(parent)).done())).toEqual([]);
});
