import { describe, expect, test } from "vitest";
import type { Command } from "../../server/domain/decide.ts";
import { evolveSetting } from "../../server/domain/setting.ts";
import type { SettingEvent } from "../../server/domain/setting-events.ts";
import { escalate, sign, submit, words } from "../support/domain-deeds.ts";
import { given, ladderSteps, local, shownMove } from "../support/given.ts";
import { at, houseWith, leave, movedFrom } from "../support/house.ts";

/** The house was down while somebody moved: the sweep that catches up takes the steps and the moves in their order. */

const start = "2019-03-13 12:30";
const handOver: Command = { type: "HandOver" };
const received = given().when(submit(), start).done();
const grid1Gone = movedFrom("grid1", "p:grid2", "2019-03-15 09:00");

/** Nobody swept until then; in the order in which it happened. */
function caughtUp(past: typeof received, setting: typeof grid1Gone, time: string) {
	return past.in(setting).when(escalate, time).done();
}

describe("after downtime over a move of the holder", () => {
	const after = caughtUp(received, grid1Gone, "2019-03-29 09:00");

	test("what was due before it falls on whoever has gone, and nothing that was due after it", () => {
		expect(after.steps).toEqual([
			"unsigned sign 2019-03-13 17:00 fell p:grid1 told p:grid2 as holder",
			"contactReminder contact 2019-03-14 14:45 fell p:grid1 told p:grid1 as holder",
			"blue contact 2019-03-14 18:00 fell p:grid1 told p:eastSecretary as superior",
		]);
	});

	test("the successor has the case with a clock that begins when they get it", () => {
		expect(after.nextMove).toBe("p:grid2 as holder");
		const dispatched = after.events.findLast(({ type }) => type === "CaseDispatched");
		expect(dispatched).toMatchObject({ why: "handOver", holderId: "p:grid2", at: at("2019-03-29 09:00") });
		expect(after.due.find((line) => line.startsWith("blue contact"))).toBe("blue contact 2019-04-01 18:00");
		after.when(handOver, "2019-03-29 09:01").then();
	});

	test("a deed that comes before the sweep is the successor's to do, no longer that of whoever has gone", () => {
		const late = received.in(grid1Gone);
		late.when(sign("p:grid1"), "2019-03-29 09:00").thenRefused("notYours");
		expect(late.when(sign("p:grid2"), "2019-03-29 09:00").done().state.status).toBe("handling");
	});

	test("what was due in the second of the move is the successor's to do", () => {
		const second = caughtUp(received, movedFrom("grid1", "p:grid2", "2019-03-14 18:00"), "2019-03-29 09:00");
		expect(second.steps.filter((step) => step.startsWith("blue"))).toEqual([]);
		expect(second.nextMove).toBe("p:grid2 as holder");
	});

	test("after two moves it is with whoever has the post last", () => {
		const { postId, when } = { postId: "grid1", when: at("2019-03-20 09:00") };
		const twice: readonly SettingEvent[] = [
			{ type: "PostLeft", at: when, postId, personId: "p:grid2", to: when },
			{ type: "PostHeld", at: when, postId, personId: "p:west1", from: when, to: null },
		];
		const last = caughtUp(received, twice.reduce(evolveSetting, grid1Gone), "2019-03-29 09:00");
		expect(last.steps).toEqual(after.steps);
		expect(last.when(handOver, "2019-03-29 09:00").done().nextMove).toBe("p:west1 as holder");
	});
});

describe("after downtime over a move of a superior", () => {
	const moved = movedFrom("eastSecretary", "p:grid2", "2019-03-18 09:00");
	const signed = received.when(sign("p:grid1"), "2019-03-13 14:00").done();

	test("each card tells and falls on whoever had the post when it was due", () => {
		const after = caughtUp(signed, moved, "2019-03-19 09:00");
		expect(after.steps.filter((step) => /^(blue|yellow)/.test(step))).toEqual([
			"blue contact 2019-03-14 18:00 fell p:grid1 told p:eastSecretary as superior",
			"yellow contact 2019-03-18 18:00 fell p:grid2 told p:leader as leader",
		]);
	});

	test("what the first of them was asked and let lie is theirs", () => {
		const { state } = caughtUp(signed, moved, "2019-03-18 09:00");
		const asked = state.steps.filter(({ cause }) => cause === "reassignment");
		expect(asked.map(({ dueAt, fellOn }) => `${local(dueAt)} ${fellOn}`)).toEqual([
			"2019-03-15 18:00 p:eastSecretary",
		]);
	});

	test("a decision that nobody took before it is the successor's, with the whole limit", () => {
		const extension: Command = {
			...{ type: "AskDecision", by: "p:grid1", words: words("等料。") },
			proposal: { kind: "extension", days: 2 },
		};
		const asked = signed.when(extension, "2019-03-15 16:00").done();
		const after = caughtUp(asked, moved, "2019-03-19 09:00");
		expect(after.steps.filter((step) => step.includes("decision"))).toEqual([]);
		expect(after.state.pending?.deciderId).toBe("p:grid2");
		expect(local(after.state.pending?.dueAt ?? 0)).toBe("2019-03-20 18:00");
	});
});

test("a letter falls on whoever headed the unit when it was due, through two moves", () => {
	const first = movedFrom("eastSecretary", "p:grid2", "2019-03-20 09:00");
	const to = at("2019-03-26 09:00");
	const left: SettingEvent = { type: "PostLeft", at: to, postId: "eastSecretary", personId: "p:grid2", to };
	const setting = evolveSetting(first, left);
	const { state } = caughtUp(received, setting, "2019-03-29 09:00");
	const letters = state.steps.filter(({ cause }) => cause === "letter");
	expect(letters.map(({ dueAt, fellOn }) => `${local(dueAt)} ${fellOn}`)).toEqual([
		"2019-03-21 18:00 p:grid2",
	]);
});

test("after downtime a card tells the deputy of whoever was away when it was due", () => {
	const away = houseWith(leave("p:eastSecretary", "2019-03-14 09:00", "2019-03-16 00:00"));
	const { state } = caughtUp(received, away, "2019-03-18 10:00");
	const [blue] = ladderSteps(state).filter(({ step }) => step === "blue");
	expect(shownMove(blue?.told ?? null)).toBe("p:leader as leader");
	const back = houseWith(leave("p:eastSecretary", "2019-03-15 09:00", "2019-03-30 00:00"));
	const told = ladderSteps(caughtUp(received, back, "2019-03-18 10:00").state).find(
		({ step }) => step === "blue",
	);
	expect(shownMove(told?.told ?? null)).toBe("p:eastSecretary as superior");
});
