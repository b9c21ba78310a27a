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
	leave: {
		title: "全部带走",
		what: "换系统、搬走的时候，把这里所有的记录用通用格式带走。在服务器上运行：",
		who: "要两个人：管理员一位，能看全部检举件的纪检一位，各输自己的口令。公钥由纪检定：诉求、答复、照片、电话都锁在一个文件里，只有那把钥匙打得开，管理员打不开。区划、岗位、人员、责任书、值班、日历和规则是表格，直接能看。谁在什么时候带走的，记在公开日志里。",
		check: "带到新地方以后，用同一套命令核对：少一件、改一个字、换一张照片，都查得出来。",
	},
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
	leave: {
		title: "Taking everything along",
		what: "When the house moves to another system, everything it holds goes along in open formats. On the server:",
		who: "It takes two, each with their passphrase: an administrator, and a discipline officer who may read every sealed report. The officer says which public key: reports, answers, photos and phone numbers are locked in one file that it alone opens, and the administrator cannot. Areas, posts, people, duty book, roster, calendar and policy are tables that can be read as they are. Who took it along, and when, stands in the log.",
		check:
			"At the new place the same commands check it: a case missing, a word changed or a photo swapped is found.",
	},
};

/** The words of the page on how long things are kept. */
export function retentionWords(language: Language): RetentionWords {
	return language === "en" ? en : zhCN;
}
