import { seedCalendar } from "../calendar-seed.ts";
import { type Instant, parseInstant } from "../domain/calendar.ts";
import { defaultPolicy } from "../domain/policy.ts";
import type { DutyItem } from "../domain/setting.ts";
import type { SettingEvent } from "../domain/setting-events.ts";
import { refOf, type Words } from "../domain/words.ts";
import { type RandomBytes, wordsOf } from "../words.ts";
import { demoBodies } from "./demo-bodies.ts";
import {
	communities,
	communityNames,
	demoPeople,
	demoUnits,
	handedOver,
	type Placed,
	subDistrict,
} from "./demo-people.ts";
import { demoIntake } from "./demo-recipient.ts";

const communityKeys = ["liuyin", "qiaodong", "huaishu"] as const;
/** A grid of the demo: its community and number. */
export type AreaKey = `${(typeof communityKeys)[number]}${1 | 2}`;

/** The code of a grid, 15 digits. */
export function areaCodeOf(key: AreaKey): string {
	const community = communityKeys.find((name) => key.startsWith(name)) ?? "liuyin";
	return `${communities[community]}00${key.slice(community.length)}`;
}

/** The demo's first moment: a Wednesday in working time. Its calendar is published up to the end of the year. */
export const demoStartsAt = momentOf("11-18 10:05");
const shorter = { desk: { ...defaultPolicy.desk, other: { unit: "workingHour", count: 1 } } } as const;
/** In so small a house five open cases are a load (rules.md §4). */
const demoPolicy = { ...defaultPolicy, load: 5 } as const;
const dutyBookVersion = "2026-07";
const hour = 3600;
const houseOpensAt = momentOf("07-01 09:00");

/** @param moment `MM-DD HH:MM` of the demo's year, Shanghai time */
export function momentOf(moment: string): Instant {
	const at = parseInstant(`2026-${moment.replace(" ", "T")}:00+08:00`);
	if (at === null) throw new RangeError(`not a moment: ${moment}`);
	return at;
}

function areaEvents(): SettingEvent[] {
	const named = (areaCode: string, name: string): SettingEvent => {
		return { type: "AreaNamed", at: houseOpensAt, areaCode, name };
	};
	const below = communityKeys.flatMap((key) => [
		named(communities[key], communityNames[key]),
		named(areaCodeOf(`${key}1`), `${communityNames[key]}第一网格`),
		named(areaCodeOf(`${key}2`), `${communityNames[key]}第二网格`),
	]);
	return [named(subDistrict, "青石桥街道"), ...below];
}

function unitEvents(): SettingEvent[] {
	return Object.entries(demoUnits).map(([unitId, [name, people]]) => {
		return { type: "UnitNamed", at: houseOpensAt, unitId, name, people };
	});
}

/** A person with post (none for those who hold none) and leave. */
function personEvents({ personId, role, areaCode, post, leave }: Placed, name: Words): SettingEvent[] {
	const at = houseOpensAt;
	const added: SettingEvent = {
		type: "PersonAdded",
		at,
		personId,
		role,
		areaPrefix: areaCode,
		name: refOf(name),
	};
	if (post === null) return [added];
	const { postId } = post;
	const away = leave.map(([from, to]): SettingEvent => {
		return { type: "LeaveTaken", at, personId, from: momentOf(from), to: momentOf(to) };
	});
	return [
		{ type: "PostNamed", at, ...post },
		added,
		{ type: "PostHeld", at, postId, personId, from: at, to: null },
		...away,
	];
}

const everyday = ["normal", "complex", "inquiry"] as const;
const pressing = ["emergency", "urgent"] as const;
type Duty = readonly [post: string, categories: string, clause: string, levels?: DutyItem["levels"]];

const communityDuties: readonly Duty[] = [
	["streets", "01 03", "第 6 条 垃圾清运、公厕、小广告、噪声与油烟，街面秩序与停车"],
	["facilities", "02", "第 8 条 道路、井盖、路灯、排水、健身与无障碍设施的巡查报修"],
	["property", "0401 0402 0403 0405 0406 0407", "第 11 条 物业服务、电梯、漏水、维修资金与业主组织"],
	["property", "05", "第 12 条 消防通道、充电、高空坠物与施工安全的日常处置", everyday],
	["welfare", "07", "第 14 条 低保救助、独居老人、残疾人、儿童与医保社保"],
	["counter", "08", "第 15 条 证明盖章、办事指引、居务公开、议事与场地"],
	["secretary", "0901 0902 0903", "第 17 条 邻里纠纷的劝导与调解"],
];

/** A small community: one post looks after facilities and the counter. */
const smallCommunity: Readonly<Record<string, string>> = { facilities: "general", counter: "general" };

const subDistrictDuties: readonly Duty[] = [
	["utilities", "0601 0602 0603 0604", "第 21 条 停水停电、燃气与供暖的协调抢修"],
	["emergency", "05", "第 22 条 燃气、坠物、危房等有人处在危险中的处置", pressing],
	["enforcement", "0404", "第 24 条 违法建设的巡查与移送"],
	["clerk", "1201 1202 1204 1205", "第 27 条 意见建议、表扬、政策咨询与本平台问题"],
];

function itemsOf(area: string, areaPrefix: string, duties: readonly Duty[]): DutyItem[] {
	return duties.flatMap(([name, categories, clause, levels = "all"]) =>
		categories.split(" ").map((categoryPrefix) => {
			const postName = area === "huaishu" ? (smallCommunity[name] ?? name) : name;
			const itemId = `${area}:${categoryPrefix}:${name}${levels === "all" ? "" : `:${levels[0]}`}`;
			return { itemId, areaPrefix, categoryPrefix, levels, postId: `${area}:${postName}`, clause };
		}),
	);
}

/** The bridge between two communities: one leads, the other is the other side (rules.md §8). */
const onTheBridge: DutyItem = {
	...{ itemId: "bridge:02", areaPrefix: communities.liuyin, categoryPrefix: "02", levels: "all" },
	...{ postId: "liuyin:facilities", clause: "第 8 条 望河桥两头的路面、栏杆与路灯，柳荫牵头" },
	boundary: {
		...{ place: "望河桥", otherAreaPrefix: communities.qiaodong },
		alternatePostId: "qiaodong:facilities",
	},
};

/**
 * The duty book. It leaves 0904 to nobody, and 0303 in one community to two posts: such reports wait at the desk, as
 * they would in a real one.
 */
function dutyItems(): DutyItem[] {
	const twice: Duty = ["facilities", "0303", "第 9 条 占用公共停车设施的废弃车辆"];
	return [
		...communityKeys.flatMap((key) => itemsOf(key, communities[key], communityDuties)),
		...itemsOf("qiaodong", communities.qiaodong, [twice]),
		onTheBridge,
		...itemsOf("street", subDistrict, subDistrictDuties),
	];
}

/** Everybody has signed for the post they hold. */
function signatures(): SettingEvent[] {
	const at = houseOpensAt;
	const posts = [...new Set(dutyItems().map(({ postId }) => postId))];
	const signers = demoPeople.filter(({ post }) => post !== null && posts.includes(post.postId));
	return signers.flatMap(({ personId, post }) => {
		if (post === null) return [];
		const signed = { version: dutyBookVersion, postId: post.postId, personId, signedAt: at };
		return [{ type: "DutiesSigned", at, by: personId, ...signed }];
	});
}

/** One window has somebody new since Monday; what lay there went along. */
function changeOfHands(): SettingEvent[] {
	const { postId, from, to } = handedOver;
	const at = momentOf(handedOver.at);
	return [
		{ type: "PostLeft", at: houseOpensAt, postId, personId: from, to: at },
		{ type: "PostHeld", at: houseOpensAt, postId, personId: to, from: at, to: null },
	];
}

/** Two people take turns, a night and a day at a time, with a leader each. */
function dutyRoster(): SettingEvent {
	const [from, to] = [momentOf("11-16 08:00"), momentOf("12-31 08:00")];
	const gap = momentOf("11-25 08:00");
	const days = Array.from({ length: (to - from) / 86_400 }, (_, day) => from + day * 86_400);
	// Nobody has entered one night yet: the check names the gap.
	const shifts = days
		.filter((start) => start !== gap)
		.map((start, day) => ({
			...{ personId: day % 2 === 0 ? "p:street:emergency" : "p:street:utilities" },
			...{ leaderId: day % 2 === 0 ? "p:street:worksLeader" : "p:street:welfareLeader" },
			...{ from: start, to: start + 86_400 },
		}));
	return { type: "RosterSet", at: houseOpensAt, areaPrefix: subDistrict, from, to, shifts };
}

/** Everything the demo's house knows before the first report: all of it events, names of people apart. */
export function demoSetting(randomBytes: RandomBytes): {
	readonly events: readonly SettingEvent[];
	readonly words: readonly Words[];
} {
	const at = houseOpensAt;
	const named = demoPeople.map((person) => ({ person, name: wordsOf(person.name, randomBytes) }));
	return {
		words: named.map(({ name }) => name),
		events: [
			...areaEvents(),
			...unitEvents(),
			{ type: "CalendarPublished", at, book: seedCalendar() },
			{ type: "PolicySet", at, policy: demoPolicy },
			{ type: "ConductIntakeDecided", at, accepted: true, proposalId: "c:demo", intake: demoIntake },
			// From February on the desk has less time: whatever was received before keeps the version it came under.
			{
				type: "PolicySet",
				at,
				policy: { ...demoPolicy, version: "2", effectiveFrom: "2027-02-01", ...shorter },
			},
			// The sub-district's own holiday lies over the national calendar.
			{
				type: "DaysDeclared",
				at,
				areaPrefix: subDistrict,
				restDays: ["2026-12-24"],
				workDays: [],
				year: null,
			},
			// In the far community the windows open half an hour later in winter.
			{
				...{ type: "HoursSet", at, areaPrefix: communities.huaishu, from: "2026-12-01" },
				hours: [
					{ open: 9.5 * hour, close: 12 * hour },
					{ open: 13 * hour, close: 18 * hour },
				],
			},
			...named.flatMap(({ person, name }) => personEvents(person, name)),
			...demoBodies(at),
			// Husband and wife: neither gets a report that names the other.
			{ type: "RelationDeclared", at, personId: "p:liuyin:streets", relatedId: "p:liuyin:property" },
			{ type: "DutyBookIssued", at, version: dutyBookVersion, from: at, items: dutyItems() },
			...signatures(),
			...changeOfHands(),
			dutyRoster(),
		],
	};
}
