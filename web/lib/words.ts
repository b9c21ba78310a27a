import { wordsEn } from "./words.en.ts";
import { type SharedWords, wordsZhCN } from "./words.zh-CN.ts";

/** The languages of the staff doors; Chinese first. */
export type Language = "zh-CN" | "en";

/** The languages of what a resident meets: those of the staff doors, and the Chinese of Taiwan. */
export type DoorLanguage = Language | "zh-TW";

/** Each in its own words, as a switch to it says; in the order the switches stand in. */
export const languageNames: Readonly<Record<DoorLanguage, string>> = {
	"zh-CN": "简体",
	"zh-TW": "繁體",
	en: "EN",
};

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

/** The same for a page that a resident meets; `asked` is whatever an address says. */
export function doorLanguageOf(asked: unknown): DoorLanguage {
	return asked === "en" || asked === "zh-TW" ? asked : "zh-CN";
}

/** The languages a page can be switched to. */
export function otherLanguages(language: DoorLanguage): readonly DoorLanguage[] {
	const all: readonly DoorLanguage[] = ["zh-CN", "zh-TW", "en"];
	return all.filter((other) => other !== language);
}

/** The sentence for a refusal's code; a code this page does not know yet still gets a sentence. */
export function refusalSentence(code: string, language: Language): string {
	return refusalIn(wordsOf(language), code);
}

/** The same in the words given. */
export function refusalIn({ refusals, refusalUnknown }: SharedWords, code: string): string {
	const sentence = Object.entries(refusals).find(([known]) => known === code);
	return sentence ? sentence[1] : refusalUnknown;
}
