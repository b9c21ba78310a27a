import type { ErasureGroundWire } from "../../server/contract/erasure.ts";

const grounds: Readonly<Record<ErasureGroundWire, string>> = {
	resident: "居民自己要求",
	courtOrder: "法院裁定",
	retentionOver: "保存期满",
	thirdPerson: "涉及别人的个人信息",
	transferred: "已转交给外面的机关",
};

/** The words of erasure by law. The English ones have this shape. */
export const erasureWordsZhCN = {
	erasure: {
		grounds,
		ground: "凭什么删",
		pieces: "删哪些话、哪些照片",
		piecesHint: "只勾该删的。删了找不回来，经过和指纹都留着。",
		all: "全部勾上",
		phone: "联系电话（不显示）",
		photo: "照片一张",
		nothing: "（不显示）",
		basis: "依据",
		basisHint: "写清文号、日期、哪一条。这段话不会跟着删。",
		asked: "要删的话和照片",
		erased: (when: string, ground: string, pieces: number) =>
			`${when} 依法删除了 ${pieces} 处文字或照片：${ground}。`,
	},
};

export type ErasureWords = typeof erasureWordsZhCN;
