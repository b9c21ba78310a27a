import type { Language } from "../lib/words.ts";
import { residentWordsEn } from "./words.en.ts";
import { type ResidentWords, residentWordsZhCN } from "./words.zh-CN.ts";

/** The words of the resident's pages. Only the server holds both languages: a page carries the words of one. */
export function residentWords(language: Language): ResidentWords {
	switch (language) {
		case "zh-CN":
			return residentWordsZhCN;
		case "en":
			return residentWordsEn;
		default:
			return language satisfies never;
	}
}
