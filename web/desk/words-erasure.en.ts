import type { ErasureWords } from "./words-erasure.zh-CN.ts";

/** The words of erasure by law, in English. */
export const erasureWordsEn: ErasureWords = {
	erasure: {
		grounds: {
			resident: "asked by the resident",
			courtOrder: "a court's order",
			retentionOver: "the time for keeping them is over",
			thirdPerson: "personal data of somebody else",
			transferred: "it was transferred to a body outside",
		},
		ground: "On what ground",
		pieces: "Which words and photos",
		piecesHint:
			"Tick only what has to go. It cannot be brought back; what happened and its fingerprints stay.",
		all: "Tick all",
		phone: "Phone number (not shown)",
		photo: "One photo",
		nothing: "(not shown)",
		basis: "Basis",
		basisHint: "Number, date and article. This text is not erased with them.",
		asked: "Words and photos to be erased",
		erased: (when, ground, pieces) =>
			`${when}: ${pieces} pieces of words or photos erased by law: ${ground}.`,
	},
};
