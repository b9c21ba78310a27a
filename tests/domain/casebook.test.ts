import { describe, expect, test } from "vitest";
import { dayOf, formatInstant, startOf } from "../../server/domain/calendar.ts";
import { periodNamed, periodsAt } from "../../server/domain/casebook.ts";
import { dayNamed, formatDay, weekOf } from "../../server/domain/day.ts";
import { moment } from "../support/app.ts";

const shown = (id: string) => {
	const period = periodNamed(id);
	return period === null ? null : [formatInstant(period.from), formatInstant(period.to)];
};

describe("the period of a ledger", () => {
	test("is a week from Monday to Sunday, or a calendar month, in Shanghai", () => {
		expect(shown("2026-W47")).toEqual(["2026-11-16T00:00:00+08:00", "2026-11-23T00:00:00+08:00"]);
		expect(shown("2026-W53")).toEqual(["2026-12-28T00:00:00+08:00", "2027-01-04T00:00:00+08:00"]);
		expect(shown("2026-12")).toEqual(["2026-12-01T00:00:00+08:00", "2027-01-01T00:00:00+08:00"]);
		expect(shown("2024-02")).toEqual(["2024-02-01T00:00:00+08:00", "2024-03-01T00:00:00+08:00"]);
	});

	test("has no other names", () => {
		for (const id of ["", "2027-W53", "2026-W00", "2026-W54", "2026-13", "2026-1", "2026", "2026-11-18"])
			expect(periodNamed(id), id).toBeNull();
	});

	test("holds every day of its name and no other", () => {
		const first = dayNamed("2019-12-01");
		for (let day = first; day < first + 3 * 366; day += 1) {
			for (const id of [weekOf(day), formatDay(day).slice(0, 7)]) {
				const period = periodNamed(id);
				if (period === null) throw new Error(`${id} is no period`);
				expect(period.from).toBeLessThanOrEqual(startOf(day));
				expect(period.to).toBeGreaterThan(startOf(day));
				expect([weekOf(dayOf(period.to)), formatDay(dayOf(period.to)).slice(0, 7)]).not.toContain(id);
			}
		}
	});

	test("is chosen from the running one and those before it, without a gap", () => {
		const now = moment("2026-03-31 10:00");
		expect(periodsAt(now, "month").slice(0, 4)).toEqual(["2026-03", "2026-02", "2026-01", "2025-12"]);
		for (const kind of ["week", "month"] as const) {
			const all = periodsAt(now, kind).map((id) => periodNamed(id));
			for (const [index, period] of all.entries())
				if (index > 0) expect(period?.to).toBe(all[index - 1]?.from);
		}
	});
});
