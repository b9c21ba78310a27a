/** The words of cases that go on as one. The English ones have this shape. */
export const mergeWordsZhCN = {
	merge: {
		parent: "并到哪一件",
		parentHint: "写那一件的编号，或者从下面选。",
		similar: "这个地方正在办的、像是同一件事的",
		none: "这个地方没有正在办的同类诉求。",
		count: (voices: number) => `${voices} 人次`,
		into: (caseNumber: string) =>
			`这一件并在 ${caseNumber} 里办：进度、时限看那一件。查询码、满不满意、拆出来的权利还是这位居民自己的。`,
		title: (voices: number) => `同一件事，${voices} 人次`,
		hint: "下面每一位都看得到您写给居民的话。谁单独写过的电话、门牌、名字，不要写进去。",
		unreadable: "这一件的原话您不能看。",
		unsaid: "还没说解决没有",
	},
};

export type MergeWords = typeof mergeWordsZhCN;
