import type { DoorLanguage } from "../lib/words.ts";
import type { VerifyWords } from "./words.zh-CN.ts";

/** The words of one language, and no other, come over the wire. */
export async function verifyWordsIn(language: DoorLanguage): Promise<VerifyWords> {
	switch (language) {
		case "zh-CN":
			return (await import("./words.zh-CN.ts")).verifyWordsZhCN;
		case "zh-TW":
			return (await import("./words.zh-TW.ts")).verifyWordsZhTW;
		case "en":
			return (await import("./words.en.ts")).verifyWordsEn;
		default:
			return language satisfies never;
	}
}
