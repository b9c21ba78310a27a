import { covers } from "./area.ts";
import { mayUse } from "./permission.ts";
import type { RefusalCode } from "./refusal.ts";
import type { Setting } from "./setting.ts";

/**
 * Why the person may not arrange what holds for the areas under `areaPrefix`, or null when they may: an administrator
 * whose scope covers all of the house that lies there. The empty prefix is the whole house.
 */
export function mayArrange(setting: Setting, by: string, areaPrefix: string): RefusalCode | null {
	const person = setting.people.get(by);
	if (person === undefined || !mayUse("arrangeHouse", person.role)) return "notYours";
	if (covers(person.areaPrefix, areaPrefix)) return null;
	if (!covers(areaPrefix, person.areaPrefix)) return "notYours";
	const inside = [...setting.areas.keys()].filter((code) => covers(areaPrefix, code));
	return inside.every((code) => covers(person.areaPrefix, code)) ? null : "notYours";
}
