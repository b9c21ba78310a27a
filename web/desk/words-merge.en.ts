import type { MergeWords } from "./words-merge.zh-CN.ts";

/** The words of cases that go on as one, in English. */
export const mergeWordsEn: MergeWords = {
	merge: {
		parent: "Into which case",
		parentHint: "Type its number, or choose one below.",
		similar: "In hand in this place, and perhaps about the same",
		none: "Nothing of this kind is in hand in this place.",
		count: (voices) => (voices === 1 ? "1 report" : `${voices} reports`),
		into: (caseNumber) =>
			`This one goes on in case ${caseNumber}: its progress and limits stand there. The receipt, the verdict and the right to be split off stay this resident's.`,
		title: (voices) => `The same matter, ${voices} reports`,
		hint: "Every one of them reads what you write to the resident. Leave out numbers, doors and names that one of them alone gave.",
		unreadable: "You may not read this report's words.",
		unsaid: "Has not said yet whether it is solved",
	},
};
