import { describe, expect, test } from "vitest";
import type { Grant } from "../../server/domain/access.ts";
import { pairOf } from "../../server/domain/grant.ts";
import type { Role } from "../../server/domain/setting.ts";
import type { SettingEvent } from "../../server/domain/setting-events.ts";
import { at, house, post, subDistrict } from "../support/house.ts";
import { givenHouse } from "../support/setting-given.ts";

const now = "2019-03-13 10:00";
const noon = at(now);
const added = (personId: string, role: Role, areaPrefix = ""): SettingEvent => ({
	...{ type: "PersonAdded", at: 0, personId, role, areaPrefix },
	name: { id: `n:${personId}`, hash: "" },
});
/** A house of these people only, with the posts of the other and nobody on them. */
const among = (...people: readonly SettingEvent[]) =>
	givenHouse({ ...house, people: new Map(), stretches: new Map() }).after(...people);
const [boss, second] = [added("p:boss", "administrator"), added("p:boss2", "administrator")];
const [one, two] = [added("p:one", "disciplineOfficer"), added("p:two", "disciplineOfficer")];
const cadre = added("p:new", "cadre", subDistrict);
const role = (to: Role, personId = "p:new"): Grant => ({
	...{ kind: "role", personId, role: to, areaPrefix: subDistrict },
});
const propose = (by: string, grant: Grant) =>
	({ type: "ProposeAccess", by, proposalId: "a:1", grant }) as const;
const decide = (by: string, accept = true) =>
	({ type: "DecideAccess", by, proposalId: "a:1", accept, invitationId: "mac" }) as const;

describe("who may propose and who decide", () => {
	test("the second discipline officer: an administrator and the first; the third: two officers", () => {
		const few = among(boss, one, cadre).setting;
		expect(pairOf(few, role("disciplineOfficer"), noon)).toEqual({ askers: ["p:boss"], keepers: ["p:one"] });
		const more = among(boss, one, two, cadre).setting;
		expect(pairOf(more, role("disciplineOfficer"), noon)).toEqual({
			...{ askers: ["p:one", "p:two"], keepers: ["p:one", "p:two"] },
		});
	});

	test("the first operator: an administrator and a discipline officer; nobody without one", () => {
		expect(pairOf(among(boss, one, cadre).setting, role("operator"), noon)).toEqual({
			...{ askers: ["p:boss"], keepers: ["p:one"] },
		});
		expect(pairOf(among(boss, second, cadre).setting, role("operator"), noon).keepers).toEqual([]);
	});

	test("the last discipline officer leaves for nobody's word", () => {
		const pair = pairOf(among(boss, one).setting, role("observer", "p:one"), noon);
		expect(pair.keepers).toEqual([]);
	});

	test("a scope wider than one's own is nobody's to give", () => {
		const narrow = among(boss, added("p:near", "disciplineOfficer", subDistrict), cadre).setting;
		const wide = { ...role("disciplineOfficer"), areaPrefix: "" } as Grant;
		expect(pairOf(narrow, wide, noon).keepers).toEqual([]);
		expect(pairOf(narrow, role("disciplineOfficer"), noon).keepers).toEqual(["p:near"]);
	});

	test.each([
		["two other administrators", [boss, second, one, cadre], "p:boss,p:boss2", "p:boss,p:boss2"],
		["one administrator and an officer", [boss, one, cadre], "p:boss", "p:one"],
		["two officers where no administrator is left", [one, two, cadre], "p:one,p:two", "p:one,p:two"],
	] as const)("recovery: %s", (_what, people, askers, keepers) => {
		const pair = pairOf(among(...people).setting, { kind: "recovery", personId: "p:new" }, noon);
		expect([pair.askers.join(), pair.keepers.join()]).toEqual([askers, keepers]);
	});

	test("never the person themselves", () => {
		const all = among(boss, second, one, two, cadre).setting;
		for (const personId of all.people.keys()) {
			for (const grant of [{ kind: "recovery", personId }, role("operator", personId)] as Grant[]) {
				const { askers, keepers } = pairOf(all, grant, noon);
				expect([...askers, ...keepers]).not.toContain(personId);
			}
		}
	});
});

describe("a proposal", () => {
	test("is done by another's word, with a link for whoever enters", () => {
		const start = among(boss, one, cadre);
		start.when(propose("p:one", role("operator")), now).refuses("notYours");
		const waiting = givenHouse(
			start.when(propose("p:boss", role("operator")), now).gives({ type: "AccessProposed" }),
		);
		waiting.when(decide("p:boss"), now).refuses("notYours");
		const done = waiting
			.when(decide("p:one"), now)
			.gives(
				{ type: "AccessDecided", accepted: true, by: "p:one" },
				{ type: "RoleChanged", personId: "p:new", role: "operator" },
				{ type: "PersonInvited", personId: "p:new", invitationId: "mac" },
			);
		givenHouse(done).when(decide("p:one"), now).refuses("proposalGone");
		waiting.when(decide("p:one", false), now).gives({ type: "AccessDecided", accepted: false });
		waiting.when(decide("p:boss", false), now).gives({ type: "AccessDecided", accepted: false });
		waiting.when(decide("p:one"), "2019-03-20 10:00").refuses("proposalGone");
	});

	test("of a post of protection makes its holder that office's", () => {
		const start = among(boss, one, cadre);
		const grant = { kind: "post", postId: "guard1", personId: "p:new" } as const;
		const waiting = givenHouse(start.when(propose("p:boss", grant), now).gives({ type: "AccessProposed" }));
		waiting
			.when(decide("p:one"), now)
			.gives({ type: "AccessDecided" }, { type: "PostHeld", postId: "guard1" }, { type: "PersonInvited" });
		start.when(propose("p:boss", { ...grant, postId: "grid1" }), now).refuses("notYours");
		start.when(propose("p:boss", { ...grant, postId: "gone" }), now).refuses("unknownPost");
	});

	test("whose two sides have changed meanwhile is decided by those of now", () => {
		const waiting = givenHouse(
			among(boss, one, cadre)
				.when(propose("p:boss", role("disciplineOfficer")), now)
				.gives({ type: "AccessProposed" }),
		);
		const gone = waiting.after({
			...{ type: "RoleChanged", at: 0, personId: "p:one", role: "observer", areaPrefix: "" },
		});
		gone.when(decide("p:one"), now).refuses("notYours");
	});
});

describe("an office's door has no other name", () => {
	const name = (postId: string, change: object) => {
		const named = post(postId, change);
		if (named.type !== "PostNamed") throw new Error("no post");
		const { type: _, at: __, ...rest } = named;
		return { ...rest, type: "NamePost", by: "p:boss" } as const;
	};

	test("a post that somebody holds does not become one of protection, nor a cadre's post its deputy", () => {
		givenHouse()
			.when(name("grid1", { kind: "protection" }), now)
			.refuses("officeGrants");
		givenHouse()
			.when(name("guard1", { kind: "cadre" }), now)
			.refuses("officeGrants");
		givenHouse()
			.when(name("guard1", { deputyPostId: "grid1" }), now)
			.refuses("officeGrants");
		givenHouse()
			.when(name("guard1", { name: "未保岗" }), now)
			.gives({ type: "PostNamed" });
	});
});
