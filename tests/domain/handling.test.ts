import { describe, expect, test } from "vitest";
import { defaultPolicy } from "../../server/domain/policy.ts";
import {
	answer,
	cannot,
	confirm,
	contact,
	dispatch,
	dispute,
	message,
	sign,
	submit,
} from "../support/domain-deeds.ts";
import { type Given, given } from "../support/given.ts";
import { at, houseUnder, houseWith, leave } from "../support/house.ts";

// Wednesday 03-13 12:30: sign due 17:00, contact due 03-14 18:00, finish due 03-20 18:00.
const noon = "2019-03-13 12:30";
const dispatched = given().when(submit(), noon).done();
const signed = dispatched.when(sign(), "2019-03-13 14:00").done();
const contacted = signed.when(contact("2019-03-15"), "2019-03-13 15:00").done();
const answered = contacted.when(answer(), "2019-03-15 10:00").done();

function tour({ state }: Given) {
	if (!("tour" in state)) throw new Error("the case is not dispatched");
	return state.tour;
}

describe("sign", () => {
	test("the holder signs: seen, and nothing more", () => {
		const after = dispatched
			.when(sign(), "2019-03-13 17:00")
			.then({ type: "CaseSigned", at: "2019-03-13 17:00", by: "p:grid1" });
		expect(after.state.status).toBe("handling");
		expect(tour(after)).toMatchObject({ contactedAt: null, answeredAt: null });
		expect(after.due).toEqual(dispatched.due.filter((line) => !line.startsWith("unsigned")));
		expect(after.nextMove).toBe("p:grid1 as holder");
	});

	test("what is signed, contacted or answered is not signed again", () => {
		for (const past of [signed, contacted, answered])
			past.when(sign(), "2019-03-15 11:00").thenRefused("wrongState");
		const unsigned = dispatched.when(contact("2019-03-15"), noon).done();
		unsigned.when(sign(), "2019-03-13 15:00").thenRefused("wrongState");
	});

	test("nobody signs for the holder", () => {
		for (const by of ["p:eastSecretary", "p:desk1", "p:leader"]) {
			dispatched.when(sign(by), noon).thenRefused("notYours");
		}
		for (const by of ["p:grid2", "p:administrator", "p:observer", "p:guard2", "nobody"]) {
			dispatched.when(sign(by), noon).thenRefused("notFound");
		}
	});

	test("who took the case in hand, and since when, stands in the case", () => {
		const hands = (past: Given) => past.state.moves.map(({ inHand }) => inHand);
		expect(hands(dispatched)).toEqual([false]);
		expect(hands(signed)).toEqual([false, true]);
		expect(hands(signed.leftAlone("2019-03-14 17:00"))).toEqual([false, true]);
		expect(hands(contacted)).toEqual([false, true]);
		expect(hands(answered)).toEqual([false, true, false]);
	});
});

describe("contact", () => {
	test("contact is words with a next step and a date, at the working time since receipt", () => {
		const command = contact("2019-03-15", "p:grid1", "已经看到，明天上门。");
		const after = signed.when(command, "2019-03-14 10:00").then({
			...{ type: "ResidentContacted", at: "2019-03-14 10:00", by: "p:grid1", byDate: "2019-03-15" },
			...{ words: { id: "w:10", hash: "hash" }, nextStep: { id: "w:4" }, workingSeconds: 6 * 3600 },
			nextMove: { by: "staff", personId: "p:grid1" },
		});
		expect(after.state).toMatchObject({ status: "handling", contactSeconds: 6 * 3600, answerSeconds: null });
		expect(after.due.some((line) => /contact|unsigned|referred/.test(line))).toBe(false);
	});

	test("a second contact is welcome, the first one counts", () => {
		const twice = contacted.when(contact("2019-03-19"), "2019-03-14 10:00").done();
		expect(tour(twice).contactedAt).toBe(tour(contacted).contactedAt);
		expect(twice.state.contactSeconds).toBe(contacted.state.contactSeconds);
	});

	test.each([
		["today", "2019-03-13", true],
		["a day within the year", "2020-03-12", true],
		["yesterday", "2019-03-12", false],
		["more than a year ahead", "2020-03-13", false],
		["no day of the calendar", "2019-02-30", false],
		["no date", "tomorrow", false],
		["a date with a time", "2019-03-14T10:00", false],
	])("%s is a usable date: %s, %s", (_, byDate, usable) => {
		const attempt = dispatched.when(contact(byDate), "2019-03-13 23:59:59");
		if (usable) attempt.done();
		else attempt.thenRefused("dateUnusable", "byDate");
	});

	test("the date is of Shanghai: just after midnight yesterday is past", () => {
		dispatched.when(contact("2019-03-13"), "2019-03-14 00:00").thenRefused("dateUnusable", "byDate");
	});

	test("words and the next step are refused when they are none", () => {
		const say = (text: string, nextStep: string) => {
			const command = { ...contact("2019-03-15", "p:grid1", text), type: "ContactResident" as const };
			return {
				...command,
				by: "p:grid1",
				words: wordsOf(text),
				nextStep: wordsOf(nextStep),
				byDate: "2019-03-15",
			};
		};
		const refused = (text: string, nextStep: string) => dispatched.when(say(text, nextStep), noon);
		refused(" ", "上门").thenRefused("textEmpty", "words");
		refused("字".repeat(10_001), "上门").thenRefused("textTooLong", "words");
		refused("好", "\n").thenRefused("textEmpty", "nextStep");
		refused("好", "字".repeat(501)).thenRefused("textTooLong", "nextStep");
		refused("字".repeat(10_000), "字".repeat(500)).done();
	});

	test("an answered case is not contacted, another's neither", () => {
		answered.when(contact("2019-03-19"), "2019-03-15 11:00").thenRefused("wrongState");
		dispatched.when(contact("2019-03-19", "p:eastSecretary"), noon).thenRefused("notYours");
	});

	test("after a card for the finish contact leaves the move where the card put it", () => {
		const late = dispatched.leftAlone("2019-03-28 00:00");
		expect(late.nextMove).toBe("p:head as head");
		expect(late.when(contact("2019-04-01"), "2019-03-28 09:00").done().nextMove).toBe("p:head as head");
	});
});

function wordsOf(text: string) {
	return { id: "w", salt: "salt", hash: "hash", text };
}

describe("answer", () => {
	test("an answer goes to the resident, who has the next move", () => {
		const after = contacted.when(answer(), "2019-03-15 10:00").then({
			...{ type: "CaseAnswered", at: "2019-03-15 10:00", by: "p:grid1", outcome: "done", pending: null },
			...{ withoutContact: false, workingSeconds: 14 * 3600, nextMove: { by: "resident" } },
			due: [{ step: "silence", cause: "silence", dueAt: "2019-03-23 00:00" }],
		});
		expect(after.state).toMatchObject({ status: "followUp", answerSeconds: 14 * 3600 });
	});

	test("an answer without earlier contact says so, and counts as contact", () => {
		const after = signed
			.when(answer(), "2019-03-14 10:00")
			.then({ type: "CaseAnswered", withoutContact: true, workingSeconds: 6 * 3600 });
		expect(tour(after).contactedAt).toBe(tour(after).answeredAt);
		expect(after.state.contactSeconds).toBe(6 * 3600);
	});

	test("there is no second answer", () => {
		const closed = answered.when(confirm(), "2019-03-15 11:00").done();
		const pending = contacted.when(cannot(), "2019-03-15 10:00").done();
		for (const past of [answered, closed, pending]) {
			past.when(answer(), "2019-03-15 12:00").thenRefused("alreadyAnswered");
			past.when(cannot(), "2019-03-15 12:00").thenRefused("alreadyAnswered");
		}
	});

	test("after a dispute the holder answers again", () => {
		const again = answered.when(dispute(), "2019-03-15 11:00").done();
		again.when(answer(), "2019-03-15 12:00").then({ type: "CaseAnswered", withoutContact: true });
	});

	test("an answer of 10,000 characters is welcome, one more is not, nor is none", () => {
		dispatched.when(answer("p:grid1", "字".repeat(10_001)), noon).thenRefused("textTooLong", "words");
		dispatched.when(answer("p:grid1", " "), noon).thenRefused("textEmpty", "words");
		dispatched.when(answer("p:grid1", "字".repeat(10_000)), noon).done();
	});

	test("only the holder answers, before and after the move has gone up", () => {
		for (const past of [dispatched, dispatched.leftAlone("2019-03-28 00:00")]) {
			past.when(answer("p:eastSecretary"), "2019-03-28 09:00").thenRefused("notYours");
			past.when(answer(), "2019-03-28 09:00").done();
		}
	});

	test("a deputy who got the case answers it, also when the holder of the post is back", () => {
		const away = houseWith(leave("p:grid1", "2019-03-13 09:00", "2019-03-13 15:00"));
		const past = given([], away).when(submit(), noon).done();
		past.when(answer("p:grid1"), "2019-03-13 17:00").thenRefused("notFound");
		past.when(answer("p:grid2"), "2019-03-13 17:00").then({ type: "CaseAnswered", by: "p:grid2" });
	});

	test("praise is answered like any case", () => {
		const praised = given()
			.when(submit({ categoryCode: "1202" }), noon)
			.done();
		praised.when(answer("p:office"), "2019-03-14 10:00").then({ type: "CaseAnswered" });
	});

	test("the resident's days of silence are the policy's", () => {
		const past = given([], houseUnder({ ...defaultPolicy, silenceDays: 3 }))
			.when(submit(), noon)
			.done();
		expect(past.when(answer(), noon).done().due).toEqual(["silence silence 2019-03-19 00:00"]);
	});
});

test("a message changes the trail and says that a word waits, and nothing else", () => {
	const after = dispatched.when(message(), noon).then({ type: "MessageLeft", words: { id: "w:6" } });
	expect({ ...after.state, version: 0 }).toEqual({ ...dispatched.state, version: 0, saidAt: at(noon) });
	given()
		.when(submit({ categoryCode: "0904" }), noon)
		.done()
		.when(message(), noon)
		.done();
	dispatched.when(message(" "), noon).thenRefused("textEmpty", "words");
	dispatched.when(message("字".repeat(2001)), noon).thenRefused("textTooLong", "words");
	answered.when(confirm(), noon).done().when(message(), noon).thenRefused("wrongState");
	dispatched.when(dispatch("p:desk1", "grid1"), noon).thenRefused("wrongState");
});
