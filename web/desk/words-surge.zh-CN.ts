/** The words of surges. The English ones have this shape. */
export const surgeWordsZhCN = {
	surges: {
		title: "集中诉求",
		what: "一下子很多人报同一件事：合成一件办，进展同步到每个查询码。有危险的、有老人孩子病人残障人的，还是一件一件单独办。",
		none: "没有集中诉求",
		reporters: (count: number) => `${count} 人次`,
		since: (from: string, post: string) => (post === "" ? `${from} 宣布` : `${from} ${post}宣布`),
		until: (to: string, _post: string | null) => `到 ${to}`,
		over: (to: string, post: string | null) => (post === null ? `${to} 到时结束` : `${to} ${post}结束`),
		answered: "在办的这一件已经答复，或者人次已满：后面报来的单独办。",
		worked: (caseNumber: string) => `在办 ${caseNumber}`,
		end: "现在结束",
		ended: "已结束，记入经过。已经合进来的照旧合着办，后面报来的单独办。",
		declared: "已宣布，记入经过。从现在起，这个地方报来的同类诉求都合到这一件里。",
		declare: "宣布集中诉求",
		fields: { parent: "合到哪一件", areaPrefix: "哪个地方", hours: "几个小时" },
		hints: {
			parent: "写正在办的那一件的编号；事项分类按那一件的。",
			areaPrefix: "这个地方报来的才合进来。",
			hours: `从现在算起，1 到 72 小时；到时自动结束。`,
		},
		required: {
			parent: "写那一件的编号，例如 190313-0001-0001。",
			areaPrefix: "选一个地方。",
			hours: "写 1 到 72 之间的整数。",
		},
		choose: "请选择",
		go: "宣布",
		brings: "后面报来的同类诉求一收到就并进去，不再一件件派单。谁宣布、几点宣布、并了多少，纪检都看得到。",
	},
};

export type SurgeWords = typeof surgeWordsZhCN;
