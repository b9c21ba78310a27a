import { describe, expect, test } from "vitest";
import { answer, cannot, contact, decision, escalate, sign, submit } from "../support/domain-deeds.ts";
import { type Given, given, local } from "../support/given.ts";
import { house, houseWith, leave, post } from "../support/house.ts";

// Received, dispatched and signed on Wed 03-13 12:30: contact due 03-14 18:00, finish due 03-20 18:00.
const noon = "2019-03-13 12:30";
const dispatched = given().when(submit(), noon).done().when(sign(), "2019-03-13 14:00").done();
const asked = dispatched.when(cannot(), "2019-03-14 10:00").done();

function limits({ state }: Given): Record<string, string> {
	const held = "tour" in state ? state.tour.limits : null;
	if (held === null) throw new Error("the case has limits");
	return { contact: local(held.contactDueAt ?? 0).slice(5), finish: local(held.finishDueAt).slice(5) };
}

describe("cannot be solved", () => {
	test("the direct superior has one working day to confirm it, and the next move", () => {
		const after = dispatched.when(cannot(), "2019-03-14 10:00").then({
			...{ type: "CaseAnswered", outcome: "cannotBeSolved", withoutContact: true },
			pending: {
				...{ kind: "cannotBeSolved", deciderId: "p:eastSecretary", postId: "eastSecretary" },
				...{ askedAt: "2019-03-14 10:00", dueAt: "2019-03-15 18:00" },
			},
			due: [{ step: "blue", cause: "decision", dueAt: "2019-03-15 18:00" }],
			nextMove: { by: "staff", personId: "p:eastSecretary", postId: "eastSecretary", as: "decider" },
		});
		expect(after.state).toMatchObject({ status: "handling", contactSeconds: null, answerSeconds: 6 * 3600 });
	});

	test("it is asked of the next one up where the superior is the holder, away, named or missing", () => {
		const deciding = (past: Given) => past.when(cannot(), noon).done().nextMove;
		const away = houseWith(leave("p:eastSecretary", "2019-01-01 00:00", "2020-01-01 00:00"));
		expect(deciding(dispatched.in(away))).toBe("p:leader as decider");
		expect(
			deciding(dispatched.in(houseWith(post("eastSecretary", { deputyPostId: "grid1" }), ...awayOf()))),
		).toBe("p:leader as decider");
		expect(deciding(dispatched.in(houseWith(post("grid1", { superiorPostId: null }))))).toBe(
			"p:officer as decider",
		);
	});

	test("where nobody can decide, the holder is told so", () => {
		const lone = ["officer", "officer2"].map((id) => post(id, { areaCode: "88" }));
		const house = houseWith(...lone, post("grid1", { superiorPostId: null }));
		dispatched.in(house).when(cannot(), noon).thenRefused("nobodyInCharge");
	});

	test("confirmed, it reaches the resident then, and counts as contact then", () => {
		const after = asked.when(decision("p:eastSecretary", true), "2019-03-15 09:30").then({
			...{ type: "CaseDecided", by: "p:eastSecretary", kind: "cannotBeSolved", accepted: true },
			...{ workingSeconds: 13.5 * 3600, nextMove: { by: "resident" } },
			due: [{ step: "silence", dueAt: "2019-03-23 00:00" }],
		});
		expect(after.state).toMatchObject({
			...{ status: "followUp", pending: null, reviewerId: "p:eastSecretary" },
			...{ contactSeconds: 13.5 * 3600, answerSeconds: 6 * 3600 },
		});
		expect(limits(after)).toEqual({ contact: "03-15 17:30", finish: "03-21 17:30" });
	});

	test("refused, the answer is void, and every limit that was not past has moved by the time it took", () => {
		const after = asked.when(decision("p:eastSecretary", false), "2019-03-15 09:30").then({
			...{ type: "CaseDecided", accepted: false, nextMove: { personId: "p:grid1", as: "holder" } },
			limits: {
				signDueAt: "2019-03-13 17:00",
				contactDueAt: "2019-03-15 17:30",
				finishDueAt: "2019-03-21 17:30",
			},
		});
		expect(after.state).toMatchObject({
			status: "handling",
			pending: null,
			answerSeconds: null,
			reviewerId: null,
		});
		expect(after.due).toEqual([
			"contactReminder contact 2019-03-15 14:15",
			"blue contact 2019-03-15 17:30",
			"yellow contact 2019-03-19 18:00",
			"finishReminder finish 2019-03-20 14:15",
			"blue finish 2019-03-21 17:30",
			"yellow finish 2019-03-25 18:00",
			"red finish 2019-03-28 18:00",
			"referred finish 2019-04-04 18:00",
		]);
		after.when(answer(), "2019-03-15 10:00").then({ type: "CaseAnswered", outcome: "done" });
	});

	test("while it is pending the holder's limits stand still", () => {
		const { state } = asked.leftAlone("2019-05-01 00:00");
		expect(new Set(state.steps.map(({ step, cause }) => `${step} ${cause}`))).toEqual(
			new Set(["blue decision"]),
		);
	});

	test("a limit that was past when it was asked does not move", () => {
		const late = dispatched.leftAlone("2019-03-15 00:00").when(cannot(), "2019-03-15 10:00").done();
		const refused = late.when(decision("p:eastSecretary", false), "2019-03-15 15:00").done();
		expect(limits(refused)).toEqual({ contact: "03-14 18:00", finish: "03-21 14:00" });
		const tooLate = dispatched.leftAlone("2019-03-21 00:00").when(cannot(), "2019-03-21 10:00").done();
		expect(limits(tooLate.when(decision("p:eastSecretary", false), "2019-03-21 15:00").done()).finish).toBe(
			"03-20 18:00",
		);
	});

	test("a contact already missed goes on being missed, and falls on the holder, while the decider keeps the move", () => {
		const late = dispatched.leftAlone("2019-03-15 00:00").when(cannot(), "2019-03-18 10:00").done();
		expect(late.due).toEqual(["yellow contact 2019-03-18 18:00", "blue decision 2019-03-19 18:00"]);
		const after = late.leftAlone("2019-03-19 00:00");
		expect(after.steps.at(-1)).toBe("yellow contact 2019-03-18 18:00 fell p:grid1 told p:leader as leader");
		expect(after.nextMove).toBe("p:eastSecretary as decider");
	});

	test("the holder may write to the resident while it is pending, and only that", () => {
		const said = asked.when(contact("2019-03-20"), "2019-03-14 11:00").then({
			...{ type: "ResidentContacted", nextMove: { personId: "p:eastSecretary", as: "decider" } },
		});
		expect(said.due).toEqual(["blue decision 2019-03-15 18:00"]);
		expect(said.state.moves.map(({ inHand }) => inHand)).toEqual([false, true, false]);
		const refused = said.when(decision("p:eastSecretary", false), "2019-03-15 09:30").done();
		expect(refused.due.some((line) => /contact|referred/.test(line))).toBe(false);
		asked.when(sign(), "2019-03-14 11:00").thenRefused("wrongState");
		asked.when(answer(), "2019-03-14 11:00").thenRefused("alreadyAnswered");
	});

	test("what has fired before is not fired again when it is refused", () => {
		const late = dispatched.leftAlone("2019-03-20 00:00").when(cannot(), "2019-03-20 10:00").done();
		const refused = late.when(decision("p:eastSecretary", false), "2019-03-20 11:00").done();
		expect(refused.due).toEqual(["red finish 2019-03-28 18:00", "referred finish 2019-04-04 18:00"]);
	});

	test("what became due because the answer is void fires at once, with when it was due", () => {
		const late = dispatched.leftAlone("2019-03-21 00:00").when(cannot(), "2019-03-21 10:00").done();
		const refused = late.when(decision("p:eastSecretary", false), "2019-03-28 10:00").done();
		refused
			.when(escalate, "2019-03-28 10:00")
			.then({ type: "CaseEscalated", step: "red", dueAt: "2019-03-27 18:00", at: "2019-03-28 10:00" });
	});
});

function awayOf() {
	return [leave("p:eastSecretary", "2019-01-01 00:00", "2020-01-01 00:00")];
}

describe("several pauses", () => {
	test("a second pause moves what the first has moved, reminders included", () => {
		const refused = asked.when(decision("p:eastSecretary", false), "2019-03-14 12:00").done();
		expect(refused.due.slice(0, 2)).toEqual([
			"contactReminder contact 2019-03-14 16:45",
			"blue contact 2019-03-15 11:00",
		]);
		const again = refused.when(cannot(), "2019-03-14 14:00").done();
		const after = again.when(decision("p:eastSecretary", false), "2019-03-14 15:00").done();
		expect(after.due.slice(0, 2)).toEqual([
			"contactReminder contact 2019-03-14 17:45",
			"blue contact 2019-03-15 12:00",
		]);
		expect(limits(after)).toEqual({ contact: "03-15 12:00", finish: "03-21 12:00" });
	});

	test("natural limits move by plain time", () => {
		const water = given()
			.when(submit({ categoryCode: "0601" }), "2019-03-13 20:00")
			.done();
		const pending = water.when(cannot("p:works1"), "2019-03-13 21:00").done();
		const refused = pending.when(decision("p:worksChief", false), "2019-03-13 23:00").done();
		expect(limits(refused)).toEqual({ contact: "03-14 00:00", finish: "03-14 22:00" });
	});

	test("a limit moved into a year whose notice is not entered is provisional", () => {
		const [region] = house.calendar;
		if (region === undefined) throw new Error("the house has a calendar");
		const only2019 = { ...house, calendar: [{ ...region, publishedYears: [2019] }] };
		const past = given([], only2019).when(submit(), "2019-12-23 10:00").done();
		const pending = past.when(cannot(), "2019-12-23 11:00").done();
		const refused = pending.when(decision("p:eastSecretary", false), "2019-12-26 11:00").done();
		const provisional = (one: Given) => "tour" in one.state && one.state.tour.limits?.provisional;
		expect([provisional(past), provisional(refused)]).toEqual([false, true]);
	});
});

describe("a decision nobody takes", () => {
	test("past its limit the card is the decider's, and whoever is told may decide as well", () => {
		const past = asked.leftAlone("2019-03-16 00:00");
		expect(past.steps).toEqual([
			"blue decision 2019-03-15 18:00 fell p:eastSecretary told p:leader as leader",
		]);
		expect(past.nextMove).toBe("p:leader as leader");
		past.when(decision("p:leader", true), "2019-03-18 09:00").then({ type: "CaseDecided", by: "p:leader" });
		past.when(decision("p:eastSecretary", true), "2019-03-18 09:00").then({ type: "CaseDecided" });
	});

	test("in the very second of the limit it is still in time", () => {
		asked.when(decision("p:eastSecretary", true), "2019-03-15 18:00").then({ type: "CaseDecided" });
	});

	test("every later decision has its own card, told one level above its decider, beside the holder's cards", () => {
		const leaders = asked.leftAlone("2019-03-16 00:00");
		const refused = leaders.when(decision("p:leader", false), "2019-03-18 09:00").done();
		const again = refused.when(cannot(), "2019-03-18 09:05").done().leftAlone("2019-03-20 00:00");
		expect(again.steps).toEqual([
			"blue decision 2019-03-15 18:00 fell p:eastSecretary told p:leader as leader",
			"blue decision 2019-03-19 18:00 fell p:eastSecretary told p:leader as leader",
		]);
	});

	test("a card of the holder's that fires meanwhile does not hold it back", () => {
		const leaders = asked.leftAlone("2019-03-16 00:00");
		const refused = leaders.when(decision("p:leader", false), "2019-03-18 09:00").done();
		const missed = refused.leftAlone("2019-03-19 00:00").when(cannot(), "2019-03-20 10:00").done();
		expect(missed.leftAlone("2019-03-22 00:00").steps.slice(-2)).toEqual([
			"yellow contact 2019-03-20 18:00 fell p:grid1 told p:leader as leader",
			"blue decision 2019-03-21 18:00 fell p:eastSecretary told p:leader as leader",
		]);
	});

	test.each([
		["p:grid1", "notYours"],
		["p:leader", "notYours"],
		["p:head", "notYours"],
		["p:desk1", "notYours"],
		["p:officer", "notYours"],
		["p:grid2", "notFound"],
		["p:administrator", "notFound"],
	] as const)("%s does not decide for the superior", (by, code) => {
		asked.when(decision(by, true), "2019-03-14 11:00").thenRefused(code);
	});

	test("without anything to decide there is no decision, and it is not taken twice", () => {
		dispatched.when(decision("p:eastSecretary", true), noon).thenRefused("notYours");
		const decided = asked.when(decision("p:eastSecretary", true), "2019-03-14 11:00").done();
		decided.when(decision("p:eastSecretary", true), "2019-03-14 11:00").thenRefused("notYours");
	});

	test("a decision says why", () => {
		asked.when(decision("p:eastSecretary", true, " "), "2019-03-14 11:00").thenRefused("textEmpty", "words");
		asked
			.when(decision("p:eastSecretary", true, "字".repeat(10_001)), "2019-03-14 11:00")
			.thenRefused("textTooLong", "words");
	});
});
