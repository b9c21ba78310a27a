import { type DoorLanguage, wordsOf } from "../lib/words.ts";
import type { SharedWords } from "../lib/words.zh-CN.ts";
import { wordsZhTW } from "../lib/words.zh-TW.ts";
import { residentWordsEn } from "./words.en.ts";
import { type ResidentWords, residentWordsZhCN } from "./words.zh-CN.ts";
import { residentWordsZhTW } from "./words.zh-TW.ts";

/** The words of the resident's pages. Only the server holds all languages: a page carries the words of one. */
export function residentWords(language: DoorLanguage): ResidentWords {
	switch (language) {
		case "zh-CN":
			return residentWordsZhCN;
		case "zh-TW":
			return residentWordsZhTW;
		case "en":
			return residentWordsEn;
		default:
			return language satisfies never;
	}
}

/** The words this door shares with those of staff. */
export function sharedWords(language: DoorLanguage): SharedWords {
	return language === "zh-TW" ? wordsZhTW : wordsOf(language);
}
