import { describe, expect, test } from "vitest";
import { dutyTarget } from "../../server/domain/dispatch.ts";
import { onDuty, rosterGaps, type SetRoster } from "../../server/domain/roster.ts";
import { dispatch, submit } from "../support/domain-deeds.ts";
import { given, local } from "../support/given.ts";
import { at, east, eastGrid1, leave, subDistrict, westGrid1 } from "../support/house.ts";
import { givenHouse } from "../support/setting-given.ts";

const noon = "2019-03-13 12:30";
const shift = (from: string, to: string, personId = "p:works1") => {
	return { personId, leaderId: "p:leader", from: at(from), to: at(to) };
};
const roster = (change: Partial<SetRoster> = {}): SetRoster => ({
	...{ type: "SetRoster", by: "p:boss", areaPrefix: subDistrict },
	...{ from: at("2019-03-15 18:00"), to: at("2019-03-18 09:00") },
	shifts: [
		shift("2019-03-15 18:00", "2019-03-16 18:00"),
		shift("2019-03-16 18:00", "2019-03-18 09:00", "p:west1"),
	],
	...change,
});
const rostered = givenHouse().when(roster(), noon).gives({ type: "RosterSet", by: "p:boss" });
const night = at("2019-03-15 22:00");
const water = { areaCode: eastGrid1, categoryCode: "0601", level: "urgent" } as const;

describe("the roster", () => {
	test("says who is on duty, from the first second of a shift up to, not including, its last", () => {
		const who = (when: string) => onDuty(rostered, eastGrid1, at(when))?.personId ?? null;
		expect(who("2019-03-15 17:59:59")).toBeNull();
		expect(who("2019-03-15 18:00")).toBe("p:works1");
		expect(who("2019-03-16 18:00")).toBe("p:west1");
		expect(who("2019-03-18 09:00")).toBeNull();
	});

	test("of the longest prefix wins, where it has a shift; the later word holds", () => {
		const own = roster({
			areaPrefix: east,
			shifts: [shift("2019-03-15 18:00", "2019-03-16 00:00", "p:grid2")],
		});
		const both = givenHouse(rostered).when(own, noon).gives({ areaPrefix: east });
		expect(onDuty(both, eastGrid1, night)?.personId).toBe("p:grid2");
		expect(onDuty(both, westGrid1, night)?.personId).toBe("p:works1");
		expect(onDuty(both, eastGrid1, at("2019-03-16 01:00"))?.personId).toBe("p:works1");
		const again = roster({ shifts: [shift("2019-03-15 18:00", "2019-03-18 09:00", "p:head")] });
		const after = givenHouse(both).when(again, noon).gives({});
		expect(onDuty(after, westGrid1, night)?.personId).toBe("p:head");
	});

	test("takes what the desk sends to a post at night too, where the level is natural", () => {
		const danger = { categoryCode: "0904", danger: true } as const;
		const atDesk = given([], rostered).when(submit(danger), "2019-03-16 22:00").done();
		const sent = (when: string, code: string | null = "0203") =>
			atDesk.when(dispatch("p:desk1", "grid1", code), when).done();
		expect(sent("2019-03-16 22:02").state).toMatchObject({
			tour: { postId: "grid1", holderId: "p:west1" },
			level: "emergency",
		});
		expect(sent("2019-03-18 09:00").nextMove).toBe("p:grid1 as holder");
		const calm = given([], rostered)
			.when(submit({ categoryCode: "0904" }), "2019-03-16 22:00")
			.done();
		expect(calm.when(dispatch("p:desk1", "grid1", "0203"), "2019-03-16 22:02").done().nextMove).toBe(
			"p:grid1 as holder",
		);
		const away = atDesk.in(
			givenHouse(rostered).after(leave("p:west1", "2019-03-16 00:00", "2019-03-18 00:00")).setting,
		);
		expect(away.when(dispatch("p:desk1", "grid1", "0203"), "2019-03-16 22:02").done().nextMove).toBe(
			"p:grid1 as holder",
		);
	});

	test("leaves what a superior takes from whoever is on duty with the post it is given to", () => {
		const atNight = given([], rostered)
			.when(submit({ danger: true, categoryCode: "0205", areaCode: eastGrid1 }), "2019-03-16 22:00")
			.done();
		expect(atNight.nextMove).toBe("p:west1 as holder");
		const carded = atNight.leftAlone("2019-03-16 22:31");
		const given2 = carded.when(
			{ type: "ReassignCase", by: "p:worksChief", postId: "works1" },
			"2019-03-16 22:32",
		);
		expect(given2.done().state).toMatchObject({ tour: { postId: "works1", holderId: "p:works1" } });
	});

	test("takes natural levels outside working time; everything else goes by the duty book", () => {
		const to = (matter: Parameters<typeof dutyTarget>[1], when: number, named: readonly string[] = []) =>
			dutyTarget(rostered, matter, named, when)?.holderId;
		const lamps = { areaCode: eastGrid1, categoryCode: "0203" } as const;
		expect(to({ ...lamps, level: "emergency" }, night)).toBe("p:works1");
		expect(to({ ...lamps, level: "normal" }, night)).toBe("p:grid1");
		expect(to({ ...lamps, level: "emergency" }, at("2019-03-15 17:59:59"))).toBe("p:grid1");
		expect(to({ ...lamps, level: "emergency" }, night, ["p:works1"])).toBe("p:grid1");
		expect(dutyTarget(rostered, water, [], at("2019-03-17 10:00"))).toMatchObject({
			...{ postId: "works1", holderId: "p:west1", dutyItemId: "utilities" },
		});
	});

	test("has a leader on duty, who is told what whoever is on duty has not signed; in working time it is the deputy", () => {
		const pipe = (when: string) =>
			given()
				.in(rostered)
				.when(submit({ categoryCode: "0601" }), when)
				.done();
		const unsigned = (when: string, until: string) =>
			pipe(when)
				.leftAlone(until)
				.steps.find((step) => step.startsWith("unsigned"));
		expect(unsigned("2019-03-16 22:00", "2019-03-16 23:00")).toBe(
			"unsigned sign 2019-03-16 22:30 fell p:west1 told p:leader as leader",
		);
		expect(unsigned("2019-03-15 10:00", "2019-03-15 11:00")).toBe(
			"unsigned sign 2019-03-15 10:30 fell p:works1 told p:worksChief as holder",
		);
	});

	test("names every time outside working hours that it leaves to nobody", () => {
		const span = [at("2019-03-15 09:00"), at("2019-03-18 18:00")] as const;
		const gaps = (setting = rostered) =>
			rosterGaps(setting, eastGrid1, ...span).map(({ from, to }) => [local(from), local(to)]);
		const lunches = [
			["2019-03-15 12:00", "2019-03-15 13:00"],
			["2019-03-18 12:00", "2019-03-18 13:00"],
		];
		expect(gaps()).toEqual(lunches);
		const away = givenHouse(rostered).after(leave("p:west1", "2019-03-17 00:00", "2019-03-17 12:00"));
		expect(gaps(away.setting)).toContainEqual(["2019-03-17 00:00", "2019-03-17 12:00"]);
		expect(rosterGaps(rostered, "", ...span)).toHaveLength(3 * lunches.length);
	});

	test.each([
		["a span that has begun", { from: at("2019-03-13 12:00") }, "timeUnusable", "from"],
		["a span of three months", { to: at("2019-06-30 09:00") }, "timeUnusable", "from"],
		[
			"a shift beyond the span",
			{ shifts: [shift("2019-03-18 00:00", "2019-03-18 10:00")] },
			"timeUnusable",
			"shifts",
		],
		[
			"two shifts at once",
			{
				shifts: [
					shift("2019-03-16 00:00", "2019-03-17 00:00"),
					shift("2019-03-16 23:00", "2019-03-17 05:00"),
				],
			},
			"timeUnusable",
			"shifts",
		],
		[
			"a stranger",
			{ shifts: [shift("2019-03-16 00:00", "2019-03-17 00:00", "p:gone")] },
			"unknownPerson",
			"shifts",
		],
		["an administrator of a part", { by: "p:eastBoss" }, "notYours", undefined],
	] as const)("is refused for %s", (_what, change, code, field) => {
		givenHouse().when(roster(change), noon).refuses(code, field);
	});
});
