import { describe, expect, test } from "vitest";
import { isHeld } from "../../server/domain/case.ts";
import type { Command } from "../../server/domain/decide.ts";
import { isHandedOnEnough } from "../../server/domain/redispatch.ts";
import { answer, cannot, contact, decision, dispute, sign, submit, words } from "../support/domain-deeds.ts";
import { type Given, given, local } from "../support/given.ts";
import { movedFrom } from "../support/house.ts";

// Received and dispatched on Wed 03-13 10:00: sign 15:00, contact 03-14 18:00, finish 03-20 18:00.
const start = "2019-03-13 10:00";
const dispatched = given().when(submit(), start).done();
const unsigned = dispatched.leftAlone("2019-03-13 15:30");
const blue = dispatched.leftAlone("2019-03-15 00:00");

const takeOver = (by: string): Command => ({ type: "TakeOver", by });
const reassign = (by: string, postId: string): Command => ({ type: "ReassignCase", by, postId });
const handOver: Command = { type: "HandOver" };
const holder = ({ state }: Given) => {
	if (!isHeld(state) || state.tour.limits === null) throw new Error("the case is in hand");
	const { signDueAt, finishDueAt } = state.tour.limits;
	return [state.tour.holderId, local(signDueAt).slice(5), local(finishDueAt).slice(5)];
};
const resident = ({ state }: Given) => local(state.caseFinishDueAt ?? 0);

describe("taking over", () => {
	test("is for the deputy who was told that nobody has signed, with a fresh holder clock", () => {
		const taken = unsigned
			.when(takeOver("p:grid2"), "2019-03-13 16:00")
			.then({ type: "CaseDispatched", why: "takeOver", by: "p:grid2", holderId: "p:grid2" });
		expect(holder(taken)).toEqual(["p:grid2", "03-14 11:00", "03-20 18:00"]);
		expect([resident(taken), taken.nextMove]).toEqual(["2019-03-20 18:00", "p:grid2 as holder"]);
	});

	test("is for nobody else, not before the notice, and not once somebody has signed", () => {
		unsigned.when(takeOver("p:eastSecretary"), "2019-03-13 16:00").thenRefused("notYours");
		dispatched.when(takeOver("p:grid2"), "2019-03-13 14:00").thenRefused("notFound");
		const signed = unsigned.when(sign(), "2019-03-13 15:40").done();
		signed.when(takeOver("p:grid2"), "2019-03-13 16:00").thenRefused("wrongState");
	});

	test("never goes back to who had it: two deputies of each other would begin its limits anew for ever", () => {
		const taken = unsigned.when(takeOver("p:grid2"), "2019-03-13 16:00").done();
		const again = taken.leftAlone("2019-03-14 11:30");
		expect(again.steps.at(-1)).toBe(
			"unsigned sign 2019-03-14 11:00 fell p:grid2 told p:eastSecretary as superior",
		);
		again.when(takeOver("p:grid1"), "2019-03-14 12:00").thenRefused("notFound");
	});

	test("is for no deputy who has left the post since", () => {
		const left = unsigned.in(movedFrom("grid2", "p:west1", "2019-03-13 15:40"));
		left.when(takeOver("p:grid2"), "2019-03-13 16:00").thenRefused("notYours");
	});

	test("leaves the deputy no second time to do so", () => {
		const taken = unsigned.when(takeOver("p:grid2"), "2019-03-13 16:00").done();
		taken.when(takeOver("p:grid2"), "2019-03-13 16:01").thenRefused("notYours");
	});
});

describe("reassigning", () => {
	test("is for whoever a card has told: past cards stay with whom they fell on", () => {
		const moved = blue
			.when(reassign("p:eastSecretary", "grid2"), "2019-03-15 10:00")
			.then({ type: "CaseDispatched", why: "reassignment", by: "p:eastSecretary", holderId: "p:grid2" });
		expect(holder(moved)).toEqual(["p:grid2", "03-15 15:00", "03-20 18:00"]);
		expect(moved.steps.at(-1)).toContain("fell p:grid1");
		expect(moved.leftAlone("2019-03-19 00:00").steps.at(-1)).toBe(
			"blue contact 2019-03-18 18:00 fell p:grid2 told p:eastSecretary as superior",
		);
	});

	test("late gives half the limit, rounded up, and never moves the resident's own", () => {
		const yellow = dispatched.leftAlone("2019-03-19 00:00");
		const moved = yellow.when(reassign("p:leader", "works1"), "2019-03-19 10:00").done();
		expect([holder(moved)[2], resident(moved)]).toEqual(["03-22 18:00", "2019-03-20 18:00"]);
	});

	test("is a superior's, never discipline's: whom a referral tells looks and finds", () => {
		const referred = dispatched.leftAlone("2019-04-09 00:00");
		expect(referred.nextMove).toBe("p:officer as discipline");
		referred.when(reassign("p:officer", "grid2"), "2019-04-09 09:00").thenRefused("notYours");
		referred
			.when(reassign("p:head", "grid2"), "2019-04-09 09:00")
			.then({ type: "CaseDispatched", by: "p:head" });
	});

	test("is not for whom no card has told, nor on account of a card under an earlier holder", () => {
		blue.when(reassign("p:leader", "grid2"), "2019-03-15 10:00").thenRefused("notYours");
		unsigned.when(reassign("p:eastSecretary", "grid2"), "2019-03-13 16:00").thenRefused("notYours");
		const moved = blue.when(reassign("p:eastSecretary", "grid2"), "2019-03-15 10:00").done();
		moved.when(reassign("p:eastSecretary", "works1"), "2019-03-15 11:00").thenRefused("notYours");
	});

	test("goes to another post of the place, held by somebody who may have it", () => {
		for (const postId of ["grid1", "west1", "nowhere"])
			blue
				.when(reassign("p:eastSecretary", postId), "2019-03-15 10:00")
				.thenRefused("postUnusable", "postId");
		const answered = blue.when(answer(), "2019-03-15 10:00").done();
		answered.when(reassign("p:eastSecretary", "grid2"), "2019-03-15 11:00").thenRefused("wrongState");
	});

	test("keeps no case from climbing: after three changes of hands in a round it stays, and the next card is yellow", () => {
		// Each time a working day after the blue card: the yellow one, two days after it, never came.
		const cardedAt = ["2019-03-15", "2019-03-19", "2019-03-21", "2019-03-25"];
		const posts = ["grid2", "grid1", "grid2", "grid1"];
		let past: Given = dispatched;
		for (const [index, day] of cardedAt.entries()) {
			past = past.leftAlone(`${day} 17:00`);
			expect(past.nextMove).toBe("p:eastSecretary as superior");
			const tried = past.when(reassign("p:eastSecretary", posts[index] ?? ""), `${day} 17:00`);
			if (index < 3) past = tried.then({ type: "CaseDispatched", why: "reassignment" });
			else tried.thenRefused("usedUp");
		}
		expect(past.leftAlone("2019-03-27 00:00").steps.at(-1)).toContain("yellow contact");
		const again = past.when(answer("p:grid2"), "2019-03-25 17:30").done();
		const rework = again.when(dispute(), "2019-03-26 09:00").done();
		expect([past, rework].map(({ state }) => isHandedOnEnough(state))).toEqual([true, false]);
	});

	test("begins a ladder anew: a check upheld under the next holder is red again", () => {
		const disputed = (past: Given, by: string, day: string) =>
			past.when(answer(by), `${day} 10:00`).done().when(dispute(), `${day} 11:00`).done();
		const first = disputed(disputed(dispatched, "p:grid1", "2019-03-14"), "p:grid1", "2019-03-15");
		const upheld = first.when(decision("p:leader", true), "2019-03-15 14:00").done();
		expect(upheld.steps.at(-1)).toContain("red check");
		const next = upheld.when(reassign("p:head", "works1"), "2019-03-15 15:00").done();
		const again = disputed(next, "p:works1", "2019-03-18");
		const second = again.when(decision("p:leader", true), "2019-03-18 14:00").done();
		expect(second.steps.at(-1)).toBe("red check 2019-03-18 14:00 fell p:works1 told p:head as head");
	});
});

describe("a hand-over", () => {
	const when = "2019-03-15 10:00";
	const gone = (postId: string, successor: string | null, past = dispatched.leftAlone("2019-03-15 00:00")) =>
		past.in(movedFrom(postId, successor, when));

	test("gives the successor a fresh holder clock; what is past stays with who has left", () => {
		const after = gone("grid1", "p:works1")
			.when(handOver, when)
			.then({ type: "CaseDispatched", why: "handOver", by: null, postId: "grid1", holderId: "p:works1" });
		expect(holder(after)).toEqual(["p:works1", "03-15 15:00", "03-20 18:00"]);
		expect([resident(after), after.nextMove]).toEqual(["2019-03-20 18:00", "p:works1 as holder"]);
		expect(after.steps.every((step) => step.includes("fell p:grid1"))).toBe(true);
	});

	test("goes to the deputy where the post stays empty, and one level up where there is none", () => {
		expect(gone("grid1", null).when(handOver, when).done().nextMove).toBe("p:grid2 as holder");
		const office = given()
			.when(submit({ categoryCode: "1201" }), start)
			.done();
		expect(gone("office", null, office).when(handOver, when).done().nextMove).toBe("p:leader as holder");
	});

	test("leaves a case alone whose holder stays, or that has been answered", () => {
		expect(dispatched.when(handOver, start).done().events).toHaveLength(dispatched.events.length);
		const answered = blue.when(answer(), "2019-03-15 09:00").done();
		expect(gone("grid1", "p:works1", answered).when(handOver, when).done().events).toHaveLength(
			answered.events.length,
		);
	});

	test("counts nothing twice that was granted in the same second", () => {
		const extend: Command = {
			...{ type: "AskDecision", by: "p:grid1", words: words("要等材料。") },
			proposal: { kind: "extension", days: 3 },
		};
		const early = dispatched.when(contact("2019-03-20"), "2019-03-13 11:00").done();
		const asked = early.when(extend, "2019-03-14 10:00").done();
		const granted = asked.when(decision("p:eastSecretary", true), when).done();
		const after = gone("grid1", "p:works1", granted).when(handOver, when).done();
		expect([holder(after)[2], resident(after)]).toEqual(["03-25 18:00", "2019-03-25 18:00"]);
		expect(after.when({ type: "RecomputeLimits" }, when).done().events).toHaveLength(after.events.length);
	});

	test("drops the decision that was asked, and the answer that waited for it", () => {
		const waiting = dispatched
			.when(contact("2019-03-15"), "2019-03-13 11:00")
			.done()
			.when(cannot(), "2019-03-14 10:00")
			.done();
		expect(waiting.state.answerSeconds).not.toBeNull();
		const fresh = gone("grid1", "p:works1", waiting).when(handOver, when).done();
		expect([fresh.state.answerSeconds, fresh.state.pending, fresh.state.stops]).toEqual([null, null, []]);
		expect(fresh.due.filter((line) => line.includes("decision"))).toEqual([]);
	});
});
