import type { StepWire } from "../../server/contract/common.ts";
import type { ListInboxReply, ReadCaseReply } from "../../server/contract/handling.ts";
import type { CaseEvent, DueStep } from "../../server/domain/case-events.ts";
import { eventWordsZhCN } from "../lib/words-events.zh-CN.ts";
import { actWordsZhCN } from "./words-acts.zh-CN.ts";
import { callWordsZhCN } from "./words-call.zh-CN.ts";
import { callerWordsZhCN } from "./words-callers.zh-CN.ts";
import { erasureWordsZhCN } from "./words-erasure.zh-CN.ts";
import { exitWordsZhCN } from "./words-exit.zh-CN.ts";
import { letterWordsZhCN } from "./words-letter.zh-CN.ts";
import { mergeWordsZhCN } from "./words-merge.zh-CN.ts";
import { operationWordsZhCN } from "./words-operation.zh-CN.ts";
import { phoneWordsZhCN } from "./words-phone.zh-CN.ts";
import { publicationWordsZhCN } from "./words-publication.zh-CN.ts";
import { surgeWordsZhCN } from "./words-surge.zh-CN.ts";
import { trailWordsZhCN } from "./words-trail.zh-CN.ts";
import { triageWordsZhCN } from "./words-triage.zh-CN.ts";
import { wayWordsZhCN } from "./words-ways.zh-CN.ts";

type Missing = Exclude<DueStep["cause"], "halfDay" | "stalled">;

/** What a list must name in full: a missing entry fails the build. */
type Lists = {
	/** The verb a row leads with. */
	readonly verbs: Readonly<Record<ListInboxReply["items"][number]["ask"], string>>;
	readonly held: Readonly<Record<ReadCaseReply["held"][number], string>>;
	readonly events: Readonly<Record<CaseEvent["type"], string>>;
	/** What was not done when a step fell. */
	readonly missed: Readonly<Record<Missing, string>>;
	/** What a step does by itself when it is due. */
	readonly willBe: Readonly<Record<StepWire, string>>;
	/** The same, still ahead. */
	readonly unless: Readonly<Record<Missing, string>>;
};

const lists: Lists = {
	verbs: {
		triage: "分派",
		sign: "签收",
		contact: "联系居民",
		answer: "答复居民",
		decide: "请您定",
		assist: "协办",
		confirmEmergency: "核实特急",
		answerLetter: "回督办函",
		explain: "说明红卡",
		publish: "核对公示",
		reassign: "定由谁办",
		urge: "催办、帮一把",
		read: "打开看",
		wait: "轮到别人",
	},
	held: {
		name: "原话里有人名、岗位名或单位名",
		accusation: "原话里有检举控告的词",
		danger: "原话里有人身危险的词",
		unit: "说的是一个小单位",
	},
	events: eventWordsZhCN,
	missed: {
		sign: "到点没有签收",
		contact: "到点没有联系居民",
		finish: "到点没有答复",
		check: "复核认定没有办好",
		triage: "到点没有派出去",
		decision: "到点没有定下来",
		promise: "承诺没有兑现",
		assist: "到点没有协办",
		emergency: "到点没有打电话核实特急",
		letter: "到点没有回督办函",
		publication: "到点没有核对公示",
		reassignment: "到点没有定由谁办",
		finding: "核查属实",
		reds: "一个单位三张红卡",
		transfer: "到点没有转交",
		awaiting: "居民没有答话",
		shelving: "到了复查的日子",
		silence: "居民没有说话",
	},
	willBe: {
		contactReminder: "自动催办",
		finishReminder: "自动催办",
		unsigned: "自动记“未签收”",
		blue: "自动出蓝卡",
		yellow: "自动出黄卡",
		red: "自动出红卡",
		referred: "自动移交纪检",
	},
	unless: {
		sign: "还没签收",
		contact: "还没联系居民",
		finish: "还没答复",
		check: "还没复核",
		triage: "还没派出去",
		decision: "还没定",
		promise: "承诺还没兑现",
		assist: "还没协办",
		emergency: "还没打电话核实",
		letter: "还没回督办函",
		publication: "还没核对公示",
		reassignment: "还没定由谁办",
		finding: "还没有结论",
		reds: "还没有结论",
		transfer: "还没转交",
		awaiting: "居民还没答话",
		shelving: "复查以前没有动静",
		silence: "居民还没说话",
	},
};

/** The words of the desk. The English ones have this shape. */
export const deskWordsZhCN = {
	...lists,
	...actWordsZhCN,
	...trailWordsZhCN,
	operation: operationWordsZhCN,
	...wayWordsZhCN,
	...exitWordsZhCN,
	...mergeWordsZhCN,
	...letterWordsZhCN,
	...surgeWordsZhCN,
	...callerWordsZhCN,
	...publicationWordsZhCN,
	...callWordsZhCN,
	...erasureWordsZhCN,
	...phoneWordsZhCN,
	...triageWordsZhCN,
	/** The verb where a case has been referred. */
	examine: "核查",
	door: "办理台",
	nav: {
		inbox: "我的工单",
		decisions: "等我定",
		triage: "派单台",
		audit: "督办台",
		home: "运行情况",
		setup: "布置",
		access: "登录与权限",
		duties: "责任书",
		handOver: "交接单",
		casebook: "台账",
		shelved: "挂账清单",
		figures: "我的数字",
	},
	loading: "正在取…",
	retry: "再试一次",
	search: {
		label: "搜工单：居民原话、地点、工单号",
		placeholder: "搜原话、地点、工单号",
		go: "搜",
		found: (words: string) => `找“${words}”`,
		none: "没有找到。每个词都要在原话或地点里出现；封存件搜不到。",
		more: "再往前找",
		clear: "清掉，回到列表",
	},
	narrow: { title: "按环节、事项看", state: "环节", category: "事项", all: "全部", none: "没有这样的工单" },
	chips: { label: "筛选", mine: "要我做的", all: "全部", carded: "有卡", resident: "等居民", assist: "协办" },
	groups: {
		danger: "先看这些 · 人可能有危险",
		decide: "等您定 · 居民的表照走",
		urge: "升到您这里的",
		read: "封存件 · 交给您的",
		overdue: "已经超期",
		talk: "居民等您回话",
		today: "今天到点",
		nextWorkday: "下一个工作日",
		next: "接下来",
		later: "以后",
		open: "没有时限",
		wait: "轮到别人，您不用做",
	},
	listLabel: "工单",
	unfinished: "有没发出的话",
	looking: (post: string) => `${post} 正在看`,
	fresh: "新",
	sealedRow: "封存件。打开一次记一次。",
	noCategory: "还没定事项",
	more: (count: number) => `上面多了 ${count} 件`,
	arrived: (count: number, mine: number) => `多了 ${count} 件，要您做的共 ${mine} 件。`,
	notFresh: "这一屏没能更新，下面可能是旧的。",
	empty: {
		mine: "现在没有要您做的",
		all: "手上没有工单",
		carded: "没有带卡的工单",
		resident: "没有在等居民的工单",
		assist: "没有请您协办的",
		nextDue: (due: string, what: string) => `下一个到点：${due}，${what}。`,
		quiet: "有新的，会自己出现在这里。",
		seeAll: (count: number) => `看全部 ${count} 件`,
		none: "没有选中的工单",
		keysBefore: "按",
		keysMove: "上下走，",
		keysOpen: "打开，",
		keysHelp: "看全部快捷键。",
	},
	back: "‹ 回列表",
	caseNumber: (number: string) => `工单 ${number}`,
	round: (count: number) => `第 ${count} 轮，重办`,
	receivedAt: (when: string) => `${when} 收到`,
	dutyItem: (clause: string) => `责任书 ${clause}`,
	sealedCase: "封存件：每打开一次，谁看的、什么时候，都记入经过。",
	sealedChanged: "这件有新变化。再打开会再记一次。",
	reopen: "再打开",
	goneTitle: "看不到这件工单",
	photo: (number: number) => `照片 ${number}`,
	about: "说的是",
	called: "来电",
	frail: "居民说：受影响的有老人、孩子、病人或残障人。",
	heldTitle: "为什么停在派单台",
	clock: {
		title: "时限",
		...{ none: "这件没有时限。", deskDue: (due: string) => `${due} 前要派出去。` },
		goesOut: (due: string) => `${due} 自动派出，不用您派：说的是去窗口办事，要等这半天过完。`,
		inTime: "在时限内",
		waived: "已联系，不再单独签收",
		late: (length: string) => `超 ${length}`,
		noContact: "这一级不单独要求联系",
		byWork: (level: string) => `${level}件按工作时间算，派单当天不算工作日。`,
		byNature: (level: string) => `${level}件按自然时间算，夜里和休息日照走。`,
		nextStep: (due: string, unless: string, then: string) => `${due} ${unless}，${then}。`,
		stalled: (due: string) => `再没有别的时限，停到 ${due} 就报纪检。`,
		silence: (due: string) => `居民 ${due} 前不说话，按“未确认”结案，不算满意。评价满五件一起告知。`,
		caseDue: (due: string) => `居民那边的办完期限还是 ${due}。`,
	},
	chat: { title: "来往的话", resident: "居民" },
	calm: {
		observer: "您看数字",
		observerWhat: "观察员看得到响应时间、超期和办理数字，都带算法和件数；看不到居民的原话和任何个人信息。",
		observerGo: "去看数字",
		administrator: "您管人、责任书、日历和规则",
		administratorWhat: "管理员看不到任何一件诉求，也不能替别人设口令。要改的每一处都记下来，谁都能查。",
	},
	keys: {
		title: "快捷键",
		move: "上一件、下一件",
		open: "打开",
		send: "发送",
		seal: "派单台：封存这一件，看清了再发送",
		search: "去搜索",
		back: "回到列表",
		help: "打开、收起这一栏",
		letters: "用单个字母作快捷键",
		lettersHint: "写字的时候从不起作用。",
		close: "收起",
	},
	comma: "，",
	colon: "：",
};

export type DeskWords = Lists & Omit<typeof deskWordsZhCN, keyof Lists>;
