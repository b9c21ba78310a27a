import type { SpokenCodeWords } from "./words-spoken-code.zh-CN.ts";

/** The words of the spoken code, in the Chinese of Taiwan. */
export const spokenCodeWordsZhTW: SpokenCodeWords = {
	title: "用口說密碼查進度",
	head: "用案件編號和口說密碼查進度",
	lead: "只看得到走到哪一步，能說沒解決。看不到寫過的話、照片和電話。要看全部，用查詢碼。",
	link: "只有案件編號和口說密碼？從這裡查",
	caseNumber: "案件編號",
	caseNumberHint: "14 位數字，中間的橫線寫不寫都行",
	code: "口說密碼",
	codeHint: "6 位數字。一天說錯五次，當天就查不了。",
	go: "查一下",
	number: (caseNumber) => `案件 ${caseNumber}`,
	received: (moment) => `${moment} 收到`,
	turn: (who) => `現在輪到：${who}`,
	dispute: "沒解決？",
	disputeHint: "您的話原樣送上去。第一次說，馬上退回重辦；再說一次，另派人查核。",
	disputeGo: "沒解決，交上去",
	disputed: "記下了。您的話原樣送了上去。",
	make: "打電話也能查：要一個口說密碼",
	makeHint:
		"6 位數字，和案件編號一起念給話務員，或者自己在網頁上填。只查得到走到哪一步，能說沒解決。您沒有要，就不會有，誰也猜不著。",
	makeGo: "要一個口說密碼",
	made: (spaced) => `口說密碼：${spaced}`,
	madeHint: (caseNumber) =>
		`和案件編號 ${caseNumber} 一起記下來。口說密碼只顯示這一次；再要一個，這一個就作廢。`,
	asked: "您要了一個打電話用的口說密碼",
	onReceipt: "想打電話查？點「去看進度」，在下面要一個 6 位口說密碼。",
};
