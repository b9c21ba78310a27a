import type { SurgeWords } from "./words-surge.zh-CN.ts";

export const surgeWordsEn: SurgeWords = {
	surges: {
		title: "Surges",
		what: "Many report the same at once: one case is worked on, and every receipt shows how it goes. Danger and frail people are still worked on one by one.",
		none: "No surges",
		reporters: (count) => (count === 1 ? "1 report" : `${count} reports`),
		since: (from, post) => (post === "" ? `declared ${from}` : `declared ${from} by ${post}`),
		until: (to) => `until ${to}`,
		over: (to, post) => (post === null ? `ended ${to}, its time was over` : `ended ${to} by ${post}`),
		answered:
			"The case worked on has its answer, or as many reports as it can have: later ones go on by themselves.",
		worked: (caseNumber) => `Case worked on ${caseNumber}`,
		end: "End it now",
		ended: "Ended, and kept in the trail. What has joined stays; later reports go on by themselves.",
		declared: "Declared, and kept in the trail. From now on reports of this kind and place join the case.",
		declare: "Declare a surge",
		fields: { parent: "Which case is worked on", areaPrefix: "Where", hours: "Hours" },
		hints: {
			parent: "The number of a case in hand; the category is that of the case.",
			areaPrefix: "Only reports from there join.",
			hours: "From now, 1 to 72; then it ends by itself.",
		},
		required: {
			parent: "Write the number of the case, such as 190313-0001-0001.",
			areaPrefix: "Choose a place.",
			hours: "Write a whole number from 1 to 72.",
		},
		choose: "Choose",
		go: "Declare",
		brings:
			"Later reports of the kind are merged as they come in and are no longer dispatched one by one. Who declared it, when, and how many joined is open to discipline staff.",
	},
};
