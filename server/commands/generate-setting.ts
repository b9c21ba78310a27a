import { seedCalendar } from "../calendar-seed.ts";
import type { Instant } from "../domain/calendar.ts";
import type { ConductIntake } from "../domain/conduct-intake.ts";
import { defaultPolicy } from "../domain/policy.ts";
import type { DutyItem, Post, PostKind, Role } from "../domain/setting.ts";
import type { SettingEvent } from "../domain/setting-events.ts";
import { refOf, type Words } from "../domain/words.ts";
import { wordsOf } from "../words.ts";
import { bodiesOf, bodiesOutside, bodyKeys, firmOf } from "./generate-bodies.ts";
import type { Chance } from "./generate-random.ts";

/** The house of a made-up store: sub-districts all alike, as many as the cases need. No code or name is a real one's. */
const communitiesEach = 8;
const gridsEach = 4;
const subDistrictDigits = 9;
const communityDigits = 12;
const casesEach = 20_000;
const subDistrictsMost = 50;
const shareOnLeave = 0.05;
const leaveSeconds = 7 * 86_400;

type Place = { readonly code: string; readonly name: string };
type Row = readonly [
	post: string,
	kind: PostKind,
	role: Role,
	superior: string | null,
	deputy: string | null,
	duties: readonly string[],
];

const street: readonly Row[] = [
	["head", "head", "head", null, null, []],
	["works", "leader", "leader", "head", null, []],
	["welfare", "leader", "leader", "head", null, []],
	["manager", "supervisor", "supervisor", "works", null, []],
	["utilities", "cadre", "cadre", "manager", "safety", ["06"]],
	["safety", "cadre", "cadre", "manager", "utilities", ["05"]],
	["chief", "supervisor", "supervisor", "welfare", null, []],
	["desk1", "desk", "operator", "chief", "desk2", []],
	["desk2", "desk", "operator", "chief", "desk1", []],
	["officer1", "discipline", "disciplineOfficer", null, "officer2", []],
	["officer2", "discipline", "disciplineOfficer", null, "officer1", []],
	["guard1", "protection", "cadre", null, "guard2", []],
	["guard2", "protection", "cadre", null, "guard1", []],
];
const community: readonly Row[] = [
	["secretary", "supervisor", "supervisor", "street:works", null, []],
	["facilities", "cadre", "cadre", "secretary", "streets", ["02"]],
	["streets", "cadre", "cadre", "secretary", "facilities", ["01", "03"]],
	["property", "cadre", "cadre", "secretary", "support", ["04", "09"]],
	["support", "cadre", "cadre", "secretary", "property", ["07"]],
	["counter", "cadre", "cadre", "secretary", "support", ["08", "12"]],
];

/** How many sub-districts so many cases come from. */
function subDistrictCount(cases: number): number {
	return Math.min(subDistrictsMost, Math.max(1, Math.round(cases / casesEach)));
}

function padded(number: number, digits: number): string {
	return String(number).padStart(digits, "0");
}

function subDistricts(cases: number): readonly Place[] {
	return Array.from({ length: subDistrictCount(cases) }, (_, index) => {
		return { code: `990101${padded(index + 1, 3)}`, name: `第${index + 1}街道` };
	});
}

function communitiesOf({ code, name }: Place): readonly Place[] {
	return Array.from({ length: communitiesEach }, (_, index) => {
		return { code: `${code}${padded(index + 1, 3)}`, name: `${name}第${index + 1}社区` };
	});
}

function gridsOf({ code, name }: Place): readonly Place[] {
	return Array.from({ length: gridsEach }, (_, index) => {
		return { code: `${code}${padded(index + 1, 3)}`, name: `${name}第${index + 1}网格` };
	});
}

/** Every place a report can be about, in the order of their codes. */
export function gridsFor(cases: number): readonly Place[] {
	return subDistricts(cases).flatMap((place) => communitiesOf(place).flatMap(gridsOf));
}

/** What the committee of a grid's community is called: reports about how staff work name it. */
function committeeOf(gridName: string): string {
	return `${gridName.slice(0, gridName.lastIndexOf("第"))}居民委员会`;
}

/** Whom a report on conduct may be about at this place: the committee, the firm of its sub-district, and who heads that. */
export function concernedAt({ code, name }: Place) {
	const subDistrict = name.slice(0, name.indexOf("街道") + 2);
	return {
		committee: committeeOf(name),
		firm: firmOf(subDistrict),
		head: nameOf(`${code.slice(0, subDistrictDigits)}:head`),
	};
}

/** The posts of the place's community that may hold a case. */
export function cadrePostsAt(areaCode: string): readonly string[] {
	const place = areaCode.slice(0, communityDigits);
	return community.flatMap(([post, kind]) => (kind === "cadre" ? [`${place}:${post}`] : []));
}

/** The posts of the place's sub-district office that are asked for help. */
export function helpersAt(areaCode: string): readonly string[] {
	const place = areaCode.slice(0, subDistrictDigits);
	return street.flatMap(([post, kind]) => (kind === "cadre" ? [`${place}:${post}`] : []));
}

/** Who is at the desk of the place, and who looks into what a red card is about. */
export function deskAt(areaCode: string): string {
	return `p:${areaCode.slice(0, subDistrictDigits)}:desk1`;
}
export function officerAt(areaCode: string): string {
	return `p:${areaCode.slice(0, subDistrictDigits)}:officer1`;
}

/** Such as no resident writes by chance, so that no report is held by it. */
function nameOf(postId: string): string {
	return `员 ${postId}`;
}

type Making = { readonly at: Instant; readonly until: Instant; readonly chance: Chance };
type Made = { readonly events: SettingEvent[]; readonly words: Words[]; readonly items: DutyItem[] };

/** The posts of one place, each with its one person; the person of post `x` is `p:x`. */
function staffed(place: Place, rows: readonly Row[], unitId: string, above: string, making: Making): Made {
	const { at, until, chance } = making;
	const made: Made = { events: [], words: [], items: [] };
	const idOf = (post: string) =>
		post.startsWith("street:") ? `${above}:${post.slice(7)}` : `${place.code}:${post}`;
	for (const [key, kind, role, superior, deputy, duties] of rows) {
		const postId = idOf(key);
		const personId = `p:${postId}`;
		const name = wordsOf(nameOf(postId), chance.bytes, at * 1000);
		const chain = { superiorPostId: superior && idOf(superior), deputyPostId: deputy && idOf(deputy) };
		const post: Post = { postId, name: `岗 ${postId}`, unitId, areaCode: place.code, kind, ...chain };
		made.words.push(name);
		made.events.push(
			{ type: "PostNamed", at, ...post },
			{ type: "PersonAdded", at, personId, role, areaPrefix: place.code, name: refOf(name) },
			{ type: "PostHeld", at, postId, personId, from: at, to: null },
		);
		// Never both of a pair, so that somebody always acts.
		if (deputy !== null && idOf(key) < idOf(deputy) && chance.happens(shareOnLeave)) {
			const from = at + chance.below(until - at);
			made.events.push({ type: "LeaveTaken", at, personId, from, to: from + leaveSeconds });
		}
		for (const categoryPrefix of duties) {
			const itemId = `${postId}:${categoryPrefix}`;
			made.items.push({
				itemId,
				areaPrefix: place.code,
				categoryPrefix,
				levels: "all",
				postId,
				clause: itemId,
			});
		}
	}
	return made;
}

function unit(at: Instant, unitId: string, name: string, people: number): SettingEvent {
	return { type: "UnitNamed", at, unitId, name, people };
}

function subDistrictMade(place: Place, making: Making): Made {
	const { at } = making;
	const office = staffed(place, street, `u:${place.code}`, place.code, making);
	const areas = (named: readonly Place[]) =>
		named.map(({ code, name }): SettingEvent => ({ type: "AreaNamed", at, areaCode: code, name }));
	const below = communitiesOf(place).map((one) => {
		const made = staffed(one, community, `u:${one.code}`, place.code, making);
		const committee = unit(at, `u:${one.code}`, `${one.name}居民委员会`, 14);
		return { ...made, events: [...areas([one, ...gridsOf(one)]), committee, ...made.events] };
	});
	const unitIds = [place, ...communitiesOf(place)].map(({ code }) => `u:${code}`);
	const all = [
		{
			...office,
			events: [...areas([place]), unit(at, `u:${place.code}`, `${place.name}办事处`, 60), ...office.events],
		},
		...below,
		{ events: bodiesOf(place, unitIds, at), words: [], items: [] },
	];
	return {
		events: all.flatMap(({ events }) => events),
		words: all.flatMap(({ words }) => words),
		items: all.flatMap(({ items }) => items),
	};
}

const receiving: ConductIntake = { mode: "receive", recipient: "上一级纪检监察机关", bodies: bodyKeys };

/** Everything the house of so many cases is made of, dated `at`; leaves lie between `at` and `until`. */
export function generatedSetting(
	cases: number,
	making: Making,
	intake: ConductIntake = receiving,
): Pick<Made, "events" | "words"> {
	const { at } = making;
	const made = subDistricts(cases).map((place) => subDistrictMade(place, making));
	return {
		words: made.flatMap(({ words }) => words),
		events: [
			{ type: "CalendarPublished", at, book: seedCalendar() },
			// What other cases weigh would make every life hang on all the others.
			{ type: "PolicySet", at, policy: { ...defaultPolicy, load: null, unitReds: null } },
			{
				...{ type: "ConductIntakeDecided", at, accepted: true, proposalId: "c:made-up" },
				intake,
			},
			...bodiesOutside(at),
			...made.flatMap(({ events }) => events),
			{ type: "DutyBookSigned", at, version: "1", from: at, items: made.flatMap(({ items }) => items) },
		],
	};
}
