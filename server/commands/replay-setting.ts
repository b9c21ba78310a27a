import { randomBytes } from "node:crypto";
import { seedCalendar } from "../calendar-seed.ts";
import type { Policy } from "../domain/policy.ts";
import type { Post, PostKind, Role } from "../domain/setting.ts";
import type { SettingEvent } from "../domain/setting-events.ts";
import { refOf, type Words } from "../domain/words.ts";
import { wordsOf } from "../words.ts";

/** The one community every replayed case lies in. Its digits belong to no real place. */
export const replayArea = "990199001001";

const from = 0;

/** Post, whose holder it is, and the post above it. Names are such as no resident writes, so that nothing matches them. */
const posts: readonly (readonly [
	postId: string,
	kind: PostKind,
	role: Role,
	superiorPostId: string | null,
])[] = [
	["replay:cadre", "cadre", "cadre", "replay:superior"],
	["replay:superior", "supervisor", "supervisor", "replay:leader"],
	["replay:leader", "leader", "leader", "replay:head"],
	["replay:head", "head", "head", null],
	["replay:desk", "desk", "operator", "replay:superior"],
	["replay:discipline", "discipline", "disciplineOfficer", null],
];

function held(
	postId: string,
	kind: PostKind,
	role: Role,
	superiorPostId: string | null,
	name: Words,
): SettingEvent[] {
	const personId = `${postId}:person`;
	const post: Post = {
		...{ postId, name: postId, unitId: "replay:unit", areaCode: replayArea, kind },
		...{ deputyPostId: null, superiorPostId },
	};
	return [
		{ type: "PostNamed", at: from, ...post },
		{ type: "PersonAdded", at: from, personId, role, areaPrefix: replayArea, name: refOf(name) },
		{ type: "PostHeld", at: from, postId, personId, from, to: null },
	];
}

/** A house with one cadre who has one duty, everyone the ladder tells, the published calendar, and `policy`. */
export function replaySetting(policy: Policy): {
	readonly events: readonly SettingEvent[];
	readonly words: readonly Words[];
} {
	const named = posts.map(([postId, kind, role, superior]) => {
		const name = wordsOf(`${postId}:name`, randomBytes);
		return { name, events: held(postId, kind, role, superior, name) };
	});
	const item = {
		itemId: "replay:duty",
		areaPrefix: replayArea,
		categoryPrefix: "02",
		levels: "all",
		clause: "1",
	} as const;
	return {
		words: named.map(({ name }) => name),
		events: [
			{ type: "AreaNamed", at: from, areaCode: replayArea, name: "replay" },
			{ type: "UnitNamed", at: from, unitId: "replay:unit", name: "replay:unit", people: posts.length },
			{ type: "CalendarPublished", at: from, book: seedCalendar() },
			// One post stands for a whole city here: what it has open and its red cards weigh nothing.
			{ type: "PolicySet", at: from, policy: { ...policy, load: null, unitReds: null } },
			...named.flatMap(({ events }) => events),
			{ type: "DutyBookSigned", at: from, version: "1", from, items: [{ ...item, postId: "replay:cadre" }] },
		],
	};
}
