import type { JoinWords } from "./words-join.zh-CN.ts";

/** Joining an open matter, in English. */
export const joinWordsEn: JoinWords = {
	head: (count) =>
		count === 1 ? "One matter of this kind is open here" : `${count} matters of this kind are open here`,
	headMany: (count) => `${count} or more matters of this kind are open here`,
	hint: "If yours is one of them, add your voice: it is worked on as one. You have your own receipt, say yourself whether it is solved, and can ask for your own case at any time.",
	tells:
		"You do not see what others wrote and they do not see what you write, only that there is one more. Whoever works on it reads your words and does not know who you are.",
	spots: {
		building: "in a building or at its door",
		road: "on a road",
		yard: "in a yard, square or park",
		market: "at a market or shop",
		transport: "at a stop or car park",
		unknown: "no spot named",
	},
	since: (date) => `reported ${date}`,
	states: { dispatched: "dispatched", handling: "in hand" },
	voices: (count) => (count === null ? "fewer than 5 reports" : `${count} reports`),
	own: "None of these, a case of its own",
};
