import type { ChaseWords } from "./words-chase.zh-CN.ts";

/** What a resident can say while waiting, in the Chinese of Taiwan. */
export const chaseWordsZhTW: ChaseWords = {
	go: "催一下",
	hint: "一天能催一次。在辦的人和盯著的人都看得到。",
	again: (when) => `今天催過了。明天，${when} 起，能再催。`,
	nothing: "他們的回話等於沒說？",
	nothingHint: "「收到了」「已轉交」不算聯絡。您一說，那次聯絡就不算數，時限照沒聯絡過的算。",
	nothingGo: "等於沒說，不算數",
};
