import type { FindingOutcome } from "../../server/domain/finding.ts";

/** The words of a referral and of a finding. The English ones have this shape. */
export const referralZhCN = {
	referral: {
		title: "先看上级：谁知道，做了什么",
		hint: (moment: string) => `${moment} 移交。每一级上级从知道那一刻起做的，都在这里。`,
		none: "没有告诉过任何上级。",
		told: (moment: string) => `${moment} 知道`,
		nothing: "什么也没有做",
		helped: "在督办函里写了给的帮助",
		noHelp: "没有给过帮助",
		letPass: "放过去，走到了",
	},
	finding: {
		title: "核查结论",
		hint: "卡是事实，不是定罪。红卡和移交，只有结论能销。",
		outcome: "查下来",
		outcomes: {
			responsible: "有责任",
			notResponsible: "没有责任",
			falseCompletion: "假办结属实",
			retaliation: "打击报复属实",
			leak: "泄露举报人属实",
		} satisfies Record<FindingOutcome, string>,
		words: "查了什么，凭什么这样认定",
		wordsHint: "记入经过，改不了。不写举报人，也不写看得出是谁的话。",
		outcomeMissing: "请选查下来的结果。",
		wordsMissing: "请写查了什么、凭什么。",
		errors: "还不能写入",
		kept: "您写的内容都还在。",
		go: "写下结论",
		sending: "正在写入…",
		brings: "有责任、没有责任：销去红卡和移交。后三样属实：移交，还没移交的从现在起移交。",
		found: (clock: string) => `结论已写入 ${clock}。`,
	},
};

export type ReferralWords = typeof referralZhCN;
