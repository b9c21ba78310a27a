import type { SpokenCodeWords } from "./words-spoken-code.zh-CN.ts";

/** The words of the spoken code, in English. */
export const spokenCodeWordsEn: SpokenCodeWords = {
	title: "Progress by spoken code",
	head: "Progress by case number and spoken code",
	lead: "You see how far it is and can say that it is not solved. You do not see words, photos or phone numbers. For everything, use the receipt.",
	link: "Only a case number and a spoken code? Ask here",
	caseNumber: "Case number",
	caseNumberHint: "14 digits, with or without dashes",
	code: "Spoken code",
	codeHint: "6 digits. After five wrong codes it opens nothing until the next day.",
	go: "Look it up",
	number: (caseNumber) => `Case ${caseNumber}`,
	received: (moment) => `Received ${moment}`,
	turn: (who) => `Now it is up to: ${who}`,
	dispute: "Not solved?",
	disputeHint:
		"Your words go up as they are. The first time it is worked on again at once; the second time somebody else checks it.",
	disputeGo: "Not solved, hand in",
	disputed: "Noted. Your words have gone up as they are.",
	make: "By phone too: ask for a spoken code",
	makeHint:
		"6 digits, to be read to the operator beside the case number, or typed on a page. They open how far it is and “not solved”, nothing else. Unless you ask for one there is none that anybody could guess.",
	makeGo: "Make a spoken code",
	made: (spaced) => `Spoken code: ${spaced}`,
	madeHint: (caseNumber) =>
		`Write it down beside case number ${caseNumber}. It is shown this once; another one ends it.`,
	asked: "You asked for a spoken code",
	onReceipt: "Would you rather call? Press “See progress” and ask for a 6-digit code further down.",
};
