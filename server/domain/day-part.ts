/** What is told in place of a time (rules.md §6): up to noon, up to closing, after it; of a day of rest the day alone. */
export type DayPart = "morning" | "afternoon" | "evening" | "day";
const namesZh: Readonly<Record<DayPart, string>> = {
	morning: "上午",
	afternoon: "下午",
	evening: "下班后",
	day: "",
};

/** The name of the part; nothing where the day is all that is told. */
export function dayPartName(part: DayPart, language: string): string {
	if (language !== "en") return namesZh[part];
	return part === "day" ? "" : part;
}
