import { isCounterCategory } from "../../server/domain/category.ts";
import type { DoorLanguage } from "../lib/words.ts";
import type { ReportDraft } from "./page.ts";

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

/** Said where such a matter is chosen (rules.md §6). */
const counterWords: Readonly<Record<DoorLanguage, string>> = {
	"zh-CN":
		"这一类说的是去窗口办事。为了不让人从时间认出您，承办的人只看得到是上午还是下午，看不到几点几分；所以等这半天过完才派出去。",
	"zh-TW":
		"這一類說的是去窗口辦事。為了不讓人從時間認出您，承辦的人只看得到是上午還是下午，看不到幾點幾分；所以等這半天過完才派出去。",
	en: "This is about a visit to a counter. So that nobody knows you by the time, whoever handles it sees only morning or afternoon, never the minute; so it goes out when that half-day is over.",
};

/** What keeping to the half-day means, of a matter that keeps to it; nothing else is told. */
export function counterHint(
	{ categoryCode, danger, type }: Pick<ReportDraft, "categoryCode" | "danger" | "type">,
	language: DoorLanguage,
): string | null {
	const waits = isCounterCategory(categoryCode) && danger !== "yes" && type !== "inquiry";
	return waits ? counterWords[language] : null;
}
