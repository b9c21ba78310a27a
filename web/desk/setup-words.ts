import { categoryOf, groupOf } from "../../server/domain/category.ts";
import type { Language } from "../lib/words.ts";
import { usePreferences } from "../parts/preferences.tsx";
import { setupDaysEn } from "./words-setup-days.en.ts";
import { type SetupDays, setupDaysZhCN } from "./words-setup-days.zh-CN.ts";
import { setupTablesEn } from "./words-setup-tables.en.ts";
import { type SetupTables, setupTablesZhCN } from "./words-setup-tables.zh-CN.ts";

/** The words of the set-up's tables in the language of the page. */
export function useTableWords(): SetupTables {
	return usePreferences().language === "en" ? setupTablesEn : setupTablesZhCN;
}

/** A category or a group of them by its code, with its name. */
export function matterNamed(code: string, language: Language): string {
	const matter = code.length === 2 ? groupOf(code) : categoryOf(code);
	if (matter === undefined) return code;
	return `${code} ${language === "en" ? matter.en : matter.zh}`;
}

/** The words of calendar and roster in the language of the page. */
export function useDayWords(): SetupDays {
	return usePreferences().language === "en" ? setupDaysEn : setupDaysZhCN;
}
