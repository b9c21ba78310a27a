import type { SpotClass } from "../../server/domain/join.ts";

const spots: Readonly<Record<SpotClass, string>> = {
	building: "楼里或楼门口",
	road: "路上",
	yard: "小区院里、广场或公园",
	market: "市场或店铺",
	transport: "车站或停车的地方",
	unknown: "没说具体位置",
};

/** Joining an open matter, in Chinese. */
export const joinWordsZhCN = {
	head: (count: number) => `这里同一类事，已经有 ${count} 件在办`,
	headMany: (count: number) => `这里同一类事，已经有 ${count} 件以上在办`,
	hint: "是同一件，就加一个声音：合在一起办，您有自己的查询码，解决没解决自己说了算，也能随时要求单独办。",
	tells: "您看不到别人写的话，别人也看不到您的，只看得到人数多了一个。在办的人看得到您写的话，不知道您是谁。",
	spots,
	since: (date: string) => `${date}报的`,
	states: { dispatched: "已派单", handling: "正在办" },
	voices: (count: number | null) => (count === null ? "不到 5 人次" : `${count} 人次`),
	own: "都不是，单独办",
};

export type JoinWords = typeof joinWordsZhCN;
