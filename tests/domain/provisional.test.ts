import { describe, expect, test } from "vitest";
import type { Command } from "../../server/domain/decide.ts";
import { type Limit, limitNames } from "../../server/domain/limit-moves.ts";
import type { Proposal } from "../../server/domain/proposal.ts";
import { isUnsettled } from "../../server/domain/provisional.ts";
import type { Setting } from "../../server/domain/setting.ts";
import type { Words } from "../../server/domain/words.ts";
import { answer, cannot, confirm, contact, decision, submit, words } from "../support/domain-deeds.ts";
import { type Given, given, local } from "../support/given.ts";
import { house, houseWith } from "../support/house.ts";
import { encrypted, handOver } from "../support/outside-body.ts";

/** The house before the notice of 2020 is entered, and after it, with a day of rest that everybody has to wait through. */
const only2019 = publishing(house, [2019], []);
const recompute: Command = { type: "RecomputeLimits" };

function publishing(setting: Setting, publishedYears: readonly number[], more: readonly string[]): Setting {
	const [region] = setting.calendar;
	if (region === undefined) throw new Error("the house has a calendar");
	const restDays = [...region.restDays, ...more].sort();
	return { ...setting, calendar: [{ ...region, publishedYears, restDays }] };
}

const ask = (proposal: Proposal<Words>): Command => {
	return { type: "AskDecision", by: "p:grid1", proposal, words: words("等排期。") };
};
const assist: Command = {
	...{ type: "AskAssist", by: "p:grid1", assistId: "a1", postId: "works1", words: words("要吊车。") },
};
const waiting: Command = { type: "AwaitResident", by: "p:grid1", words: words("几号楼？") };

const start = (more: Parameters<typeof submit>[0] = {}, moment = "2019-12-31 10:00") =>
	given([], only2019).when(submit(more), moment).done();
const contacted = start().when(contact("2020-01-02"), "2019-12-31 10:10").done();
const shelving: Proposal<Words> = {
	...({ kind: "shelving", cause: "season", ownerPostId: "works1", reviewOn: "2020-02-10" } as const),
	approvals: [],
};
const onceAgreed = contacted
	.when(ask(shelving), "2019-12-31 10:20")
	.done()
	.when(decision("p:eastSecretary", true), "2019-12-31 10:30")
	.done();
const carded = start({}, "2019-12-25 10:00").leftAlone("2019-12-30 19:00");

/** Every step that is due of the cause, with its mark. */
function due({ state }: Given, of: Limit): string[] {
	return state.due
		.filter(({ cause }) => cause === of)
		.map(({ step, dueAt, provisional }) => `${step} ${local(dueAt)}${provisional ? " provisional" : ""}`);
}

/** Of every limit there is: a case that has it, and what of it is provisional. */
const table: Readonly<Record<Limit, readonly [past: Given | null, due: readonly string[]]>> = {
	sign: [start({}, "2019-12-31 17:00"), ["unsigned 2020-01-02 12:00 provisional"]],
	contact: [
		start(),
		[
			"contactReminder 2020-01-02 14:15 provisional",
			"blue 2020-01-02 18:00 provisional",
			"yellow 2020-01-06 18:00 provisional",
		],
	],
	finish: [
		start({}, "2019-12-23 10:00"),
		[
			"finishReminder 2019-12-27 14:15",
			"blue 2019-12-30 18:00",
			"yellow 2020-01-02 18:00 provisional",
			"red 2020-01-07 18:00 provisional",
			"referred 2020-01-14 18:00 provisional",
		],
	],
	// The resident's own limit ends no step: it is said with the clocks.
	case: [null, []],
	triage: [
		start({ categoryCode: "0904" }, "2019-12-31 16:30"),
		["blue 2020-01-02 09:30 provisional", "yellow 2020-01-02 11:30 provisional"],
	],
	decision: [onceAgreed, ["blue 2020-01-02 18:00 provisional"]],
	assist: [
		contacted.when(assist, "2019-12-31 10:20").done(),
		[
			"finishReminder 2020-01-03 11:20 provisional",
			"blue 2020-01-03 18:00 provisional",
			"yellow 2020-01-07 18:00 provisional",
			"red 2020-01-10 18:00 provisional",
		],
	],
	letter: [carded, ["blue 2020-01-03 18:00 provisional"]],
	awaiting: [contacted.when(waiting, "2019-12-31 10:20").done(), ["resume 2020-01-06 10:20 provisional"]],
	silence: [contacted.when(answer(), "2019-12-31 10:20").done(), ["silence 2020-01-08 00:00 provisional"]],
	shelving: [
		onceAgreed.when(decision("p:leader", true), "2019-12-31 10:40").done(),
		["resume 2020-02-10 09:00"],
	],
	promise: [
		contacted
			.when(ask({ kind: "promise", byDate: "2020-02-10", milestones: [] }), "2019-12-31 10:20")
			.done()
			.when(decision("p:eastSecretary", true), "2019-12-31 10:30")
			.done(),
		["yellow 2020-02-10 18:00"],
	],
	// Plain time.
	emergency: [start({ danger: true, categoryCode: "0503" }, "2019-12-31 23:55"), ["blue 2020-01-01 00:05"]],
	publication: [
		given([], only2019)
			.when(submit({ consentPublish: true }), "2019-12-31 10:00")
			.done()
			.when(answer(), "2019-12-31 10:20")
			.done()
			.when(confirm(), "2019-12-31 10:30")
			.done(),
		["blue 2020-01-02 18:00 provisional"],
	],
	reassignment: [
		start({}, "2019-12-30 10:00").leftAlone("2020-01-01 00:00"),
		["blue 2020-01-02 18:00 provisional"],
	],
	check: [null, []],
	finding: [null, []],
	reds: [null, []],
	transfer: [
		given([], publishing(houseWith(handOver), [2019], []))
			.when(submit({ categoryCode: "1101", encrypted }), "2019-12-31 10:00")
			.done(),
		["blue 2020-01-08 18:00 provisional"],
	],
	stalled: [
		start({}, "2019-12-13 10:00").when(contact("2019-12-16"), "2019-12-13 10:10").done().leftAlone(),
		["stalled 2020-01-07 18:00 provisional"],
	],
};

describe("a limit in a year whose notice is not entered yet is provisional", () => {
	test.each(limitNames)("%s", (name) => {
		const [past, expected] = table[name];
		expect(past === null ? [] : due(past, name)).toEqual(expected);
	});

	test("whoever is asked second, and whom a card told of what was left undecided, read it too", () => {
		const { pending } = onceAgreed.state;
		expect(isUnsettled(onceAgreed.state, pending?.dueAt ?? null)).toBe(true);
		const asked = start({}, "2019-12-27 10:00").when(cannot(), "2019-12-30 10:00").done();
		expect(due(asked, "decision")).toEqual(["blue 2019-12-31 18:00"]);
		expect(due(asked.leftAlone("2020-01-01 00:00"), "decision")).toEqual([
			"blue 2020-01-02 18:00 provisional",
		]);
	});

	test("natural limits are not, however far they lie; their referral at the next opening is", () => {
		const water = start({ categoryCode: "0601" }, "2019-12-31 20:00");
		expect(due(water, "finish").filter((one) => one.endsWith("provisional"))).toEqual([
			"referred 2020-01-03 09:00 provisional",
		]);
	});
});

describe("when the notice is entered", () => {
	const settled = publishing(house, [2019, 2020], []);

	test("what it does not move is settled by an event, once, and the resident's limit has not moved", () => {
		const after = onceAgreed.in(settled).when(recompute, "2019-12-31 11:00");
		const done = after.then({ type: "LimitsRecomputed", moved: [] });
		expect(isUnsettled(done.state, done.state.pending?.dueAt ?? null)).toBe(false);
		done.when(recompute, "2019-12-31 11:01").then();
	});

	test("a day of rest in it moves a decision, help and a letter's answer", () => {
		const rested = publishing(house, [2019, 2020], ["2020-01-02"]);
		for (const [name, expected] of [
			["decision", "blue 2020-01-03 18:00"],
			["assist", "blue 2020-01-06 18:00"],
			["letter", "blue 2020-01-06 18:00"],
		] as const) {
			const [past] = table[name];
			if (past === null) throw new Error("there is one");
			const done = past.in(rested).when(recompute, "2019-12-31 11:00").done();
			expect(due(done, name)).toContain(expected);
			const moved = done.events.at(-1);
			expect(moved?.type === "LimitsRecomputed" && moved.moved).toContain(name);
		}
	});

	test("the mark stands in the event: nothing that is decided before the limits are worked out anew forgets it", () => {
		const called = onceAgreed.in(settled).when({ type: "ChaseCase" }, "2019-12-31 11:00").done();
		expect(due(called, "decision")).toEqual(["blue 2020-01-02 18:00 provisional"]);
	});
});
