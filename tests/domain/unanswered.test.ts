import { describe, expect, test } from "vitest";
import { nextDueAt } from "../../server/domain/case.ts";
import type { Command } from "../../server/domain/decide.ts";
import { answer, cannot, contact, decision, submit, words } from "../support/domain-deeds.ts";
import { type Given, given, local } from "../support/given.ts";
import { movedFrom } from "../support/house.ts";

/*
 * Received Wed 03-13 12:30 at level normal: finish 03-20 18:00, red 03-27 18:00, referred 04-03 18:00. A finding is no answer:
 * before this a case that it cleared went back with nothing due, and could wait for ever.
 */
const dispatched = given().when(submit(), "2019-03-13 12:30").done();
const referred = dispatched.leftAlone("2019-04-04 00:00");
const told = dispatched.when(contact("2019-03-20"), "2019-03-13 15:00").done();
const red = told.leftAlone("2019-03-28 00:00");

const find = (outcome: "responsible" | "notResponsible" | "leak"): Command => {
	return { type: "FindCase", by: "p:officer", outcome, words: words("已核查。") };
};
const keep: Command = { type: "KeepCase", by: "p:head", words: words("还是他来。") };
const anew = { type: "CaseDispatched", why: "unanswered", holderId: "p:grid1", postId: "grid1" } as const;
const dueAt = ({ state }: Given) => {
	const at = nextDueAt(state);
	return at === null ? null : local(at);
};

describe("a case that a finding clears while nobody has answered it", () => {
	test.each(["responsible", "notResponsible"] as const)("begins anew with its holder: %s", (outcome) => {
		const found = referred.when(find(outcome), "2019-04-08 10:00");
		const after = found.then({ type: "CaseFound", clears: true }, anew);
		expect([after.nextMove, dueAt(after)]).toEqual(["p:grid1 as holder", "2019-04-08 15:00"]);
	});

	test("has half the finish limit from the finding, and the whole ladder: silence comes to discipline again", () => {
		const after = referred.when(find("responsible"), "2019-04-08 10:00").done();
		expect(after.leftAlone().steps.slice(referred.steps.length)).toEqual([
			"unsigned sign 2019-04-08 15:00 fell p:grid1 told p:grid2 as holder",
			"contactReminder contact 2019-04-09 14:15 fell p:grid1 told p:grid1 as holder",
			"blue contact 2019-04-09 18:00 fell p:grid1 told p:eastSecretary as superior",
			"finishReminder finish 2019-04-11 09:15 fell p:grid1 told p:grid1 as holder",
			"yellow contact 2019-04-11 18:00 fell p:eastSecretary told p:leader as leader",
			"red finish 2019-04-18 18:00 fell p:leader told p:head as head",
			"referred finish 2019-04-25 18:00 fell p:head told p:officer as discipline",
		]);
	});

	test("keeps the resident's own limit where it was", () => {
		const after = referred.when(find("responsible"), "2019-04-08 10:00").done();
		expect(after.state.caseFinishDueAt).toBe(referred.state.caseFinishDueAt);
	});

	test("goes to whoever has the post by then", () => {
		const moved = referred.in(movedFrom("grid1", "p:works1", "2019-04-05 09:00"));
		const after = moved.when(find("notResponsible"), "2019-04-08 10:00").done();
		expect(after.nextMove).toBe("p:works1 as holder");
	});

	test("goes on as it was where something is due yet, where it is answered, and where a proof sets the referral", () => {
		const types = ({ events }: Given, past: Given) =>
			events.slice(past.events.length).map(({ type }) => type);
		const early = told.when(find("leak"), "2019-03-14 10:00").done();
		expect(types(early, told)).toEqual(["CaseFound", "CaseEscalated"]);
		expect(types(early.when(find("leak"), "2019-03-18 10:00").done(), early)).toEqual(["CaseFound"]);
		const late = red.when(answer(), "2019-03-28 10:00").done();
		expect(types(late.when(find("responsible"), "2019-03-28 11:00").done(), late)).toEqual(["CaseFound"]);
	});
});

describe("a case whose ladder is used up", () => {
	test("begins anew when the head keeps it with its holder", () => {
		const kept = red.when(keep, "2019-03-28 10:00").then({ type: "CaseKept" }, anew);
		expect(kept.nextMove).toBe("p:grid1 as holder");
	});

	test("does not, while a card of it is due", () => {
		const silent = dispatched.leftAlone("2019-03-28 00:00");
		const kept = silent.when(keep, "2019-03-28 10:00").then({ type: "CaseKept" });
		expect([kept.nextMove, dueAt(kept)]).toEqual(["p:grid1 as holder", "2019-04-03 18:00"]);
	});

	test("begins anew when a contact takes the referral away that was all that was due", () => {
		const silent = dispatched.leftAlone("2019-03-28 00:00");
		const found = silent.when(find("responsible"), "2019-03-28 10:00").then({ type: "CaseFound" });
		expect(dueAt(found)).toBe("2019-04-03 18:00");
		const spoken = found.when(contact("2019-04-02"), "2019-03-29 10:00");
		const after = spoken.then({ type: "ResidentContacted" }, anew);
		expect(dueAt(after)).toBe("2019-03-29 15:00");
	});

	test("begins anew when it is refused that nothing can be done", () => {
		const asked = red.when(cannot(), "2019-03-28 09:00").done();
		const decider = asked.state.pending?.deciderId ?? "";
		asked
			.when(decision(decider, false), "2019-03-28 10:00")
			.then({ type: "CaseDecided", accepted: false }, anew);
	});

	test("begins anew when a wait for the resident ends by itself", () => {
		const waits = red
			.when({ type: "AwaitResident", by: "p:grid1", words: words("哪一盏？") }, "2019-03-28 09:00")
			.done();
		const ended = waits.when({ type: "EscalateCase" }, "2019-04-03 09:00").done();
		expect(ended.events.slice(waits.events.length)).toMatchObject([
			{ type: "CaseResumed", kind: "awaiting" },
			anew,
		]);
	});

	test("waits no longer for help that never came, once the red of that help is cleared", () => {
		const asks: Command = {
			...{ type: "AskAssist", by: "p:grid1", assistId: "a1", postId: "works1" },
			words: words("请派车。"),
		};
		const still = dispatched
			.when(contact("2019-03-20"), "2019-03-13 13:00")
			.done()
			.when(asks, "2019-03-13 14:00")
			.done()
			.leftAlone();
		expect([still.state.stops.map(({ kind }) => kind), dueAt(still)]).toEqual([
			["assist"],
			"2019-03-29 18:00",
		]);
		const found = still.when(find("responsible"), "2019-03-29 10:00");
		const after = found.then({ type: "CaseFound" }, { type: "CaseResumed", kind: "assist" });
		expect([after.state.stops, after.nextMove]).toEqual([[], "p:grid1 as holder"]);
		expect(dueAt(after)).not.toBeNull();
		expect(after.leftAlone().steps.at(-1)).toContain("red finish");
		// With a question beside it the move stays with whoever decides.
		const proposal = {
			...({ kind: "shelving", cause: "funding", ownerPostId: "worksChief" } as const),
			...{ reviewOn: "2019-05-10", approvals: [] },
		};
		const shelve: Command = { type: "AskDecision", by: "p:grid1", proposal, words: words("等拨款。") };
		const asked = still.when(shelve, "2019-03-29 09:00").done();
		const both = asked
			.when(find("responsible"), "2019-03-29 10:00")
			.then({ type: "CaseFound" }, { type: "CaseResumed", kind: "assist" });
		expect(both.state.stops.map(({ kind }) => kind)).toEqual(["decision"]);
		expect(both.nextMove).toBe(asked.nextMove);
	});

	test("begins anew under another level: what has fired stays fired, and later limits would chase nobody", () => {
		const complex: Command = {
			...{
				type: "AskDecision",
				by: "p:grid1",
				proposal: { kind: "level", level: "complex", categoryCode: null },
			},
			words: words("要勘察。"),
		};
		const asked = red.when(complex, "2019-03-28 09:00").done();
		const decider = asked.state.pending?.deciderId ?? "";
		const cleared = asked.when(find("notResponsible"), "2019-03-28 09:30").done();
		const after = cleared
			.when(decision(decider, true), "2019-03-28 10:00")
			.then({ type: "CaseDecided" }, { type: "LevelChanged" }, anew);
		expect(dueAt(after)).toBe("2019-03-28 15:00");
	});
});
