import { publicationObjectionDaysMin } from "../../server/domain/limits.ts";

/** The words of the page that checks what is published. The English ones have this shape. */
export const publicationWordsZhCN = {
	publications: {
		title: "等您核对公示",
		what: `居民同意公开的已办结件。您另写几句公开的话，居民先看 ${publicationObjectionDaysMin} 天，没说不，才公开在“阳光公示”。居民随时可以撤回。`,
		none: "没有等您核对的",
		standing: { waits: "等核对", announced: "居民在看", public: "已公开" },
		closed: (moment: string) => `${moment} 办结`,
		owed: (post: string, deadline: string) => `${post} ${deadline} 前核对`,
		publicFrom: (moment: string) => `过了 ${moment} 公开`,
		own: "居民原话（不公开）",
		answer: "办理答复（不公开）",
		words: "公开的话",
		wordsHint: "写什么事、办成什么样。不抄原话，不写姓名、门牌、电话、日子。",
		approve: "核对无误，给居民看",
		approved: "记下了。居民先看，没说不才公开。",
		reason: "不公开的理由",
		reasonHint: "居民看得到。",
		refuse: "不公开",
		takeBack: "撤下",
		refused: "记下了：不公开。",
		refuseAsk: "不该公开？",
		required: { words: "写公开的话。", reason: "写一句理由。" },
		spans: (spans: string) => `这些话可能让人认出来，换个说法：${spans}`,
		open: (what: string) => `看这一件：${what}`,
	},
};

export type PublicationWords = typeof publicationWordsZhCN;
