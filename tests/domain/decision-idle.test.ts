import { describe, expect, test } from "vitest";
import {
	answer,
	appeal,
	cannot,
	decision,
	dispute,
	escalate,
	sign,
	submit,
	turnAway,
} from "../support/domain-deeds.ts";
import { type Given, given } from "../support/given.ts";
import { house, houseWith, leave, movedFrom, post } from "../support/house.ts";

// Received, dispatched and signed on Wed 03-13; asked on Thu 03-14: the direct superior has until Fri 03-15 18:00.
const asked = given()
	.when(submit(), "2019-03-13 12:30")
	.done()
	.when(sign(), "2019-03-13 14:00")
	.done()
	.when(cannot(), "2019-03-14 10:00")
	.done();

describe("a decision that everybody leaves lying", () => {
	test("goes up a level with every further limit, each card on whoever left it, and ends with discipline", () => {
		expect(asked.leftAlone().steps).toEqual([
			"blue decision 2019-03-15 18:00 fell p:eastSecretary told p:leader as leader",
			"blue decision 2019-03-18 18:00 fell p:leader told p:head as head",
			"blue decision 2019-03-19 18:00 fell p:head told p:officer as discipline",
		]);
		expect(asked.leftAlone().nextMove).toBe("p:officer as discipline");
	});

	test("counts every limit from when the last was due, whenever the sweep came", () => {
		const late = asked.when(escalate, "2019-04-01 10:00").done();
		expect(late.steps).toEqual(asked.leftAlone().steps);
	});

	test("is no longer anybody's card once somebody decides", () => {
		const leaders = asked.leftAlone("2019-03-16 00:00");
		const refused = leaders.when(decision("p:leader", false), "2019-03-18 18:00").done();
		expect(refused.leftAlone().steps.filter((step) => step.includes("decision"))).toHaveLength(1);
	});

	test("may be taken by everybody who has been asked or told, and by nobody else", () => {
		const heads = asked.leftAlone("2019-03-19 00:00");
		for (const by of ["p:eastSecretary", "p:leader", "p:head"])
			heads.when(decision(by, true), "2019-03-19 10:00").then({ type: "CaseDecided", by });
		heads.when(decision("p:officer", true), "2019-03-19 10:00").thenRefused("notYours");
	});

	test("passes over who is away, and tells each person once", () => {
		const setting = houseWith(leave("p:leader", "2019-03-01 09:00", "2019-05-01 09:00"));
		expect(asked.in(setting).leftAlone().steps).toEqual([
			"blue decision 2019-03-15 18:00 fell p:eastSecretary told p:head as head",
			"blue decision 2019-03-18 18:00 fell p:head told p:officer as discipline",
		]);
	});

	test("stays with the last one where nobody is above", () => {
		const far = ["officer", "officer2"].map((id) => post(id, { areaCode: "88" }));
		const setting = houseWith(...far, post("leader", { superiorPostId: null }));
		expect(asked.in(setting).leftAlone().steps).toEqual([
			"blue decision 2019-03-15 18:00 fell p:eastSecretary told p:leader as leader",
			"blue decision 2019-03-18 18:00 fell p:leader told p:leader as leader",
		]);
	});

	test("keeps the limit of a check or an appeal: three working days each", () => {
		const checking = given()
			.when(submit(), "2019-03-11 09:00")
			.done()
			.when(answer(), "2019-03-11 10:00")
			.done()
			.when(dispute(), "2019-03-12 09:00")
			.done()
			.when(answer(), "2019-03-12 10:00")
			.done()
			.when(dispute(), "2019-03-13 09:00")
			.done();
		expect(checking.leftAlone().steps).toEqual([
			"blue decision 2019-03-18 18:00 fell p:leader told p:head as head",
			"blue decision 2019-03-21 18:00 fell p:head told p:officer as discipline",
		]);
		const declined = given()
			.when(submit({ categoryCode: "0904" }), "2019-03-11 09:00")
			.done()
			.when(turnAway("p:desk1", "decline"), "2019-03-11 09:10")
			.done()
			.when(decision("p:office", true), "2019-03-11 09:20")
			.done();
		const appealed = declined.when(appeal(), "2019-03-13 09:00").done();
		expect(appealed.leftAlone().steps).toEqual(checking.leftAlone().steps);
	});
});

const moment = "2019-03-15 10:00";
const moved = (postId: string, successor: string | null) => movedFrom(postId, successor, moment);
const handOver = (past: Given) => past.when({ type: "HandOver" }, moment);

describe("a decider who leaves the post", () => {
	test("leaves the decision to the successor, with the whole limit, and may not take it any more", () => {
		const left = asked.in(moved("eastSecretary", "p:westSecretary"));
		const after = handOver(left).then({
			type: "DecisionHandedOver",
			pending: {
				...{ kind: "cannotBeSolved", deciderId: "p:westSecretary", postId: "eastSecretary" },
				...{ askedAt: "2019-03-14 10:00", dueAt: "2019-03-18 18:00" },
			},
			due: [{ step: "blue", cause: "decision", dueAt: "2019-03-18 18:00" }],
			nextMove: { by: "staff", personId: "p:westSecretary", postId: "eastSecretary", as: "decider" },
		});
		after.when(decision("p:eastSecretary", true), "2019-03-15 11:00").thenRefused("notYours");
		after.when(decision("p:westSecretary", true), "2019-03-15 11:00").then({ type: "CaseDecided" });
		expect(after.leftAlone().steps[0]).toBe(
			"blue decision 2019-03-18 18:00 fell p:westSecretary told p:leader as leader",
		);
	});

	test("may not decide even before the sweep has come", () => {
		const left = asked.in(moved("eastSecretary", "p:westSecretary"));
		left.when(decision("p:eastSecretary", true), moment).thenRefused("notYours");
	});

	test("leaves it to the next level where the post stays empty, or goes to whoever asked", () => {
		const next = { type: "DecisionHandedOver", pending: { deciderId: "p:leader" } } as const;
		handOver(asked.in(moved("eastSecretary", null))).then(next);
		handOver(asked.in(moved("eastSecretary", "p:grid1"))).then(next);
	});

	test("is whoever a card has told last", () => {
		const leaders = asked.leftAlone("2019-03-16 00:00");
		const left = leaders.in(moved("leader", "p:worksChief"));
		const after = left.when({ type: "HandOver" }, "2019-03-18 10:00").done();
		expect(after.nextMove).toBe("p:worksChief as decider");
		expect(after.due).toContain("blue decision 2019-03-19 18:00");
	});

	test("leaves an appeal to nobody whose word it is against, and a desk's question to nobody who asked", () => {
		const declining = given()
			.when(submit({ categoryCode: "0904" }), "2019-03-14 09:00")
			.done()
			.when(turnAway("p:desk1", "decline"), "2019-03-14 09:10")
			.done();
		handOver(declining.in(moved("office", "p:desk1"))).then({
			...{ type: "DecisionHandedOver", pending: { deciderId: "p:leader" } },
		});
		const appealed = declining
			.when(decision("p:office", true), "2019-03-14 09:20")
			.done()
			.when(appeal(), "2019-03-14 09:30")
			.done();
		expect(appealed.nextMove).toBe("p:leader as decider");
		handOver(appealed.in(moved("leader", "p:office"))).then({
			...{ type: "DecisionHandedOver", pending: { deciderId: "p:head", dueAt: "2019-03-20 18:00" } },
		});
	});

	test("who stays keeps it, on leave too, and nobody has it where nobody may", () => {
		expect(handOver(asked).done().events).toHaveLength(asked.events.length);
		const away = houseWith(leave("p:eastSecretary", "2019-03-15 09:00", "2019-03-29 09:00"));
		expect(handOver(asked.in(away)).done().events).toHaveLength(asked.events.length);
		const alone = houseWith(
			...["officer", "officer2"].map((id) => post(id, { areaCode: "88" })),
			post("eastSecretary", { superiorPostId: null }),
		);
		const { stretches } = moved("eastSecretary", null);
		const left = asked.in({ ...alone, stretches });
		expect(handOver(left).done().events).toHaveLength(asked.events.length);
		expect(house.posts.size).toBe(alone.posts.size);
	});
});
