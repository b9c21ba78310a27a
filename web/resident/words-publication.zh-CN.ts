import { publicationObjectionDaysMin } from "../../server/domain/limits.ts";

/** Agreeing to publication, and what is published, in Chinese. */
export const publicationWordsZhCN = {
	head: "公开",
	yes: "您同意办结以后公开。",
	no: "您没有同意公开，不会公开。",
	how: `公开的是上级另写的几句话，没有您的原话、姓名、门牌、电话，日期只写到月，地方只写到社区。公开以前先给您看 ${publicationObjectionDaysMin} 天。随时可以改主意，改了马上撤下。`,
	announced: (moment: string) => `上级核对过了，过了 ${moment} 会公开下面这几句：`,
	isPublic: "下面这几句已经公开在“阳光公示”里：",
	refused: "上级核对后决定不公开，理由：",
	agree: "同意公开",
	disagree: "不同意公开",
	agreed: "记下了：您同意公开。公开以前会先在这里给您看。",
	disagreed: "记下了：不公开。公开过的已经撤下。",
	given: "您同意办结后公开",
	taken: "您不同意公开",
	cases: "办成的事",
	casesHint: "居民同意、上级核对过才公开。没有原话，日期只写到月，地方只写到社区。",
	casesEmpty: "这个季度还没有公开的。",
	month: (year: number, month: number) => `${year} 年 ${month} 月`,
	csv: "下载这些（CSV）",
	noCategory: "没有分类",
};

export type PublicationWords = typeof publicationWordsZhCN;
