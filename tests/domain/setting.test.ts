import { describe, expect, test } from "vitest";
import { foldingMaps } from "../../server/domain/fold-map.ts";
import { actingFor, holderOf, isAway, isExcluded, postsAbove, postsOf } from "../../server/domain/people.ts";
import { defaultPolicy } from "../../server/domain/policy.ts";
import { refusalCodes, refuse } from "../../server/domain/refusal.ts";
import {
	emptySetting,
	evolveSetting,
	inForce,
	policyInForce,
	policyOf,
} from "../../server/domain/setting.ts";
import { type SettingEvent, settingStreamOf } from "../../server/domain/setting-events.ts";
import { at, house, houseEvents, houseWith, leave, post, relation } from "../support/house.ts";

const noon = at("2019-03-13 12:30");

describe("the setting", () => {
	test("every event belongs to a stream of its own thing", () => {
		const streams = new Map(houseEvents.map((event) => [event.type, settingStreamOf(event)]));
		expect(Object.fromEntries(streams)).toEqual({
			AreaNamed: "area/990101001002001",
			UnitNamed: "unit/protectionPost",
			PostNamed: "post/guard2",
			PersonAdded: "person/p:stranger",
			PostHeld: "person/p:guard2",
			RelationDeclared: "person/p:grid2",
			CalendarPublished: "calendar",
			PolicySet: "policy",
			ConductIntakeDecided: "access",
			DutyBookSigned: "dutyBook",
		});
		expect(settingStreamOf(leave("p:x", "2019-01-01 00:00", "2019-01-02 00:00"))).toBe("person/p:x");
		expect(settingStreamOf(roleOf("p:x"))).toBe("person/p:x");
	});

	test("folding it twice gives the same, and changes nothing that was given", () => {
		const before = JSON.stringify(houseEvents);
		const [once, twice] = [houseEvents, houseEvents].map((events) =>
			events.reduce(evolveSetting, emptySetting),
		);
		expect(once).toEqual(twice);
		expect(JSON.stringify(houseEvents)).toBe(before);
		expect(emptySetting.areas.size).toBe(0);
	});

	test("folded in one go it is the same as event by event, and what was before stays as it was", () => {
		const half = houseEvents.slice(0, houseEvents.length >> 1).reduce(evolveSetting, emptySetting);
		const before = structuredClone(half);
		const rest = houseEvents.slice(houseEvents.length >> 1);
		const apart = rest.reduce(evolveSetting, half);
		const folded = foldingMaps(() => rest.reduce(evolveSetting, half));
		expect(folded).toEqual(apart);
		expect(half).toEqual(before);
		const later = evolveSetting(folded, leave("p:grid1", "2019-03-14 00:00", "2019-03-15 00:00"));
		expect(later.leaves).not.toEqual(folded.leaves);
		expect(folded).toEqual(apart);
	});

	test("a role changes for a person there is, and makes nobody up", () => {
		expect(houseWith(roleOf("p:grid1")).people.get("p:grid1")).toMatchObject({
			role: "leader",
			areaPrefix: "99",
		});
		expect(houseWith(roleOf("p:nobody")).people.has("p:nobody")).toBe(false);
	});

	test("a name given again is the new one", () => {
		const named: SettingEvent = { type: "AreaNamed", at: noon, areaCode: "990101001", name: "新名" };
		expect(houseWith(named).areas.get("990101001")?.name).toBe("新名");
		expect(house.areas.get("990101001")?.name).toBe("河湾街道");
	});
});

function roleOf(personId: string): SettingEvent {
	return { type: "RoleChanged", at: noon, personId, role: "leader", areaPrefix: "99" };
}

describe("versions", () => {
	const versions = [
		{ name: "a", from: 10 },
		{ name: "b", from: 20 },
		{ name: "c", from: 20 },
		{ name: "d", from: 15 },
	];
	test.each([
		[9, null],
		[10, "a"],
		[14, "a"],
		[15, "d"],
		[20, "c"],
		[99, "c"],
	])("at %i the version in force is %s: the one that began last, of two the one signed last", (now, name) => {
		expect(inForce(versions, ({ from }) => from, now)?.name ?? null).toBe(name);
	});

	test("a policy is in force from the first second of its day in Shanghai", () => {
		const later = { ...defaultPolicy, version: "2", effectiveFrom: "2019-03-13" };
		const setting = { ...house, policies: [defaultPolicy, later] };
		expect(policyInForce(setting, at("2019-03-13 00:00") - 1).version).toBe("1");
		expect(policyInForce(setting, at("2019-03-13 00:00")).version).toBe("2");
		expect(policyOf(setting, "1")).toEqual(defaultPolicy);
		expect(policyOf(setting, "2")).toBe(later);
	});

	test("a house without a policy is under the shipped one", () => {
		expect(policyInForce(emptySetting, noon)).toBe(defaultPolicy);
		expect(policyOf(emptySetting, "9")).toBe(defaultPolicy);
	});
});

describe("people", () => {
	test("leave and posts run from their first second up to, not including, their last", () => {
		const away = houseWith(leave("p:grid1", "2019-03-13 09:00", "2019-03-14 09:00"));
		const times = ["2019-03-13 08:59:59", "2019-03-13 09:00", "2019-03-14 08:59:59", "2019-03-14 09:00"].map(
			at,
		);
		expect(times.map((now) => isAway(away, "p:grid1", now))).toEqual([false, true, true, false]);
		expect(times.map((now) => actingFor(away, "grid1", now)?.personId)).toEqual([
			"p:grid1",
			"p:grid2",
			"p:grid2",
			"p:grid1",
		]);
		expect(holderOf(away, "grid1", at("2019-03-13 10:00"))).toBe("p:grid1");
		expect(holderOf(house, "grid1", at("2018-12-03 08:59:59"))).toBeNull();
	});

	test("a deputy's deputy is nobody's deputy, and an empty post has its own", () => {
		const both = houseWith(
			...["p:desk1", "p:desk2"].map((id) => leave(id, "2019-03-13 09:00", "2019-03-14 09:00")),
		);
		expect(actingFor(houseWith(post("desk2", { deputyPostId: "office" })), "desk1", noon)?.personId).toBe(
			"p:desk1",
		);
		expect(actingFor(both, "desk1", noon)).toBeNull();
		const empty = { ...house, stretches: new Map(house.stretches).set("grid1", []) };
		expect(actingFor(empty, "grid1", noon)).toEqual({ postId: "grid2", personId: "p:grid2" });
		expect(actingFor(empty, "nowhere", noon)).toBeNull();
	});

	test("the posts above are listed from the direct superior up, also when somebody drew a circle", () => {
		const ids = (setting = house) => postsAbove(setting, "grid1").map(({ postId }) => postId);
		expect(ids()).toEqual(["eastSecretary", "leader", "head"]);
		expect(ids(houseWith(post("head", { superiorPostId: "eastSecretary" })))).toEqual([
			"eastSecretary",
			"leader",
			"head",
		]);
		expect(ids(houseWith(post("leader", { superiorPostId: "gone" })))).toEqual(["eastSecretary", "leader"]);
	});

	test.each([
		["p:leader", ["p:leader"], true],
		["p:grid1", ["p:leader"], true],
		["p:head", ["p:leader"], false],
		["p:works1", ["p:grid2"], true],
		["p:grid2", ["p:works1"], true],
		["p:grid1", ["p:works1"], false],
		["p:grid1", [], false],
		["p:nobody", ["p:leader"], false],
	])("whether %s is kept from a report that names %j: %s", (personId, named, kept) => {
		expect(isExcluded(house, personId, named, noon)).toBe(kept);
	});

	test("a relation counts from both sides", () => {
		const setting = houseWith(relation("p:head", "p:desk1"));
		expect(isExcluded(setting, "p:head", ["p:desk1"], noon)).toBe(true);
		expect(isExcluded(setting, "p:desk1", ["p:head"], noon)).toBe(true);
	});

	test("one person may hold several posts", () => {
		const two = houseWith({
			type: "PostHeld",
			at: 0,
			postId: "grid2",
			personId: "p:grid1",
			from: 0,
			to: null,
		});
		expect(postsOf(two, "p:grid1", noon).map(({ postId }) => postId)).toEqual(["grid1", "grid2"]);
	});
});

test("a refusal has a code and, where one can be named, a field", () => {
	expect(refuse("notFound")).toEqual({ refusal: { code: "notFound" } });
	expect(refuse("textEmpty", "words")).toEqual({ refusal: { code: "textEmpty", field: "words" } });
	expect(new Set(refusalCodes).size).toBe(refusalCodes.length);
});
