import type { ExclusionReason } from "../../server/domain/figures.ts";
import type { Language } from "../lib/words.ts";

type Name =
	| ("contactedInTime" | "finishedInTime" | "firstTime" | "reworks" | "promisesKept" | "reached")
	| ("resolution" | "satisfaction" | "contactMinutes" | "answerMinutes");

const zhCN = {
	title: "我的数字",
	what: "只有您自己的，和您自己的过去比；没有别人的数，也不排名。一件工单换过人，算现在拿着的人。",
	counted: (counted: number, all: number) =>
		`算进来 ${counted} 件；到期的一共 ${all} 件，没算 ${all - counted} 件`,
	excluded: {
		noClock: "没有时限（表扬等）",
		merged: "并到别的单",
		withdrawn: "签收前撤回",
		shelved: "挂账中",
	} satisfies Record<ExclusionReason, string>,
	excludedItem: (name: string, count: number) => `${name} ${count}`,
	policy: (version: string) => `政策版本 ${version}`,
	period: (from: string, to: string) => `${from} 至 ${to} 到期的`,
	few: (n: number) => `件太少，不比较（${n} 件）`,
	none: "还没有到期的工单，没有数可看",
	shares: (k: number, n: number, low: string, high: string) => `${k} / ${n}，95% 区间 ${low}–${high}%`,
	means: (n: number, low: string, high: string) => `${n} 件，95% 区间 ${low}–${high}`,
	spread: (n: number, p90: string) => `${n} 件，十件里九件在 ${p90} 以内`,
	percent: (value: string) => `${value}%`,
	names: {
		contactedInTime: "按时联系",
		finishedInTime: "按时答复",
		firstTime: "一次办成",
		reworks: "重办",
		promisesKept: "承诺兑现",
		reached: "听到居民的话",
		resolution: "解决了没有",
		satisfaction: "态度满意",
		contactMinutes: "多久联系上（中位）",
		answerMinutes: "多久答复（中位）",
	} satisfies Record<Name, string>,
	formulas: {
		contactedInTime: "到点前有效联系的件数 ÷ 联系过的加到点没联系的",
		finishedInTime: "到点前答复的件数 ÷ 答复过的加到点没答复的",
		firstTime: "办结而居民没有要求重办的 ÷ 办结的",
		reworks: "重办过的 ÷ 答复过的",
		promisesKept: "没有失约的 ÷ 作过承诺的",
		reached: "居民说了话的 ÷ 答复过的；没说话的不算满意",
		resolution: "解决 1、部分解决 0.5、没解决 0，加起来 ÷ 居民说了话的",
		satisfaction: "满意 1、基本满意 0.8、一般 0.5、不满意 0，加起来 ÷ 评了态度的",
		contactMinutes: "从收到到有效联系的工作时间，取中间一件",
		answerMinutes: "从收到到答复的工作时间，取中间一件",
	} satisfies Record<Name, string>,
	trend: "一季一季看自己",
	trendNote: "竖线是当季的比例，浅色带是 95% 区间：带子宽，就别为一点差别高兴或难过。",
	quarter: (id: string) => `${id.slice(0, 4)} 年第 ${id.slice(6)} 季度`,
	columns: { quarter: "季度", plot: "0 到 100%", value: "比例", interval: "95% 区间", count: "件" },
	plot: (name: string, value: string, interval: string) => `${name}：${value}，95% 区间 ${interval}`,
	print: "打印",
};
export type FigureWords = typeof zhCN;

const en: FigureWords = {
	title: "My figures",
	what: "Yours alone, beside your own past; nobody else's, and no ranking. A case that changed hands counts for who holds it now.",
	counted: (counted, all) => `${counted} counted; ${all} fell due, ${all - counted} left out`,
	excluded: {
		noClock: "no limit (praise and the like)",
		merged: "merged",
		withdrawn: "withdrawn before signing",
		shelved: "shelved",
	},
	excludedItem: (name, count) => `${name}: ${count}`,
	policy: (version) => `Policy ${version}`,
	period: (from, to) => `Due from ${from} to ${to}`,
	few: (n) => `Too few to compare (${n})`,
	none: "Nothing has fallen due yet: there is no figure to show",
	shares: (k, n, low, high) => `${k} / ${n}, 95 % interval ${low}–${high} %`,
	means: (n, low, high) => `n = ${n}, 95 % interval ${low}–${high}`,
	spread: (n, p90) => `n = ${n}, nine in ten within ${p90}`,
	percent: (value) => `${value} %`,
	names: {
		contactedInTime: "Contacted in time",
		finishedInTime: "Answered in time",
		firstTime: "Done the first time",
		reworks: "Done again",
		promisesKept: "Promises kept",
		reached: "Heard from residents",
		resolution: "Solved",
		satisfaction: "Satisfied with the manner",
		contactMinutes: "Time to contact (median)",
		answerMinutes: "Time to answer (median)",
	},
	formulas: {
		contactedInTime: "effective contact by the limit ÷ contacted, and not contacted past the limit",
		finishedInTime: "answered by the limit ÷ answered, and not answered past the limit",
		firstTime: "closed and never disputed ÷ closed",
		reworks: "done again ÷ answered",
		promisesKept: "not broken ÷ promised",
		reached: "the resident said something ÷ answered; silence is never satisfaction",
		resolution: "solved 1, partly .5, not 0, summed ÷ those who said so",
		satisfaction: "satisfied 1, rather .8, so-so .5, not 0, summed ÷ those who rated the manner",
		contactMinutes: "working time from receipt to effective contact, the middle one",
		answerMinutes: "working time from receipt to the answer, the middle one",
	},
	trend: "Your own quarters",
	trendNote:
		"The line is the share of the quarter, the pale band its 95 % interval: where the band is wide, a small difference means nothing.",
	quarter: (id) => `Quarter ${id.slice(6)} of ${id.slice(0, 4)}`,
	columns: { quarter: "Quarter", plot: "0 to 100 %", value: "Share", interval: "95 % interval", count: "n" },
	plot: (name, value, interval) => `${name}: ${value}, 95 % interval ${interval}`,
	print: "Print",
};

export function figureWords(language: Language): FigureWords {
	return language === "en" ? en : zhCN;
}
