import type { Language } from "../lib/words.ts";

const zhCN = {
	title: "居民会看到这些：",
	after: "上级同意以后，居民会看到这些：",
	empty: "（您还没有写）",
	contact: "留言",
	nextStep: (step: string, date: string) => `下一步：${step}（${date}）`,
	settle: "答复：办好了",
	choices: "解决了 / 解决了一部分 / 没解决，要求重办",
	awaited: "问您一句，等您答话，时限先停：",
	extended: (days: string) => `要多些时间（${days}）`,
	promised: (date: string) => `承诺 ${date} 前办好`,
	shelved: (date: string) => `现在办不了，先挂着，${date} 再看`,
	declined: "没有受理",
	redirected: "请您找别的单位",
	noStop: "这不影响您申请复议或者起诉，那些期限照样在走。",
	decided: "您的理由，和您定的结果写在一起",
	noDate: "哪天",
	noDays: "几天",
};
type PreviewWords = typeof zhCN;

const en: PreviewWords = {
	title: "The resident will read this:",
	after: "Once your superior has agreed, the resident will read this:",
	empty: "(you have not written anything yet)",
	contact: "wrote to you",
	nextStep: (step, date) => `Next: ${step} (${date})`,
	settle: "answered: done",
	choices: "Solved / Partly solved / Not solved, do it again",
	awaited: "asks you, and the clock waits for your word:",
	extended: (days) => `needs longer (${days})`,
	promised: (date) => `promises it by ${date}`,
	shelved: (date) => `It cannot be done yet; looked at again on ${date}`,
	declined: "It was not taken up",
	redirected: "It was found to be for another body",
	noStop: "This does not stop your time for review or suit; those limits run on.",
	decided: "Your reason, beside what you decide",
	noDate: "a day",
	noDays: "how long",
};

/** The words of what a resident will read, before it is sent. */
export function previewWords(language: Language): PreviewWords {
	return language === "en" ? en : zhCN;
}
