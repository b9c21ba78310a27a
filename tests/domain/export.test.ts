import { describe, expect, test } from "vitest";
import { arrange } from "../../server/domain/arrangement.ts";
import type { Setting } from "../../server/domain/setting.ts";
import { at, east, house, houseWith } from "../support/house.ts";

const now = at("2019-03-15 10:00");
const key = "age1outside";
const taken = (by: string, agreedBy: string, setting: Setting = house) =>
	arrange(setting, { type: "ExportHouse", by, agreedBy, key }, now);
const refused = { refusal: { code: "notYours" } };

describe("everything a house holds", () => {
	test("is taken along by an administrator, once a discipline officer has agreed to the key that opens it", () => {
		expect(taken("p:administrator", "p:officer")).toEqual({
			events: [
				{
					...{ type: "ListExported", at: now, by: "p:administrator", personId: "p:administrator" },
					...{ list: "everything", of: key, agreedBy: "p:officer" },
				},
			],
		});
	});

	test.each([
		["an administrator alone", "p:administrator", "p:administrator"],
		["two officers", "p:officer", "p:officer2"],
		["the other way round", "p:officer", "p:administrator"],
		["the head", "p:administrator", "p:head"],
		["the desk", "p:desk1", "p:officer"],
		["nobody", "p:administrator", "p:nobody"],
	])("is nobody else's to take: %s", (_, by, agreedBy) => {
		expect(taken(by, agreedBy)).toEqual(refused);
	});

	test("takes an officer who may read all of it, and an administrator of all of it", () => {
		const role = { at: now, personId: "p:officer", role: "disciplineOfficer" } as const;
		const ofEast = houseWith({ type: "RoleChanged", ...role, areaPrefix: east });
		expect(taken("p:administrator", "p:officer", ofEast)).toEqual(refused);
		expect(taken("p:administrator", "p:officer2", ofEast)).toHaveProperty("events");
		const admin = { at: now, personId: "p:administrator", role: "administrator" } as const;
		const partly = houseWith({ type: "RoleChanged", ...admin, areaPrefix: east });
		expect(taken("p:administrator", "p:officer", partly)).toEqual(refused);
	});
});
