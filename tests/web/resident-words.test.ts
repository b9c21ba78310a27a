import { describe, expect, it } from "vitest";
import { categories, categoryGroups, groupOf } from "../../server/domain/category.ts";
import { refusalCodes } from "../../server/domain/refusal.ts";
import type { ProblemCode } from "../../server/plugins/problem-titles.ts";
import { doorLanguageOf, languageOf, refusalSentence, wordsOf } from "../../web/lib/words.ts";
import { nameIn } from "../../web/resident/category-names.ts";
import { residentWords, sharedWords } from "../../web/resident/words.ts";
import { verifyWordsEn } from "../../web/verify/words.en.ts";
import { verifyWordsZhCN } from "../../web/verify/words.zh-CN.ts";
import { verifyWordsZhTW } from "../../web/verify/words.zh-TW.ts";
import { simplified } from "./simplified.ts";

/** Every word with the path to it; functions are asked with sample words. */
function leaves(words: unknown, path = ""): [string, string][] {
	if (typeof words === "string") return [[path, words]];
	if (typeof words === "function") return [[path, String(words("X", "Y", "Z"))]];
	if (typeof words !== "object" || words === null) return [];
	return Object.entries(words).flatMap(([name, part]) => leaves(part, `${path}.${name}`));
}

const all = [
	["shared", wordsOf("zh-CN"), sharedWords("zh-TW"), wordsOf("en")],
	["resident", residentWords("zh-CN"), residentWords("zh-TW"), residentWords("en")],
	["verify", verifyWordsZhCN, verifyWordsZhTW, verifyWordsEn],
] as const;
/** A command is what it is in every language. */
const commands = /npm run verify|\.tlog-proof/g;

describe.each(all)("%s words", (_name, zh, tw, en) => {
	it("have the same places in every language, none empty but a space", () => {
		expect(leaves(en).map(([path]) => path)).toEqual(leaves(zh).map(([path]) => path));
		expect(
			leaves(tw)
				.map(([path]) => path)
				.sort(),
		).toEqual(
			leaves(zh)
				.map(([path]) => path)
				.sort(),
		);
		const empty = [zh, tw, en].flatMap((words) => leaves(words).filter(([, word]) => word === ""));
		const meant = [".follow.space", ".others.none"];
		expect(empty.map(([path]) => path).filter((path) => !meant.includes(path))).toEqual([]);
	});

	it("are in the characters of Taiwan in the Chinese of Taiwan", () => {
		expect(leaves(zh).filter(([, word]) => simplified.test(word)).length).toBeGreaterThan(20);
		expect(leaves(tw).filter(([, word]) => simplified.test(word))).toEqual([]);
	});

	it("leave the same places open for a number", () => {
		const open = (words: unknown) =>
			leaves(words)
				.filter(([, word]) => word.includes("{n}"))
				.map(([path]) => path);
		expect(open(en)).toEqual(open(zh));
		expect(open(tw).sort()).toEqual(open(zh).sort());
	});

	it("are Chinese in Chinese and English in English", () => {
		const foreign = leaves(en).filter(([, word]) => /[\u4e00-\u9fff]/.test(word));
		expect(foreign.map(([path]) => path).filter((path) => !path.startsWith(".otherLanguage"))).toEqual([]);
		const latin = [...leaves(zh), ...leaves(tw)].filter(([, word]) =>
			/[A-Za-z]{4,}/.test(word.replace(commands, "")),
		);
		expect(latin.map(([path]) => path).filter((path) => !path.startsWith(".otherLanguage"))).toEqual([]);
	});

	it("never say what product.md and look.md forbid", () => {
		const forbidden =
			/ticket|\bissues?\b|\btasks?\b|complaint id|耐心等[待候]|亲爱的|親愛的|[温溫]馨提示|投[诉訴][编編][号號]/i;
		expect([...leaves(zh), ...leaves(tw), ...leaves(en)].filter(([, word]) => forbidden.test(word))).toEqual(
			[],
		);
	});
});

describe("refusals", () => {
	it("have a sentence for every code the server knows", () => {
		const known: Readonly<Record<ProblemCode, string>> = wordsOf("zh-CN").refusals;
		for (const code of refusalCodes) expect(known[code]).toMatch(/。$/);
		expect(new Set(Object.values(known)).size).toBe(Object.keys(known).length);
	});

	it("say that nothing was lost where a code is not known yet", () => {
		expect(refusalSentence("invented", "zh-CN")).toContain("写好的还在");
		expect(refusalSentence("toString", "en")).toContain("Your words are kept");
	});
});

describe("categories", () => {
	it("have a name in the characters of Taiwan, each its own", () => {
		const named = [...categories, ...categoryGroups.map(groupOf)];
		const names = named.map((category) => nameIn("zh-TW", category));
		expect(names.filter((name) => name === "" || simplified.test(name))).toEqual([]);
		expect(new Set(names).size).toBe(named.length);
	});
});

describe("languages", () => {
	it("are Chinese unless English or the Chinese of Taiwan was asked for of a page that residents meet", () => {
		const asked = ["en", "zh-TW", "fr", null, undefined, ["en"], 3];
		const chinese = Array.from({ length: 5 }, () => "zh-CN");
		expect(asked.map(doorLanguageOf)).toEqual(["en", "zh-TW", ...chinese]);
	});

	it("are Chinese unless English was asked for", () => {
		expect([languageOf("en"), languageOf("fr"), languageOf(null), languageOf(undefined)]).toEqual([
			"en",
			"zh-CN",
			"zh-CN",
			"zh-CN",
		]);
	});
});
