import type { CallerWords } from "./words-callers.zh-CN.ts";

/** The words of the page for callers, in English. */
export const callerWordsEn: CallerWords = {
	take: { title: "Take a call" },
	callers: {
		title: "Callers",
		what: "The caller reads out the case number and a 6-digit spoken code. You see how far it is, and can take down “not solved”. Without a code, the caller looks with the receipt.",
		caseNumber: "Case number",
		caseNumberHint: "14 digits, with or without dashes.",
		code: "Spoken code",
		codeHint: "6 digits. After five wrong codes it opens nothing until the next day.",
		required: {
			caseNumber: "Write the case number.",
			code: "Write the 6 digits the caller reads out.",
			reason: "Write what the caller says is missing.",
		},
		go: "Look it up",
		say: "Read this to the caller",
		another: "Next caller",
		reason: "What the caller says is missing",
		reasonHint: "In the caller's own words. The trail will say that you took it down.",
		dispute: "The caller says: not solved",
		disputeGo: "Take down and hand in",
		disputed: "Noted; the words have gone up. The trail says that you took them down.",
		noDispute: "There is no answer now that could be disputed.",
	},
};
