import { describe, expect, test } from "vitest";
import { evolve, isHeld } from "../../server/domain/case.ts";
import type { Command } from "../../server/domain/decide.ts";
import { residentMay } from "../../server/domain/follow-up.ts";
import { type Limit, limitNames, movedLimits } from "../../server/domain/limit-moves.ts";
import type { Proposal } from "../../server/domain/proposal.ts";
import { boundOf } from "../../server/domain/recompute.ts";
import type { Words } from "../../server/domain/words.ts";
import {
	answer,
	cannot,
	confirm,
	contact,
	decision,
	dispute,
	submit,
	turnAway,
	words,
} from "../support/domain-deeds.ts";
import { type Given, given, local } from "../support/given.ts";
import { at, house, houseWith, subDistrict } from "../support/house.ts";
import { encrypted, handOver } from "../support/outside-body.ts";

const recompute: Command = { type: "RecomputeLimits" };
const may = (does: Given, moment: string) => residentMay(does.state, at(moment), does.setting);

/** The same case in a house that rests on the date. */
function resting(past: Given, date: string): Given {
	const days = { areaPrefix: subDistrict, restDays: [date], workDays: [], year: null };
	return past.in(houseWith({ type: "DaysDeclared", at: at("2019-03-13 08:00"), ...days }));
}

/** Each limit that a day of rest moves: `finish 2019-03-20 18:00 to 2019-03-21 18:00`. */
function movedBy(past: Given, date: string, moment: string): string[] {
	const after = resting(past, date).when(recompute, moment).done();
	return movedLimits(boundOf(past.state), boundOf(after.state)).map(({ limit, step, from, to }) =>
		[limit, ...(step === null ? [] : [step]), local(from ?? 0), "to", local(to ?? 0)].join(" "),
	);
}

const ask = (proposal: Proposal<Words>): Command => {
	return { type: "AskDecision", by: "p:grid1", proposal, words: words("等排期。") };
};
const assist: Command = {
	...{ type: "AskAssist", by: "p:grid1", assistId: "a1", postId: "works1", words: words("要吊车。") },
};
const waiting: Command = { type: "AwaitResident", by: "p:grid1", words: words("几号楼？") };

const lamp = given().when(submit(), "2019-03-13 16:00").done();
const contacted = lamp.when(contact("2019-03-15"), "2019-03-13 16:10").done();
const answered = contacted.when(answer(), "2019-03-13 16:20").done();
const unsolved = contacted.when(cannot(), "2019-03-13 16:20").done();
const atDesk = given()
	.when(submit({ categoryCode: "0904" }), "2019-03-13 17:00")
	.done();
const closed = given()
	.when(submit({ consentPublish: true }), "2019-03-13 16:00")
	.done()
	.when(answer(), "2019-03-13 16:20")
	.done()
	.when(confirm(), "2019-03-13 16:30")
	.done();
const again = answered.when(dispute(), "2019-03-13 16:30").done();
const checked = again.when(answer(), "2019-03-13 16:40").done().when(dispute(), "2019-03-13 16:50").done();
const carded = given().when(submit(), "2019-03-11 10:00").done().leftAlone("2019-03-14 19:00");
const granted = (proposal: Proposal<Words>, ...deciders: string[]) =>
	deciders.reduce(
		(past, by) => past.when(decision(by, true), "2019-03-13 16:30").done(),
		contacted.when(ask(proposal), "2019-03-13 16:20").done(),
	);
const promised = granted({ kind: "promise", byDate: "2019-04-10", milestones: [] }, "p:eastSecretary");
const shelved = granted(
	...([
		{ kind: "shelving", cause: "season", ownerPostId: "works1", reviewOn: "2019-04-10", approvals: [] },
	] as const),
	...["p:eastSecretary", "p:leader"],
);
const stood = contacted.leftAlone();
const claimed = given()
	.when(submit({ danger: true, categoryCode: "0503" }), "2019-03-13 17:00")
	.done();

const shut = given([], houseWith(handOver))
	.when(submit({ categoryCode: "1101", encrypted }), "2019-03-13 16:00")
	.done();

/** Of every limit there is: a case that has it, a day of rest that lies across it, and what of it moves. */
const table: Readonly<Record<Limit, readonly [past: Given | null, date: string, moved: readonly string[]]>> =
	{
		sign: [lamp, "2019-03-14", ["sign 2019-03-14 11:00 to 2019-03-15 11:00"]],
		contact: [
			...([lamp, "2019-03-14"] as const),
			[
				"contact 2019-03-14 18:00 to 2019-03-15 18:00",
				"contact contactReminder 2019-03-14 15:30 to 2019-03-15 15:30",
				"contact yellow 2019-03-18 18:00 to 2019-03-19 18:00",
			],
		],
		finish: [
			...([lamp, "2019-03-14"] as const),
			[
				"finish 2019-03-20 18:00 to 2019-03-21 18:00",
				"finish finishReminder 2019-03-19 15:30 to 2019-03-20 15:30",
				"finish yellow 2019-03-22 18:00 to 2019-03-25 18:00",
				"finish red 2019-03-27 18:00 to 2019-03-28 18:00",
				"finish referred 2019-04-03 18:00 to 2019-04-04 18:00",
			],
		],
		case: [lamp, "2019-03-14", ["case 2019-03-20 18:00 to 2019-03-21 18:00"]],
		triage: [
			...([atDesk, "2019-03-14"] as const),
			["triage 2019-03-14 10:00 to 2019-03-15 10:00", "triage yellow 2019-03-14 12:00 to 2019-03-15 12:00"],
		],
		decision: [unsolved, "2019-03-14", ["decision 2019-03-14 18:00 to 2019-03-15 18:00"]],
		assist: [
			...([lamp.when(assist, "2019-03-13 16:10").done(), "2019-03-14"] as const),
			[
				"assist 2019-03-15 18:00 to 2019-03-18 18:00",
				"assist finishReminder 2019-03-15 13:32:30 to 2019-03-18 13:32:30",
				"assist yellow 2019-03-19 18:00 to 2019-03-20 18:00",
				"assist red 2019-03-22 18:00 to 2019-03-25 18:00",
			],
		],
		publication: [closed, "2019-03-14", ["publication 2019-03-14 18:00 to 2019-03-15 18:00"]],
		reassignment: [carded, "2019-03-15", ["reassignment 2019-03-15 18:00 to 2019-03-18 18:00"]],
		letter: [carded, "2019-03-15", ["letter 2019-03-19 18:00 to 2019-03-20 18:00"]],
		awaiting: [
			...([contacted.when(waiting, "2019-03-13 17:00").done(), "2019-03-14"] as const),
			["awaiting 2019-03-18 17:00 to 2019-03-19 17:00"],
		],
		silence: [answered, "2019-03-20", ["silence 2019-03-21 00:00 to 2019-03-22 00:00"]],
		// A day that somebody named to the resident stays that day.
		promise: [promised, "2019-04-10", []],
		shelving: [shelved, "2019-04-10", []],
		// Plain time.
		emergency: [claimed, "2019-03-14", []],
		// These fire with the deed that proves them, and wait for nothing.
		check: [null, "", []],
		finding: [null, "", []],
		reds: [null, "", []],
		transfer: [shut, "2019-03-14", ["transfer 2019-03-20 18:00 to 2019-03-21 18:00"]],
		stalled: [stood, "2019-04-02", ["stalled 2019-04-04 18:00 to 2019-04-08 18:00"]],
	};

describe("a calendar that changes moves every limit that is counted by it", () => {
	test.each(limitNames)("%s", (name) => {
		const [past, date, expected] = table[name];
		if (past === null) return expect(expected).toEqual([]);
		const moved = movedBy(past, date, local(past.state.moves.at(-1)?.from ?? 0));
		expect(moved.filter((line) => line.startsWith(`${name} `))).toEqual(expected);
	});

	test("an independent check and an appeal have three working days, before and after", () => {
		const moment = "2019-03-13 17:00";
		expect(movedBy(checked, "2019-03-14", moment)).toEqual(["decision 2019-03-18 18:00 to 2019-03-19 18:00"]);
	});

	test("the desk's pace for danger stays plain time", () => {
		const danger = given()
			.when(submit({ text: "有人要跳楼。" }), "2019-03-13 17:00")
			.done();
		expect(danger.due).toEqual(["blue triage 2019-03-13 17:10", "yellow triage 2019-03-13 17:20"]);
		expect(movedBy(danger, "2019-03-13", "2019-03-13 17:05")).toEqual([]);
	});

	test("a resident's window comes no nearer when a day of rest is worked after all", () => {
		const rested = resting(contacted, "2019-03-20").when(answer(), "2019-03-13 16:20").done();
		expect(rested.due).toEqual(["silence silence 2019-03-22 00:00"]);
		rested.in(house).when(recompute, "2019-03-14 10:00").then();
	});

	test("what is worked out when it is asked needs no event: the appeal, the changed word, the return", () => {
		const declined = atDesk
			.when(turnAway("p:desk1", "decline"), "2019-03-13 17:10")
			.done()
			.when(decision("p:office", true), "2019-03-14 09:00")
			.done();
		const last = "2019-03-30 00:00:01";
		expect(may(declined, last)).not.toContain("appealCase");
		expect(may(resting(declined, "2019-03-29"), last)).toContain("appealCase");
		const closed = answered.when(confirm(), "2019-03-13 17:00").done();
		const after = "2019-04-13 00:00:01";
		expect(may(closed, after)).not.toContain("changeVerdict");
		expect(may(resting(closed, "2019-04-12"), after)).toContain("changeVerdict");
		const back = ask({ kind: "return", itemId: "lamps" });
		contacted.when(back, "2019-03-15 10:00").thenRefused("askedTooLate");
		resting(contacted, "2019-03-14").when(back, "2019-03-15 10:00").done();
	});

	test("nothing happens to a case the calendar does not touch, nor twice to one it does", () => {
		resting(unsolved, "2019-06-03").when(recompute, "2019-03-13 17:00").then();
		const once = resting(unsolved, "2019-03-14").when(recompute, "2019-03-13 17:00");
		once
			.then({ type: "LimitsRecomputed", moved: ["decision"] })
			.when(recompute, "2019-03-13 17:01")
			.then();
	});

	test("an event from before others' limits were worked out anew leaves those as they were", () => {
		const { state } = resting(lamp, "2019-03-14").when(recompute, "2019-03-13 17:00").done();
		if (!isHeld(state)) throw new Error("the case is in hand");
		const { due, caseFinishDueAt, tour } = state;
		const old = { type: "LimitsRecomputed", at: at("2019-03-13 17:00"), due, caseFinishDueAt } as const;
		const after = evolve(lamp.state, { ...old, limits: tour.limits });
		expect({ ...after, version: 0 }).toEqual({ ...state, version: 0 });
	});
});
