import { describe, expect, test } from "vitest";
import { funnelOf, limitsOf, outsideOf, poissonAtMost } from "../../server/domain/funnel.ts";
import type { Measured, Times } from "../../server/domain/measure.ts";
import { measuresOver, scoreOf } from "../../server/domain/measures.ts";

const measured: Measured = {
	...{ round: 1, returns: 0, falseDone: 0, letters: 0, forms: 2, steps: 0, verdict: null, attitude: null },
	...{ promises: [], decisions: [], helps: [] },
};
const times: Times = {
	...{ caseNumber: "190313-0001-0001", countedAt: 0 },
	...{ level: "normal", areaCode: "110199001001001", categoryCode: "0203" },
	...{ contactSeconds: 60, answerSeconds: 3600, answeredInTime: true, ignored: false, late: false },
	...{ highest: null, measured },
};
const many = (count: number, over: Partial<Measured> = {}, more: Partial<Times> = {}): Times[] =>
	Array.from({ length: count }, () => ({ ...times, ...more, measured: { ...measured, ...over } }));
const over = (all: readonly Times[]) => measuresOver(all, 1000, (postId) => `unit of ${postId}`);

describe("the measures", () => {
	test("weigh solved 1, partly a half, not 0; whoever said nothing is in the coverage alone", () => {
		const all = [
			...many(12, { verdict: "solved" }),
			...many(6, { verdict: "partly" }),
			...many(6, { verdict: "notSolved" }),
			...many(6),
		];
		const { resolution, coverage, firstTime } = over(all);
		expect(resolution).toMatchObject({ value: 15 / 24, n: 24 });
		expect(resolution.low).toBeLessThan(15 / 24);
		expect(resolution.high).toBeGreaterThan(15 / 24);
		expect(coverage).toMatchObject({ k: 24, n: 30 });
		expect(firstTime).toMatchObject({ k: 24, n: 30 });
		expect(over(many(19, { verdict: "solved" })).resolution).toEqual({
			...{ value: null, n: 19, low: null, high: null },
		});
	});

	test("rate attitude apart, and leave disputes between neighbours out of both", () => {
		const all = [...many(20, { attitude: "good" }), ...many(20, { attitude: "soSo" })];
		expect(over(all).attitude).toMatchObject({ value: 0.75, n: 40 });
		expect(over(many(30, { verdict: "solved" }, { categoryCode: "0901" })).resolution.n).toBe(0);
	});

	test("give the same interval each time", () => {
		const weights = Array.from({ length: 50 }, (_, index) => (index % 3) / 2);
		expect(scoreOf(weights)).toEqual(scoreOf(weights));
		expect(scoreOf(Array.from({ length: 40 }, () => 1))).toEqual({ value: 1, n: 40, low: 1, high: 1 });
	});

	test("tell what each superior decided and each department helped by its limit; what is not past is not judged", () => {
		const decisions = [
			{ postId: "b", dueAt: 100, doneAt: 100 },
			{ postId: "b", dueAt: 100, doneAt: 101 },
			{ postId: "b", dueAt: 100, doneAt: null },
			{ postId: "a", dueAt: 2000, doneAt: null },
		];
		const helps = [{ postId: "c", dueAt: 100, doneAt: 50 }];
		const found = over(many(1, { decisions, helps, letters: 2, steps: 3 }));
		expect(found.decisions).toMatchObject([
			{ postId: "a", k: 0, n: 0 },
			{ postId: "b", k: 1, n: 3 },
		]);
		expect(found.helps).toMatchObject([{ postId: "unit of c", k: 1, n: 1 }]);
		expect(found.burden).toEqual({ cases: 1, letters: 2, forms: 2, steps: 3 });
	});

	test("count contact against ignored, reworks, returns, promises and false completions", () => {
		const all = [
			...many(18),
			...many(2, { round: 2, returns: 1, falseDone: 1 }),
			...many(5, {}, { contactSeconds: null, answerSeconds: null, ignored: true }),
			...many(1, { promises: [{ postId: "a", dueAt: 100, doneAt: 90 }] }),
		];
		const found = over(all);
		expect(found.contactedInTime).toMatchObject({ k: 21, n: 26 });
		expect(found.reworked).toMatchObject({ k: 2, n: 21 });
		expect(found.returned).toMatchObject({ k: 2, n: 26 });
		expect(found.falseDone).toMatchObject({ k: 2, n: 21 });
		expect(found.promisesKept).toMatchObject({ k: 1, n: 1, low: null });
	});
});

describe("the funnel", () => {
	test("expects of each community what its case mix gives over all", () => {
		const south = "110199001001001";
		const north = "110199001002001";
		const all = [
			...many(50, {}, { areaCode: south }),
			...many(10, {}, { areaCode: south, late: true, categoryCode: "0601" }),
			...many(20, {}, { areaCode: north, late: true }),
			...many(20, {}, { areaCode: north }),
		];
		const points = funnelOf(all);
		// Of 0203 20 of 90 are late, of 0601 all.
		expect(points).toMatchObject([
			{ areaCode: "110199001001", counted: 60, observed: 10 },
			{ areaCode: "110199001002", counted: 40, observed: 20, outside: "99.8" },
		]);
		expect(points[0]?.expected).toBeCloseTo(50 * (20 / 90) + 10, 9);
		expect(points[0]?.outside).toBe("95");
		expect(points.reduce((sum, { expected }) => sum + expected, 0)).toBeCloseTo(30, 9);
	});

	test("is exact: Poisson tails term by term, on both sides", () => {
		expect(poissonAtMost(2, 3)).toBeCloseTo(Math.exp(-3) * (1 + 3 + 4.5), 12);
		expect(poissonAtMost(1000, 1000)).toBeCloseTo(0.508_4, 3);
		expect([outsideOf(3, 3), outsideOf(8, 3), outsideOf(11, 3)]).toEqual(["no", "95", "99.8"]);
		expect([outsideOf(0, 3), outsideOf(0, 4), outsideOf(0, 7)]).toEqual(["no", "95", "99.8"]);
		expect(outsideOf(0, 0)).toBe("no");
	});

	test("draws its limits where a point begins to be outside them", () => {
		for (const expected of [0.3, 1, 3, 7.5, 40, 400]) {
			for (const of of ["95", "99.8"] as const) {
				const { low, high } = limitsOf(expected, of);
				const out = of === "95" ? ["95", "99.8"] : ["99.8"];
				expect(out).not.toContain(outsideOf(low, expected));
				expect(out).not.toContain(outsideOf(high, expected));
				expect(out).toContain(outsideOf(high + 1, expected));
				if (low > 0) expect(out).toContain(outsideOf(low - 1, expected));
			}
		}
		expect(limitsOf(3, "95")).toEqual({ low: 0, high: 7 });
		expect(limitsOf(0, "95")).toEqual({ low: 0, high: 0 });
	});
});
