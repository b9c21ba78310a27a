import { seedCalendar } from "../../server/calendar-seed.ts";
import { type Instant, parseInstant } from "../../server/domain/calendar.ts";
import { defaultPolicy, type Policy } from "../../server/domain/policy.ts";
import {
	type DutyItem,
	emptySetting,
	evolveSetting,
	type Person,
	type Post,
	type PostKind,
	type Role,
	type Setting,
} from "../../server/domain/setting.ts";
import type { SettingEvent } from "../../server/domain/setting-events.ts";
import { intake } from "./outside-body.ts";

/** A small made-up sub-district: the house every rule of a case is tried in. No digit or name belongs to a real one. */
const county = "990101";
export const subDistrict = "990101001";
export const east = "990101001001";
export const west = "990101001002";
export const eastGrid1 = "990101001001001";
export const eastGrid2 = "990101001001002";
export const westGrid1 = "990101001002001";

/** @param written local time, `2019-03-13 12:30`, with seconds where there are any */
export function at(written: string): Instant {
	const iso = `${written.replace(" ", "T")}+08:00`;
	const instant = parseInstant(iso);
	if (instant === null) throw new Error(`not a time: ${written}`);
	return instant;
}

const opened = at("2018-12-03 09:00");

const areas: readonly (readonly [code: string, name: string])[] = [
	[subDistrict, "河湾街道"],
	[east, "东里社区"],
	[west, "西里社区"],
	[eastGrid1, "东里第一网格"],
	[eastGrid2, "东里第二网格"],
	[westGrid1, "西里第一网格"],
];

/** The east committee is small enough that its name names its people; the west committee is not. */
const units: readonly (readonly [unitId: string, name: string, people: number])[] = [
	["office", "河湾街道综合办公室", 24],
	["works", "河湾街道城市建设办公室", 12],
	["eastCommittee", "东里社区居民委员会", 9],
	["westCommittee", "西里社区居民委员会", 14],
	["disciplineOffice", "河湾街道纪检监察组", 4],
	["countyDiscipline", "青原区纪委监委", 40],
	["protectionPost", "河湾街道未成年人保护站", 3],
];

type Row = readonly [
	post: string,
	kind: PostKind,
	role: Role,
	area: string,
	unit: string,
	title: string,
	name: string,
	superior: string | null,
	deputy: string | null,
];

/** A post and the one person who holds it: the person of post `x` is `p:x`. */
const rows: readonly Row[] = [
	["desk1", "desk", "operator", subDistrict, "office", "接线一席", "周敏君", "office", "desk2"],
	["desk2", "desk", "operator", subDistrict, "office", "接线二席", "许静怡", "office", null],
	["office", "supervisor", "supervisor", subDistrict, "office", "综合办主任岗", "郑国栋", "leader", null],
	["grid1", "cadre", "cadre", east, "eastCommittee", "东里一网格专员岗", "林晓峰", "eastSecretary", "grid2"],
	["grid2", "cadre", "cadre", east, "eastCommittee", "东里二网格专员岗", "何佳慧", "eastSecretary", "grid1"],
	[
		"eastSecretary",
		"supervisor",
		"supervisor",
		east,
		"eastCommittee",
		"东里书记岗",
		"宋春梅",
		"leader",
		null,
	],
	["west1", "cadre", "cadre", west, "westCommittee", "西里专员岗", "马俊驰", "westSecretary", null],
	[
		"westSecretary",
		"supervisor",
		"supervisor",
		west,
		"westCommittee",
		"西里书记岗",
		"田丽华",
		"leader",
		null,
	],
	["works1", "cadre", "cadre", subDistrict, "works", "市政维修专员岗", "高志远", "worksChief", "worksChief"],
	["worksChief", "supervisor", "supervisor", subDistrict, "works", "城建办主任岗", "罗建军", "leader", null],
	["leader", "leader", "leader", subDistrict, "office", "分管副主任岗", "沈文博", "head", null],
	["head", "head", "head", subDistrict, "office", "街道书记岗", "曹永康", null, null],
	[
		"officer",
		"discipline",
		"disciplineOfficer",
		subDistrict,
		"disciplineOffice",
		"街道纪检岗",
		"钟正言",
		null,
		null,
	],
	[
		"officer2",
		"discipline",
		"disciplineOfficer",
		county,
		"countyDiscipline",
		"区纪检岗",
		"邵严明",
		null,
		null,
	],
	[
		"guard1",
		"protection",
		"supervisor",
		subDistrict,
		"protectionPost",
		"未保站长岗",
		"叶清和",
		"leader",
		null,
	],
	["guard2", "protection", "cadre", subDistrict, "protectionPost", "未保专员岗", "汤宁远", "guard1", null],
];

const withoutPost: readonly (readonly [personId: string, role: Role, area: string, name: string])[] = [
	["p:observer", "observer", subDistrict, "贺远山"],
	["p:administrator", "administrator", subDistrict, "毕行舟"],
	["p:stranger", "cadre", "880101001", "冯子乔"],
];

type Duty = readonly [
	item: string,
	area: string,
	categories: string,
	post: string,
	levels?: DutyItem["levels"],
];

/** 0904 is nobody's; 0301 in the west is two people's. */
const duties: readonly Duty[] = [
	["lamps", east, "0203", "grid1"],
	["lamps2", eastGrid2, "0203", "grid2"],
	["counter", east, "08", "grid1"],
	["facilities", subDistrict, "02", "works1"],
	["lifts", subDistrict, "0402", "works1"],
	["utilities", subDistrict, "06", "works1"],
	["pressing", subDistrict, "05", "worksChief", ["emergency", "urgent"]],
	["everyday", subDistrict, "05", "works1", ["normal", "complex", "inquiry"]],
	["stalls", west, "03", "west1"],
	["stalls2", west, "0301", "works1"],
	["praise", subDistrict, "1202", "office"],
	["suggestions", subDistrict, "1201", "office"],
];

function placed([postId, kind, role, areaCode, unitId, title, , superior, deputy]: Row): SettingEvent[] {
	const post: Post = {
		...{ postId, name: title, unitId, areaCode, kind },
		...{ superiorPostId: superior, deputyPostId: deputy },
	};
	const personId = `p:${postId}`;
	return [
		{ type: "PostNamed", at: opened, ...post },
		added({ personId, role, areaPrefix: areaCode }),
		{ type: "PostHeld", at: opened, postId, personId, from: opened, to: null },
	];
}

function added(person: Omit<Person, "name">): SettingEvent {
	return { type: "PersonAdded", at: opened, ...person, name: { id: `n:${person.personId}`, hash: "" } };
}

function dutyItem([itemId, areaPrefix, categoryPrefix, postId, levels = "all"]: Duty): DutyItem {
	return { itemId, areaPrefix, categoryPrefix, postId, levels, clause: itemId };
}

/** Everything the house is made of, in the order it was said. */
export const houseEvents: readonly SettingEvent[] = [
	...areas.map(([areaCode, name]): SettingEvent => ({ type: "AreaNamed", at: opened, areaCode, name })),
	...units.map(([unitId, name, people]): SettingEvent => {
		return { type: "UnitNamed", at: opened, unitId, name, people };
	}),
	...rows.flatMap(placed),
	...withoutPost.map(([personId, role, areaPrefix]) => added({ personId, role, areaPrefix })),
	{ type: "RelationDeclared", at: opened, personId: "p:grid2", relatedId: "p:works1" },
	{ type: "CalendarPublished", at: opened, book: seedCalendar() },
	{ type: "PolicySet", at: opened, policy: defaultPolicy },
	intake,
	{ type: "DutyBookSigned", at: opened, version: "2019", from: opened, items: duties.map(dutyItem) },
];

/** Names of people lie outside the events. */
export const names: ReadonlyMap<string, string> = new Map([
	...rows.map(([postId, , , , , , name]) => [`p:${postId}`, name] as const),
	...withoutPost.map(([personId, , , name]) => [personId, name] as const),
]);

export const house: Setting = { ...houseEvents.reduce(evolveSetting, emptySetting), names };

/** The house after more has happened to it. */
export function houseWith(...events: readonly SettingEvent[]): Setting {
	return { ...events.reduce(evolveSetting, house), names };
}

/** @param from local time, `2019-03-13 09:00` */
export function leave(personId: string, from: string, to: string): SettingEvent {
	return { type: "LeaveTaken", at: at(from), personId, from: at(from), to: at(to) };
}

/** The house after `postId` has gone from its holder to `successor`, or to nobody. */
export function movedFrom(postId: string, successor: string | null, written: string): Setting {
	const when = at(written);
	return houseWith(
		{ type: "PostLeft", at: when, postId, personId: `p:${postId}`, to: when },
		...(successor === null
			? []
			: [{ type: "PostHeld", at: when, postId, personId: successor, from: when, to: null } as const]),
	);
}

export function relation(personId: string, relatedId: string): SettingEvent {
	return { type: "RelationDeclared", at: opened, personId, relatedId };
}

/** A post as it stands, with something changed. */
export function post(postId: string, change: Partial<Post>): SettingEvent {
	const known = house.posts.get(postId);
	if (known === undefined) throw new Error(`no post ${postId}`);
	return { type: "PostNamed", at: opened, ...known, ...change };
}

/** The whole house under another policy, in force from the first day. */
export function houseUnder(policy: Partial<Policy>): Setting {
	return { ...house, policies: [{ ...defaultPolicy, ...policy }] };
}

/** Everybody of the house, by id. */
export const everybody: readonly string[] = [...house.people.keys()];
