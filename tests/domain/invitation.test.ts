import { describe, expect, test } from "vitest";
import type { SettingCommand } from "../../server/domain/arrangement.ts";
import { invitersOf, openInvitation, refuseUsername } from "../../server/domain/invitation.ts";
import { officeOf } from "../../server/domain/office.ts";
import type { Role } from "../../server/domain/setting.ts";
import type { SettingEvent } from "../../server/domain/setting-events.ts";
import { words } from "../support/domain-deeds.ts";
import { at } from "../support/house.ts";
import { givenHouse } from "../support/setting-given.ts";

const now = "2019-03-13 10:00";
const invite = (over: object = {}): SettingCommand => ({
	...{ type: "InvitePerson", by: "p:boss", personId: "p:new", invitationId: "mac", hasAccount: false },
	...over,
});
const accept = (over: object = {}): SettingCommand => ({
	...{ type: "AcceptInvitation", invitationId: "mac", name: null },
	...over,
});
const added = (personId: string, role: Role, areaPrefix = "990101001001"): SettingEvent => ({
	...{ type: "PersonAdded", at: 0, personId, role, areaPrefix },
	name: { id: `n:${personId}`, hash: "" },
});
const withNew = givenHouse().after(added("p:new", "cadre"));

describe("an invitation", () => {
	test("is given by an administrator of the person's place, for seven days", () => {
		const until = at("2019-03-20 10:00");
		for (const by of ["p:boss", "p:eastBoss"])
			withNew.when(invite({ by }), now).gives({ type: "PersonInvited", by, personId: "p:new", until });
		withNew.when(invite({ by: "p:grid1" }), now).refuses("notYours");
		withNew.when(invite({ personId: "p:gone" }), now).refuses("unknownPerson", "personId");
		withNew.when(invite({ by: "p:eastBoss", personId: "p:boss" }), now).refuses("notYours");
		withNew.when(invite({ personId: "p:boss" }), now).refuses("notYours");
	});

	test("is not given to whoever can sign in, or has used one", () => {
		withNew.when(invite({ hasAccount: true }), now).refuses("hasAccount");
		const invited = givenHouse(withNew.when(invite(), now).gives({ type: "PersonInvited" }));
		const used = givenHouse(invited.when(accept(), now).gives({ type: "InvitationAccepted" }));
		used.when(invite({ invitationId: "other" }), now).refuses("hasAccount");
	});

	test("opens once, and a renewed one in place of the old", () => {
		const invited = withNew.when(invite(), now).gives({ type: "PersonInvited" });
		const renewed = givenHouse(invited)
			.when(invite({ invitationId: "other" }), now)
			.gives({ type: "PersonInvited" });
		givenHouse(renewed).when(accept(), now).refuses("invitationUnusable");
		const other = accept({ invitationId: "other" });
		const used = givenHouse(renewed).when(other, now).gives({ type: "InvitationAccepted", by: "p:new" });
		givenHouse(used).when(other, now).refuses("invitationUnusable");
		expect(openInvitation(renewed, "other", at("2019-03-20 09:59"))).not.toBeNull();
		expect(openInvitation(renewed, "other", at("2019-03-20 10:00"))).toBeNull();
	});
});

describe("the first of a role", () => {
	const first = (role: "administrator" | "disciplineOfficer", invitationId: string): SettingCommand => {
		return { type: "InviteFirst", role, invitationId };
	};
	const empty = givenHouse({ ...givenHouse().setting, people: new Map() });

	test("is invited while nobody has the role, anew each time, and joins with a name", () => {
		const once = empty.when(first("administrator", "one"), now).gives({ type: "PersonInvited" });
		const twice = givenHouse(once).when(first("administrator", "two"), now).gives({ type: "PersonInvited" });
		const house = givenHouse(twice);
		house.when(accept({ invitationId: "one", name: words("陈") }), now).refuses("invitationUnusable");
		house.when(accept({ invitationId: "two" }), now).refuses("textEmpty", "name");
		house.when(accept({ invitationId: "two", name: words("") }), now).refuses("textEmpty", "name");
		const joined = house
			.when(accept({ invitationId: "two", name: words("陈") }), now)
			.gives({ type: "PersonAdded", role: "administrator", areaPrefix: "" }, { type: "InvitationAccepted" });
		givenHouse(joined).when(first("administrator", "three"), now).gives();
		givenHouse(joined).when(first("disciplineOfficer", "four"), now).gives({ role: "disciplineOfficer" });
	});

	test("whose role another has meanwhile opens nothing", () => {
		const invited = empty.when(first("disciplineOfficer", "one"), now).gives({ type: "PersonInvited" });
		const taken = givenHouse(invited).after(added("p:other", "disciplineOfficer"));
		taken.when(accept({ invitationId: "one", name: words("陈") }), now).refuses("invitationUnusable");
	});
});

describe("into an office", () => {
	test("its other people invite; where it has none, the discipline officers; an administrator never", () => {
		const house = givenHouse().after(
			added("p:one", "disciplineOfficer", ""),
			added("p:two", "disciplineOfficer", ""),
			added("p:call", "operator", "990101001"),
		).setting;
		const moment = at(now);
		const known = [...house.people.values()].filter(({ role }) => role === "operator").map(idOf);
		expect(invitersOf(house, "p:one", moment)).toContain("p:two");
		expect(invitersOf(house, "p:one", moment)).not.toContain("p:one");
		expect(invitersOf(house, "p:call", moment)).toEqual(
			known.length > 1 ? known.filter((id) => id !== "p:call") : expect.arrayContaining(["p:one", "p:two"]),
		);
		for (const id of ["p:one", "p:call"]) expect(invitersOf(house, id, moment)).not.toContain("p:boss");
		expect(officeOf(house, "p:guard1", moment)).toBe("protection");
		expect(invitersOf(house, "p:guard1", moment)).toEqual(["p:guard2"]);
	});
});

const idOf = ({ personId }: { personId: string }) => personId;

describe("a username", () => {
	test("has a form and a length", () => {
		expect(refuseUsername("chen")).toBeNull();
		expect(refuseUsername("c.h-e_n9")).toBeNull();
		for (const unusable of ["ch", "x".repeat(65), "陈一帆", "Chen"])
			expect(refuseUsername(unusable)?.code).toBe("usernameUnusable");
	});
});
