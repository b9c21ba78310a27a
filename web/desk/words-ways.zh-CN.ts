import type { AssistWire } from "../../server/contract/assist.ts";
import type { PendingWire } from "../../server/contract/decision.ts";
import type { DeedName } from "../lib/deeds.ts";
import { redispatchWaysZhCN } from "./words-redispatch.zh-CN.ts";
import { cutOutWayZhCN, maskWayZhCN } from "./words-triage.zh-CN.ts";

/** One deed behind "other ways": its name, when to take it, what sending it brings about, and what it came to. */
type Way = {
	readonly name: string;
	readonly when: string;
	readonly go: string;
	readonly brings: string;
	readonly done: (clock: string) => string;
};

const stands = "上级 1 个工作日内定。定之前您的表停着，居民的表照走。";

const way = {
	settleOnSpot: {
		name: "即办",
		when: "小事当场办好了：签收、联系、答复，一次写完。",
		go: "即办，答复居民",
		brings: "一次算签收、联系和答复，不再单独联系。由居民来定解决没有，不能改。",
		done: (clock) => `已即办 ${clock}，现在由居民说话。`,
	},
	returnCase: {
		name: "退单",
		when: "不归我管：派单 1 个工作日内提，写明理由和依据。",
		go: "报上级，要求退单",
		brings: `${stands}不同意，还由您办。`,
		done: (clock) => `退单已报上级 ${clock}。`,
	},
	extendCase: {
		name: "延期",
		when: "期限前提，一共不超过 10 个工作日。",
		go: "报上级，要求延期",
		brings: `${stands}同意了，居民看得到您的理由和新期限。`,
		done: (clock) => `延期已报上级 ${clock}。`,
	},
	promiseCase: {
		name: "承诺件",
		when: "眼下办不了，定一个日子办好；最多两次。",
		go: "报上级，作出承诺",
		brings: `${stands}同意了，居民看得到日子。到日子没兑现，当场出黄卡。`,
		done: (clock) => `承诺已报上级 ${clock}。`,
	},
	shelveCase: {
		name: "挂账",
		when: "缺钱、缺权、等规划：停下来，90 天内复查。",
		go: "报上级，要求挂账",
		brings: `要两级都同意，每级 1 个工作日。同意了，停表到复查那天，居民看得到。`,
		done: (clock) => `挂账已报上级 ${clock}。`,
	},
	changeLevel: {
		name: "改紧急程度或事项",
		when: "收下时定得不对。",
		go: "报上级，要求改",
		brings: "上级 1 个工作日内定。同意了，时限从头重算；已经走到的步子不抹。",
		done: (clock) => `已报上级 ${clock}。`,
	},
	awaitResident: {
		name: "问居民一句",
		when: "只有居民知道的事；等答话停表，一共不超过 3 个工作日。",
		go: "问居民，停表等答话",
		brings: "居民马上看得到。所有时限停着，居民一答话就接着走；等满了，自己接着走。",
		done: (clock) => `已问居民 ${clock}，停表等答话。`,
	},
	resumeCase: {
		name: "接着办",
		when: "不用再等了。",
		go: "接着办，时限接着走",
		brings: "时限从现在接着走，停着的时间补上。",
		done: (clock) => `接着办 ${clock}，时限接着走。`,
	},
	askAssist: {
		name: "吹哨，请协办",
		when: "件还在您手上，对方自己有时限，逾期卡是他的。",
		go: "请他协办",
		brings: "对方的时限马上开始。这件还由您办；只差他而他逾期了，您的表停着。",
		done: (clock) => `已请协办 ${clock}。`,
	},
	answerAssist: {
		name: "答复协办",
		when: "您帮了什么，写给承办岗。",
		go: "答复承办岗",
		brings: "承办岗看得到，由他来评帮上没有。居民那边由承办岗答复。",
		done: (clock) => `协办已答复 ${clock}。`,
	},
	rateAssist: {
		name: "评协办",
		when: "帮上忙没有，由您来评。",
		go: "就这样评",
		brings: "记入经过，算到协办单位头上。不能改。",
		done: (clock) => `已评协办 ${clock}。`,
	},
	mergeCase: {
		name: "并单",
		when: "和另一件是同一件事、同一个地方：合在一起办。",
		go: "并过去",
		brings:
			"从此跟着那一件办，时限看那一件。居民的查询码、评价、拆出来的权利都在。有危险、点人、出卡的并不了。",
		done: (clock) => `已并单 ${clock}。`,
	},
	splitCase: {
		name: "拆单",
		when: "不是同一件事：拆出来单独办。",
		go: "拆出来",
		brings: "回到派单台重新派。居民的时限从当初收到时算，没有停过。",
		done: (clock) => `已拆出来 ${clock}。`,
	},
	...{ cutOutPart: cutOutWayZhCN, maskWords: maskWayZhCN },
	...redispatchWaysZhCN,
	confirmEmergency: {
		name: "核实特急",
		when: "打电话问清楚：是不是有人身危险。",
		go: "记下核实结果",
		brings: "不是特急，就按事项原来的程度重算时限。已经走到的步子不抹。",
		done: (clock) => `已核实 ${clock}。`,
	},
	redirectCase: {
		name: "转别的单位",
		when: "这里管不了，别的单位管：写明该找谁、那边几天答复。",
		go: "报上级，要求转办",
		brings: `${stands}同意了，居民看得到该找谁；15 天内能申诉一次。`,
		done: (clock) => `转办已报上级 ${clock}。`,
	},
	declineCase: {
		name: "不予受理",
		when: "依法不该由政府办：写明理由、该走哪条路。",
		go: "报上级，要求不受理",
		brings: `${stands}同意了，居民看得到理由；15 天内能申诉一次。`,
		done: (clock) => `不予受理已报上级 ${clock}。`,
	},
	explainRed: {
		name: "说明红卡情况",
		when: "红卡落在您这里：经过已经写好，只补原因。",
		go: "交情况说明",
		brings: "记入经过，上级和纪检看得到。红卡由核查结论来销，说明不销卡。",
		done: (clock) => `情况说明已交 ${clock}。`,
	},
	askExclusion: {
		...{ go: "申请不计入", name: "申请不计入考核" },
		when: "不可抗力、超出职权、司法程序、派错了、重复反映：您申请，由纪检岗定。",
		brings: "定下来以前照算。工单、时限和卡都照旧，只是数字里算不算；一件只能申请一次。",
		done: (clock) => `不计入考核已申请 ${clock}。`,
	},
	proposeErasure: {
		name: "依法删除",
		when: "法院裁定、保存期满、涉及别人的个人信息：您提出，由纪检岗定。",
		go: "提出依法删除",
		brings: "纪检岗 10 个工作日内定；同意之前一个字也不动。删了找不回来，公开清单里留一条。",
		done: (clock) => `依法删除已提出 ${clock}。`,
	},
} satisfies Record<DeedName, Way>;

/** The words of the ways that lie over a case in hand. The English ones have this shape. */
export const wayWordsZhCN = {
	way: way as Readonly<Record<DeedName, Way>>,
	wayGroups: { time: "要时间", notMine: "不归我", help: "请人帮", other: "别的" },
	wayGroupsLabel: "别的办法，分四类",
	notSo: "先不这样",
	wayForm: {
		settleWords: "做了什么、在哪里、什么时候做的",
		returnWords: "为什么不归您，归谁",
		reason: "理由",
		reasonRead: "同意以后，居民看得到这段理由。",
		dutyItem: "依据：责任书哪一条",
		dutyNone: "责任书里没有对应的一条",
		listRefused: "名单没取到，过一会儿再打开。",
		days: "要几个工作日",
		daysLeft: (count: number) => `还能延 ${count} 个工作日`,
		choose: "请选",
		workdays: (count: number) => `${count} 个工作日`,
		promisedOn: "哪天办好",
		promisedHint: "要晚于现在的期限，一年以内。到那天 18:00 算数。",
		milestones: "中间几步（可以不写）",
		milestonesRead: "同意以后，居民看得到每一步和它的日子。",
		milestone: (count: number) => `第 ${count} 步：做到什么`,
		milestoneDate: (count: number) => `第 ${count} 步：哪天`,
		addMilestone: "加一步",
		dropMilestone: (count: number) => `去掉第 ${count} 步`,
		cause: "为什么现在办不了",
		owner: "要哪个岗位先动",
		reviewOn: "哪天复查",
		reviewHint: "90 天以内。到那天自动接着走。",
		level: "紧急程度",
		category: "事项",
		keep: (what: string) => `不改：${what}`,
		question: "问居民什么",
		questionHint: "居民凭查询码看得到，在那里答话。",
		assistPost: "请哪个岗位",
		assistWords: "要他做什么",
		assistAsked: "承办岗要您做的",
		assistAnswer: "您做了什么",
		assistGiven: (post: string) => `${post} 的答复`,
		help: "帮上了吗",
		...{ keepWords: "为什么还由他办", newPost: "换给哪个岗位", confirmed: "电话里问到的" },
		...{ isEmergency: "是特急，有人身危险", isNone: "不是特急" },
		backToDesk: "不指定，退回派单台",
		mustName: "这是第三次派单，由您指定，指定了就不能再退。",
		sendTo: "同意的话，换给哪个岗位",
	},
	causesOfShelving: {
		funding: "没有经费",
		ownership: "产权不在这里",
		law: "法规还不允许",
		planning: "等规划、等立项",
		season: "等季节、等天气",
	} satisfies Record<NonNullable<PendingWire["cause"]>, string>,
	helps: { helped: "帮上了", partly: "帮上一部分", notAtAll: "没帮上" } satisfies Record<
		NonNullable<AssistWire["help"]>,
		string
	>,
	asked: {
		days: "要延",
		byDate: { promise: "办好的日子", shelving: "复查的日子" },
		milestones: "中间几步",
		cause: "原因",
		owner: "要先动的岗位",
		level: "紧急程度要改成",
		category: "事项要改成",
		basis: "依据",
		noBasis: "责任书里没有对应的一条",
	},
	assists: {
		title: "协办",
		due: (due: string) => `${due} 前答复`,
		answered: (when: string) => `${when} 答复`,
		rated: (help: string) => `承办岗评：${help}`,
		unrated: "承办岗还没有评",
	},
	stops: {
		now: (why: string) => `停着：${why}`,
		until: (when: string) => `，最晚 ${when} 接着走`,
		decided: (when: string) => `，${when} 前要定`,
		held: "停表",
	},
};

export type WayWords = typeof wayWordsZhCN;
