import { detailWordsEn } from "../lib/words-details.en.ts";
import type { TrailWords } from "./words-trail.zh-CN.ts";

/** The words of what happened to a case, in English. */
export const trailWordsEn: TrailWords = {
	trail: {
		title: "What happened",
		all: (count) => `All ${count} entries`,
		fewer: "Latest 5 only",
		file: "The whole file",
		nextStep: "Next step",
		byDate: "by",
		to: (post) => `to ${post}`,
		soon: (unless) => `time nearly up, ${unless}`,
		told: (post) => `told ${post}`,
	},
	details: {
		...detailWordsEn,
		done: "done",
		cannotBeSolved: "cannot be solved",
		check: "check",
		solved: "solved",
		partly: "partly solved",
		"contacted=no": "was not contacted",
		"visited=no": "nobody came",
		"askedForRating=no": "",
		confirmed: "confirmed",
		unconfirmed: "unconfirmed, never counted as satisfied",
		residentDisagrees: "the resident disagrees",
		service: "",
		conduct: "conduct report",
		protected: "protected report",
		name: "names somebody",
		accusation: "accuses",
		danger: "speaks of danger",
		unit: "about a small unit",
	},
};
