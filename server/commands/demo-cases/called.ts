import { answer, call, contact, type DemoCase, sign } from "./script.ts";

/** Where a number was left: the desk calls to make contact, and to follow an answer up. */
export const called: readonly DemoCase[] = [
	{
		key: "bench-without-a-seat",
		at: "11-12 09:10",
		area: "liuyin2",
		category: "0205",
		spot: "小花园东头",
		called: true,
		phone: "010-5550 0163",
		text: "小花园东头那条长椅只剩两根铁架子，老人走到那里没处坐。",
		script: [
			sign("11-12 09:40"),
			contact("11-12 11:00", "看过了，椅面被人拆走了。", "做一块新的椅面装上", "11-17"),
			answer("11-17 15:30", "新椅面 11 月 17 日上午装好了，换成了拆不走的螺栓。"),
			call("11-17 17:05"),
		],
	},
	{
		key: "bin-lids-that-slam",
		at: "11-10 10:20",
		area: "huaishu2",
		category: "0101",
		called: true,
		phone: "010-5550 0171",
		text: "楼下垃圾箱的盖子一关就砰一声，夜里十二点还在响。",
		script: [
			sign("11-10 10:50"),
			contact("11-10 15:00", "盖子的缓冲垫都掉了，周四换。", "换缓冲垫", "11-12"),
			answer("11-12 16:00", "四个箱子的缓冲垫都换了，保洁改成晚上九点前收。"),
			call("11-13 10:00"),
			call("11-13 14:30", { verdict: "solved", words: "现在不响了，谢谢，晚上能睡了。" }),
		],
	},
	{
		key: "notice-board-key",
		at: "11-17 16:10",
		area: "liuyin2",
		category: "0205",
		called: true,
		phone: "010-5550 0188",
		text: "单元门口的公告栏锁着，钥匙说丢了，招领启事贴不进去。",
		script: [sign("11-17 16:40"), call("11-18 09:05")],
	},
];
