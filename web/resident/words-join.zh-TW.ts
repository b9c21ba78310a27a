import type { JoinWords } from "./words-join.zh-CN.ts";

/** Joining an open matter, in the Chinese of Taiwan. */
export const joinWordsZhTW: JoinWords = {
	head: (count) => `這裡同一類事，已經有 ${count} 件在辦`,
	headMany: (count) => `這裡同一類事，已經有 ${count} 件以上在辦`,
	hint: "是同一件，就加一個聲音：合在一起辦，您有自己的查詢碼，解決沒解決自己決定，也能隨時要求單獨辦。",
	tells: "您看不到別人寫的話，別人也看不到您的，只看得到人數多了一個。在辦的人看得到您寫的話，不知道您是誰。",
	spots: {
		building: "樓裡或樓門口",
		road: "路上",
		yard: "中庭、廣場或公園",
		market: "市場或店鋪",
		transport: "車站或停車的地方",
		unknown: "沒說具體位置",
	},
	since: (date) => `${date}通報`,
	states: { dispatched: "已派案", handling: "正在辦" },
	voices: (count) => (count === null ? "不到 5 人次" : `${count} 人次`),
	own: "都不是，單獨辦",
};
