import { describe, expect, test } from "vitest";
import { competentBody, withoutBody } from "../../server/domain/competence.ts";
import { bodyEvents, countyKey, housingKey } from "../support/bodies.ts";
import { at, house, houseWith } from "../support/house.ts";
import { intakeKey } from "../support/outside-body.ts";
import { givenHouse } from "../support/setting-given.ts";

const noon = "2019-03-13 12:30";
const withBodies = houseWith(...bodyEvents);

describe("bodies", () => {
	const name = (change: object = {}, by = "p:boss") =>
		({
			...({ type: "NameBody", by, bodyId: "b", name: "青原区城管局", kind: "regulator" } as const),
			...{ postId: null, headPostId: null, reach: "热线转", aboveId: null },
			...change,
		}) as const;
	const there = givenHouse().after(...bodyEvents);

	test("are named by an administrator of the whole house", () => {
		there.when(name(), noon).gives({ type: "BodyNamed", by: "p:boss", reach: "热线转" });
		there.when(name({}, "p:eastBoss"), noon).refuses("notYours");
		there.when(name({}, "p:officer"), noon).refuses("notYours");
		there.when(name({ name: " " }), noon).refuses("textEmpty", "name");
		there.when(name({ reach: "长".repeat(201) }), noon).refuses("textTooLong", "reach");
		there.when(name({ reach: "" }), noon).gives({ type: "BodyNamed" });
	});

	test("act inside through a post of discipline alone, under a body that is there, in no circle", () => {
		there.when(name({ postId: "officer2" }), noon).gives({ type: "BodyNamed" });
		there.when(name({ postId: "head" }), noon).refuses("officeGrants", "postId");
		there.when(name({ postId: "gone" }), noon).refuses("unknownPost", "postId");
		there.when(name({ headPostId: "gone" }), noon).refuses("unknownPost", "headPostId");
		there.when(name({ aboveId: "gone" }), noon).refuses("unknownUnit", "aboveId");
		there.when(name({ bodyId: "county", aboveId: "street" }), noon).refuses("standsBelow", "aboveId");
		there.when(name({ bodyId: "county", aboveId: "county" }), noon).refuses("standsBelow", "aboveId");
	});
});

describe("whom a person or a unit is under", () => {
	const set = (change: object = {}, by = "p:boss") =>
		({
			...({ type: "SetCompetence", by, of: "person", id: "p:grid1" } as const),
			...{ supervisedBy: "street", managedBy: "organisation" },
			...change,
		}) as const;
	const there = givenHouse().after(...bodyEvents);

	test("is said by an administrator of theirs, and of oneself by nobody", () => {
		there.when(set(), noon).gives({ type: "CompetenceSet", supervisedBy: "street" });
		there.when(set({}, "p:eastBoss"), noon).gives({ type: "CompetenceSet" });
		there.when(set({ id: "p:head" }, "p:eastBoss"), noon).refuses("notYours");
		there.when(set({ of: "unit", id: "office" }, "p:eastBoss"), noon).refuses("notYours");
		there.when(set({ of: "unit", id: "firm" }, "p:eastBoss"), noon).refuses("notYours");
		there.when(set({ id: "p:boss" }), noon).refuses("notYours");
		there.when(set({}, "p:officer"), noon).refuses("notYours");
		there.when(set({ id: "gone" }), noon).refuses("unknownPerson", "id");
		there.when(set({ of: "unit", id: "gone" }), noon).refuses("unknownUnit", "id");
	});

	test("is a body of discipline, and one that manages or regulates; and may be taken back", () => {
		there.when(set({ supervisedBy: "housing" }), noon).refuses("unknownUnit", "supervisedBy");
		there.when(set({ managedBy: "county" }), noon).refuses("unknownUnit", "managedBy");
		there.when(set({ managedBy: "gone" }), noon).refuses("unknownUnit", "managedBy");
		const back = there.when(set({ id: "p:head", supervisedBy: null, managedBy: null }), noon).gives({});
		expect(competentBody(back, { namedIds: ["p:head"], aboutUnitId: null }, at(noon))?.bodyId).toBe("street");
	});

	test("is checked: people and units with no competent body are named", () => {
		const missing = withoutBody(withBodies, "", at(noon)).map(({ id }) => id);
		expect(missing).toEqual([
			...["countyDiscipline", "protectionPost"],
			...["p:officer2", "p:guard1", "p:guard2", "p:observer", "p:administrator", "p:stranger"],
		]);
		const near = withoutBody(withBodies, "990101001", at(noon)).map(({ id }) => id);
		expect(near).not.toContain("p:stranger");
		expect(withoutBody(house, "", at(noon))).toHaveLength(house.people.size + house.units.size);
	});
});

test("a key of a body is agreed to by two as the recipient's is: of a body outside alone, each once", () => {
	const propose = (bodies: readonly { bodyId: string; key: string }[]) =>
		({
			...({ type: "ProposeConductIntake", by: "p:officer", proposalId: "c:3" } as const),
			intake: { mode: "receive", recipient: "青原区纪委监委信访室", key: intakeKey, bodies },
		}) as const;
	const there = givenHouse().after(...bodyEvents);
	const county = { bodyId: "county", key: countyKey };
	const housing = { bodyId: "housing", key: housingKey };
	there.when(propose([county]), noon).gives({ type: "ConductIntakeProposed" });
	there.when(propose([housing, county]), noon).refuses("alreadySo");
	for (const wrong of [
		[county, county],
		[{ bodyId: "street", key: "age1" }],
		[{ bodyId: "gone", key: "age1" }],
	])
		there.when(propose(wrong), noon).refuses("unknownUnit", "bodies");
});
