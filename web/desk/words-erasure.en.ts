import type { ErasureWords } from "./words-erasure.zh-CN.ts";

/** The words of erasure by law, in English. */
export const erasureWordsEn: ErasureWords = {
	erasure: {
		grounds: {
			resident: "asked by the resident",
			courtOrder: "a court's order",
			retentionOver: "the time for keeping them is over",
			thirdPerson: "personal data of somebody else",
		},
		ground: "On what ground",
		pieces: "Which words",
		piecesHint:
			"Tick only what has to go. It cannot be brought back; what happened and its fingerprints stay.",
		all: "Tick all",
		phone: "Phone number (not shown)",
		nothing: "(not shown)",
		basis: "Basis",
		basisHint: "Number, date and article. This text is not erased with them.",
		asked: "Words to be erased",
		erased: (when, ground, pieces) => `${when}: ${pieces} pieces of words erased by law: ${ground}.`,
	},
};
