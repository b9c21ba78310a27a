/** The words of the spoken code, in Chinese: what a caller says beside the case number. */
export const spokenCodeWordsZhCN = {
	title: "用口令查进度",
	head: "用工单号和口令查进度",
	lead: "只看得到走到哪一步，能说没解决。看不到写过的话、照片和电话。要看全部，用查询码。",
	link: "只有工单号和口令？从这里查",
	caseNumber: "工单号",
	caseNumberHint: "14 位数字，中间的横线写不写都行",
	code: "口令",
	codeHint: "6 位数字。一天说错五次，当天就查不了。",
	go: "查一下",
	number: (caseNumber: string) => `工单 ${caseNumber}`,
	received: (moment: string) => `${moment} 收到`,
	turn: (who: string) => `现在轮到：${who}`,
	dispute: "没解决？",
	disputeHint: "您的话原样送上去。第一次说，马上退回重办；再说一次，另派人核查。",
	disputeGo: "没解决，交上去",
	disputed: "记下了。您的话原样送了上去。",
	make: "打电话也能查：要一个口令",
	makeHint:
		"6 位数字，和工单号一起念给接线员，或者自己在网页上填。只查得到走到哪一步，能说没解决。您不要，就没有，谁也猜不着。",
	makeGo: "要一个口令",
	made: (spaced: string) => `口令：${spaced}`,
	madeHint: (caseNumber: string) =>
		`和工单号 ${caseNumber} 一起记下来。口令只显示这一次；再要一个，这一个就作废。`,
	asked: "您要了一个打电话用的口令",
	onReceipt: "想打电话查？点“去看进度”，在下面要一个 6 位口令。",
};

export type SpokenCodeWords = typeof spokenCodeWordsZhCN;
