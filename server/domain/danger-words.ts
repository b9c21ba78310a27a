import { patternOf } from "./word-pattern.ts";

/**
 * Words of danger to a person: self-harm, violence at home, a child in danger (rules.md §1). A report that has one waits
 * for triage within the hour; the page shows help lines as soon as one is typed.
 */
const dangerWords = [
	...["自杀", "自残", "轻生", "不想活", "活不下去", "寻短", "跳楼", "割腕", "遗书"],
	...["家暴", "打老婆", "打孩子", "孩子被打", "孩子身上有伤", "孩子不见", "孩子走丢", "孩子失踪"],
	...["虐待", "性侵", "猥亵", "强奸", "强暴", "拐卖", "拐骗", "囚禁", "被关在家", "往死里打"],
	...["suicide", "kill myself", "domestic violence", "child abuse", "missing child", "molest", "rape"],
];

/** What the page looks for while somebody types; to be matched in any case of letters. */
export const dangerPattern = patternOf(dangerWords);
const danger = new RegExp(dangerPattern, "i");

/** Whether the words speak of danger to a person. */
export function speaksOfDanger(words: string): boolean {
	return danger.test(words);
}
