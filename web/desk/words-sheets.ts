import type { Language } from "../lib/words.ts";

const zhCN = {
	tabs: { label: "从工单里来的表", casebook: "工单台账", shelved: "挂账清单", figures: "我的数字" },
	casebook: {
		what: "台账从工单里来，谁也不用再抄一遍。这一期收到的，和更早收到、这一期开始时还没办结的，都在里面；封存的不在。",
		kind: "按周还是按月",
		kinds: { week: "周", month: "月" },
		period: "哪一期",
		post: "岗位",
		allPosts: "全部岗位",
		...{ unit: "单位", allUnits: "全部单位" },
		table: "下载表格（XLSX）",
		tableHint: "每次打印、下载都记下来：谁、哪一期、什么时候。",
		print: "打印",
		none: "这一期没有工单",
		more: "再取一些",
		clipped: "原话和答复在这里只有开头，全文在表格和工单里。",
		notAll: "下面还有没取出来的：打印前先取完。",
	},
	shelved: {
		title: "挂账清单",
		what: "现在办不了、两级同意先挂账的。缺什么往上报，到日子复查，居民都看得到。",
		columns: [
			...["工单号", "地方", "事项", "承办岗", "为什么挂账", "缺什么（承办岗原话）", "谁先办"],
			...["挂账日", "复查日", "居民原话"],
		],
		none: "现在没有挂账的",
		overdue: "已到复查日",
		print: "打印，往上报",
		asOf: (at: string) => `${at} 时的情况`,
		signatures: "报送单位：　　　　　　　　签收单位：　　　　　　　　日期：",
	},
};
export type SheetWords = typeof zhCN;

const en: SheetWords = {
	tabs: { label: "Sheets from the cases", casebook: "Ledger", shelved: "Shelved", figures: "My figures" },
	casebook: {
		what: "The ledger comes out of the cases: nobody copies anything. It holds what was received in the period, and what was received earlier and not closed when it began; sealed reports never.",
		kind: "By week or month",
		kinds: { week: "Week", month: "Month" },
		period: "Period",
		post: "Post",
		allPosts: "All posts",
		...{ unit: "Unit", allUnits: "All units" },
		table: "Download table (XLSX)",
		tableHint: "Each print and download is recorded: who, which period, when.",
		print: "Print",
		none: "No cases in this period",
		more: "More",
		clipped:
			"Only the beginning of words and answers stands here; the whole is in the table and in the case. ",
		notAll: "There is more below that has not been read yet: read all of it before printing.",
	},
	shelved: {
		title: "Shelved cases",
		what: "What cannot be done now and two levels agreed to shelve. What is missing goes upward, it is reviewed on its day, and the resident sees it.",
		columns: [
			...[
				"Case",
				"Place",
				"Matter",
				"Held by",
				"Cause",
				"What is needed (holder's words)",
				"Who must act first",
			],
			...["Shelved", "Review", "Resident's own words"],
		],
		none: "Nothing is shelved now",
		overdue: "review due",
		print: "Print, to send upward",
		asOf: (at) => `As of ${at}`,
		signatures: "Sent by:                         Received by:                         Date:",
	},
};

/** The words of ledger and lists. */
export function sheetWords(language: Language): SheetWords {
	return language === "en" ? en : zhCN;
}
