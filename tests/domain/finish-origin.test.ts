import { describe, expect, test } from "vitest";
import type { Command } from "../../server/domain/decide.ts";
import { limitStories } from "../../server/views/clock-story.ts";
import { dispatch, submit, words } from "../support/domain-deeds.ts";
import { type Given, given } from "../support/given.ts";
import { house } from "../support/house.ts";

/*
 * How a holder's limit came about (rules.md §3): finish is the later of the resident's own limit and half of it from the
 * holder's dispatch. It was told as the whole limit from that dispatch, which is where neither of the two ends.
 */
const gap = given()
	.when(submit({ categoryCode: "0904" }), "2019-03-13 17:30")
	.done();
const toGrid2: Command = { type: "ReassignCase", by: "p:eastSecretary", postId: "grid2" };
const extend: Command = {
	...{ type: "AskDecision", by: "p:grid1", proposal: { kind: "extension", days: 3 } },
	words: words("要等配件。"),
};
const storyOf = ({ state }: Given) =>
	limitStories(state, "holder", house, []).clockStory.map(({ kind, at, limit, days }) => {
		return [kind, kind === "start" ? at.slice(0, 16) : "", limit?.count ?? days].join(" ").trim();
	});

describe("the story of the holder's finish", () => {
	test("begins with the report where the resident's own limit is the later one", () => {
		const sent = gap.when(dispatch("p:desk1", "grid1"), "2019-03-14 10:00").done();
		expect(sent.due).toContain("blue finish 2019-03-20 18:00");
		expect(storyOf(sent)).toEqual(["start 2019-03-13T17:30 5"]);
	});

	test("begins with the dispatch, with half the limit, where that ends later", () => {
		const late = gap.leftAlone().when(dispatch("p:desk1", "grid1"), "2019-03-19 10:00").done();
		expect(late.due).toContain("blue finish 2019-03-22 18:00");
		expect(storyOf(late)).toEqual(["start 2019-03-19T10:00 3"]);
	});

	test("tells what moved the resident's limit under the holder before", () => {
		const asked = given().when(submit(), "2019-03-13 10:00").done().when(extend, "2019-03-13 11:05").done();
		const granted = asked
			.when(
				{ type: "DecideCase", by: "p:eastSecretary", accept: true, words: words("同意。") },
				"2019-03-13 11:30",
			)
			.done();
		expect(storyOf(granted)).toEqual(["start 2019-03-13T10:00 5", "decision", "extension  3"]);
		const soon = granted.leftAlone("2019-03-15 12:00").when(toGrid2, "2019-03-15 14:00").done();
		expect(soon.due).toContain("blue finish 2019-03-25 18:00");
		expect(storyOf(soon)).toEqual(["start 2019-03-13T10:00 5", "extension  3"]);
		const late = granted.leftAlone("2019-03-26 00:00").when(toGrid2, "2019-03-26 10:00").done();
		expect(late.due).toContain("blue finish 2019-03-29 18:00");
		expect(storyOf(late)).toEqual(["start 2019-03-26T10:00 3"]);
	});
});

describe("the story of the first contact and of signing", () => {
	const kindsOf = ({ state }: Given) => {
		const { signStory, contactStory } = limitStories(state, "holder", house, []);
		return [signStory, contactStory].map((story) =>
			story.map(({ kind, at }) => `${kind} ${at.slice(5, 16)}`),
		);
	};
	const asked = (moment: string) =>
		given().when(submit(), "2019-03-13 10:00").done().when(extend, moment).done();

	test("tells of a pause that began before the contact was past, and of none after", () => {
		const before = asked("2019-03-14 18:00");
		expect(kindsOf(before)).toEqual([["start 03-13T10:00"], ["start 03-13T10:00", "decision 03-14T18:00"]]);
		const after = asked("2019-03-14 18:01");
		expect(kindsOf(after)).toEqual([["start 03-13T10:00"], ["start 03-13T10:00"]]);
		expect(storyOf(after)).toEqual(["start 2019-03-13T10:00 5", "decision"]);
	});

	test("begins anew with the next holder, whom no earlier pause has moved", () => {
		const granted = asked("2019-03-13 11:05")
			.when(
				{ type: "DecideCase", by: "p:eastSecretary", accept: true, words: words("同意。") },
				"2019-03-13 11:30",
			)
			.done();
		expect(kindsOf(granted)[1]).toEqual(["start 03-13T10:00", "decision 03-13T11:05"]);
		const next = granted.leftAlone("2019-03-15 12:00").when(toGrid2, "2019-03-15 14:00").done();
		expect(kindsOf(next)).toEqual([["start 03-15T14:00"], ["start 03-15T14:00"]]);
	});
});
