import type { Language } from "../lib/words.ts";

const zhCN = {
	title: "责任书",
	what: "您的岗位管这些事。签了，就是知道：派来的事归您，时限照走。换人以后，接手的人自己签。",
	none: "现在没有责任书",
	noItems: "这一版里没有归这个岗位的事。",
	columns: ["事项", "区划", "紧急程度", "条文", "编号"],
	table: (post: string) => `${post} 管的事`,
	every: "各级",
	sign: (post: string) => `签 ${post} 的责任书`,
	signing: "正在签…",
	signed: (at: string) => `您已签，${at}`,
	sheet: "手上的事（交接单）",
	version: (version: string, from: string) => `${version} 版，${from} 起`,
};
type DutiesWords = typeof zhCN;

const en: DutiesWords = {
	title: "Duty book",
	what: "What your posts answer for. By signing you say that you know: what is dispatched is yours, and its limits run. A successor signs anew.",
	none: "There is no duty book yet",
	noItems: "This version gives the post nothing.",
	columns: ["Matter", "Area", "Levels", "Wording", "Id"],
	table: (post) => `What ${post} answers for`,
	every: "every level",
	sign: (post) => `Sign the duties of ${post}`,
	signing: "Signing…",
	signed: (at) => `Signed by you, ${at}`,
	sheet: "In hand (hand-over sheet)",
	version: (version, from) => `Version ${version}, from ${from}`,
};

/** The words of a holder's own part of the duty book. */
export function dutiesWords(language: Language): DutiesWords {
	return language === "en" ? en : zhCN;
}
