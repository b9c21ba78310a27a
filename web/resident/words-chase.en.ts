import type { ChaseWords } from "./words-chase.zh-CN.ts";

/** What a resident can say while waiting, in English. */
export const chaseWordsEn: ChaseWords = {
	go: "Chase it",
	hint: "Once a day. Whoever works on it and whoever watches can see it.",
	again: (when) => `Chased today. You can chase again from tomorrow, ${when}.`,
	nothing: "Did their words tell you nothing?",
	nothingHint:
		"“Received” or “passed on” is no contact. Say so, and that contact does not count: the limits run as if there had been none.",
	nothingGo: "It told me nothing",
};
