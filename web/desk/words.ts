import type { Language } from "../lib/words.ts";
import { usePreferences } from "../parts/preferences.tsx";
import { deskWordsEn } from "./words.en.ts";
import { type DeskWords, deskWordsZhCN } from "./words.zh-CN.ts";

/** The desk's words in `language`; a word missing in one of them fails the build. */
function deskWords(language: Language): DeskWords {
	switch (language) {
		case "zh-CN":
			return deskWordsZhCN;
		case "en":
			return deskWordsEn;
		default:
			return language satisfies never;
	}
}

/** The language of the page and the desk's words in it. */
export function useWords(): { readonly language: Language; readonly words: DeskWords } {
	const { language } = usePreferences();
	return { language, words: deskWords(language) };
}
