import { describe, expect, test } from "vitest";
import { nextDueAt } from "../../server/domain/case.ts";
import type { Level } from "../../server/domain/policy.ts";
import {
	answer,
	contact,
	dispatch,
	dispute,
	escalate,
	type Reported,
	sign,
	submit,
} from "../support/domain-deeds.ts";
import { type Given, given, isStandingStill, ladderSteps } from "../support/given.ts";
import { house, houseUnder } from "../support/house.ts";

// rules.md §4: received at 10:00, dispatched at once, nobody does anything. Qingming is off from 5 to 7 April.
const start = "2019-03-13 10:00";
const confirmed = { type: "ConfirmEmergency", by: "p:desk1", confirmed: true } as const;
const on = (report: Reported) => given().when(submit(report), start).done();

/** "Complex" is set by a later deed of this house: here the whole policy of a normal case is that of a complex one. */
function complex(): Given {
	const [policy] = house.policies;
	if (policy === undefined) throw new Error("the house has a policy");
	const levels = { ...policy.levels, normal: policy.levels.complex };
	return given([], houseUnder({ levels })).when(submit(), start).done();
}

function rework(): Given {
	const answered = given()
		.when(submit(), "2019-03-11 10:00")
		.done()
		.when(answer(), "2019-03-11 11:00")
		.done();
	return answered.when(dispute(), start).done();
}

/** step, cause, due, on whom it falls, who is told */
const ladders: readonly (readonly [Level, () => Given, string])[] = [
	[
		"emergency",
		() => on({ categoryCode: "0203", danger: true }).when(confirmed, start).done(),
		`contactReminder contact 03-13 10:15 grid1 grid1 as holder
		unsigned sign 03-13 10:15 grid1 grid2 as holder
		blue contact 03-13 10:30 grid1 eastSecretary as superior
		yellow contact 03-13 11:00 eastSecretary leader as leader
		finishReminder finish 03-13 11:30 grid1 grid1 as holder
		red finish 03-13 13:00 leader head as head
		referred finish 03-13 16:00 head officer as discipline`,
	],
	[
		"urgent",
		() => on({ categoryCode: "0602" }),
		`unsigned sign 03-13 10:30 works1 worksChief as holder
		contactReminder contact 03-13 11:00 works1 works1 as holder
		blue contact 03-13 12:00 works1 worksChief as superior
		yellow contact 03-13 14:00 worksChief leader as leader
		finishReminder finish 03-14 04:00 works1 works1 as holder
		red finish 03-14 16:00 leader head as head
		referred finish 03-15 10:00 head officer as discipline`,
	],
	[
		"normal",
		() => on({}),
		`unsigned sign 03-13 15:00 grid1 grid2 as holder
		contactReminder contact 03-14 14:15 grid1 grid1 as holder
		blue contact 03-14 18:00 grid1 eastSecretary as superior
		yellow contact 03-18 18:00 eastSecretary leader as leader
		finishReminder finish 03-19 14:15 grid1 grid1 as holder
		red finish 03-27 18:00 leader head as head
		referred finish 04-03 18:00 head officer as discipline`,
	],
	[
		"complex",
		complex,
		`unsigned sign 03-13 15:00 grid1 grid2 as holder
		contactReminder contact 03-14 14:15 grid1 grid1 as holder
		blue contact 03-14 18:00 grid1 eastSecretary as superior
		yellow contact 03-18 18:00 eastSecretary leader as leader
		finishReminder finish 03-29 09:15 grid1 grid1 as holder
		red finish 04-11 18:00 leader head as head
		referred finish 04-18 18:00 head officer as discipline`,
	],
	[
		"inquiry",
		() => on({ reportType: "inquiry" }),
		`unsigned sign 03-13 15:00 grid1 grid2 as holder
		finishReminder finish 03-14 14:15 grid1 grid1 as holder
		blue finish 03-14 18:00 grid1 eastSecretary as superior
		yellow finish 03-18 18:00 eastSecretary leader as leader
		red finish 03-21 18:00 leader head as head
		referred finish 03-28 18:00 head officer as discipline`,
	],
	[
		"rework",
		rework,
		`unsigned sign 03-13 12:00 grid1 grid2 as holder
		contactReminder contact 03-14 14:15 grid1 grid1 as holder
		blue contact 03-14 18:00 grid1 eastSecretary as superior
		finishReminder finish 03-18 09:15 grid1 grid1 as holder
		yellow contact 03-18 18:00 eastSecretary leader as leader
		red finish 03-25 18:00 leader head as head
		referred finish 04-01 18:00 head officer as discipline`,
	],
];

function lines(of: Given): string[] {
	return of.steps.map((line) => line.replace(/2019-| fell| told/g, "").replaceAll("p:", ""));
}
const written = (ladder: string) => ladder.split("\n").map((line) => line.trim());

describe("the whole ladder", () => {
	test.each(ladders)(
		"a case of level %s that nobody touches climbs step by step to discipline",
		(_, past, ladder) => {
			expect(lines(past().leftAlone())).toEqual(written(ladder));
		},
	);

	test.each(ladders)(
		"each step of level %s fires one second after it was due, and is recorded so",
		(_, past) => {
			const { state } = past().leftAlone();
			for (const { dueAt, firedAt } of state.steps) expect(firedAt).toBe(dueAt + 1);
		},
	);

	test.each(ladders)("at the very second a step of level %s is due nothing fires", (_, past) => {
		for (let current = past(); !isStandingStill(current.state); ) {
			const due = nextDueAt(current.state) ?? 0;
			current.when(escalate, due).then();
			current = current.when(escalate, due + 1).done();
		}
	});

	test.each(ladders)(
		"after a long stop all steps of level %s are caught up, once and in order",
		(_, past, ladder) => {
			const caughtUp = past().when(escalate, "2019-06-03 09:00").done();
			expect(lines(caughtUp)).toEqual(written(ladder));
			expect(caughtUp.state.steps.map(({ step, dueAt }) => [step, dueAt])).toEqual(
				past()
					.leftAlone()
					.state.steps.map(({ step, dueAt }) => [step, dueAt]),
			);
			caughtUp.when(escalate, "2019-06-03 09:00").then();
			expect(caughtUp.when(escalate, "2019-12-03 09:00").done().steps).toEqual(caughtUp.steps);
		},
	);

	test.each(ladders)(
		"the cards of level %s never fall twice on one person, nor tell one twice",
		(_, past) => {
			const cards = ladderSteps(past().leftAlone().state).filter(({ step }) =>
				["blue", "yellow", "red", "referred"].includes(step),
			);
			expect(cards.map(({ step }) => step)).toEqual(["blue", "yellow", "red", "referred"]);
			expect(new Set(cards.map(({ fellOn }) => fellOn)).size).toBe(4);
			expect(new Set(cards.map(({ told }) => JSON.stringify(told))).size).toBe(4);
		},
	);

	test("every card hands the move to the person told, a reminder or a notice does not", () => {
		const moves = on({})
			.leftAlone()
			.state.moves.map(({ move }) => (move.by === "staff" ? move.personId : ""));
		expect(moves).toEqual(["p:grid1", "p:eastSecretary", "p:leader", "p:head", "p:officer"]);
	});
});

describe("what a deed takes away", () => {
	/** What still fires when the deeds are done and then nobody does anything. */
	const fired = (past: Given) =>
		ladderSteps(past.leftAlone().state).map(({ step, cause }) => `${step} ${cause}`);

	test("a signature takes away the notice that it is missing, and nothing else", () => {
		const all = fired(on({}));
		expect(fired(on({}).when(sign(), "2019-03-13 15:00").done())).toEqual(
			all.filter((step) => step !== "unsigned sign"),
		);
		expect(fired(on({}).when(sign(), "2019-03-13 15:00:01").done())).toEqual(all);
	});

	test("contact in time leaves the steps of the finish, but never a referral", () => {
		const contacted = on({}).when(contact("2019-03-15"), "2019-03-13 11:00").done();
		expect(fired(contacted)).toEqual(["finishReminder finish", "blue finish", "yellow finish", "red finish"]);
	});

	test("contact after blue takes away yellow for contact; yellow for the finish comes later", () => {
		const contacted = on({})
			.leftAlone("2019-03-15 00:00")
			.when(contact("2019-03-20"), "2019-03-18 18:00")
			.done();
		expect(
			contacted
				.leftAlone()
				.steps.slice(3)
				.map((line) => line.slice(0, 32)),
		).toEqual([
			"finishReminder finish 2019-03-19",
			"yellow finish 2019-03-22 18:00 f",
			"red finish 2019-03-27 18:00 fell",
		]);
	});

	test("contact even after red withholds the referral", () => {
		const contacted = on({})
			.leftAlone("2019-04-01 00:00")
			.when(contact("2019-04-08"), "2019-04-03 18:00")
			.done();
		expect(isStandingStill(contacted.state)).toBe(true);
		const late = on({}).leftAlone("2019-04-01 00:00").when(contact("2019-04-08"), "2019-04-03 18:00:01");
		expect(late.done().steps.at(-1)).toMatch(/^referred finish 2019-04-03 18:00 /);
	});

	test("an answer takes away everything but the resident's silence", () => {
		const answered = on({}).when(answer(), "2019-03-13 11:00").done();
		expect(answered.due).toEqual(["silence silence 2019-03-21 00:00"]);
	});

	test.each([
		["signature", sign(), "2019-03-13 15:00", "unsigned"],
		["contact", contact("2019-03-20"), "2019-03-14 18:00", "blue"],
		["contact", contact("2019-03-20"), "2019-03-18 18:00", "yellow"],
		["answer", answer(), "2019-03-27 18:00", "red"],
		["answer", answer(), "2019-04-03 18:00", "referred"],
	] as const)(
		"a %s at the very second of its limit prevents the step, one second later it does not",
		(...row) => {
			const [, deed, due, step] = row;
			const before = on({}).leftAlone(due);
			const [first, ...rest] = [before.when(deed, due).done(), before.when(deed, `${due}:01`).done()];
			expect(first?.state.steps.map((one) => one.step)).not.toContain(step);
			expect(rest[0]?.state.steps.at(-1)?.step).toBe(step);
		},
	);

	test("a deed done late does not overtake the steps before it, and a refused one leaves them to the sweep", () => {
		on({})
			.when(sign(), "2019-03-15 09:00")
			.then(
				{ type: "CaseEscalated", step: "unsigned", at: "2019-03-15 09:00", dueAt: "2019-03-13 15:00" },
				{ type: "CaseEscalated", step: "contactReminder" },
				{ type: "CaseEscalated", step: "blue" },
				{ type: "CaseSigned" },
			);
		on({}).when(dispatch("p:desk1", "grid2"), "2019-03-15 09:00").thenRefused("wrongState");
	});
});
