import { isAddressWord } from "./address-word.ts";
import { isAreaCode } from "./area.ts";
import { mayArrange } from "./authority.ts";
import type { Instant } from "./calendar.ts";
import { guardsPost } from "./grant.ts";
import { nameCharactersMax, unitPeopleMax } from "./limits.ts";
import { postsAbove } from "./people.ts";
import { type Decision, type Refusal, refuse } from "./refusal.ts";
import type { Area, Post, Setting, Unit } from "./setting.ts";
import type { SettingEvent } from "./setting-events.ts";
import { refuseWords } from "./words.ts";

/** Areas, units and posts get their names from an administrator; a name given again is the new one. */
export type NameArea = { readonly type: "NameArea"; readonly by: string } & Area;
/** Many at once, all of them or none; those that are called so already stay as they are. */
export type NameAreas = { readonly type: "NameAreas"; readonly by: string; readonly areas: readonly Area[] };
export type NameUnit = { readonly type: "NameUnit"; readonly by: string } & Unit;
export type NamePost = { readonly type: "NamePost"; readonly by: string } & Post;

/** `NameArea`: an area of six possible lengths (rules.md §8). */
export function nameArea(setting: Setting, command: NameArea, now: Instant): Decision<SettingEvent> {
	const { by, areaCode, name } = command;
	if (!isAreaCode(areaCode)) return refuse("unknownArea", "areaCode");
	const no = mayArrange(setting, by, areaCode);
	if (no !== null) return refuse(no);
	const refusal = refuseWords(name, nameCharactersMax, "name");
	if (refusal !== null) return { refusal };
	return { events: [{ type: "AreaNamed", at: now, by, areaCode, name }] };
}

/** `NameAreas`: the first that may not be named refuses them all; a table that says nothing new is refused. */
export function nameAreas(setting: Setting, command: NameAreas, now: Instant): Decision<SettingEvent> {
	const { by, areas } = command;
	const events: SettingEvent[] = [];
	for (const area of areas) {
		const decision = nameArea(setting, { type: "NameArea", by, ...area }, now);
		if ("refusal" in decision) return decision;
		if (setting.areas.get(area.areaCode)?.name !== area.name) events.push(...decision.events);
	}
	return events.length === 0 ? refuse("alreadySo", "csv") : { events };
}

/** `NameUnit`: how many work there decides whether its name names its people (rules.md §1). */
export function nameUnit(setting: Setting, command: NameUnit, now: Instant): Decision<SettingEvent> {
	const { by, unitId, name, people } = command;
	const inside = [...setting.posts.values()].filter((post) => post.unitId === unitId);
	// A unit that has no post yet lies nowhere: whoever arranges any place may name it.
	const scope = setting.people.get(by)?.areaPrefix ?? "";
	for (const areaCode of inside.length === 0 ? [scope] : inside.map((post) => post.areaCode)) {
		const no = mayArrange(setting, by, areaCode);
		if (no !== null) return refuse(no);
	}
	if (!Number.isInteger(people) || people < 1 || people > unitPeopleMax)
		return refuse("numberUnusable", "people");
	const refusal = refuseWords(name, nameCharactersMax, "name");
	if (refusal !== null) return { refusal };
	return { events: [{ type: "UnitNamed", at: now, by, unitId, name, people }] };
}

/**
 * `NamePost`: a post of a known area and unit, with a deputy and a superior that exist, and no circle above it. One that
 * somebody holds does not become an office's by a name, and only a post of the same office is deputy of an office's.
 */
export function namePost(setting: Setting, command: NamePost, now: Instant): Decision<SettingEvent> {
	const { type: _, by, ...post } = command;
	const before = setting.posts.get(post.postId);
	for (const areaCode of before === undefined ? [post.areaCode] : [post.areaCode, before.areaCode]) {
		const no = mayArrange(setting, by, areaCode);
		if (no !== null) return refuse(no);
	}
	if (guardsPost(setting, post.postId, post.kind, post.deputyPostId, now)) return refuse("officeGrants");
	const refusal = refusePost(setting, post) ?? refuseWords(post.name, nameCharactersMax, "name");
	if (refusal !== null) return { refusal };
	return { events: [{ type: "PostNamed", at: now, by, ...post }] };
}

function refusePost(setting: Setting, post: Post): Refusal | null {
	const { postId, areaCode, unitId, deputyPostId, superiorPostId } = post;
	if (!setting.posts.has(postId) && isAddressWord("post", postId))
		return { code: "idTaken", field: "postId" };
	if (!setting.areas.has(areaCode)) return { code: "unknownArea", field: "areaCode" };
	if (!setting.units.has(unitId)) return { code: "unknownUnit", field: "unitId" };
	const isUsable = (id: string | null) => id === null || (setting.posts.has(id) && id !== postId);
	if (!isUsable(deputyPostId)) return { code: "unknownPost", field: "deputyPostId" };
	if (!isUsable(superiorPostId)) return { code: "unknownPost", field: "superiorPostId" };
	if (superiorPostId === null) return null;
	const above = postsAbove(setting, superiorPostId).map((one) => one.postId);
	return above.includes(postId) ? { code: "standsBelow", field: "superiorPostId" } : null;
}
