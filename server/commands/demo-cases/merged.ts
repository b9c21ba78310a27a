import { contact, type DemoCase, sign } from "./script.ts";

/** One matter that three residents reported: the desk has joined them, and one answer will be each one's to judge.
 * What would tell who one of them is, the holder does not read. */
export const merged: readonly DemoCase[] = [
	{
		key: "half-a-handrail",
		at: "11-17 09:20",
		area: "qiaodong1",
		category: "0206",
		text: "台阶边上的扶手断了半截，拄拐的人上不去。",
		script: [
			sign("11-17 10:00"),
			contact("11-17 15:30", "扶手的底座锈穿了，已请施工队量尺寸。", "焊新的扶手", "11-20"),
		],
	},
	{
		key: "handrail-in-the-rain",
		at: "11-17 11:05",
		area: "qiaodong1",
		category: "0206",
		text: "下雨天没有扶手，我妈从台阶上滑下来了。",
		script: [{ at: "11-17 11:20", do: "merge", into: "half-a-handrail" }],
	},
	{
		key: "handrail-and-the-pram",
		at: "11-17 13:40",
		area: "qiaodong1",
		category: "0206",
		text: "我是五单元的小满妈妈，推婴儿车走坡道，断掉的扶手翘出来会刮到手。",
		script: [
			{ at: "11-17 13:50", do: "mask", spans: [{ of: "text", start: 2, end: 10 }] },
			{ at: "11-17 14:00", do: "merge", into: "half-a-handrail" },
		],
	},
	{
		key: "handrail-at-the-back-door",
		at: "11-17 14:30",
		area: "qiaodong1",
		category: "0206",
		text: "便民站后门那几级台阶没有扶手，老人都得扶着墙下。",
		script: [
			{ at: "11-17 14:40", do: "merge", into: "half-a-handrail" },
			// It is another flight of steps: the resident takes it out again.
			{ at: "11-17 16:20", do: "split" },
		],
	},
];
