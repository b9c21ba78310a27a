/** What a resident can say while waiting, in Chinese. */
export const chaseWordsZhCN = {
	go: "催一下",
	hint: "一天能催一次。在办的人和盯着的人都看得到。",
	again: (when: string) => `今天催过了。明天，${when} 起，能再催。`,
	nothing: "他们的回话等于没说？",
	nothingHint: "“收到了”“已转交”不算联系。您一说，那次联系就不算数，时限照没联系过的算。",
	nothingGo: "等于没说，不算数",
};

export type ChaseWords = typeof chaseWordsZhCN;
