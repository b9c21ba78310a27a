import { expect, test } from "vitest";
import { defaultPolicy, type Level, type Span, type TimeBase } from "../../server/domain/policy.ts";

const { levels } = defaultPolicy;
const minute = (count: number): Span => ({ unit: "minute", count });
const workingHour = (count: number): Span => ({ unit: "workingHour", count });
const workingDay = (count: number): Span => ({ unit: "workingDay", count });

// rules.md §3, cell by cell.
test.each<[Level, TimeBase, Span, Span | null, Span]>([
	["emergency", "natural", minute(15), minute(30), minute(120)],
	["urgent", "natural", minute(30), minute(120), minute(1440)],
	["normal", "working", workingHour(4), workingDay(1), workingDay(5)],
	["complex", "working", workingHour(4), workingDay(1), workingDay(15)],
	["inquiry", "working", workingHour(4), null, workingDay(1)],
	["rework", "working", workingHour(2), workingDay(1), workingDay(3)],
])("the %s level has its time base and its limits", (level, base, sign, contact, finish) => {
	expect(levels[level]).toMatchObject({ base, sign, contact, finish });
});

test("there are six levels", () => {
	expect(Object.keys(levels).sort()).toEqual([
		"complex",
		"emergency",
		"inquiry",
		"normal",
		"rework",
		"urgent",
	]);
});

test("the other limits of the policy are those of the rules", () => {
	expect(defaultPolicy).toMatchObject({
		decision: { unit: "workingDay", count: 1 },
		check: { unit: "workingDay", count: 3 },
		letter: { unit: "workingDay", count: 3 },
		silenceDays: 7,
		emergencyConfirmation: { unit: "minute", count: 10 },
		protectedLimit: { unit: "minute", count: 30 },
	});
});

test("the shipped policy cannot be changed by accident, down to its leaves", () => {
	const parts: object[] = [defaultPolicy];
	for (const part of parts) {
		expect(Object.isFrozen(part)).toBe(true);
		parts.push(
			...Object.values(part).filter((value): value is object => typeof value === "object" && value !== null),
		);
	}
	expect(parts.length).toBeGreaterThan(50);
});
