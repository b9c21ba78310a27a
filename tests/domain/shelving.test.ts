import { describe, expect, test } from "vitest";
import type { Command } from "../../server/domain/decide.ts";
import type { Proposal } from "../../server/domain/proposal.ts";
import type { Words } from "../../server/domain/words.ts";
import { contact, decision, message, submit, words } from "../support/domain-deeds.ts";
import { given, local } from "../support/given.ts";
import { houseWith, at as instantAt, subDistrict } from "../support/house.ts";

// Received, dispatched and contacted on Wed 03-13 10:00: finish due 03-20 18:00.
const contacted = given()
	.when(submit(), "2019-03-13 10:00")
	.done()
	.when(contact("2019-03-20"), "2019-03-13 10:00")
	.done();
type Shelving = Extract<Proposal<Words>, { kind: "shelving" }>;
function shelve(more: Partial<Shelving> = {}, by = "p:grid1", text = "等财政拨款。"): Command {
	const proposal: Shelving = {
		...{ kind: "shelving", cause: "funding", ownerPostId: "worksChief" },
		...{ reviewOn: "2019-05-10", approvals: [], ...more },
	};
	return { type: "AskDecision", by, proposal, words: words(text) };
}
const at = "2019-03-14 10:00";
const asked = contacted.when(shelve(), at).done();
const first = asked.when(decision("p:eastSecretary", true), "2019-03-15 10:00").done();
const shelved = first.when(decision("p:leader", true), "2019-03-18 10:00").done();

function houseWithout(...postIds: readonly string[]) {
	const left = instantAt("2019-03-18 20:00");
	return houseWith(
		...postIds.map(
			(postId) => ({ type: "PostLeft", at: left, postId, personId: `p:${postId}`, to: left }) as const,
		),
	);
}

describe("shelving", () => {
	test("needs two approvals: the first goes on to the next level, with a limit of its own", () => {
		const after = asked.when(decision("p:eastSecretary", true), "2019-03-15 10:00").then({
			...{ type: "CaseDecided", accepted: true, nextMove: { personId: "p:leader", as: "decider" } },
			pending: { kind: "shelving", deciderId: "p:leader", dueAt: "2019-03-18 18:00" },
		});
		expect(after.state.shelving).toBeNull();
		after.when(decision("p:eastSecretary", true), "2019-03-15 11:00").thenRefused("notYours");
		expect(after.leftAlone("2019-03-19 00:00").steps.at(-1)).toBe(
			"blue decision 2019-03-18 18:00 fell p:leader told p:head as head",
		);
	});

	test("that a card has taken to the leader is asked of the head next, never of the secretary who let it lie", () => {
		const carded = asked.leftAlone("2019-03-15 19:00");
		expect(carded.nextMove).toBe("p:leader as leader");
		const yes = carded.when(decision("p:leader", true), "2019-03-18 10:00").done();
		expect(yes.nextMove).toBe("p:head as decider");
		const last = carded
			.leftAlone("2019-03-18 19:00")
			.when(decision("p:head", true), "2019-03-19 10:00")
			.done();
		expect(last.nextMove).toBe("p:officer as decider");
		// Whoever was asked first may still decide: then the leader is above.
		const late = carded.when(decision("p:eastSecretary", true), "2019-03-18 10:00").done();
		expect(late.nextMove).toBe("p:leader as decider");
	});

	test("is asked of the chain again where nobody at all is above whoever said yes", () => {
		const carded = asked.leftAlone("2019-03-18 19:00");
		const alone = carded.in(houseWithout("officer", "officer2"));
		expect(alone.when(decision("p:head", true), "2019-03-19 10:00").done().nextMove).toBe(
			"p:leader as decider",
		);
	});

	test("stops both clocks until the day of its review, when the holder goes on", () => {
		expect(shelved.state).toMatchObject({
			shelving: { cause: "funding", ownerPostId: "worksChief", reviewOn: "2019-05-10" },
			...{ pending: null, stops: [{ kind: "shelving" }] },
		});
		expect([shelved.nextMove, shelved.due]).toEqual([
			"p:grid1 as holder",
			["resume shelving 2019-05-10 09:00"],
		]);
		const reviewed = shelved.leftAlone("2019-05-10 10:00");
		expect([reviewed.state.shelving, reviewed.state.stops]).toEqual([null, []]);
		expect(reviewed.state.steps).toEqual([]);
		expect(local(reviewed.state.caseFinishDueAt ?? 0)).toBe("2019-05-14 17:00");
	});

	test("ends when the place opens on the day of its review, or next where that is a day of rest", () => {
		const early = houseWith({
			...{ type: "HoursSet", at: instantAt("2019-01-01 09:00"), areaPrefix: subDistrict, from: "2019-02-01" },
			hours: [{ open: 8 * 3600, close: 17 * 3600 }],
		});
		const until = (reviewOn: string, setting = early) =>
			contacted
				.in(setting)
				.when(shelve({ reviewOn }), at)
				.done()
				.when(decision("p:eastSecretary", true), "2019-03-15 10:00")
				.done()
				.when(decision("p:leader", true), "2019-03-18 10:00")
				.done().due;
		expect(until("2019-05-10")).toEqual(["resume shelving 2019-05-10 08:00"]);
		expect(until("2019-05-11")).toEqual(["resume shelving 2019-05-13 08:00"]);
		expect(until("2019-05-11", houseWith())).toEqual(["resume shelving 2019-05-13 09:00"]);
	});

	test("that is approved after the day of its review ends at once, and not before it began", () => {
		const soon = contacted.when(shelve({ reviewOn: "2019-03-18" }), at).done();
		const half = soon.when(decision("p:eastSecretary", true), "2019-03-15 10:00").done();
		const late = half.when(decision("p:leader", true), "2019-03-18 11:00").done();
		expect(late.due).toEqual(["resume shelving 2019-03-18 11:00"]);
	});

	test("is taken up earlier by the holder, not by a word of the resident", () => {
		const asks = shelved.when(message("什么时候修？"), "2019-04-01 10:00").then({ type: "MessageLeft" });
		asks.when({ type: "ResumeCase", by: "p:grid1" }, "2019-04-02 10:00").then({
			...{ type: "CaseResumed", kind: "shelving", by: "p:grid1" },
		});
	});

	test("is not what one of the two refuses", () => {
		for (const refused of [
			asked.when(decision("p:eastSecretary", false), "2019-03-15 10:00").done(),
			first.when(decision("p:leader", false), "2019-03-18 10:00").done(),
		])
			expect([refused.state.shelving, refused.state.pending, refused.nextMove]).toEqual([
				null,
				null,
				"p:grid1 as holder",
			]);
	});

	test("has a review within 90 days, an owner of this house, and a reason", () => {
		for (const reviewOn of ["2019-03-14", "2019-06-13", "spring"])
			contacted.when(shelve({ reviewOn }), at).thenRefused("dateUnusable", "reviewOn");
		contacted.when(shelve({ reviewOn: "2019-06-12" }), at).then({ type: "DecisionAsked" });
		contacted.when(shelve({ ownerPostId: "nowhere" }), at).thenRefused("postUnusable", "ownerPostId");
		contacted.when(shelve({}, "p:grid1", " "), at).thenRefused("textEmpty", "words");
		contacted.when(shelve({}, "p:eastSecretary"), at).thenRefused("notYours");
		asked.when(shelve(), "2019-03-14 11:00").thenRefused("wrongState");
	});

	test("that one has approved is told to neither of the two who had a say when the other leaves it", () => {
		const late = first.leftAlone();
		const told = late.state.steps.map((step) => (step.told.by === "staff" ? step.told.personId : ""));
		expect(told).toEqual(["p:head", "p:officer"]);
	});
});
