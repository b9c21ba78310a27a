import { describe, expect, test } from "vitest";
import { parseDay, weekOf } from "../../server/domain/day.ts";
import type { Command } from "../../server/domain/decide.ts";
import { answer, dispatch, escalate, submit, words } from "../support/domain-deeds.ts";
import { type Given, given, local } from "../support/given.ts";
import { at } from "../support/house.ts";

// Received Wed 03-13 12:30: yellow on Mon 03-18 18:00, red on 03-27 18:00, referred on 04-03 18:00.
const letterId = "eastCommittee:2019-W12";
const yellow = given().when(submit(), "2019-03-13 12:30").done().leftAlone("2019-03-18 18:00:02");

function help(by: string, text = "派市政班一组人、一台车。", letter = letterId): Command {
	return { type: "HelpLetter", by, letterId: letter, words: words(text) };
}
function reply(by: string, text = "明天上午换灯。", letter = letterId): Command {
	return { type: "AnswerLetter", by, letterId: letter, words: words(text) };
}
const cards = ({ state }: Given) => state.steps.map(({ step, cause }) => `${step} ${cause}`);

describe("a supervision letter", () => {
	test("comes with the yellow card: to the head of the unit, with three working days, for unit and week", () => {
		given()
			.when(submit(), "2019-03-13 12:30")
			.done()
			.leftAlone("2019-03-18 17:00")
			.when(escalate, "2019-03-18 18:00:01")
			.then(
				{ type: "CaseEscalated", step: "yellow", told: { personId: "p:leader" } },
				{
					...{ type: "LetterIssued", letterId, unitId: "eastCommittee", week: "2019-W12" },
					...{ ownerId: "p:eastSecretary", holderId: "p:grid1", issuerId: "p:leader" },
					dueAt: "2019-03-21 18:00",
				},
			);
	});

	test("does not come with blue, nor a second time for the same unit and week", () => {
		expect(
			given().when(submit(), "2019-03-13 12:30").done().leftAlone("2019-03-15 00:00").state.letters,
		).toEqual([]);
		const urgent = given()
			.when(submit({ categoryCode: "0601" }), "2019-03-11 09:00")
			.done()
			.leftAlone("2019-03-11 14:00");
		const again = urgent
			.when({ type: "ReassignCase", by: "p:leader", postId: "worksChief" }, "2019-03-11 14:00")
			.done()
			.leftAlone("2019-03-12 09:00");
		expect(cards(again).filter((card) => card.startsWith("yellow"))).toHaveLength(2);
		expect(again.state.letters.map((letter) => letter.letterId)).toEqual(["works:2019-W11"]);
	});

	test("unanswered past its limit is a card on the head of the unit, told one level up; the move stays", () => {
		const before = yellow.leftAlone("2019-03-21 18:00");
		const late = before.when(escalate, "2019-03-21 18:00:01").then({
			...{ type: "CaseEscalated", step: "blue", cause: "letter", letterId },
			...{ fellOn: "p:eastSecretary", told: { personId: "p:leader" } },
		});
		expect(late.nextMove).toBe(before.nextMove);
		expect(local(late.state.steps.at(-1)?.dueAt ?? 0)).toBe("2019-03-21 18:00");
	});

	test("answered in time has no card, and takes the referral away as a contact does", () => {
		const answered = yellow.when(reply("p:eastSecretary"), "2019-03-20 10:00").done();
		// The leader, then the head, decide nothing of who is to have it, a working day after the card that told them.
		expect(cards(answered.leftAlone()).slice(5)).toEqual([
			...["finishReminder finish", "blue reassignment", "red finish", "blue reassignment"],
		]);
		expect(cards(yellow.leftAlone())).toContain("referred finish");
	});

	test("answered late still takes the referral away, and its own card stays", () => {
		const late = yellow.leftAlone("2019-03-25 09:00").when(reply("p:grid1"), "2019-03-25 10:00").done();
		expect(cards(late.leftAlone())).toContain("blue letter");
		expect(cards(late.leftAlone())).not.toContain("referred finish");
	});

	test("keeps the referral away when the clocks are worked out anew", () => {
		const asked = yellow
			.when(reply("p:grid1"), "2019-03-19 10:00")
			.done()
			.when(
				{
					type: "AskDecision",
					by: "p:grid1",
					proposal: { kind: "extension", days: 1 },
					words: words("等料。"),
				},
				"2019-03-19 11:00",
			)
			.done()
			.when(
				{ type: "DecideCase", by: "p:eastSecretary", accept: true, words: words("同意。") },
				"2019-03-19 12:00",
			)
			.done();
		expect(cards(asked.leftAlone())).not.toContain("referred finish");
	});

	test("of one holder says nothing about the next one", () => {
		const moved = yellow
			.when({ type: "ReassignCase", by: "p:leader", postId: "grid2" }, "2019-03-19 09:00")
			.done();
		const answered = moved.when(reply("p:eastSecretary"), "2019-03-19 10:00").done();
		expect(cards(answered.leftAlone())).toContain("referred finish");
	});

	describe("of a week in which the next holder is late too", () => {
		// Reassigned on Tuesday 03-19: yellow again on Friday 03-22 18:00, in the same week.
		const moved = yellow
			.when({ type: "ReassignCase", by: "p:leader", postId: "grid2" }, "2019-03-19 09:00")
			.done();
		const about = ({ state }: Given) =>
			state.letters.map((one) => [one.letterId, one.hop, one.holderId, one.answeredAt, local(one.dueAt)]);

		test("is issued again under its name, and owed anew though it was answered", () => {
			const answered = moved.when(reply("p:eastSecretary"), "2019-03-19 10:00").done();
			expect(about(answered)).toMatchObject([
				[letterId, 1, "p:grid1", at("2019-03-19 10:00"), "2019-03-21 18:00"],
			]);
			const again = answered.leftAlone("2019-03-22 18:00");
			const issued = again.when(escalate, "2019-03-22 18:00:01").done();
			expect(about(issued)).toEqual([[letterId, 2, "p:grid2", null, "2019-03-27 18:00"]]);
			const late = issued.leftAlone("2019-03-28 00:00").state.steps.filter(({ cause }) => cause === "letter");
			expect(late.map(({ step, dueAt, told }) => [step, local(dueAt), told])).toMatchObject([
				["blue", "2019-03-27 18:00", { personId: "p:leader" }],
			]);
		});

		test("has a card for each that is not answered, the second not a level higher for the first", () => {
			const cardsOfLetter = moved.leftAlone().state.steps.filter(({ cause }) => cause === "letter");
			expect(cardsOfLetter.map(({ step, dueAt, told }) => [step, local(dueAt), told])).toMatchObject([
				["blue", "2019-03-21 18:00", { personId: "p:leader" }],
				["blue", "2019-03-27 18:00", { personId: "p:leader" }],
			]);
		});

		test("answered after the second card, keeps the next holder's referral away", () => {
			const later = moved.leftAlone("2019-03-23 00:00");
			const answered = later.when(reply("p:eastSecretary"), "2019-03-23 10:00").done();
			expect(cards(answered.leftAlone())).not.toContain("referred finish");
			expect(cards(later.leftAlone())).toContain("referred finish");
		});

		test("keeps its limit where it was still owed: another card gains no time", () => {
			const urgent = given()
				.when(submit({ categoryCode: "0601" }), "2019-03-11 09:00")
				.done()
				.leftAlone("2019-03-11 14:00");
			const [first] = about(urgent);
			const again = urgent
				.when({ type: "ReassignCase", by: "p:leader", postId: "worksChief" }, "2019-03-11 14:00")
				.done()
				.leftAlone("2019-03-12 09:00");
			expect(about(again)).toEqual([["works:2019-W11", 2, "p:worksChief", null, first?.[4]]]);
			expect(again.state.due.filter(({ cause }) => cause === "letter")).toHaveLength(1);
		});
	});

	test("stays owed by the unit after the case has gone to another holder", () => {
		const moved = yellow
			.when({ type: "ReassignCase", by: "p:leader", postId: "works1" }, "2019-03-19 09:00")
			.done();
		expect(cards(moved.leftAlone("2019-03-22 00:00"))).toContain("blue letter");
	});

	test("is answered once, by the head of the unit or the holder, and helped once, by whom the card told", () => {
		yellow.when(reply("p:leader"), "2019-03-19 10:00").thenRefused("notYours");
		yellow.when(help("p:eastSecretary"), "2019-03-19 10:00").thenRefused("notYours");
		yellow.when(help("p:leader", " "), "2019-03-19 10:00").thenRefused("textEmpty", "words");
		yellow
			.when(reply("p:grid1", "好", "works:2019-W12"), "2019-03-19 10:00")
			.thenRefused("notFound", "letterId");
		const helped = yellow.when(help("p:leader"), "2019-03-19 10:00").then({ type: "LetterHelped", letterId });
		helped.when(help("p:leader"), "2019-03-19 11:00").thenRefused("alreadyAnswered");
		const answered = helped.when(reply("p:grid1"), "2019-03-19 11:00").then({ type: "LetterAnswered" });
		answered.when(reply("p:eastSecretary"), "2019-03-19 12:00").thenRefused("alreadyAnswered");
	});

	test("has no card after the resident has had the answer", () => {
		const done = yellow.when(answer(), "2019-03-19 10:00").done();
		expect(cards(done.leftAlone())).not.toContain("blue letter");
	});

	test("is the desk's where the desk has let a report lie, until it is dispatched", () => {
		const gap = given()
			.when(submit({ categoryCode: "0904" }), "2019-03-13 10:00")
			.done()
			.leftAlone("2019-03-14 00:00");
		expect(gap.state.letters.map(({ ownerId, issuerId }) => [ownerId, issuerId])).toEqual([
			["p:office", "p:leader"],
		]);
		const sent = gap.when(dispatch("p:desk1", "works1"), "2019-03-14 10:00").done();
		expect(cards(sent.leftAlone("2019-03-19 00:00"))).not.toContain("blue letter");
	});

	test("never goes out for a sealed report", () => {
		const held = given()
			.when(submit({ text: "有人收红包。" }), "2019-03-13 10:00")
			.done()
			.leftAlone("2019-03-14 00:00");
		expect(cards(held)).toContain("yellow triage");
		expect(held.state.letters).toEqual([]);
	});
});

test.each([
	["2019-03-18", "2019-W12"],
	["2019-03-17", "2019-W11"],
	["2021-01-03", "2020-W53"],
	["2018-12-31", "2019-W01"],
	["1969-12-28", "1969-W52"],
])("%s lies in the week %s", (date, week) => {
	expect(weekOf(parseDay(date) ?? 0)).toBe(week);
});
