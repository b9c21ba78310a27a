import type { EnterWords } from "./words-enter.zh-CN.ts";

/** Where a receipt is typed in, in the Chinese of Taiwan. */
export const enterWordsZhTW: EnterWords = {
	title: "看進度",
	head: "用查詢碼看進度",
	lead: "查詢碼有 28 個字，每 4 個一組，大小寫都行。",
	label: "查詢碼",
	problem: "沒有這個查詢碼。對著抄下來的，一組一組再看一遍。",
	missing: "還沒寫查詢碼",
	wrongGroup: "第 {n} 組像是抄錯了",
	wrongOne: "有一個字抄錯了，一組一組再看一遍",
	tooShort: "還差 {n} 個字",
	tooLong: "多了 {n} 個字",
	go: "看進度",
	lost: "您的查詢碼如果是那之前的，又查不到，請再反映一次。",
};
