import type { StepWire } from "../../server/contract/common.ts";
import type { OverdueItem } from "../../server/contract/escalation.ts";
import type { HeldKind } from "../parts/held-bar.tsx";
import { letterGapPercent } from "./held.ts";
import type { LimitName } from "./story.ts";
import { figureCasesZhCN } from "./words-figure-cases.ts";
import { measuresZhCN } from "./words-measures.zh-CN.ts";
import { referralZhCN } from "./words-referral.zh-CN.ts";
import { statisticsZhCN } from "./words-statistics.zh-CN.ts";
import { trailZhCN } from "./words-trail.zh-CN.ts";

type Lists = {
	readonly held: Readonly<Record<HeldKind, string>>;
	readonly stepLetters: Readonly<Record<StepWire, string>>;
	readonly limitLetters: Readonly<Record<LimitName, string>>;
	readonly groups: Readonly<Record<OverdueItem["group"], (count: number) => string>>;
	readonly groupNames: Readonly<Record<OverdueItem["group"], string>>;
};

const lists: Lists = {
	held: {
		unsigned: "拿着没动",
		inHand: "在办",
		superior: "上级",
		leader: "分管领导",
		head: "主要领导",
		discipline: "纪检",
		desk: "派单台",
		resident: "停表等居民",
	},
	stepLetters: {
		contactReminder: "催",
		finishReminder: "催",
		unsigned: "未",
		blue: "蓝",
		yellow: "黄",
		red: "红",
		referred: "移",
	},
	limitLetters: { sign: "签", contact: "联", finish: "结" },
	groups: {
		ignored: (count) => `未理会 ${count} · 没有任何人联系过居民`,
		late: (count) => `超期 ${count} · 联系过，没办完`,
		carded: (count) => `卡还在 ${count} · 已经不超期，卡没有消`,
	},
	groupNames: { ignored: "未理会", late: "超期", carded: "卡还在" },
};

/** The words of the audit door. The English ones have this shape. */
export const auditZhCN = {
	...lists,
	door: "督办台",
	nav: { board: "超期板", sealed: "封存件", statistics: "数字" },
	colon: "：",
	comma: "，",
	stop: "。",
	semicolon: "；",
	brackets: (text: string) => `（${text}）`,
	loading: "正在取…",
	notHere: "没有这一页",
	toBoard: "回到超期板",
	notForYou: "这里是督办台",
	notForYouHint: (role: string) => `${role}的事在工作台上做，这里没有要您看的。`,
	toDesk: "去工作台",
	/** Of two marks on the bar that stand closer, one loses its letter (look.md §6); percent of the axis. */
	letterGapPercent,
	...measuresZhCN,
	...figureCasesZhCN,
	board: {
		title: "超期板",
		live: (moment: string) => `${moment} · 每 15 秒自动更新`,
		halted: (moment: string) => `${moment} · 已停住，不再更新`,
		printed: (moment: string) => `${moment} 的情况`,
		stale: (moment: string) => `没能更新，下面还是 ${moment} 的。过 15 秒再取。`,
		halt: "停住更新",
		resume: "继续更新",
		print: "打印",
		filters: "筛选",
		all: "全部",
		step: "走到哪一步",
		anyStep: "全部卡级",
		area: "社区",
		anyArea: (area: string) => `${area}，全部社区`,
		axis: "时间轴",
		axisDays: (days: number) => `时间轴：近 ${days} 天`,
		legend: "图例",
		heldBy: "谁拿着：",
		aboveBelow: "上面的字：走到哪一步　下面的字：签、联、结三道时限　深底：周末",
		table: "超期工单",
		columns: {
			step: "走到",
			words: "居民原话",
			post: "责任岗，现由谁",
			overdue: "超期",
			held: "谁拿着，拿了多久",
		},
		noStep: "还没出卡",
		nowWith: "现由",
		nobody: "还没有人",
		round: (round: number) => `第 ${round} 轮`,
		withoutContact: "没联系就答复",
		provisional: "时限暂定",
		notOverdue: "不超期",
		began: (moment: string) => `◂ ${moment}起`,
		nowTick: (date: string) => `${date} 现在`,
		weekend: (date: string) => `${date} 周末`,
		monday: (date: string) => `${date} 周一`,
		shown: (shown: number, all: number) => `这里是 ${all} 件中的 ${shown} 件。`,
		more: (count: number) => `再看 ${count} 件`,
		sealedNote: "封存的举报件不在这块板上，也不计数。",
		empty: "没有超期的",
		emptyHint: (moment: string) => `${moment}：没有未理会的，没有超期的，也没有还在的卡。`,
		emptyFiltered: "这个条件下没有",
		showAll: "看全部",
		changed: (count: number) => `${count} 件有变化，框出来了。`,
		unchanged: "没有变化。",
		keysOn: "键盘",
		keyNext: "下一件",
		keyPrevious: "上一件",
		keyOpen: "打开",
		keyPrint: "打印",
		keysOff: "关掉单键",
		keysAgain: "打开单键：J K P",
	},
	story: {
		stretch: (from: string, to: string, who: string) => `${from} 至 ${to} ${who}`,
		open: (from: string, who: string, length: string) => `${from} 起 ${who}，至今 ${length}`,
		steps: (list: string) => `走到：${list}。`,
		step: (moment: string, step: string) => `${moment} ${step}`,
		cleared: (step: string) => `${step}（已消）`,
		limits: (list: string) => `时限：${list}。`,
		limit: (name: string, moment: string) => `${name} ${moment}`,
	},
	sealed: {
		title: "封存件",
		rule: "只有纪检监察看得到这一页。被反映的人和他的下属，看不到、搜不到、数不到。",
		recordedTitle: "打开就留痕",
		recorded: "每打开一次，案卷里都会多一条：哪个岗、什么时候看的。这一条谁也删不掉。",
		open: (caseNumber: string) => `打开 ${caseNumber}，记下这一次`,
		opening: "正在打开…",
		close: "合上",
		empty: "没有封存件",
		emptyHint: "有人举报干部、或者要求封存，就会到这里。",
		received: (moment: string) => `${moment} 收到`,
		due: (moment: string) => `${moment} 前要看`,
		unread: "原话打开以后才看得到。",
		count: (count: number) => `${count} 件`,
		choose: "选一件，先看清打开会记下什么。",
	},
	statistics: statisticsZhCN,
	trail: trailZhCN,
	...referralZhCN,
};

export type AuditWords = Lists & Omit<typeof auditZhCN, keyof Lists>;
