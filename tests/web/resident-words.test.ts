import { describe, expect, it } from "vitest";
import { refusalCodes } from "../../server/domain/refusal.ts";
import type { ProblemCode } from "../../server/plugins/problem-titles.ts";
import { languageOf, refusalSentence, wordsOf } from "../../web/lib/words.ts";
import { residentWords } from "../../web/resident/words.ts";

/** Every word with the path to it; functions are asked with sample words. */
function leaves(words: unknown, path = ""): [string, string][] {
	if (typeof words === "string") return [[path, words]];
	if (typeof words === "function") return [[path, String(words("X", "Y"))]];
	if (typeof words !== "object" || words === null) return [];
	return Object.entries(words).flatMap(([name, part]) => leaves(part, `${path}.${name}`));
}

const both = [
	["shared", wordsOf("zh-CN"), wordsOf("en")],
	["resident", residentWords("zh-CN"), residentWords("en")],
] as const;

describe.each(both)("%s words", (_name, zh, en) => {
	it("have the same places in both languages, none empty but a space", () => {
		expect(leaves(en).map(([path]) => path)).toEqual(leaves(zh).map(([path]) => path));
		const empty = [...leaves(zh), ...leaves(en)].filter(([, word]) => word === "").map(([path]) => path);
		expect(empty.filter((path) => path !== ".follow.space")).toEqual([]);
	});

	it("leave the same places open for a number", () => {
		const open = (words: unknown) =>
			leaves(words)
				.filter(([, word]) => word.includes("{n}"))
				.map(([path]) => path);
		expect(open(en)).toEqual(open(zh));
	});

	it("are Chinese in Chinese and English in English", () => {
		const foreign = leaves(en).filter(([, word]) => /[\u4e00-\u9fff]/.test(word));
		expect(foreign.map(([path]) => path).filter((path) => !path.startsWith(".otherLanguage"))).toEqual([]);
		const latin = leaves(zh).filter(([, word]) => /[A-Za-z]{4,}/.test(word));
		expect(latin.map(([path]) => path).filter((path) => !path.startsWith(".otherLanguage"))).toEqual([]);
	});

	it("never say what product.md and look.md forbid", () => {
		const forbidden = /ticket|\bissues?\b|\btasks?\b|complaint id|耐心等待|亲爱的|温馨提示|投诉编号/i;
		expect([...leaves(zh), ...leaves(en)].filter(([, word]) => forbidden.test(word))).toEqual([]);
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

describe("languages", () => {
	it("are Chinese unless English was asked for", () => {
		expect([languageOf("en"), languageOf("fr"), languageOf(null), languageOf(undefined)]).toEqual([
			"en",
			"zh-CN",
			"zh-CN",
			"zh-CN",
		]);
	});
});
