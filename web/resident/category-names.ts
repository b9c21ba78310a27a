import type { Category } from "../../server/domain/category.ts";
import type { DoorLanguage } from "../lib/words.ts";
import { categoryNamesZhTW } from "./category-names.zh-TW.ts";

const inTaiwan: Readonly<Record<string, string>> = categoryNamesZhTW;

/** What a category, or a group of them, is called on the pages of this door. */
export function nameIn(language: DoorLanguage, { code, zh, en }: Category): string {
	switch (language) {
		case "zh-CN":
			return zh;
		case "zh-TW":
			return inTaiwan[code] ?? zh;
		case "en":
			return en;
		default:
			return language satisfies never;
	}
}
