import { describe, expect, test } from "vitest";
import type { Case } from "../../server/domain/case.ts";
import { submit } from "../support/domain-deeds.ts";
import { type Given, given, isStandingStill, ladderSteps, local } from "../support/given.ts";

// rules.md §4, the worked table as it stands there: level normal, automatic dispatch, nothing done.
const worked = `
| received | sign due | contact due | finish due | contactReminder | blue | yellow | finishReminder | red | referred |
| Wed 03-13 12:30 | 03-13 17:00 | 03-14 18:00 | 03-20 18:00 | 03-14 14:45 | 03-14 18:00 | 03-18 18:00 | 03-19 14:45 | 03-27 18:00 | 04-03 18:00 |
| Wed 03-13 18:00 | 03-14 14:00 | 03-14 18:00 | 03-20 18:00 | 03-14 16:00 | 03-14 18:00 | 03-18 18:00 | 03-19 16:00 | 03-27 18:00 | 04-03 18:00 |
| Sat 10-12 10:00 | 10-12 15:00 | 10-14 18:00 | 10-18 18:00 | 10-14 14:15 | 10-14 18:00 | 10-16 18:00 | 10-17 14:15 | 10-25 18:00 | 11-01 18:00 |
| Tue 04-30 17:00 | 05-05 12:00 | 05-05 18:00 | 05-09 18:00 | 05-05 15:45 | 05-05 18:00 | 05-07 18:00 | 05-08 15:45 | 05-16 18:00 | 05-23 18:00 |`;
const [columns = [], ...rows] = worked
	.trim()
	.split("\n")
	.map((line) =>
		line
			.split("|")
			.slice(1, -1)
			.map((cell) => cell.trim()),
	);

/** A case as it lies when nobody has done anything and every step has fired. */
function leftAlone(received = ""): Given {
	return given()
		.when(submit(), `2019-${received.slice(4)}`)
		.done()
		.leftAlone();
}

/** What the case itself says of a column: its limits, or when the step that fired was due. */
function cellOf(state: Case, column: string): string[] {
	const limits = "tour" in state ? state.tour.limits : null;
	if (limits === null) throw new Error("the case has limits");
	const { signDueAt, contactDueAt, finishDueAt } = limits;
	const named: Record<string, number | null> = {
		"sign due": signDueAt,
		"contact due": contactDueAt,
		"finish due": finishDueAt,
	};
	const dues = column in named ? [named[column] ?? 0] : firedAt(state, column);
	return dues.map((at) => local(at).slice(5));
}

function firedAt(state: Case, column: string): number[] {
	return ladderSteps(state)
		.filter(({ step }) => step === column)
		.map(({ dueAt }) => dueAt);
}

const cells = rows.flatMap(([received, ...due]) =>
	due.map((instant, i) => [received, columns[i + 1] ?? "", instant] as const),
);

describe("the worked table", () => {
	test("the worked table has four rows of nine cells", () => {
		expect(cells).toHaveLength(36);
	});

	test.each(cells)("received on %s and left alone, %s is at %s", (received, column, instant) => {
		expect(cellOf(leftAlone(received).state, column)).toEqual([instant]);
	});

	test.each(rows)(
		"received on %s and left alone, nothing but the columns fires, and each in the second after",
		(...row) => {
			const { state } = leftAlone(row[0]);
			const order = ["unsigned", ...columns.slice(4)].sort();
			expect(
				ladderSteps(state)
					.map(({ step }) => step)
					.sort(),
			).toEqual(order);
			for (const { dueAt, firedAt: at, clearedAt } of state.steps)
				expect([at, clearedAt]).toEqual([dueAt + 1, null]);
			expect(isStandingStill(state)).toBe(true);
			expect(state.status).toBe("dispatched");
		},
	);

	test("the notice that nobody has signed is due with the signature", () => {
		for (const [received, signDue] of rows) {
			expect(cellOf(leftAlone(received).state, "unsigned")).toEqual([signDue]);
		}
	});
});
