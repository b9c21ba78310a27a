import { describe, expect, test } from "vitest";
import { nextDueAt } from "../../server/domain/case.ts";
import type { Command } from "../../server/domain/decide.ts";
import { answer, contact, dispatch, escalate, submit, words } from "../support/domain-deeds.ts";
import { type Given, given, isStandingStill, local } from "../support/given.ts";
import { houseWith, movedFrom, post } from "../support/house.ts";

/*
 * Received Wed 03-13 12:30 at level normal: finish 03-20 18:00, red 03-27 18:00. With a contact there is no referral (rules.md
 * §4), and the head has a working day to say who is to have it: before this the case lay with the head for ever, and one that the desk never sent out with the leader.
 */
const told = given()
	.when(submit(), "2019-03-13 12:30")
	.done()
	.when(contact("2019-03-20"), "2019-03-13 15:00");
const red = told.done().leftAlone();
const undispatched = given()
	.when(submit({ categoryCode: "0904" }), "2019-03-13 17:00")
	.done()
	.leftAlone();
const find: Command = {
	...{ type: "FindCase", by: "p:officer", outcome: "responsible", words: words("已核查。") },
};
const stalls = ({ events }: Given) =>
	events.flatMap((event) =>
		event.type === "CaseStalled"
			? [
					`${local(event.dueAt)} fell ${event.fellOn} told ${event.told.by === "staff" && event.told.personId}`,
				]
			: [],
	);
const dueAt = ({ state }: Given) => local(nextDueAt(state) ?? 0);

describe("a case on which nothing is due any more", () => {
	test("is told to discipline five working days after the last that fired, and the officer has it", () => {
		expect([red.nextMove, red.due]).toEqual(["p:head as head", ["stalled stalled 2019-04-04 18:00"]]);
		red.when(escalate, "2019-04-04 18:00").then();
		const after = red.when(escalate, "2019-04-04 18:01").then({
			type: "CaseStalled",
			dueAt: "2019-04-04 18:00",
			fellOn: "p:head",
		});
		expect(after.nextMove).toBe("p:officer as discipline");
		expect(after.state.steps).toEqual(red.state.steps);
	});

	test("is told to the officers in turn from then on, each time the statute gives for a result has gone by", () => {
		expect(stalls(red.leftAlone("2019-06-30 00:00"))).toEqual([
			"2019-04-04 18:00 fell p:head told p:officer",
			"2019-04-26 18:00 fell p:officer told p:officer2",
			"2019-05-20 18:00 fell p:officer told p:officer2",
			"2019-06-11 18:00 fell p:officer told p:officer2",
		]);
		expect(red.leftAlone("2019-06-30 00:00").nextMove).toBe("p:officer as discipline");
	});

	test("is the next officer's once the one who had it has left the post", () => {
		const first = red.when(escalate, "2019-04-04 18:01").done();
		const left = first.in(movedFrom("officer", "p:works1", "2019-04-10 09:00"));
		expect(left.leftAlone("2019-04-29 00:00").nextMove).not.toBe("p:officer as discipline");
	});

	test("stays with the only officer there is, and is said again all the same", () => {
		const single = red.in(houseWith(post("officer2", { areaCode: "88" })));
		expect(stalls(single.leftAlone("2019-04-29 00:00"))).toEqual([
			"2019-04-04 18:00 fell p:head told p:officer",
			"2019-04-26 18:00 fell p:officer told p:officer",
		]);
	});

	test("that the desk left undispatched comes to discipline after the leader, who may send it out", () => {
		expect(undispatched.steps.at(-1)).toMatch(/^yellow triage .* told p:leader as leader$/);
		expect(undispatched.due).toEqual(["stalled stalled 2019-03-26 18:00"]);
		const after = undispatched.when(escalate, "2019-03-26 18:01").then({ type: "CaseStalled" });
		expect(after.nextMove).toBe("p:officer as discipline");
		const out = after.when(dispatch("p:officer", "grid1", "0203"), "2019-03-27 09:00").done();
		expect(out.nextMove).toBe("p:grid1 as holder");
		expect(isStandingStill(out.state)).toBe(false);
	});

	test("at a natural level is told at the next opening", () => {
		const water = given()
			.when(submit({ categoryCode: "0601" }), "2019-03-13 14:00")
			.done();
		const [holder = ""] = water.nextMove.split(" ");
		const urgent = water.when(contact("2019-03-14", holder), "2019-03-13 14:10").done().leftAlone();
		expect(urgent.steps.at(-1)).toContain("red finish 2019-03-14 20:00");
		expect(urgent.due).toEqual(["stalled stalled 2019-03-20 09:00"]);
	});

	test("moves again with its answer, and with a finding", () => {
		const stood = red.when(escalate, "2019-04-04 18:01").done();
		expect(stood.when(answer(), "2019-04-08 10:00").done().due).toEqual(["silence silence 2019-04-16 00:00"]);
		const found = stood.when(find, "2019-04-08 10:00");
		const anew = found.then({ type: "CaseFound" }, { type: "CaseDispatched", why: "unanswered" });
		expect(anew.nextMove).toBe("p:grid1 as holder");
		expect(isStandingStill(anew.state)).toBe(false);
	});

	test("keeps its time, whatever is said meanwhile", () => {
		const chased = red.when({ type: "ChaseCase" }, "2019-03-29 10:00").done();
		expect(dueAt(chased)).toBe("2019-04-04 18:00");
	});
});

describe("what stands still by right", () => {
	test("praise has no clock, and a sealed report is its office's", () => {
		const praise = given()
			.when(submit({ categoryCode: "1202" }), "2019-03-13 12:30")
			.done();
		const sealed = given()
			.when(submit({ categoryCode: "1101" }), "2019-03-13 12:30")
			.done();
		expect([praise.due, sealed.due]).toEqual([[], []]);
	});
});
