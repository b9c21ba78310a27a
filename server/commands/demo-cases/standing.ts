import { ask, contact, type DemoCase, decide, dispatch, sign } from "./script.ts";

/** What nobody moves on: told to discipline, begun anew after a finding, and what no book gives to anybody. */
export const standing: readonly DemoCase[] = [
	{
		// Contacted, so never referred; the red card is in force, and nothing else would be due.
		key: "pedal-broken-off",
		at: "10-14 10:00",
		area: "liuyin2",
		category: "0205",
		spot: "小游园",
		text: "小游园的漫步机断了一个踏板，铁茬子朝上，孩子一跑过去就挂裤子。",
		script: [
			sign("10-14 11:00"),
			contact("10-15 09:30", "看过了，先拿布包上了铁茬。", "向厂家要踏板", "10-20"),
		],
	},
	{
		// Cleared by a finding, and still unanswered: it begins anew with its holder.
		key: "stickers-in-every-lift",
		at: "10-14 15:00",
		area: "huaishu2",
		category: "0104",
		spot: "11 号楼",
		text: "11 号楼电梯里贴满了开锁、通下水的小广告，撕一张贴三张，楼道墙上也是。",
		script: [
			sign("10-14 16:10"),
			{
				at: "11-13 15:00",
				do: "find",
				outcome: "responsible",
				words:
					"问过本人，看过日程：签收以后没有再打开过这一件，也没有去过现场。责任属实，红卡和移交销去，接着办。",
			},
			contact(
				"11-16 11:00",
				"上周的事是我没有办。今天已经铲了一到六层，物业明天刷墙。",
				"刷完墙请您来看",
				"11-19",
			),
		],
	},
	{
		// Nobody's duty: whoever was sent it says so with reason, and the level above designates.
		key: "course-fees-not-returned",
		at: "11-12 09:30",
		area: "huaishu2",
		category: "0904",
		text: "孩子在路口的画室报了班，老师走了，剩下的课时费说退，两个月没有退。",
		script: [
			dispatch("11-12 10:10", "0904", "huaishu:secretary"),
			sign("11-12 10:40"),
			ask(
				"11-12 15:20",
				{ kind: "return", itemId: null },
				"消费纠纷不在我的责任书里，翻遍全本也没有写给谁。",
			),
			decide(
				"11-13 10:00",
				true,
				"责任书确实没有写。由街道办事员先牵头，联系市场监管，空白记进责任书。",
				"street:clerk",
			),
			contact(
				"11-13 15:30",
				"由我来牵头。画室的登记和收据我已经记下，约了下周一和老板谈。",
				"周一谈完给您回话",
				"11-19",
			),
		],
	},
	{
		// Sent to the wrong matter by the words it came with; its holder asks for the right one.
		key: "smell-under-the-window",
		at: "11-16 08:50",
		area: "liuyin1",
		category: "0106",
		spot: "3 号楼背面",
		text: "窗户底下天天一股臭味，楼下没有饭店，不知道从哪来的，开不了窗。",
		script: [
			sign("11-16 09:30"),
			contact("11-16 14:20", "闻着味找到了：是楼后雨水井里进了污水。", "请疏通的人来看", "11-19"),
			ask(
				"11-16 16:00",
				{ kind: "level", level: "normal", categoryCode: "0204" },
				"臭味来自雨水井，不是油烟，按排水积水办。",
			),
			decide("11-17 09:10", true, "同意改成排水积水。"),
		],
	},
];
