import { describe, expect, test } from "vitest";
import { isHeld } from "../../server/domain/case.ts";
import type { Command } from "../../server/domain/decide.ts";
import { answer, cannot, contact, message, sign, submit, words } from "../support/domain-deeds.ts";
import { type Given, given, local } from "../support/given.ts";

// Received and dispatched on Wed 03-13 10:00: sign 15:00, contact 03-14 18:00, finish 03-20 18:00.
const start = "2019-03-13 10:00";
const signed = given().when(submit(), start).done().when(sign(), "2019-03-13 11:00").done();
const contacted = signed.when(contact("2019-03-15"), "2019-03-13 11:00").done();
const ask = (by = "p:grid1", text = "是几号楼？"): Command => {
	return { type: "AwaitResident", by, words: words(text) };
};
const goOn = (by = "p:grid1"): Command => ({ type: "ResumeCase", by });
const waits = contacted.when(ask(), "2019-03-13 14:00").done();

function limits({ state }: Given): string[] {
	if (!isHeld(state)) throw new Error("the case is in hand");
	const { contactDueAt, finishDueAt } = state.tour.limits ?? { contactDueAt: 0, finishDueAt: 0 };
	return [contactDueAt ?? 0, finishDueAt, state.caseFinishDueAt ?? 0].map((at) => local(at).slice(5));
}

describe("awaiting the resident", () => {
	test("stops every limit until the resident has answered", () => {
		expect(waits.nextMove).toBe("resident");
		expect(waits.due).toEqual(["resume awaiting 2019-03-18 14:00"]);
		const answered = waits
			.when(message("三号楼。"), "2019-03-14 14:00")
			.then(
				{ type: "MessageLeft" },
				{ type: "CaseResumed", kind: "awaiting", by: null, until: 1_552_543_200 },
			);
		expect(limits(answered).slice(1)).toEqual(["03-21 18:00", "03-21 18:00"]);
		expect(answered.nextMove).toBe("p:grid1 as holder");
	});

	test("ends by itself after three working days in all", () => {
		const after = signed.when(ask(), "2019-03-13 14:00").done().leftAlone("2019-03-18 15:00");
		expect(after.nextMove).toBe("p:grid1 as holder");
		expect(limits(after)).toEqual(["03-19 18:00", "03-25 18:00", "03-25 18:00"]);
		after.when(ask(), "2019-03-18 16:00").thenRefused("awaitedTooLong");
	});

	test("counts all waits together", () => {
		const oneDay = waits.when(message("三号楼。"), "2019-03-14 14:00").done();
		const again = oneDay.when(ask(), "2019-03-15 09:00").done();
		expect(again.due).toEqual(["resume awaiting 2019-03-18 18:00"]);
	});

	test("of a natural level is three times a day and night", () => {
		const pipe = given()
			.when(submit({ categoryCode: "0602" }), start)
			.done();
		const waiting = pipe.when(ask("p:works1"), "2019-03-13 10:10").done();
		expect(waiting.due).toEqual(["resume awaiting 2019-03-16 10:10"]);
	});

	test("ends when the holder goes on without the answer, or answers", () => {
		const on = waits.when(goOn(), "2019-03-14 14:00").then({ type: "CaseResumed", by: "p:grid1" });
		on.when(goOn(), "2019-03-14 15:00").thenRefused("wrongState");
		waits
			.when(answer(), "2019-03-14 14:00")
			.then({ type: "CaseResumed", by: "p:grid1" }, { type: "CaseAnswered" });
	});

	test("takes back no card that was due before", () => {
		const late = signed.leftAlone("2019-03-15 09:00").when(ask(), "2019-03-15 09:00").done();
		expect(late.due).toEqual(["yellow contact 2019-03-18 18:00", "resume awaiting 2019-03-19 18:00"]);
		const yellow = late.leftAlone("2019-03-19 00:00");
		expect(yellow.steps.at(-1)).toBe("yellow contact 2019-03-18 18:00 fell p:grid1 told p:leader as leader");
		expect(yellow.nextMove).toBe("resident");
	});

	test("is the holder's question, in words, while nothing is asked or answered", () => {
		contacted.when(ask("p:eastSecretary"), "2019-03-13 14:00").thenRefused("notYours");
		contacted.when(ask("p:grid1", " "), "2019-03-13 14:00").thenRefused("textEmpty", "words");
		waits.when(ask(), "2019-03-13 15:00").thenRefused("wrongState");
		waits.when(goOn("p:eastSecretary"), "2019-03-13 15:00").thenRefused("notYours");
		contacted
			.when(cannot(), "2019-03-13 14:00")
			.done()
			.when(ask(), "2019-03-13 15:00")
			.thenRefused("wrongState");
		contacted
			.when(answer(), "2019-03-13 14:00")
			.done()
			.when(ask(), "2019-03-13 15:00")
			.thenRefused("wrongState");
	});

	test("lets the holder write meanwhile, and the move stays with the resident", () => {
		const silent = signed.when(ask(), "2019-03-13 14:00").done();
		const wrote = silent.when(contact("2019-03-18"), "2019-03-13 16:00").done();
		expect(wrote.nextMove).toBe("resident");
	});
});
