import type { CasebookRow, ReadCasebookReply } from "../../server/contract/casebook.ts";
import { categoryOf } from "../../server/domain/category.ts";
import { clockOr } from "./formats.ts";
import { marked } from "./provisional.ts";
import { type Language, wordsOf } from "./words.ts";

/** The ledger in words, the same on the page, on paper and in the table that is taken away. */
const zhCN = {
	columns: [
		...["工单号", "收到", "地方", "事项", "紧急程度", "责任岗", "走到", "签收", "首次联系"],
		...["办完到期", "答复", "最高一步", "结果", "居民原话", "办理答复"],
	],
	mine: "我承办的",
	round: (round: number) => `第 ${round} 轮`,
	erased: "（依法删除）",
	period: (id: string) => {
		const [, year, week] = /^(\d{4})-W(\d\d)$/.exec(id) ?? [];
		if (week !== undefined) return `${year} 年第 ${Number(week)} 周`;
		return `${id.slice(0, 4)} 年 ${Number(id.slice(5))} 月`;
	},
	title: "工单台账",
	policy: (version: string) => `政策版本 ${version}`,
	asOf: (at: string) => `${at} 时的情况`,
	takenBy: (name: string) => `${name} 取走`,
	rows: (count: number) => `${count} 件`,
};
export type CasebookWords = typeof zhCN;

const en: CasebookWords = {
	columns: [
		...["Case", "Received", "Place", "Matter", "Level", "Post", "State", "Signed", "Contacted"],
		...["Finish due", "Answered", "Highest step", "Result", "Resident's own words", "Answer"],
	],
	mine: "held by me",
	round: (round) => `round ${round}`,
	erased: "(erased by law)",
	period: (id) => {
		const [, year, week] = /^(\d{4})-W(\d\d)$/.exec(id) ?? [];
		return week === undefined ? id : `${year}, week ${Number(week)}`;
	},
	title: "Ledger of cases",
	policy: (version) => `Policy ${version}`,
	asOf: (at) => `As of ${at}`,
	takenBy: (name) => `taken by ${name}`,
	rows: (count) => `${count} ${count === 1 ? "case" : "cases"}`,
};

export function casebookWords(language: Language): CasebookWords {
	return language === "en" ? en : zhCN;
}

const dateAndTime = (instant: string | null) =>
	instant === null ? "" : `${instant.slice(0, 10)} ${instant.slice(11, 16)}`;

function resultOf({ how, verdict }: CasebookRow, language: Language): string {
	const { closed, verdicts } = wordsOf(language);
	if (verdict !== null) return verdicts[verdict];
	return how === null ? "" : closed[how];
}

/** The cells of a row, in the order of the columns; times are Shanghai's, to the minute. */
export function casebookCells(row: CasebookRow, language: Language): readonly string[] {
	const { levels, states, steps } = wordsOf(language);
	const words = casebookWords(language);
	const category = row.categoryCode === null ? undefined : categoryOf(row.categoryCode);
	const matter = category === undefined ? "" : language === "en" ? category.en : category.zh;
	const state = states[row.state];
	return [
		row.caseNumber,
		row.receivedHalfDay === undefined
			? dateAndTime(row.receivedAt)
			: `${row.receivedAt.slice(0, 10)} ${clockOr(row.receivedHalfDay, row.receivedAt, language)}`.trim(),
		row.areaName,
		matter,
		levels[row.level],
		row.post ?? "",
		row.round > 1 ? `${state} · ${words.round(row.round)}` : state,
		dateAndTime(row.signedAt),
		dateAndTime(row.contactedAt),
		marked(dateAndTime(row.finishDueAt), row, language),
		dateAndTime(row.answeredAt),
		row.step === null ? "" : steps[row.step],
		resultOf(row, language),
		row.text ?? words.erased,
		row.answer ?? "",
	];
}

type Head = Omit<ReadCasebookReply, "items" | "nextCursor" | "periods" | "posts" | "units"> & {
	/** Of a table that leaves the house; who reads the page stands on the page itself. */
	readonly takenBy?: string;
};

/** Period, filters, policy version and time: what stands above the table, on every sheet. */
export function casebookHead(head: Head, language: Language): string {
	const words = casebookWords(language);
	const parts = [
		words.period(head.period),
		head.areaName ?? words.mine,
		head.post,
		words.policy(head.policyVersion),
		words.asOf(dateAndTime(head.asOf)),
		head.takenBy === undefined ? null : words.takenBy(head.takenBy),
	];
	return parts.filter((part) => part !== null).join(" · ");
}
