import type { ExitWords } from "./words-exit.zh-CN.ts";

/** The words of how a case leaves this house, of mediation, and of explaining a red card, in English. */
export const exitWordsEn: ExitWords = {
	exitForm: {
		why: "Why",
		inCharge: "Who is in charge",
		inChargeHint:
			"The full name of the body, so that the resident can find it. Add its telephone or an address that begins with https://: the resident can press it.",
		theirLimit: "Their limit",
		theirLimitHint: "Within how many days they have to answer. The resident reads it too.",
		mediation: "Mediation",
		mediationHint: "Kept apart: it is no measure of satisfaction.",
		noMediation: "Nobody mediated",
	},
	exitReasons: {
		litigation: "It is before a court or arbitration",
		review: "It is under administrative review",
		finalDecision: "It has a final decision by law, and no new facts",
		noFacts: "It does not say what happened",
		noPublicMatter: "It is a private matter, not one for the government",
		otherPlace: "It belongs to another place",
		otherLevel: "It belongs to the level above",
		otherBody: "It belongs to another body",
	},
	mediations: { agreed: "They agreed", notAgreed: "They did not agree", court: "They go to court" },
	explainForm: {
		facts: "What happened is written for you already:",
		reason: "The reason",
		hint: (count) =>
			`Together with the above, ${count} characters at most. Written once; it cannot be changed.`,
	},
};
