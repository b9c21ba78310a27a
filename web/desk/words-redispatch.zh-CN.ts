/** Ways in which a case goes to another holder, or stays. */
export const redispatchWaysZhCN = {
	takeOver: {
		name: "接过来办",
		when: "承办人到点没有签收，您是他的 AB 岗。",
		go: "接过来，由我办",
		brings: "这件从此在您手上，签收和联系的时限从现在重新起算。居民的期限不变。",
		done: (clock: string) => `已接过来 ${clock}。`,
	},
	keepCase: {
		...{ name: "还由他办", go: "还由他办" },
		when: "出了卡，看过了：不换人，写明为什么。",
		brings: "1 个工作日内定。还由他办的，下一张卡落在他头上；要换人，点“换人办”。",
		done: (clock: string) => `已定还由他办 ${clock}。`,
	},
	reassignCase: {
		name: "换人办",
		when: "出了卡，可以换一个岗位接着办。",
		go: "换他办",
		brings: "新岗位的时限马上开始。卡还记在原来的人头上，居民的期限不变。",
		done: (clock: string) => `已换人办 ${clock}。`,
	},
};
