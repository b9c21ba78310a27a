import { answer, confirm, contact, type DemoCase, say, sign } from "./script.ts";

/** What those above a holder write: help in a letter, its answer, the word on a red card, a finding. */
export const overseen: readonly DemoCase[] = [
	{
		key: "seats-in-the-waiting-room",
		at: "11-12 09:20",
		area: "qiaodong1",
		category: "0206",
		spot: "便民站",
		text: "便民站等候的地方没有一把椅子，抱孩子的、拄拐的都站着等。",
		script: [],
	},
	{
		key: "bricks-on-the-sill",
		at: "11-04 09:10",
		area: "huaishu1",
		category: "0501",
		spot: "3 号楼 6 层",
		text: "六层窗台上码着一排砖头，压着遮雨布，风大的时候看着要掉。",
		script: [
			sign("11-04 10:30"),
			contact("11-04 16:20", "住户不在家，门上留了条。", "联系上就让他搬", "11-06"),
			say(
				"11-16 10:10",
				"helpLetter",
				"我协调派出所找到了户主，今天下午带执法队和登高车过去。人手不够可以直接找我，不要再留条。",
			),
			say(
				"11-17 16:30",
				"answerLetter",
				"联系不上就停在那里，是我们的错。户主已找到，登高车约在 11 月 18 日下午，搬完拍照并答复居民。",
			),
		],
	},
	{
		key: "manhole-too-low",
		at: "10-15 10:10",
		area: "liuyin1",
		category: "0202",
		spot: "中心路 30 号",
		text: "中心路 30 号门前井盖比路面低五公分，电动车天天在这里摔。",
		script: [
			sign("10-15 11:00"),
			contact("10-15 16:00", "看到了，要垫高。", "联系施工", "10-20"),
			say(
				"10-30 15:20",
				"explain",
				"黄卡到我这里以后，我只打电话催过四次，没有换施工队，也没有告诉居民。今天已换一家，11 月 3 日前垫平，这几天由我看着。",
			),
			answer("11-03 16:10", "井盖今天垫平了，和路面差不到三毫米，周围刷了警示线。"),
			confirm("11-04 08:10", "solved", { visited: true }),
			{
				// The morning after the answer, which is therefore marked as written just before an inspection.
				at: "11-04 09:30",
				do: "find",
				outcome: "notResponsible",
				words:
					"查了施工队的两次派工单和通话记录：爽约属实，前后催过四次。责任在合同没有写违约，已建议街道改合同。红卡销去。",
			},
		],
	},
	{
		key: "pipe-that-was-never-dug",
		at: "10-16 09:30",
		area: "huaishu2",
		category: "0204",
		spot: "菜园巷",
		text: "菜园巷的下水管堵了，一下雨粪水漫到院子里。",
		script: [
			sign("10-16 10:20"),
			contact("10-16 15:00", "看过了，中间一截塌了。", "挖开换管", "10-22"),
			answer("10-22 16:40", "已换管二十米，排水通畅。"),
			confirm("10-24 09:00", "partly", { contacted: true, visited: false }),
			{
				at: "11-10 15:00",
				do: "find",
				outcome: "falseCompletion",
				words: "到现场挖开看，管子是旧的，没有换过；验收单上的照片是另一条巷子的。答复与事实不符。",
			},
		],
	},
	{
		key: "ramp-under-the-ice",
		at: "11-02 09:30",
		area: "huaishu1",
		category: "0506",
		spot: "南街天桥",
		text: "南街天桥的坡道结了一层冰，早上摔了两个人，能不能撒点盐、铺上草垫？",
		script: [
			sign("11-02 10:00"),
			contact("11-02 11:30", "看过了，先封了坡道走台阶。盐和草垫已经在要。", "东西一到就铺", "11-06"),
			answer("11-11 10:30", "盐和草垫 11 月 11 日送到，当天铺好，坡道重新开放。"),
			{
				...{ at: "11-11 11:00", do: "askExclusion", reason: "forceMajeure" },
				words: "11 月 5 日到 10 日大雪封路，仓库的车出不来，有交通部门的通告。",
			},
			{
				...{ at: "11-12 09:30", do: "decideExclusion", accept: true },
				words: "通告属实，封路六天，不计入。卡和经过照旧。",
			},
			confirm("11-12 18:20", "solved"),
		],
	},
];
