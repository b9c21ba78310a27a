import { covers } from "./area.ts";
import type { HoldReason } from "./case-events.ts";
import type { Person, Setting } from "./setting.ts";

/**
 * The match of a report's words against names, posts and units of the area and against words of accusation and of
 * danger to a person (rules.md §1). A hit makes the report wait for triage, sealed until triage decides.
 */
const accusationWords = [
	"贪污", "受贿", "行贿", "索贿", "回扣", "红包", "好处费", "挪用公款", "套取", "冒领", "以权谋私", "徇私", "包庇",
	"优亲厚友", "吃拿卡要", "利益输送", "打击报复", "乱收费", "私分", "虚开发票", "收黑钱", "违纪", "腐败",
	"bribe", "kickback", "embezzl", "corrupt", "retaliat", "extort",
];
const dangerWords = [
	"自杀", "自残", "轻生", "不想活", "活不下去", "寻短见", "跳楼", "割腕", "遗书", "家暴", "打老婆", "打孩子", "虐待",
	"性侵", "猥亵", "强奸", "拐卖", "拐骗", "囚禁", "被关在家", "往死里打",
	"suicide", "kill myself", "domestic violence", "child abuse", "molest", "rape",
];
const anyOf = (words: readonly string[]) => new RegExp(words.join("|"), "i");
const accusation = anyOf(accusationWords);
const danger = anyOf(dangerWords);

type Terms = {
	readonly people: readonly { readonly personId: string; readonly name: string }[];
	readonly titles: readonly string[];
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
	const people = [...setting.people.values()].filter((person: Person) => near(person.areaPrefix));
	const posts = [...setting.posts.values()].filter((post) => near(post.areaCode));
	const units = posts.flatMap((post) => setting.units.get(post.unitId)?.name ?? []);
	return {
		people: people.flatMap(({ personId }) => {
			const name = setting.names.get(personId) ?? "";
			return name === "" ? [] : [{ personId, name }];
		}),
		titles: [...new Set([...posts.map((post) => post.name), ...units])].filter((title) => title !== ""),
	};
}

export type Match = { readonly held: readonly HoldReason[]; readonly namedIds: readonly string[] };

/**
 * What the words touch. `namedIds` are the people of the area whose name stands in the words or in `aboutName`.
 * @param words the report and its spot
 */
export function matchWords(setting: Setting, areaCode: string, words: string, aboutName: string | null): Match {
	const { people, titles } = termsFor(setting, areaCode);
	const named = people.filter(({ name }) => words.includes(name) || aboutName?.includes(name) === true);
	const title = titles.some((term) => words.includes(term));
	const held: HoldReason[] = [];
	if (named.length > 0 || title) held.push("name");
	if (accusation.test(words)) held.push("accusation");
	if (danger.test(words)) held.push("danger");
	return { held, namedIds: named.map(({ personId }) => personId) };
}
