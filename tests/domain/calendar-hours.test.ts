import { describe, expect, test } from "vitest";
import { addWorkingSeconds, calendarFor, endOfWorkingDay, windowEnd } from "../../server/domain/calendar.ts";
import type { DeclareClosure, SetHours } from "../../server/domain/calendar-hours.ts";
import { submit } from "../support/domain-deeds.ts";
import { given, local } from "../support/given.ts";
import { at, east, eastGrid1, subDistrict, west } from "../support/house.ts";
import { givenHouse } from "../support/setting-given.ts";

const hour = 3600;
const noon = "2019-03-13 12:30";
const summer = [{ open: 8 * hour, close: 14 * hour }];
const set = (change: Partial<SetHours> = {}): SetHours => {
	return { type: "SetHours", by: "p:boss", areaPrefix: east, from: "2019-03-18", hours: summer, ...change };
};
const close = (change: Partial<DeclareClosure> = {}): DeclareClosure => ({
	...{ type: "DeclareClosure", by: "p:boss", areaPrefix: subDistrict, date: "2019-03-14" },
	...{ from: 13 * hour, to: 24 * hour, ...change },
});
type House = ReturnType<typeof givenHouse>["setting"];
const dayAfter = (setting: House, start: string, area = eastGrid1) =>
	local(endOfWorkingDay(calendarFor(setting.calendar, area), at(start), 1));
const hoursAfter = (setting: House, start: string, hours: number, area = eastGrid1) =>
	local(addWorkingSeconds(calendarFor(setting.calendar, area), at(start), hours * hour));

describe("hours of an area", () => {
	const after = givenHouse().when(set(), noon).gives({ type: "HoursSet", by: "p:boss" });

	test("hold from their day on, under their prefix alone", () => {
		expect(dayAfter(after, "2019-03-14 10:00")).toBe("2019-03-15 18:00");
		expect(dayAfter(after, "2019-03-15 10:00")).toBe("2019-03-18 14:00");
		expect(dayAfter(after, "2019-03-15 10:00", west)).toBe("2019-03-18 18:00");
		expect(hoursAfter(after, "2019-03-15 16:00", 4)).toBe("2019-03-18 10:00");
	});

	test("give way to a longer prefix, and to a later word", () => {
		const late = [{ open: 12 * hour, close: 20 * hour }];
		const own = givenHouse(after)
			.when(set({ areaPrefix: eastGrid1, from: "2019-03-20", hours: late }), noon)
			.gives({});
		expect(dayAfter(own, "2019-03-18 10:00")).toBe("2019-03-19 14:00");
		expect(dayAfter(own, "2019-03-19 10:00")).toBe("2019-03-20 20:00");
		expect(dayAfter(own, "2019-03-19 10:00", east)).toBe("2019-03-20 14:00");
		const again = givenHouse(after)
			.when(set({ hours: late }), noon)
			.gives({});
		expect(dayAfter(again, "2019-03-15 10:00")).toBe("2019-03-18 20:00");
	});

	test.each([
		["from today", { from: "2019-03-13" }, "timeUnusable", "from"],
		["from no day", { from: "2019-02-30" }, "timeUnusable", "from"],
		["none at all", { hours: [] }, "timeUnusable", "hours"],
		["that overlap", { hours: [...summer, { open: 13 * hour, close: 15 * hour }] }, "timeUnusable", "hours"],
		["beyond midnight", { hours: [{ open: 9 * hour, close: 25 * hour }] }, "timeUnusable", "hours"],
		["in part of a minute", { hours: [{ open: 9 * hour + 1, close: 10 * hour }] }, "timeUnusable", "hours"],
		["of elsewhere", { by: "p:eastBoss", areaPrefix: west }, "notYours", undefined],
	] as const)("%s are refused", (_what, change, code, field) => {
		givenHouse().when(set(change), noon).refuses(code, field);
	});
});

describe("a sudden closure", () => {
	const afternoon = givenHouse().when(close(), noon).gives({ type: "ClosureDeclared", by: "p:boss" });

	test("of an afternoon stops working hours, and that day is nobody's last", () => {
		expect(hoursAfter(afternoon, "2019-03-13 16:00", 4)).toBe("2019-03-14 11:00");
		expect(hoursAfter(afternoon, "2019-03-13 16:00", 6)).toBe("2019-03-15 10:00");
		expect(dayAfter(afternoon, "2019-03-13 10:00")).toBe("2019-03-15 18:00");
		const silence = windowEnd(calendarFor(afternoon.calendar, east), at("2019-03-13 10:00"), 1);
		expect(local(silence)).toBe("2019-03-16 00:00");
	});

	test("leaves what is used up exactly at a closing time to end there", () => {
		expect(hoursAfter(afternoon, "2019-03-13 16:00", 2)).toBe("2019-03-13 18:00");
		expect(hoursAfter(afternoon, "2019-03-13 16:00", 5)).toBe("2019-03-14 12:00");
		const shorter = givenHouse().when(set(), noon).gives({});
		expect(hoursAfter(shorter, "2019-03-15 16:00", 2)).toBe("2019-03-15 18:00");
	});

	test("of a morning leaves the day its end", () => {
		const morning = givenHouse()
			.when(close({ from: 0, to: 12 * hour }), noon)
			.gives({});
		expect(hoursAfter(morning, "2019-03-13 16:00", 4)).toBe("2019-03-14 15:00");
		expect(dayAfter(morning, "2019-03-13 10:00")).toBe("2019-03-14 18:00");
	});

	test("of all the day is a day of rest; a day declared again as worked is open", () => {
		const whole = givenHouse()
			.when(close({ from: 0 }), noon)
			.gives({});
		expect(hoursAfter(whole, "2019-03-13 16:00", 4)).toBe("2019-03-15 11:00");
		const days = { areaPrefix: subDistrict, restDays: [], workDays: ["2019-03-14"], year: null };
		const open = givenHouse(whole)
			.when({ type: "DeclareDays", by: "p:boss", ...days }, noon)
			.gives({});
		expect(hoursAfter(open, "2019-03-13 16:00", 4)).toBe("2019-03-14 11:00");
	});

	test("never brings a limit nearer: those of a case in hand move, with an event", () => {
		const lamp = given().when(submit(), "2019-03-13 16:00").done();
		expect(lamp.due).toContain("unsigned sign 2019-03-14 11:00");
		const today = givenHouse()
			.when(close({ date: "2019-03-13", from: 17 * hour }), noon)
			.gives({});
		const moved = lamp.in(today).when({ type: "RecomputeLimits" }, "2019-03-13 17:10");
		const after = moved.then({ type: "LimitsRecomputed", moved: ["sign"] });
		expect(after.due).toContain("unsigned sign 2019-03-14 12:00");
		expect(after.due).toContain("blue contact 2019-03-14 18:00");
		expect(after.due).toContain("contactReminder contact 2019-03-14 15:45");
	});

	test("of today takes the hours gone by too, not those of yesterday", () => {
		givenHouse()
			.when(close({ date: "2019-03-13", from: 0 }), noon)
			.gives({});
		givenHouse()
			.when(close({ date: "2019-03-12" }), noon)
			.refuses("timeUnusable", "date");
		givenHouse()
			.when(close({ from: 24 * hour }), noon)
			.refuses("timeUnusable", "to");
		givenHouse()
			.when(close({ by: "p:eastBoss" }), noon)
			.refuses("notYours");
	});
});
