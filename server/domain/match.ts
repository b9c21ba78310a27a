import { covers } from "./area.ts";
import type { Instant } from "./calendar.ts";
import { speaksOfDanger } from "./danger-words.ts";
import { holderOf, isSmallUnit } from "./people.ts";
import type { Post, Setting, Unit } from "./setting.ts";
import { simplified } from "./traditional.ts";
import { patternOf } from "./word-pattern.ts";

/**
 * The match of a report's words against names, posts and units of the area and against words of accusation and of
 * danger to a person (rules.md §1). A hit makes the report wait for triage, sealed until triage decides.
 */
const accusationWords = [
	...[
		"贪污",
		"受贿",
		"行贿",
		"索贿",
		"回扣",
		"红包",
		"好处费",
		"挪用公款",
		"套取",
		"冒领",
		"以权谋私",
		"徇私",
	],
	...[
		"包庇",
		"优亲厚友",
		"吃拿卡要",
		"利益输送",
		"打击报复",
		"乱收费",
		"私分",
		"虚开发票",
		"收黑钱",
		"违纪",
		"腐败",
	],
	...["bribe", "kickback", "embezzl", "corrupt", "retaliat", "extort"],
];
const accusation = new RegExp(patternOf(accusationWords), "i");

/** `written`: its name in simplified characters, as it is looked for. */
type Written = { readonly written: string };
type Terms = {
	readonly people: readonly (Written & { readonly personId: string })[];
	readonly posts: readonly (Written & Post)[];
	readonly units: readonly (Written & Unit)[];
};
const termsBySetting = new WeakMap<Setting, Map<string, Terms>>();

function termsFor(setting: Setting, areaCode: string): Terms {
	const byArea = termsBySetting.get(setting) ?? new Map<string, Terms>();
	termsBySetting.set(setting, byArea);
	const known = byArea.get(areaCode) ?? gathered(setting, areaCode);
	byArea.set(areaCode, known);
	return known;
}

function gathered(setting: Setting, areaCode: string): Terms {
	const near = (code: string) => covers(code, areaCode) || covers(areaCode, code);
	const people = [...setting.people.values()].filter(({ areaPrefix }) => near(areaPrefix));
	const posts = [...setting.posts.values()].filter((post) => near(post.areaCode) && post.name !== "");
	const unitIds = new Set(posts.map(({ unitId }) => unitId));
	const units = [...setting.units.values()].filter(({ unitId, name }) => unitIds.has(unitId) && name !== "");
	const names = people.map(({ personId }) => ({ personId, name: setting.names.get(personId) ?? "" }));
	return {
		people: names.filter(({ name }) => name !== "").map(withWritten),
		posts: posts.map(withWritten),
		units: units.map(withWritten),
	};
}

function withWritten<Named extends { readonly name: string }>(named: Named): Named & Written {
	return { ...named, written: simplified(named.name) };
}

/** What the words of a report touch. */
export type Match = {
	/** People whose name stands there, and who holds a post that stands there. */
	readonly namedIds: readonly string[];
	/** Whether a person, a post, or a unit small enough to point at people stands there. */
	readonly pointsAtPeople: boolean;
	readonly units: readonly Unit[];
	readonly accusation: boolean;
	readonly danger: boolean;
};

/** @param words everything the resident wrote: the report, its spot, and whom it is about */
export function matchWords(setting: Setting, areaCode: string, words: string, now: Instant): Match {
	const terms = termsFor(setting, areaCode);
	const said = simplified(words);
	const stands = ({ written }: Written) => said.includes(written);
	const people = terms.people.filter(stands).map(({ personId }) => personId);
	const posts = terms.posts.filter(stands);
	const units = terms.units.filter(stands);
	const holders = posts.flatMap(({ postId }) => holderOf(setting, postId, now) ?? []);
	return {
		namedIds: [...new Set([...people, ...holders])],
		pointsAtPeople: people.length > 0 || posts.length > 0 || units.some(isSmallUnit),
		units,
		accusation: accusation.test(words),
		danger: speaksOfDanger(words),
	};
}
