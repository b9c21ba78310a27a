import { describe, expect, test } from "vitest";
import type { Help } from "../../server/domain/assist.ts";
import { isHeld } from "../../server/domain/case.ts";
import type { Command } from "../../server/domain/decide.ts";
import { answer, cannot, contact, escalate, message, submit, words } from "../support/domain-deeds.ts";
import { type Given, given, local } from "../support/given.ts";
import { houseWith, relation } from "../support/house.ts";

// Received, dispatched and contacted on Wed 03-13 10:00: finish due 03-20 18:00.
const start = "2019-03-13 10:00";
const dispatched = given().when(submit(), start).done();
const contacted = dispatched.when(contact("2019-03-20"), start).done();

function ask(postId = "works1", assistId = "a1", by = "p:grid1", text = "请派车。"): Command {
	return { type: "AskAssist", by, assistId, postId, words: words(text) };
}
function help(by = "p:works1", assistId = "a1", text = "车已派。"): Command {
	return { type: "AnswerAssist", by, assistId, words: words(text) };
}
function rate(how: Help = "helped", by = "p:grid1", assistId = "a1"): Command {
	return { type: "RateAssist", by, assistId, help: how };
}
const asked = contacted.when(ask(), "2019-03-13 14:00").done();
const overdue = asked.leftAlone("2019-03-15 18:30");
const stops = ({ state }: Given) => state.stops.map(({ kind }) => kind);
const finish = ({ state }: Given) => local(isHeld(state) ? (state.tour.limits?.finishDueAt ?? 0) : 0);
const ofAssist = ({ steps }: Given) => steps.filter((step) => step.includes("assist"));

describe("an assist", () => {
	test("has an owner with two working days; the holder keeps the case and the move", () => {
		const after = contacted.when(ask(), "2019-03-13 14:00").then({
			...{ type: "AssistAsked", postId: "works1", ownerId: "p:works1", dueAt: "2019-03-15 18:00" },
		});
		expect(after.nextMove).toBe("p:grid1 as holder");
		expect(after.due.filter((line) => line.includes("assist"))).toEqual([
			"finishReminder assist 2019-03-15 12:00",
			"blue assist 2019-03-15 18:00",
			"yellow assist 2019-03-19 18:00",
			"red assist 2019-03-22 18:00",
		]);
	});

	test("of a natural level has an hour", () => {
		const pipe = given()
			.when(submit({ categoryCode: "0602" }), start)
			.done();
		const urgent = pipe.when(ask("grid1", "a1", "p:works1"), "2019-03-13 10:05").done();
		expect(urgent.state.assists.map(({ dueAt }) => local(dueAt))).toEqual(["2019-03-13 11:05"]);
	});

	test("left alone climbs in the owner's own chain, on whoever held it", () => {
		expect(ofAssist(asked.leftAlone())).toEqual([
			"finishReminder assist 2019-03-15 12:00 fell p:works1 told p:works1 as assist",
			"blue assist 2019-03-15 18:00 fell p:works1 told p:worksChief as superior",
			"yellow assist 2019-03-19 18:00 fell p:worksChief told p:leader as leader",
			"red assist 2019-03-22 18:00 fell p:leader told p:head as head",
		]);
	});

	test("overdue when the resident is contacted is the only step left open: the holder's clock stands still from then", () => {
		const pipe = given()
			.when(submit({ categoryCode: "0602" }), start)
			.done();
		const late = pipe.when(ask("grid1", "a1", "p:works1"), "2019-03-13 10:05").done();
		const told = contact("2019-03-15", "p:works1");
		// The help was due at 11:05, contact is due at 12:00 and the answer on the next day at 10:00.
		expect(stops(late.when(told, "2019-03-13 11:05").done())).toEqual([]);
		const waiting = late.leftAlone("2019-03-13 11:30").when(told, "2019-03-13 11:30").done();
		expect([stops(waiting), waiting.nextMove]).toEqual([["assist"], "p:eastSecretary as superior"]);
		expect(waiting.due.every((line) => line.includes("assist"))).toBe(true);
		const helped = waiting.when(help("p:grid1"), "2019-03-13 13:30").done();
		expect([stops(helped), finish(helped), helped.nextMove]).toEqual([
			...[[], "2019-03-14 12:00", "p:works1 as holder"],
		]);
		// A late answer is an open step of its own.
		const missed = late.leftAlone("2019-03-14 11:00").when(told, "2019-03-14 11:00").done();
		expect(stops(missed)).toEqual([]);
	});

	test("answered in time has no card, and is rated by the holder once", () => {
		const helped = asked.when(help(), "2019-03-15 12:00").then({ type: "AssistAnswered", by: "p:works1" });
		expect(ofAssist(helped.leftAlone())).toEqual([]);
		const rated = helped
			.when(rate("partly"), "2019-03-15 14:00")
			.then({ type: "AssistRated", help: "partly" });
		rated.when(rate(), "2019-03-15 15:00").thenRefused("wrongState");
	});

	test("is asked of somebody else in work, who may know of the case, once at a time, and of five at most", () => {
		const at = "2019-03-13 14:00";
		for (const postId of ["grid1", "officer", "guard1", "nowhere"])
			contacted.when(ask(postId), at).thenRefused("postUnusable", "postId");
		asked.when(ask("works1", "a2"), at).thenRefused("postUnusable", "postId");
		const naming = given([], houseWith(relation("p:works1", "p:eastSecretary")))
			.when(submit({ categoryCode: "0904", text: "宋春梅没来。" }), start)
			.done()
			.when({ type: "DispatchCase", by: "p:desk1", categoryCode: "0203", postId: "worksChief" }, start)
			.done();
		naming.when(ask("works1", "a1", "p:worksChief"), at).thenRefused("postUnusable", "postId");
		const posts = ["works1", "worksChief", "grid2", "west1", "westSecretary"];
		const many = posts.reduce<Given>(
			(past, post, index) => past.when(ask(post, `b${index}`), at).done(),
			contacted,
		);
		many.when(ask("leader", "b9"), at).thenRefused("usedUp");
	});

	test("is asked in words, by the holder, of a case in hand", () => {
		const at = "2019-03-13 14:00";
		contacted.when(ask("works1", "a1", "p:eastSecretary"), at).thenRefused("notYours");
		contacted.when(ask("works1", "a1", "p:grid1", " "), at).thenRefused("textEmpty", "words");
		contacted.when(answer(), at).done().when(ask(), at).thenRefused("wrongState");
		contacted.when(cannot(), at).done().when(ask(), at).then({ type: "AssistAsked" });
	});

	test("is answered by its owner, once, in words, and rated when it was answered", () => {
		const at = "2019-03-14 10:00";
		asked.when(help("p:worksChief"), at).thenRefused("notYours");
		asked.when(help("p:works1", "a9"), at).thenRefused("notFound", "assistId");
		asked.when(help("p:works1", "a1", " "), at).thenRefused("textEmpty", "words");
		asked.when(rate(), at).thenRefused("wrongState");
		const helped = asked.when(help(), at).done();
		helped.when(help(), at).thenRefused("alreadyAnswered");
		helped.when(rate("helped", "p:works1"), at).thenRefused("notYours");
		helped.when(rate("helped", "p:grid1", "a9"), at).thenRefused("notFound", "assistId");
	});

	test("that is open is asked for no more once the case is answered, withdrawn or back at the desk", () => {
		const at = "2019-03-14 10:00";
		const back: Command = {
			...{ type: "AskDecision", by: "p:grid1", words: words("不归我管。") },
			proposal: { kind: "return", itemId: null },
		};
		const returned = asked
			.when(back, at)
			.done()
			.when(
				{ type: "DecideCase", by: "p:eastSecretary", accept: true, words: words("是。"), postId: null },
				at,
			)
			.done();
		const withdrawn = asked.when({ type: "WithdrawCase", askedToWithdraw: null }, at).done();
		for (const over of [asked.when(answer(), at).done(), withdrawn, returned]) {
			expect(over.state.assists).toEqual([]);
			expect(over.due.filter((line) => line.includes("assist"))).toEqual([]);
		}
	});
});

describe("an overdue assist that is the only open step", () => {
	test("stops the holder clock, not the resident's, until it is answered", () => {
		expect([stops(overdue), overdue.nextMove]).toEqual([["assist"], "p:worksChief as superior"]);
		const answered = overdue.when(help(), "2019-03-19 10:00").done();
		expect([stops(answered), answered.nextMove]).toEqual([[], "p:grid1 as holder"]);
		expect(finish(answered)).toBe("2019-03-22 10:00");
		expect(local(answered.state.caseFinishDueAt ?? 0)).toBe("2019-03-20 18:00");
	});

	test("leaves no card to the holder while it stands still", () => {
		expect(asked.leftAlone().steps.filter((step) => step.includes("fell p:grid1"))).toEqual([]);
	});

	test("stops it from when it was overdue, also where the sweep comes days later", () => {
		const inTime = overdue.when(help(), "2019-03-20 10:00").done();
		const late = asked.when(help(), "2019-03-20 10:00").done();
		expect([finish(late), late.due]).toEqual([finish(inTime), inTime.due]);
		// Without the stop it had been due on Tue 03-19 14:15, before the sweep came.
		expect(late.due[0]).toBe("finishReminder finish 2019-03-21 15:15");
		expect(late.steps.filter((step) => step.startsWith("finishReminder finish"))).toEqual([]);
	});

	test("does not stop it while the resident still waits for a first contact", () => {
		const silent = dispatched.when(ask(), "2019-03-13 14:00").done().leftAlone("2019-03-15 18:30");
		expect([stops(silent), silent.nextMove]).toEqual([[], "p:eastSecretary as superior"]);
	});

	test("does not stop it when its limit is past already", () => {
		const lateAsked = contacted.leftAlone("2019-03-19 17:00").when(ask(), "2019-03-19 17:00").done();
		const late = lateAsked.leftAlone("2019-03-21 18:30");
		expect(late.steps.filter((step) => step.startsWith("blue"))).toEqual([
			"blue finish 2019-03-20 18:00 fell p:grid1 told p:eastSecretary as superior",
			"blue assist 2019-03-21 18:00 fell p:works1 told p:worksChief as superior",
		]);
		expect([stops(late), late.nextMove]).toEqual([[], "p:eastSecretary as superior"]);
	});

	test("stops it until the last of several is answered", () => {
		const two = contacted
			.when(ask(), "2019-03-13 14:00")
			.done()
			.when(ask("west1", "a2"), "2019-03-13 14:00")
			.done();
		const both = two.leftAlone("2019-03-15 18:30");
		const one = both.when(help(), "2019-03-18 10:00").then({ type: "AssistAnswered" });
		expect(stops(one)).toEqual(["assist"]);
		one
			.when(help("p:west1", "a2"), "2019-03-18 11:00")
			.then({ type: "AssistAnswered" }, { type: "CaseResumed" });
	});

	test("that is answered while somebody decides leaves the move with the decider", () => {
		const extend: Command = {
			...{ type: "AskDecision", by: "p:grid1", words: words("要等。") },
			proposal: { kind: "extension", days: 1 },
		};
		const pending = overdue.when(extend, "2019-03-18 09:00").done();
		expect([stops(pending), pending.nextMove]).toEqual([
			["assist", "decision"],
			"p:eastSecretary as decider",
		]);
		const helped = pending.when(help(), "2019-03-18 10:00").done();
		expect([stops(helped), helped.nextMove]).toEqual([["decision"], "p:eastSecretary as decider"]);
	});

	test("that is answered while the resident is awaited leaves the move with the resident", () => {
		const waits = overdue
			.when({ type: "AwaitResident", by: "p:grid1", words: words("几号楼？") }, "2019-03-18 09:00")
			.done();
		const helped = waits.when(help(), "2019-03-18 10:00").done();
		expect([stops(helped), helped.nextMove]).toEqual([["awaiting"], "resident"]);
		expect(helped.when(message("三号楼。"), "2019-03-18 11:00").done().nextMove).toBe("p:grid1 as holder");
	});

	test("climbs on while somebody decides, without taking the decision from them", () => {
		const pending = asked.when(cannot(), "2019-03-15 14:00").done();
		const late = pending.when(escalate, "2019-03-15 18:30").done();
		expect(ofAssist(late).at(-1)).toBe(
			"blue assist 2019-03-15 18:00 fell p:works1 told p:worksChief as superior",
		);
		expect([stops(late), late.nextMove]).toEqual([["decision"], "p:eastSecretary as decider"]);
	});
});
