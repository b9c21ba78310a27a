import { describe, expect, test } from "vitest";
import { meanWithInterval } from "../../server/domain/bootstrap.ts";
import { formatInstant } from "../../server/domain/calendar.ts";
import type { Case } from "../../server/domain/case.ts";
import type { Command } from "../../server/domain/decide.ts";
import { exclusionOf, figuresOf, quartersAt } from "../../server/domain/figures.ts";
import { comparedCasesMin } from "../../server/domain/limits.ts";
import type { HeldThrough } from "../../server/domain/reads.ts";
import { answer, confirm, contact, decision, dispute, submit, words } from "../support/domain-deeds.ts";
import { given } from "../support/given.ts";
import { at } from "../support/house.ts";

const now = at("2019-12-31 12:00");
const [from, to] = [at("2019-01-01 00:00"), at("2020-01-01 00:00")];

const received = given().when(submit(), "2019-03-13 10:00").done();
const contacted = received.when(contact("2019-03-20"), "2019-03-13 11:00").done();
const answered = contacted.when(answer(), "2019-03-14 10:00").done();
const solved = answered.when(confirm("solved"), "2019-03-14 12:00").done().state;
const partly = answered.when(confirm("partly"), "2019-03-14 12:00").done().state;
const again = answered.when(dispute(), "2019-03-14 12:00").done().state;
const silent = answered.leftAlone().state;

const held = (state: Case, more: Partial<HeldThrough> = {}): HeldThrough => ({
	...{ state, ignored: false, late: false, attitude: null },
	...more,
});
const times = (count: number, one: HeldThrough) => Array.from({ length: count }, () => one);
const figures = (cases: readonly HeldThrough[]) => figuresOf(cases, [], from, to, now);

describe("what is counted", () => {
	test("are the cases due in the period and by now; what is left out is told with its reason", () => {
		const shelve: Command = {
			type: "AskDecision",
			by: "p:grid1",
			words: words("等财政拨款。"),
			proposal: {
				kind: "shelving",
				cause: "funding",
				ownerPostId: "worksChief",
				reviewOn: "2019-05-10",
				approvals: [],
			},
		};
		const shelved = contacted
			.when(shelve, "2019-03-14 10:00")
			.done()
			.when(decision("p:eastSecretary", true), "2019-03-15 10:00")
			.done()
			.when(decision("p:leader", true), "2019-03-18 10:00")
			.done().state;
		const withdraw = { type: "WithdrawCase", askedToWithdraw: null } as const;
		const untouched = received.when(withdraw, "2019-03-13 10:30").done().state;
		const touched = contacted.when(withdraw, "2019-03-13 12:00").done().state;
		const all = [solved, shelved, untouched, touched].map((state) => held(state));
		expect(all.map(exclusionOf)).toEqual([null, "shelved", "withdrawn", null]);
		expect(figures(all)).toMatchObject({
			counted: 2,
			excluded: { noClock: 0, merged: 0, withdrawn: 1, shelved: 1, approved: 0 },
		});
		expect(figuresOf(all, [], at("2019-04-01 00:00"), to, now).counted).toBe(0);
		expect(figuresOf(all, [], from, to, at("2019-03-20 17:59")).counted).toBe(0);
	});

	test("never doing it is not better than doing it late, and a promise not kept is told", () => {
		const open = held(received.leftAlone("2019-12-01 00:00").state, { ignored: true, late: true });
		const cases = [...times(15, held(solved)), ...times(5, open)];
		const { contactedInTime, finishedInTime } = figures(cases);
		expect([contactedInTime.k, contactedInTime.n]).toEqual([15, 20]);
		expect([finishedInTime.k, finishedInTime.n]).toEqual([15, 20]);
		expect(finishedInTime.low).toBeCloseTo(0.531, 3);
		expect(finishedInTime.high).toBeCloseTo(0.888, 3);
	});
});

describe("what residents said", () => {
	test("weighs solved 1, partly one half, disputed 0; silence is no word at all", () => {
		const cases = [
			...[...times(10, held(solved)), ...times(6, held(partly))],
			...[...times(4, held(again)), ...times(7, held(silent))],
		];
		const { resolution, reached, firstTime, reworks } = figures(cases);
		expect(resolution.n).toBe(20);
		expect(resolution.mean).toBeCloseTo((10 + 3) / 20, 12);
		expect([reached.k, reached.n]).toEqual([20, 27]);
		expect([firstTime.k, firstTime.n]).toEqual([23, 23]);
		expect([reworks.k, reworks.n]).toEqual([4, 27]);
	});

	test("rates the manner apart from the result", () => {
		const cases = [
			...times(10, held(solved, { attitude: "good" })),
			...[...times(5, held(solved, { attitude: "fair" })), ...times(5, held(partly, { attitude: "bad" }))],
		];
		expect(figures(cases).satisfaction.mean).toBeCloseTo((10 + 4) / 20, 12);
	});
});

describe("a mean of weights", () => {
	test("has no value under 20, and the same interval whenever it is asked", () => {
		const few = Array.from({ length: comparedCasesMin - 1 }, () => 1);
		expect(meanWithInterval(few)).toBeNull();
		expect(meanWithInterval([...few, 1])).toEqual({ mean: 1, low: 1, high: 1 });
		const mixed = Array.from({ length: 40 }, (_, place) => (place % 4 === 0 ? 0 : 1));
		const once = meanWithInterval(mixed);
		expect(once).toEqual(meanWithInterval(mixed));
		expect(once?.low).toBeGreaterThan(0.5);
		expect(once?.low).toBeLessThan(0.75);
		expect(once?.high).toBeGreaterThan(0.75);
		expect(once?.high).toBeLessThan(0.95);
	});
});

test("the trend is of four quarters, the running one last, without a gap", () => {
	const quarters = quartersAt(at("2019-02-03 10:00"));
	expect(quarters.map(({ id }) => id)).toEqual(["2018-Q2", "2018-Q3", "2018-Q4", "2019-Q1"]);
	expect(quarters.map((one) => formatInstant(one.from).slice(0, 10))).toEqual([
		...["2018-04-01", "2018-07-01", "2018-10-01", "2019-01-01"],
	]);
	for (const [index, one] of quarters.entries())
		if (index > 0) expect(quarters[index - 1]?.to).toBe(one.from);
});

describe("what is left out, and what the work asked for", () => {
	const officer = { type: "DecideExclusion", by: "p:officer", words: words("属实。") } as const;
	const asked = answered
		.when(
			{ type: "AskExclusion", by: "p:grid1", reason: "forceMajeure", words: words("暴雨。") },
			"2019-03-14 11:00",
		)
		.done();

	test("what discipline staff agreed to leave out is out; what is asked or refused counts", () => {
		const decided = (accept: boolean) => asked.when({ ...officer, accept }, "2019-03-14 12:00").done().state;
		const cases = [asked.state, decided(true), decided(false)].map((state) => held(state));
		expect(cases.map(exclusionOf)).toEqual([null, "approved", null]);
		expect(figures(cases)).toMatchObject({ counted: 2, excluded: { approved: 1 } });
	});

	test("decisions count by their own limit, whoever holds the case", () => {
		const owed = (dueAt: string, doneAt: string | null) => {
			return { postId: "eastSecretary", dueAt: at(dueAt), doneAt: doneAt === null ? null : at(doneAt) };
		};
		const decisions = [
			owed("2019-03-15 18:00", "2019-03-15 18:00"),
			owed("2019-03-15 18:00", "2019-03-15 18:01"),
			owed("2019-03-15 18:00", null),
			owed("2018-12-31 18:00", null),
		];
		const { decisionsInTime } = figuresOf([], decisions, from, to, now);
		expect([decisionsInTime.k, decisionsInTime.n]).toEqual([1, 3]);
		// Not past yet, and not decided: not to be judged.
		const early = figuresOf([], [owed("2019-03-15 18:00", null)], from, to, at("2019-03-15 18:00"));
		expect(early.decisionsInTime.n).toBe(0);
	});

	test("false completion is of those answered, and burden is what was written, sent and fired", () => {
		const upheld = answered
			.when(dispute(), "2019-03-14 12:00")
			.done()
			.when(answer(), "2019-03-14 13:00")
			.done()
			.when(dispute(), "2019-03-14 14:00")
			.done();
		const checked = upheld.when(decision("p:leader", true), "2019-03-14 15:00").done().state;
		const shown = figures([held(checked), ...times(19, held(solved))]);
		expect([shown.falseDone.k, shown.falseDone.n]).toEqual([1, 20]);
		// One contact and one answer each; the one that came back was answered and decided once more.
		expect(shown.burden).toMatchObject({ cases: 20, forms: 19 * 2 + 4, letters: 0 });
	});
});
