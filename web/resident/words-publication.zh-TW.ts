import { publicationObjectionDaysMin } from "../../server/domain/limits.ts";
import type { PublicationWords } from "./words-publication.zh-CN.ts";

/** Agreeing to publication, and what is published, in the Chinese of Taiwan. */
export const publicationWordsZhTW: PublicationWords = {
	head: "公開",
	yes: "您同意結案以後公開。",
	no: "您沒有同意公開，不會公開。",
	how: `公開的是上級另寫的幾句話，沒有您的原話、姓名、門牌、電話，日期只寫到月，地方只寫到社區。公開以前先給您看 ${publicationObjectionDaysMin} 天。隨時可以改主意，改了馬上撤下。`,
	announced: (moment) => `上級核對過了，過了 ${moment} 會公開下面這幾句：`,
	isPublic: "下面這幾句已經公開在「陽光公示」裡：",
	refused: "上級核對後決定不公開，理由：",
	agree: "同意公開",
	disagree: "不同意公開",
	agreed: "記下了：您同意公開。公開以前會先在這裡給您看。",
	disagreed: "記下了：不公開。公開過的已經撤下。",
	given: "您同意結案後公開",
	taken: "您不同意公開",
	cases: "辦成的事",
	casesHint: "居民同意、上級核對過才公開。沒有原話，日期只寫到月，地方只寫到社區。",
	casesEmpty: "這一季還沒有公開的。",
	month: (year, month) => `${year} 年 ${month} 月`,
	csv: "下載這些（CSV）",
	noCategory: "沒有分類",
};
