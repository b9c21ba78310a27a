import type { Language } from "../lib/words.ts";

const zhCN = {
	title: "正在办的，像是同一件",
	merge: "并到这一件",
	count: (voices: number) => `${voices} 人次`,
	hint: "标出来的是两边都说到的。是不是同一件，由您看过定。",
};

const en: typeof zhCN = {
	title: "In hand, perhaps the same",
	merge: "Merge into this one",
	count: (voices) => (voices === 1 ? "1 report" : `${voices} reports`),
	hint: "Marked is what both say. Whether it is the same is yours to judge.",
};

/** The words beside a new report, loaded with what is alike. */
export function alikeWords(language: Language): typeof zhCN {
	return language === "en" ? en : zhCN;
}
