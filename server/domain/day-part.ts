/** What is told in place of a time (rules.md §6): up to noon, up to closing, after it, or a day of rest. Names: zh, then en. */
export type DayPart = "morning" | "afternoon" | "evening" | "day";
export const dayPartNames: Readonly<Record<DayPart, readonly [zh: string, en: string]>> = {
	morning: ["上午", "morning"],
	afternoon: ["下午", "afternoon"],
	evening: ["下班后", "after hours"],
	day: ["当天", "that day"],
};
