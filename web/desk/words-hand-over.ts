import type { ReadHandOverReply } from "../../server/contract/people.ts";
import type { Language } from "../lib/words.ts";

type OwedKind = ReadHandOverReply["items"][number]["owed"][number]["what"];

const zhCN = {
	title: (post: string) => `${post} 交接单`,
	asOf: (at: string) => `${at} 的情况`,
	moved: "这个人已经离开这个岗位",
	what: "手上还没了结的事：承办、协办、要回的督办函、督办函里要给的帮助、要定的、要派的。居民的原话不在这张单子上，接手的人打开工单看。",
	none: "手上没有要交接的工单",
	table: "要交接的工单",
	columns: ["工单号", "交什么，几时到期", "事项", "紧急程度", "走到", "收到", "首次联系到期", "办完到期"],
	owed: {
		case: "承办",
		assist: "协办",
		letter: "回督办函",
		letterHelp: "写督办函的帮助",
		decision: "作决定",
		publication: "核对公示",
		reassignment: "定由谁办",
		report: "派单",
	} satisfies Record<OwedKind, string>,
	print: "打印",
	more: "再取一些",
	notAll: "下面还有没取出来的：打印前先取完。",
	signatures: "移交人：　　　　　　　　接手人：　　　　　　　　日期：",
};
type HandOverWords = typeof zhCN;

const en: HandOverWords = {
	title: (post) => `Hand-over sheet of ${post}`,
	asOf: (at) => `As of ${at}`,
	moved: "this person has left the post",
	what: "What is not finished: cases in hand, help, letters to answer, help that a letter waits for, what is to be decided or dispatched. Residents' words are not on this sheet: whoever takes over reads them in the case.",
	none: "There is nothing in hand to hand over",
	table: "Cases to hand over",
	columns: ["Case", "What, and by when", "Matter", "Level", "State", "Received", "Contact due", "Finish due"],
	owed: {
		case: "work",
		assist: "help",
		letter: "letter to answer",
		letterHelp: "help to add to a letter",
		decision: "decision",
		publication: "look before publication",
		reassignment: "who has it",
		report: "dispatch",
	},
	print: "Print",
	more: "More",
	notAll: "There is more below that has not been read yet: read all of it before printing.",
	signatures: "Handed over by:                         Taken over by:                         Date:",
};

/** The words of the hand-over sheet. */
export function handOverWords(language: Language): HandOverWords {
	return language === "en" ? en : zhCN;
}
