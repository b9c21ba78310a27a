import { describe, expect, test } from "vitest";
import { emptySetting } from "../../server/domain/setting.ts";
import { setupOf } from "../../server/domain/setup.ts";
import { at, house, houseWith, leave } from "../support/house.ts";

const now = at("2019-03-13 09:00");

describe("how far the setting up of a house has come", () => {
	test("of an empty house nothing is there, and every kind of post is missing", () => {
		expect(setupOf(emptySetting, "", now)).toEqual({
			...{ areas: 0, reportAreas: 0, units: 0, posts: 0, vacantPosts: 0, people: 0, idlePeople: 0 },
			missingKinds: ["desk", "cadre", "supervisor", "leader", "head", "discipline", "protection"],
			...{ dutyBook: null, rosterGaps: 0, missingYear: 2019 },
			...{ administrators: 0, disciplineOfficers: 0, conduct: "undecided", withoutBody: 0 },
		});
	});

	test("gaps and overlaps are counted as the duty book's check finds them, and no holder has signed", () => {
		const { dutyBook, missingKinds, missingYear } = setupOf(house, "", now);
		expect(dutyBook).toMatchObject({ version: "2019", items: 12 });
		expect(dutyBook?.gap).toBeGreaterThan(0);
		expect(dutyBook?.overlap).toBe(1);
		expect(dutyBook?.unsigned).toBeGreaterThan(0);
		expect(missingKinds).toEqual([]);
		expect(missingYear).toBe(2027);
	});

	test("a post whose holder is away and has no deputy is without anybody, and who has no post is idle", () => {
		const before = setupOf(house, "", now);
		const after = setupOf(houseWith(leave("p:head", "2019-03-13 08:00", "2019-03-14 18:00")), "", now);
		expect(after.vacantPosts).toBe(before.vacantPosts + 1);
		expect(before.idlePeople).toBe(1);
	});

	test("what a fresh house begins with is no decision on conduct reports; two people's is, and so is a body that is named", () => {
		const now = at("2019-03-13 09:00");
		const away = { mode: "referTo12388" } as const;
		const said = { type: "ConductIntakeDecided", at: now, accepted: true, proposalId: "c:1" } as const;
		expect(setupOf(house, "", now).conduct).toBe("receive");
		expect(setupOf(houseWith({ ...said, intake: away }), "", now).conduct).toBe("undecided");
		const decided = houseWith({ ...said, by: "p:officer2", intake: away });
		expect(setupOf(decided, "", now).conduct).toBe("referTo12388");
		const dropped = { ...said, by: "p:officer", accepted: false, intake: away };
		expect(setupOf(houseWith(dropped), "", now).conduct).toBe("receive");
	});

	test("an administrator of a part counts that part alone", () => {
		const part = setupOf(house, "990101001001", now);
		const all = setupOf(house, "", now);
		expect(part.posts).toBeGreaterThan(0);
		expect(part.posts).toBeLessThan(all.posts);
		expect(part.rosterGaps).toBeLessThan(all.rosterGaps);
	});
});
