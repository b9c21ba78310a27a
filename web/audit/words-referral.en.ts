import type { ReferralWords } from "./words-referral.zh-CN.ts";

/** The words of a referral and of a finding in English. */
export const referralEn: ReferralWords = {
	referral: {
		title: "Superiors first: who knew, and what they did",
		hint: (moment) => `Referred ${moment}. All that each superior did from the moment of being told is here.`,
		none: "No superior was ever told.",
		told: (moment) => `told ${moment}`,
		nothing: "Did nothing",
		helped: "named the help in a letter",
		noHelp: "gave no help",
		letPass: "Let it pass, as far as",
	},
	finding: {
		title: "Finding",
		hint: "A card is a fact, not guilt. Red cards and referrals are cleared by a finding alone.",
		outcome: "What was found",
		outcomes: {
			responsible: "Responsible",
			notResponsible: "Not responsible",
			falseCompletion: "False completion, proven",
			retaliation: "Retaliation, proven",
			leak: "Leak of who reported, proven",
		},
		words: "What was examined, and on what grounds",
		wordsHint: "Kept in the trail; it cannot be changed. Nothing that shows who reported.",
		outcomeMissing: "Choose what was found.",
		wordsMissing: "Write what was examined, and on what grounds.",
		errors: "Cannot be written yet",
		kept: "Everything you wrote is still here.",
		go: "Write the finding",
		sending: "Writing…",
		brings:
			"Responsible or not: clears the red cards and the referral. The last three, proven: referred, from now where it was not yet.",
		found: (clock) => `Finding written ${clock}.`,
	},
};
