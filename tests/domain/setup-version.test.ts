import { expect, test } from "vitest";
import { evolveSetting } from "../../server/domain/setting.ts";
import type { SettingEvent } from "../../server/domain/setting-events.ts";
import { isSetupStale } from "../../server/domain/setup-version.ts";
import { house } from "../support/house.ts";

const by = "p:administrator";
const areaCode = "110101001";
const rename = { type: "NameArea", by, areaCode, name: "乙街道" } as const;
const named: SettingEvent = { type: "AreaNamed", at: 0, by, areaCode, name: "甲街道" };

test("a save drawn before another's save of the same thing is stale, one drawn after it is not", () => {
	const seen = house.setup.version;
	expect(isSetupStale(house.setup, rename, seen)).toBe(false);
	const after = evolveSetting(house, named);
	expect(isSetupStale(after.setup, rename, seen)).toBe(true);
	expect(isSetupStale(after.setup, rename, after.setup.version)).toBe(false);
});

test("another thing saved, or a sign-in, makes none stale", () => {
	const events: readonly SettingEvent[] = [
		{ ...named, areaCode: "110101002" },
		{ type: "SignInFailed", at: 0, personId: by, way: "passphrase" } as SettingEvent,
	];
	const after = events.reduce(evolveSetting, house);
	expect(after.setup.version).toBe(house.setup.version + 1);
	expect(isSetupStale(after.setup, rename, house.setup.version)).toBe(false);
});

test("a relation counts from both sides, so that it makes the form of either stale", () => {
	const [personId, relatedId] = ["p:grid1", "p:grid2"];
	const after = evolveSetting(house, { type: "RelationDeclared", at: 0, by, personId, relatedId });
	for (const one of [personId, relatedId]) {
		const command = { type: "DeclareRelation", by, personId: one, relatedId: by } as const;
		expect(isSetupStale(after.setup, command, house.setup.version)).toBe(true);
	}
});
