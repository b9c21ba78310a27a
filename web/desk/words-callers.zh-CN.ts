/** The words of the page for callers. The English ones have this shape. */
export const callerWordsZhCN = {
	take: { title: "接听" },
	callers: {
		title: "来电查进度",
		what: "对方念工单号和 6 位口令。您只看得到走到哪一步，能替对方记下“没解决”。没有口令的，请对方用查询码自己看。",
		caseNumber: "工单号",
		caseNumberHint: "14 位数字，横线写不写都行。",
		code: "口令",
		codeHint: "6 位数字。一天说错五次，当天就查不了。",
		required: { caseNumber: "写工单号。", code: "写对方念的 6 位口令。", reason: "写对方说的，差在哪里。" },
		go: "查进度",
		say: "念给对方听",
		another: "下一位",
		reason: "对方说差在哪里",
		reasonHint: "照对方的原话写。经过里会写明：是您替对方记的。",
		dispute: "对方说没解决",
		disputeGo: "记下，交上去",
		disputed: "记下了，原话已经送上去。经过里写着是您记的。",
		noDispute: "现在没有可以不认可的答复。",
	},
};

export type CallerWords = typeof callerWordsZhCN;
