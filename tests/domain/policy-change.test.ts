import { describe, expect, test } from "vitest";
import { defaultPolicy, type LevelPolicy, type Policy } from "../../server/domain/policy.ts";
import type { SetPolicy } from "../../server/domain/policy-change.ts";
import { evolveSetting, policyInForce } from "../../server/domain/setting.ts";
import type { SettingEvent } from "../../server/domain/setting-events.ts";
import { at } from "../support/house.ts";
import { givenHouse } from "../support/setting-given.ts";

const noon = "2019-03-13 12:30";
const set = (change: Partial<Policy> = {}, by = "p:boss"): SetPolicy => {
	return {
		type: "SetPolicy",
		by,
		policy: { ...defaultPolicy, version: "2", effectiveFrom: "2019-03-14", ...change },
	};
};
const normal = (change: Partial<LevelPolicy>) => {
	return set({ levels: { ...defaultPolicy.levels, normal: { ...defaultPolicy.levels.normal, ...change } } });
};
const days = (count: number) => ({ unit: "workingDay", count }) as const;

describe("a version of the policy", () => {
	test("begins on a day to come; what was received before comes under the one before", () => {
		const after = givenHouse().when(set(), noon).gives({ type: "PolicySet", by: "p:boss" });
		expect(policyInForce(after, at("2019-03-13 23:59:59")).version).toBe("1");
		expect(policyInForce(after, at("2019-03-14 00:00")).version).toBe("2");
		givenHouse()
			.when(set({ effectiveFrom: "2019-03-13" }), noon)
			.refuses("timeUnusable", "effectiveFrom");
		givenHouse()
			.when(set({ version: "1" }), noon)
			.refuses("idTaken", "version");
		givenHouse().when(set({}, "p:eastBoss"), noon).refuses("notYours");
	});

	test.each([
		["no time at all", normal({ finish: days(0) }), "levels.normal.finish.count"],
		["part of a day", normal({ finish: days(2.5) }), "levels.normal.finish.count"],
		["another unit", normal({ sign: days(1) }), "levels.normal.sign.unit"],
		["another time base", normal({ base: "natural" }), "levels.normal.base"],
		["a step taken away", normal({ contact: null }), "levels.normal.contact"],
		["a whole share", normal({ finishReminder: { percent: 100 } }), "levels.normal.finishReminder.percent"],
		["red before yellow", normal({ redAfterFinish: days(1) }), "levels.normal.redAfterFinish"],
		["referred before red", normal({ referredAfterFinish: days(4) }), "levels.normal.referredAfterFinish"],
	])("is refused with %s", (_what, command, field) => {
		givenHouse().when(command, noon).refuses("numberUnusable", field);
	});

	test.each(["acceptance", "result", "forwarding"] as const)("is refused with another §%s", (name) => {
		const statute = { ...defaultPolicy.statute, [name]: days(16) };
		givenHouse().when(set({ statute }), noon).refuses("setByStatute", `statute.${name}.count`);
	});

	test("set before a number was known has that number as it is shipped", () => {
		const { appealDays: _a, verdictDays: _v, statute: _s, ...older } = { ...defaultPolicy, silenceDays: 9 };
		const stored = { ...older, version: "0", effectiveFrom: "2019-02-01" } as Policy;
		const event: SettingEvent = { type: "PolicySet", at: at("2019-01-02 09:00"), policy: stored };
		const read: SettingEvent = JSON.parse(JSON.stringify(event));
		const policy = policyInForce(evolveSetting(givenHouse().setting, read), at(noon));
		expect(policy).toEqual({ ...defaultPolicy, version: "0", effectiveFrom: "2019-02-01", silenceDays: 9 });
	});
});
