import type { Language } from "../lib/words.ts";

const zhCN = {
	table: "留多久",
	columns: ["什么", "留多久", "谁能改"],
	things: {
		phone: "居民留的电话（办结以后）",
		events: "办过的每一步",
		words: "原话、答复、留言和照片",
		photo: "传上来没有发出的照片",
		session: "登录",
		draft: "浏览器里没发出的字",
		invitation: "没有打开的邀请链接",
	},
	times: {
		months: (count: number) => `${count} 个月`,
		days: (count: number) => `${count} 天`,
		hours: (count: number) => `${count} 小时`,
		forever: "一直留着，谁也删不了",
		untilErased: "留到依法删除为止，要两个人定",
	},
	byPolicy: "规则新一版",
	fixed: "这里改不了",
	byLaw: "法定事由才能删",
	change: "起草规则新一版",
	changeWhat: "电话留几个月写在规则里。新一版发布前，先看对手上的件有什么影响；手上的件按收到时的那一版。",
};
type RetentionWords = typeof zhCN;

const en: RetentionWords = {
	table: "How long things are kept",
	columns: ["What", "How long", "Who may change it"],
	things: {
		phone: "A resident's phone number (after the case is over)",
		events: "Each step that was taken",
		words: "Reports, answers, messages and photos",
		photo: "Photos uploaded and never sent",
		session: "A sign-in",
		draft: "Words left unsent in a browser",
		invitation: "A link of invitation that nobody opened",
	},
	times: {
		months: (count) => `${count} months`,
		days: (count) => `${count} days`,
		hours: (count) => `${count} hours`,
		forever: "For good; nobody can delete it",
		untilErased: "Until erased by law, which takes two",
	},
	byPolicy: "a new version of the policy",
	fixed: "nobody here",
	byLaw: "erased on legal grounds only",
	change: "Draft a new version of the policy",
	changeWhat:
		"The months of a phone number stand in the policy. Before a version is set you see what it would change; cases in hand keep the version they came under.",
};

/** The words of the page on how long things are kept. */
export function retentionWords(language: Language): RetentionWords {
	return language === "en" ? en : zhCN;
}
