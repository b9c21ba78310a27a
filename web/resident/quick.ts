import type { DoorLanguage } from "../lib/words.ts";

/** What residents most often meet at a counter: one press fills in the words and the category (rules.md §7). */
export type QuickReport = {
	readonly words: Readonly<Record<DoorLanguage, string>>;
	readonly categoryCode: string;
};

export const quickReports: readonly QuickReport[] = [
	{
		words: { "zh-CN": "我去了，没人在", "zh-TW": "我去了，沒人在", en: "I came, nobody was there" },
		categoryCode: "1004",
	},
	{
		words: { "zh-CN": "章锁着，盖不成", "zh-TW": "章鎖著，蓋不成", en: "The stamp is locked away" },
		categoryCode: "1004",
	},
	{
		words: {
			"zh-CN": "说来走访过，其实没来",
			"zh-TW": "說來訪視過，其實沒來",
			en: "They say they visited; nobody came",
		},
		categoryCode: "1007",
	},
	// Of no category: what it is about is known once an open matter is chosen (server/domain/join.ts).
	{
		words: { "zh-CN": "这件事我也遇到了", "zh-TW": "這件事我也遇到了", en: "I have met this too" },
		categoryCode: "",
	},
];

/** The words and the category behind the value of a `quick` button; null for anything else. */
export function quickReport(value: string): { readonly text: string; readonly categoryCode: string } | null {
	const found = quickReports.find(({ words }) => Object.values(words).includes(value));
	return found === undefined ? null : { text: value, categoryCode: found.categoryCode };
}
