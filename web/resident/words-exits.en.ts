import type { ExitWords } from "./words-exits.zh-CN.ts";

/** How a case ends without an answer, and what the resident can do about it, in English. */
export const exitWordsEn: ExitWords = {
	outside: {
		head: "If it is about a person, or you ask for it, it is encrypted and handed over",
		whoText: (body) => `Only ${body} can open it.`,
		notText:
			"Nobody here can: not the person it is about, not their superiors, not whoever runs the machine. A phone number you leave is locked in with it.",
		sealed: "Encrypted",
		sealedText: (body) =>
			`What you wrote can be opened by ${body} alone; nobody here can read it, and it cannot be shown to you again. It must be passed on within five working days; otherwise a blue card falls and somebody else has to.`,
		add: "To add something, send another report and give the number of this one.",
	},
	why: "Why",
	reasons: {
		litigation: "It is before a court or arbitration",
		review: "It is under administrative review",
		finalDecision: "It has a final decision by law, and no new facts",
		noFacts: "It does not say what happened, so nothing can be done",
		noPublicMatter: "It is a private matter, not one for the government",
		otherPlace: "It belongs to another place",
		otherLevel: "It belongs to the level above",
		otherBody: "It belongs to another body",
	},
	body: "Who is in charge",
	limit: "Their limit",
	awayHint:
		"The address was written by the staff. Whoever runs that site sees where you come from, which we never tell them. If you do not trust it, call, or type the name of the body yourself.",
	noStop: "This does not stop your time for review or suit; those limits run on.",
	withdraw: "Take this report back",
	withdrawHead: "Take this report back?",
	withdrawHint: "Nobody works on it after that, and it cannot be undone. Nobody should talk you into it.",
	askedToWithdraw: "Did anyone ask you to take it back?",
	withdrawGo: "Take it back for good",
	withdrawNot: "Keep it, go back",
	appeal: "Appeal",
	appealHint: (until) =>
		`Once only; a superior who had nothing to do with it decides. ${until === null ? "Within 15 days." : `Until ${until}.`}`,
	appealGo: "Hand in the appeal",
	erase: "Erase what I wrote",
	eraseHint:
		"Your report, place, phone and messages are erased for good and can prove nothing any more. A discipline officer first looks whether an open matter still needs them. What was done, what staff wrote, and the fingerprints in the public log stay.",
	eraseGo: "Ask to erase it",
	change: "Say something else about it",
	split: "My matter is another: split it off",
	splitHint:
		"It is then sent on by itself; its limit runs from when you handed it in, and it is not merged again.",
	splitGo: "Split it off",
	parts: {
		head: "Matters that go on by themselves",
		hint: "You told of several matters at once. Each of these is worked on by itself; the same receipt opens it.",
		go: "Look at this one",
		whole: "Back to the whole report",
	},
};
