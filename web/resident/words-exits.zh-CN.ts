import type { ExitWire } from "../../server/contract/exit.ts";

const reasons: Readonly<Record<ExitWire["reason"], string>> = {
	litigation: "正在打官司或者仲裁",
	review: "正在行政复议或者信访复核",
	finalDecision: "依法有了最后的结论，没有新的事实",
	noFacts: "没有说清是什么事，没法办",
	noPublicMatter: "是私人之间的事，不归政府管",
	otherPlace: "是别的地方的事",
	otherLevel: "归上一级管",
	otherBody: "归别的单位管",
};

/** How a case ends without an answer, and what the resident can do about it, in Chinese. */
export const exitWordsZhCN = {
	outside: {
		head: "说的是某个人，或者您要求，就会加密交出去",
		whoText: (body: string) => `只有${body}打得开。`,
		notText: "这里谁也打不开：被反映的人、他的上级、管机器的人都一样。留了电话，也锁在里面交过去。",
		sealed: "已经加密",
		sealedText: (body: string) =>
			`您写的只有${body}打得开，这里谁也看不到，连您也调不出来。五个工作日内要转交过去，到时没转，出蓝卡，换人来办。`,
		add: "要补充，就再报一件，写上这一件的编号。",
	},
	why: "为什么",
	reasons,
	body: "该找谁",
	limit: "那边的时限",
	awayHint:
		"网址是办件的人写的。点开以后，那边看得到您从哪里上网；我们这里从不告诉他们。信不过，就打电话，或者自己去搜单位的名字。",
	noStop: "这不影响您申请复议或者起诉，那些期限照样在走。",
	withdraw: "撤回这件",
	withdrawHead: "撤回这件吗？",
	withdrawHint: "撤回以后就不再办了，不能反悔。谁也不该劝您撤。",
	askedToWithdraw: "有人让您撤回吗？",
	withdrawGo: "撤回，不再办",
	withdrawNot: "不撤了，回去",
	appeal: "不服，申诉",
	appealHint: (until: string | null) =>
		`只能一次，由没管过这事的上级看。${until === null ? "15 天以内。" : `到 ${until} 为止。`}`,
	appealGo: "交申诉",
	erase: "删掉我写的话",
	eraseHint:
		"把您写的诉求、位置、电话和补的话都删掉，找不回来，以后也不能再拿来作证。纪检岗先看是不是还有没了结的事要用。办理经过、对方说的话和公开记录里的指纹留着。",
	eraseGo: "要求删除",
	change: "改一下我的说法",
	split: "不是同一件事，拆出来",
	splitHint: "拆出来以后单独派人办，时限从您当初交的时候算，不会再并回去。",
	splitGo: "拆出来单独办",
	parts: {
		head: "另立的事",
		hint: "您一次说了几件事，这些另立了单子，各办各的。用同一个查询码看。",
		go: "看这一件",
		whole: "回到原来那件",
	},
};

export type ExitWords = typeof exitWordsZhCN;
