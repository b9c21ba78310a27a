import type { EnterWords } from "./words-enter.zh-CN.ts";

/** Where a receipt is typed in, in English. */
export const enterWordsEn: EnterWords = {
	title: "Follow a case",
	head: "Follow your case",
	lead: "The receipt has 28 characters in groups of four; capitals or not.",
	label: "Receipt",
	problem: "There is no such receipt. Compare it, group by group, with what you wrote down.",
	missing: "The receipt is missing",
	wrongGroup: "Group {n} looks copied wrongly",
	wrongOne: "One character is copied wrongly; compare it group by group",
	tooShort: "{n} characters are missing",
	tooLong: "{n} characters too many",
	go: "See progress",
	lost: "If yours is of before then and is not found, please report again.",
};
