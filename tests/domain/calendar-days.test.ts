import { describe, expect, test } from "vitest";
import { calendarFor, endOfWorkingDay, isProvisional } from "../../server/domain/calendar.ts";
import { type DeclareDays, daysFrom } from "../../server/domain/calendar-days.ts";
import { at, east, eastGrid1, west } from "../support/house.ts";
import { givenHouse } from "../support/setting-given.ts";

const noon = "2019-03-13 12:30";
const declare = (change: Partial<DeclareDays> = {}): DeclareDays => ({
	...{ type: "DeclareDays", by: "p:boss", areaPrefix: east, restDays: ["2019-03-14"], workDays: [] },
	...{ year: null, ...change },
});
const closed = givenHouse().when(declare(), noon).gives({ type: "DaysDeclared", by: "p:boss" });
const notice = declare({
	...{ areaPrefix: "", year: 2030, restDays: ["2030-01-01", "2030-02-04"], workDays: ["2030-02-02"] },
});

describe("declared days", () => {
	test("hold under their prefix and leave the rest of the house as it was", () => {
		const dayAfter = (area: string, setting = closed) =>
			endOfWorkingDay(calendarFor(setting.calendar, area), at(noon), 1);
		expect(dayAfter(eastGrid1)).toBe(at("2019-03-15 18:00"));
		expect(dayAfter(west)).toBe(at("2019-03-14 18:00"));
		const back = givenHouse(closed)
			.when(declare({ restDays: [], workDays: ["2019-03-14"] }), noon)
			.gives({});
		expect(dayAfter(eastGrid1, back)).toBe(at("2019-03-14 18:00"));
	});

	test("of a notice publish the year, so that its limits are no longer provisional", () => {
		const provisional = (setting = closed) =>
			isProvisional(calendarFor(setting.calendar, east), at("2030-01-31 10:00"), at("2030-02-05 18:00"));
		const after = givenHouse(closed).when(notice, noon).gives({ year: 2030 });
		expect([provisional(), provisional(after)]).toEqual([true, false]);
		const cal = calendarFor(after.calendar, east);
		expect(endOfWorkingDay(cal, at("2030-02-01 10:00"), 1)).toBe(at("2030-02-02 18:00"));
		expect(endOfWorkingDay(cal, at("2030-02-01 10:00"), 2)).toBe(at("2030-02-05 18:00"));
		const again = { ...notice, restDays: ["2030-01-01"], workDays: [] };
		const amended = givenHouse(after).when(again, noon).gives({});
		const amendedCal = calendarFor(amended.calendar, east);
		expect(endOfWorkingDay(amendedCal, at("2030-02-01 10:00"), 1)).toBe(at("2030-02-04 18:00"));
	});

	test.each([
		["a day that is past", { restDays: ["2019-03-12"] }, "timeUnusable", "csv"],
		["a day twice", { workDays: ["2019-03-14"] }, "timeUnusable", "csv"],
		["a day of another year than the notice's", { year: 2020 }, "timeUnusable", "csv"],
		["the notice of a year gone by", { year: 2018, restDays: ["2018-01-01"] }, "timeUnusable", "year"],
		["no day at all", { restDays: [] }, "numberUnusable", "csv"],
		["an administrator of elsewhere", { by: "p:eastBoss", areaPrefix: west }, "notYours", undefined],
	] as const)("are refused for %s", (_what, change, code, field) => {
		givenHouse().when(declare(change), noon).refuses(code, field);
	});

	test("of a notice entered again leave every day gone by as it was: what was late stays late", () => {
		const march = "2030-03-13 12:30";
		const entered = givenHouse(closed).when(notice, noon).gives({});
		const shut = { type: "DeclareClosure", by: "p:boss", areaPrefix: "", date: "2030-03-12" } as const;
		const after = givenHouse(entered)
			.when({ ...shut, from: 15 * 3600, to: 18 * 3600 }, "2030-03-12 14:00")
			.gives({});
		const { restDays, workDays } = notice;
		const again = (change: Partial<DeclareDays>) => givenHouse(after).when({ ...notice, ...change }, march);
		again({ restDays: [...restDays, "2030-03-12"] }).refuses("timeUnusable", "csv");
		again({ restDays: ["2030-01-01"] }).refuses("timeUnusable", "csv");
		// The afternoon that fell away would be worked again.
		again({ workDays: [...workDays, "2030-03-12"] }).refuses("timeUnusable", "csv");
		again({ areaPrefix: east, restDays: ["2030-03-11"], workDays: [] }).refuses("timeUnusable", "csv");
		again({ restDays: [...restDays, "2030-03-14"] }).gives({});
		// A first notice that comes late settles what was provisional.
		givenHouse(closed).when(notice, march).gives({});
	});

	test("come from a table whose errors are named by line", () => {
		const rows = [
			{ date: "2030-01-01", kind: "rest" },
			{ date: "2030-01-01", kind: "work" },
			{ date: "2030-02-30", kind: "rest" },
			{ date: "2030-02-04", kind: "maybe" },
		];
		expect(daysFrom(rows, 2030).errors).toEqual([
			{ line: 3, column: "date", code: "idTaken" },
			{ line: 4, column: "date", code: "timeUnusable" },
			{ line: 5, column: "kind", code: "notATable" },
		]);
	});
});
