import { contact, type DemoCase, sign } from "./script.ts";

/**
 * A burst main: after the first reports a leader has declared a surge, so that later ones join the case worked on by
 * themselves. A frail resident's report stays by itself.
 */
export const surge: readonly DemoCase[] = [
	{
		key: "burst-main",
		at: "11-18 08:35",
		area: "qiaodong1",
		category: "0601",
		text: "路口的水管爆了，从八点起一滴水都没有。",
		surge: { at: "11-18 09:05", hours: 24 },
		script: [
			sign("11-18 08:50"),
			contact("11-18 09:10", "主管裂了，抢修队已到。", "装好送水车后通知各楼", "11-18"),
		],
	},
	{
		key: "burst-main-sixth-floor",
		at: "11-18 09:15",
		area: "qiaodong2",
		category: "0601",
		text: "六楼没水，几点能来？",
		script: [],
	},
	{
		key: "burst-main-noodle-shop",
		at: "11-18 09:32",
		area: "qiaodong1",
		category: "0601",
		text: "面馆停水，中午开不了张。",
		script: [],
	},
	{
		key: "burst-main-dialysis",
		at: "11-18 09:40",
		area: "qiaodong2",
		category: "0601",
		frail: true,
		text: "停水了，我父亲在家做腹膜透析，洗手都没有水。",
		script: [],
	},
];
