import { describe, expect, test } from "vitest";
import { actingFor, holderOf } from "../../server/domain/people.ts";
import { type AddPerson, hasMovedAway, type MovePost, type TakeLeave } from "../../server/domain/staffing.ts";
import type { Words } from "../../server/domain/words.ts";
import { at, east, leave, subDistrict, west } from "../support/house.ts";
import { givenHouse } from "../support/setting-given.ts";

const noon = "2019-03-13 12:30";
const words = (text: string): Words => ({ id: "w", salt: "s", hash: "h", text });
const move = (change: Partial<MovePost> = {}): MovePost => {
	return { type: "MovePost", by: "p:boss", postId: "grid1", personId: "p:west1", from: null, ...change };
};

describe("a move", () => {
	const near = givenHouse().after({
		...{ type: "RoleChanged", at: 0, personId: "p:west1", role: "cadre", areaPrefix: subDistrict },
	});

	test("ends one stretch and begins the next at the same second, as one deed with its doer", () => {
		const after = near
			.when(move({ from: at("2019-03-18 09:00") }), noon)
			.gives(
				{ type: "PostLeft", by: "p:boss", postId: "grid1", personId: "p:grid1", to: at("2019-03-18 09:00") },
				{ type: "PostHeld", by: "p:boss", postId: "grid1", personId: "p:west1", to: null },
			);
		expect(holderOf(after, "grid1", at("2019-03-18 08:59:59"))).toBe("p:grid1");
		expect(holderOf(after, "grid1", at("2019-03-18 09:00"))).toBe("p:west1");
	});

	test("may leave a post empty, and then only begins the next stretch", () => {
		const empty = near.when(move({ personId: null }), noon).gives({ type: "PostLeft", personId: "p:grid1" });
		givenHouse(empty).when(move(), "2019-03-14 10:00").gives({ type: "PostHeld", personId: "p:west1" });
		expect(actingFor(empty, "grid1", at("2019-03-14 10:00"))?.personId).toBe("p:grid2");
	});

	test("tells the sweep who has moved away, from the post or from standing in for it", () => {
		const after = near.when(move(), noon).gives({ type: "PostLeft" }, { type: "PostHeld" });
		const moved = (postId: string, holderId: string, when: string) =>
			hasMovedAway(after, { postId, holderId }, at(when));
		expect(moved("grid1", "p:grid1", noon)).toBe(true);
		expect(moved("grid1", "p:grid1", "2019-03-13 12:29:59")).toBe(false);
		// 东里一网格专员 also stands in for 二网格.
		expect(moved("grid2", "p:grid1", noon)).toBe(true);
		expect(moved("grid1", "p:west1", noon)).toBe(false);
		expect(moved("grid1", "p:grid2", noon)).toBe(false);
		expect(moved("grid1", "p:works1", noon)).toBe(false);
	});

	test.each([
		["a post there is not", move({ postId: "gone" }), "unknownPost", "postId"],
		["a person there is not", move({ personId: "p:gone" }), "unknownPerson", "personId"],
		["yesterday", move({ from: at("2019-03-13 12:29:59") }), "timeUnusable", "from"],
		["whoever holds it already", move({ personId: "p:grid1" }), "alreadySo", "personId"],
		["an administrator of elsewhere", move({ by: "p:eastBoss", postId: "west1" }), "notYours", undefined],
		["somebody who is no administrator", move({ by: "p:head" }), "notYours", undefined],
	] as const)("is refused for %s", (_what, command, code, field) => {
		near.when(command, noon).refuses(code, field);
	});

	test("is refused for a person of another area, and over a promise made for a later day", () => {
		givenHouse().when(move(), noon).refuses("notInScope", "personId");
		const promised = near
			.when(move({ from: at("2019-03-20 09:00") }), noon)
			.gives({ type: "PostLeft" }, { type: "PostHeld" });
		givenHouse(promised)
			.when(move({ personId: "p:grid2" }), "2019-03-14 09:00")
			.refuses("timeUnusable", "from");
	});
});

describe("leave", () => {
	const take = (from: string | null, to: string): TakeLeave => {
		const span = { from: from === null ? null : at(from), to: at(to) };
		return { type: "TakeLeave", by: "p:eastBoss", personId: "p:grid1", ...span };
	};

	test("begins now at the earliest and lets the deputy act", () => {
		const after = givenHouse()
			.when(take(null, "2019-03-15 18:00"), noon)
			.gives({ type: "LeaveTaken", by: "p:eastBoss", from: at(noon), to: at("2019-03-15 18:00") });
		expect(actingFor(after, "grid1", at("2019-03-14 10:00"))?.personId).toBe("p:grid2");
	});

	test("never reaches into the past, and ends after it begins", () => {
		givenHouse().when(take("2019-03-12 09:00", "2019-03-15 18:00"), noon).refuses("timeUnusable", "from");
		givenHouse().when(take("2019-03-15 18:00", "2019-03-15 18:00"), noon).refuses("timeUnusable", "to");
		givenHouse()
			.when({ ...take(null, "2019-03-15 18:00"), personId: "p:west1" }, noon)
			.refuses("notYours");
		givenHouse()
			.when({ ...take(null, "2019-03-15 18:00"), personId: "p:gone" }, noon)
			.refuses("unknownPerson", "personId");
	});
});

describe("relations", () => {
	const declare = (by: string, personId: string, relatedId: string) =>
		({ type: "DeclareRelation", by, personId, relatedId }) as const;

	test("everybody declares their own; an administrator those of the area", () => {
		const after = givenHouse()
			.when(declare("p:head", "p:head", "p:desk1"), noon)
			.gives({ type: "RelationDeclared", by: "p:head" });
		expect(after.relations.get("p:desk1")).toContain("p:head");
		givenHouse()
			.when(declare("p:eastBoss", "p:grid1", "p:west1"), noon)
			.gives({ type: "RelationDeclared" });
		givenHouse()
			.when(declare("p:eastBoss", "p:west1", "p:head"), noon)
			.refuses("notYours");
		givenHouse()
			.when(declare("p:head", "p:west1", "p:grid1"), noon)
			.refuses("notYours");
	});

	test("are declared once, between two people there are", () => {
		givenHouse()
			.when(declare("p:boss", "p:grid2", "p:works1"), noon)
			.refuses("alreadySo", "relatedId");
		givenHouse()
			.when(declare("p:boss", "p:grid2", "p:grid2"), noon)
			.refuses("unknownPerson", "relatedId");
		givenHouse()
			.when(declare("p:boss", "p:gone", "p:grid2"), noon)
			.refuses("unknownPerson", "personId");
	});
});

describe("roles", () => {
	const change = (by: string, personId: string, areaPrefix: string) =>
		({ type: "ChangeRole", by, personId, role: "supervisor", areaPrefix }) as const;

	test("are changed by an administrator of both places, never by oneself", () => {
		const after = givenHouse()
			.when(change("p:boss", "p:grid1", west), noon)
			.gives({ type: "RoleChanged" });
		expect(after.people.get("p:grid1")).toMatchObject({ role: "supervisor", areaPrefix: west });
		givenHouse()
			.when(change("p:eastBoss", "p:grid1", west), noon)
			.refuses("notYours");
		givenHouse()
			.when(change("p:boss", "p:boss", ""), noon)
			.refuses("notYours");
		givenHouse()
			.when(change("p:boss", "p:gone", ""), noon)
			.refuses("unknownPerson", "personId");
	});

	test("a new person's name lies outside the event", () => {
		const add = (over: Partial<AddPerson> = {}): AddPerson => {
			const person = { personId: "p:new", role: "cadre", areaPrefix: east, name: words("陈一帆") } as const;
			return { type: "AddPerson", by: "p:eastBoss", ...person, ...over };
		};
		givenHouse()
			.when(add(), noon)
			.gives({ type: "PersonAdded", name: { id: "w", hash: "h" } });
		givenHouse()
			.when(add({ name: words(" ") }), noon)
			.refuses("textEmpty", "name");
		givenHouse()
			.when(add({ personId: "p:grid1" }), noon)
			.refuses("idTaken", "personId");
		givenHouse()
			.when(add({ personId: "new" }), noon)
			.refuses("idTaken", "personId");
		givenHouse()
			.when(add({ areaPrefix: west }), noon)
			.refuses("notYours");
	});
});

describe("the house as it was", () => {
	test("leave given before the house was arranged by commands still counts", () => {
		const { setting } = givenHouse().after(leave("p:grid1", "2019-03-13 09:00", "2019-03-14 09:00"));
		expect(actingFor(setting, "grid1", at(noon))?.personId).toBe("p:grid2");
	});
});
