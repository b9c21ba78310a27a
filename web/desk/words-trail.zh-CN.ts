import { detailWordsZhCN } from "../lib/words-details.zh-CN.ts";

/** The words of what happened to a case. The English ones have this shape. */
export const trailWordsZhCN = {
	trail: {
		title: "经过",
		all: (count: number) => `全部 ${count} 条`,
		fewer: "只看最近 5 条",
		file: "整份经过",
		nextStep: "下一步",
		byDate: "最晚",
		to: (post: string) => `给 ${post}`,
		soon: (unless: string) => `时限快到，${unless}`,
		told: (post: string) => `报 ${post}`,
	},
	/** The server's short facts about an event, by its own word for each. */
	details: {
		...detailWordsZhCN,
		done: "办好了",
		cannotBeSolved: "解决不了",
		check: "复核",
		solved: "解决了",
		partly: "解决了一部分",
		"contacted=no": "没有人联系过",
		"visited=no": "没有人到过现场",
		"askedForRating=no": "",
		confirmed: "居民确认",
		unconfirmed: "未确认，不算满意",
		residentDisagrees: "居民不认可",
		service: "",
		conduct: "检举控告件",
		protected: "保护件",
		name: "有人名",
		accusation: "有检举的词",
		danger: "有危险的词",
		unit: "说的是小单位",
	},
};

export type TrailWords = typeof trailWordsZhCN;
