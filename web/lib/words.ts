import { wordsEn } from "./words.en.ts";
import { type SharedWords, wordsZhCN } from "./words.zh-CN.ts";

/** The languages of every page; Chinese first. */
export type Language = "zh-CN" | "en";

/** The words all doors share, in one language. A word that is missing in a language fails the build. */
export function wordsOf(language: Language): SharedWords {
	switch (language) {
		case "zh-CN":
			return wordsZhCN;
		case "en":
			return wordsEn;
		default:
			return language satisfies never;
	}
}

/** The language a page was asked for; anything unknown is Chinese. */
export function languageOf(asked: string | null | undefined): Language {
	return asked === "en" ? "en" : "zh-CN";
}

/** The sentence for a refusal's code; a code this page does not know yet still gets a sentence. */
export function refusalSentence(code: string, language: Language): string {
	const { refusals, refusalUnknown } = wordsOf(language);
	const sentence = Object.entries(refusals).find(([known]) => known === code);
	return sentence ? sentence[1] : refusalUnknown;
}
