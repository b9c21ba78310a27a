/** Where a receipt is typed in, in Chinese. */
export const enterWordsZhCN = {
	title: "看进度",
	head: "用查询码看进度",
	lead: "查询码有 28 个字，每 4 个一组，大小写都行。",
	label: "查询码",
	problem: "没有这个查询码。对着抄下来的，一组一组再看一遍。",
	missing: "还没写查询码",
	wrongGroup: "第 {n} 组像是抄错了",
	wrongOne: "有一个字抄错了，一组一组再看一遍",
	tooShort: "还差 {n} 个字",
	tooLong: "多了 {n} 个字",
	go: "看进度",
	lost: "您的查询码如果是那之前的，又查不到，请再反映一次。",
};

export type EnterWords = typeof enterWordsZhCN;
