/** The words of calls. The English ones have this shape. */
export const callWordsZhCN = {
	calls: {
		title: "打电话",
		what: "留了电话的居民：答复以后回访，听他们自己怎么说；还没人联系上的，由热线打两次。本单位办的不在这里。",
		none: "现在没有要打的电话",
		followUps: (count: number) => `回访 ${count}`,
		contacts: (count: number) => `还没联系上 ${count}`,
		answeredAt: (at: string) => `${at} 答复`,
		by: (at: string) => `${at} 前打`,
		tries: (tries: number, max: number | null) =>
			max === null ? `打过 ${tries} 次` : `第 ${tries + 1} 次，最多 ${max} 次`,
		notYet: (at: string) => `${at} 起再打，才算又打了一次`,
		back: "要打的电话",
		link: "给居民打电话",
		told: "单位的答复",
		script: "照着念",
		scripts: {
			followUp: (place: string) =>
				`“您好，这里是居民诉求热线。您反映过${place}的事，单位已经答复。想听您自己说：解决了吗？有没有人联系过您、到过现场？态度怎么样？您怎么说，我怎么记，经办的人改不了。”`,
			contact: (place: string) =>
				`“您好，这里是居民诉求热线。您反映的${place}的事已经派下去了，经办的单位会给您留言。您还有什么要补充的吗？”`,
		},
		begin: "看号码，打电话",
		beginBrings: "号码只给您打这一次；您看过，记进经过。",
		number: "电话号码",
		came: "打通了吗？",
		reached: "打通了",
		unreached: "没人接、打不通",
		verdict: "居民说，解决了吗？",
		verdicts: { solved: "解决了", partly: "解决了一部分", notSolved: "没解决，要求重办", none: "不愿意说" },
		words: "居民怎么说的（照原话记）",
		wordsHint: "没解决的，一定要写差在哪里。",
		contacted: "有人联系过您吗？",
		visited: "有人到现场来过吗？",
		attitude: "态度怎么样？",
		attitudes: { good: "满意", fair: "基本满意", soSo: "一般", bad: "不满意" },
		unsaid: "没有说",
		yes: "有",
		no: "没有",
		required: {
			came: "选打通了没有。",
			verdict: "选居民怎么说的；不愿意说也要选。",
			words: "写差在哪里。",
		},
		go: "记下",
		brings: {
			followUp: "没打通不算满意。三次都没打通，就等居民自己说；一直不说，按“未确认”结案。",
			contact: "两次隔够两小时，算联系过居民。",
		},
		done: {
			solved: "记下了：居民认可，已办结。",
			notSolved: "记下了：居民不认可。",
			silent: "记下了：打通了，居民没有说解决没解决。",
			unreached: "记下了：没打通。这不算满意，也不算联系上。",
			contacted: "记下了：两次隔够两小时，算联系过居民。",
			reached: "记下了：打通了。",
		},
	},
};

export type CallWords = typeof callWordsZhCN;
