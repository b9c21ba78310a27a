import type { LetterWords } from "./words-letter.zh-CN.ts";

/** The words of supervision letters in English. */
export const letterWordsEn: LetterWords = {
	letters: {
		title: "Letters",
		what: "One letter per unit and week, filled from the trail. The superior adds one thing: the help given.",
		none: "No letters",
		more: "Earlier ones",
		toAnswer: "Answer the letter",
		toHelp: "Add the help to the letter",
		toRead: "Read",
		allAnswered: "all answered",
		week: (week) => `week ${Number(week.slice(6))} of ${week.slice(0, 4)}`,
		counts: ({ cases, answered, late }) =>
			[
				cases === 1 ? "1 case" : `${cases} cases`,
				`${answered} answered`,
				...(late > 0 ? [`${late} late`] : []),
			].join(" · "),
		one: (unit, week) => `Supervision letter · ${unit} · ${week}`,
		fromTo: (from, to) => `${from} to ${to}`,
		due: (due) => `Answer due ${due}`,
		opening:
			"In these cases what was due was not done. Say who does what by when; the superior says what help is given.",
		print: "Print",
		wasDue: (due, done) => `due ${due}, done ${done}`,
		notDone: (due) => `due ${due}, not done`,
		notYet: (due) => `due ${due}, still to come`,
		help: "Help from the superior",
		noHelp: "Not written yet.",
		reply: "The unit's answer",
		noReply: "Not answered yet.",
		helpWords: {
			title: "The one thing to add",
			label: "What help is given: people, vehicles, money, a word with others",
			hint: "Only what will really come.",
			go: "Write it into the letter",
			brings:
				"Goes to each case of this letter that you sent; the unit and discipline read it. Written once; it cannot be changed.",
		},
		letterWords: {
			title: "Answer",
			label: "Who does what, and by when",
			hint: "Answers every case of this letter at once.",
			go: "Answer the letter",
			brings:
				"An answer clears no card: that takes an answer to the resident, and their word. Late is still owed, and kept as late. It cannot be changed.",
		},
		done: (clock) => `Written ${clock}; kept in the trail.`,
	},
};
