import { describe, expect, test } from "vitest";
import { isHeld } from "../../server/domain/case.ts";
import type { Command } from "../../server/domain/decide.ts";
import { dutyFaults } from "../../server/domain/duty-check.ts";
import { answer, decision, dispatch, dispute, submit, words } from "../support/domain-deeds.ts";
import { type Given, given, local } from "../support/given.ts";
import { at, house } from "../support/house.ts";

// Received and dispatched on Wed 03-13 10:00: finish due 03-20 18:00; may be returned until 03-14 18:00.
const start = "2019-03-13 10:00";
const dispatched = given().when(submit(), start).done();

function giveBack(by = "p:grid1", itemId: string | null = "facilities", text = "归城建办管。"): Command {
	return { type: "AskDecision", by, proposal: { kind: "return", itemId }, words: words(text) };
}
function accept(by: string, postId: string | null): Command {
	return { ...decision(by, true), postId } as Command;
}
const tour = ({ state }: Given) => {
	if (!isHeld(state) || state.tour.limits === null) throw new Error("the case is in hand");
	const { contactDueAt, finishDueAt } = state.tour.limits;
	return [state.tour.postId, local(contactDueAt ?? 0).slice(5), local(finishDueAt).slice(5)];
};
const asked = dispatched.when(giveBack(), "2019-03-14 10:00").done();
const atDesk = asked.when(accept("p:eastSecretary", null), "2019-03-15 10:00").done();

describe("a return", () => {
	test("is asked of the direct superior with reason and basis, and stops the holder's clock", () => {
		const after = dispatched
			.leftAlone("2019-03-14 10:00")
			.when(giveBack(), "2019-03-14 10:00")
			.then({
				...{ type: "DecisionAsked", by: "p:grid1", nextMove: { personId: "p:eastSecretary", as: "decider" } },
				pending: { kind: "return", dueAt: "2019-03-15 18:00", proposal: { itemId: "facilities" } },
			});
		expect(after.due).toEqual(["blue decision 2019-03-15 18:00"]);
	});

	test("is for one working day from the holder's own dispatch", () => {
		const silent = dispatched.leftAlone("2019-03-14 18:00");
		silent.when(giveBack(), "2019-03-14 18:00").then({ type: "DecisionAsked" });
		silent.when(giveBack(), "2019-03-14 18:00:01").thenRefused("askedTooLate");
	});

	test("is nothing that a dispute gives anew; only whoever gets the rework from another hand may return it", () => {
		const rework = dispatched
			.when(answer(), "2019-03-13 11:00")
			.done()
			.when(dispute(), "2019-03-13 12:00")
			.done();
		rework.when(giveBack(), "2019-03-13 14:00").thenRefused("askedTooLate");
		const late = rework.leftAlone("2019-03-15 09:00");
		const given2 = late.when(
			{ type: "ReassignCase", by: "p:eastSecretary", postId: "works1" },
			"2019-03-15 09:30",
		);
		const moved = given2.done();
		moved.when(giveBack("p:works1", null), "2019-03-15 10:00").then({ type: "DecisionAsked" });
		const again = moved
			.when(answer("p:works1"), "2019-03-15 11:00")
			.done()
			.when(dispute(), "2019-03-15 12:00")
			.done()
			.when(decision("p:leader", true), "2019-03-18 09:00")
			.done();
		expect(again.state.round).toBe(3);
		again.when(giveBack("p:works1", null), "2019-03-18 09:30").thenRefused("askedTooLate");
	});

	test("names an item of the duty book, or none where the book has none", () => {
		dispatched.when(giveBack("p:grid1", "nowhere"), start).thenRefused("unknownItem", "itemId");
		dispatched.when(giveBack("p:grid1", null), start).then({ type: "DecisionAsked" });
		dispatched.when(giveBack("p:grid1", null, " "), start).thenRefused("textEmpty", "words");
		dispatched.when(giveBack("p:eastSecretary"), start).thenRefused("notYours");
	});

	test("refused leaves the case where it is, and the time it took is given back", () => {
		const refused = asked.when(decision("p:eastSecretary", false), "2019-03-14 15:00").done();
		expect([refused.nextMove, tour(refused)]).toEqual([
			"p:grid1 as holder",
			["grid1", "03-15 14:00", "03-21 14:00"],
		]);
		expect(refused.state.returns).toBe(0);
	});

	test("accepted with a post goes there at once with a fresh holder clock; the resident's goes on", () => {
		const moved = asked.when(accept("p:eastSecretary", "works1"), "2019-03-14 15:00").then(
			{ type: "CaseDecided", accepted: true },
			{
				type: "CaseDispatched",
				why: "reassignment",
				postId: "works1",
				caseFinishDueAt: "2019-03-20 18:00",
			},
		);
		expect(tour(moved)).toEqual(["works1", "03-15 18:00", "03-20 18:00"]);
		expect([moved.state.returns, moved.state.hop]).toEqual([1, 2]);
	});

	test("accepted without a post goes to the desk, with the desk's ladder", () => {
		expect([atDesk.state.status, atDesk.nextMove]).toEqual(["received", "p:desk1 as desk"]);
		expect(atDesk.due).toEqual(["blue triage 2019-03-15 12:00", "yellow triage 2019-03-15 15:00"]);
	});

	test("accepted never goes back to whoever returned it, nor to a post of elsewhere", () => {
		for (const postId of ["grid1", "west1", "nowhere"])
			asked.when(accept("p:eastSecretary", postId), "2019-03-14 15:00").thenRefused("postUnusable", "postId");
	});

	test("a second time makes the third dispatch the superior's binding designation", () => {
		const second = asked.when(accept("p:eastSecretary", "works1"), "2019-03-14 15:00").done();
		const again = second.when(giveBack("p:works1", null), "2019-03-14 16:00").done();
		again.when(accept("p:worksChief", null), "2019-03-14 17:00").thenRefused("postUnusable", "postId");
		const binding = again
			.when(accept("p:worksChief", "grid2"), "2019-03-14 17:00")
			.then({ type: "CaseDecided" }, { type: "CaseDispatched", why: "designation", postId: "grid2" });
		binding.when(giveBack("p:grid2"), "2019-03-14 17:30").thenRefused("designated");
	});
});

describe("a case the desk dispatches again", () => {
	const again = atDesk.when(dispatch("p:desk1", "works1"), "2019-03-15 11:00").done();

	test("keeps the resident's limit: it is never restarted", () => {
		expect(local(again.state.caseFinishDueAt ?? 0)).toBe("2019-03-20 18:00");
		expect(tour(again)).toEqual(["works1", "03-18 18:00", "03-20 18:00"]);
		const later = atDesk
			.leftAlone("2019-03-19 09:00")
			.when(dispatch("p:desk1", "works1"), "2019-03-19 10:00")
			.done();
		expect(local(later.state.caseFinishDueAt ?? 0)).toBe("2019-03-20 18:00");
		expect(tour(later)).toEqual(["works1", "03-20 18:00", "03-22 18:00"]);
	});

	test("keeps the level a superior has set, until the matter turns out to be another", () => {
		const raise: Command = {
			...{ type: "AskDecision", by: "p:grid1", words: words("比想的复杂。") },
			proposal: { kind: "level", level: "complex", categoryCode: "0203" },
		};
		const complex = dispatched
			.when(raise, "2019-03-13 11:00")
			.done()
			.when(decision("p:eastSecretary", true), "2019-03-13 11:00")
			.done();
		const back = complex
			.when(giveBack(), "2019-03-14 10:00")
			.done()
			.when(accept("p:eastSecretary", null), "2019-03-14 11:00")
			.done();
		const sent = (categoryCode: string) =>
			back.when(dispatch("p:desk1", "works1", categoryCode), "2019-03-14 11:30").done();
		expect(sent("0203").state.level).toBe("complex");
		expect(sent("0206").state.level).toBe("normal");
	});

	test("of what is nobody's duty is refused or named for good at the first time, and its gap is one of the book's check", () => {
		// 0904 is in no item: the desk chose a post for it.
		const nobodys = given()
			.when(submit({ categoryCode: "0904", text: "网购退货没人管。" }), start)
			.done();
		const chosen = nobodys.when(dispatch("p:desk1", "works1"), "2019-03-13 10:10").done();
		const back = chosen.when(giveBack("p:works1", null), "2019-03-13 11:00").done();
		back.when(accept("p:worksChief", null), "2019-03-13 15:00").thenRefused("postUnusable", "postId");
		const named = back
			.when(accept("p:worksChief", "grid1"), "2019-03-13 15:00")
			.then(
				{ type: "CaseDecided" },
				{ type: "CaseDispatched", why: "designation", gap: true, postId: "grid1" },
			);
		expect(named.state).toMatchObject({ designated: true, gap: true, returns: 1 });
		named.when(giveBack("p:grid1", null), "2019-03-13 16:00").thenRefused("designated");
		const [book] = house.dutyBooks;
		if (book === undefined) throw new Error("the house has a duty book");
		const gaps = dutyFaults(house, book, at(start)).filter(({ kind }) => kind === "gap");
		expect(gaps.map(({ categoryCode }) => categoryCode)).toContain("0904");
	});
});
