/** What whoever is on triage says and does where somebody may be in danger, and who looks. The English words have this shape. */
export const triageWordsZhCN = {
	danger: {
		title: "人可能有危险：照着做",
		steps: [
			"现在就有危险，先打 110、120，不等派单。",
			"伤害自己的，转 12356；孩子的事，12355；家里有人动手，12338。",
			"不上门，不打家里电话，不并单：不惊动家里。",
			"封给保护专人（F8），30 分钟内有专人接手。",
		],
	},
	viewer: (name: string, at: string) => `${name} · ${at} 看`,
};
export type TriageWords = typeof triageWordsZhCN;

/** Cutting one matter out of a report. */
export const cutOutWayZhCN = {
	name: "另立一件",
	when: "一份诉求里有几件事：把其中一件另立单子。夹着举报的，先把平常的事另立，再封存这一件。",
	go: "另立这一件",
	brings: "照新诉求派单、起算，别处看不出出自这一份。居民用原来的查询码看得到。原话一个字不动。",
	done: (clock: string) => `已另立一件 ${clock}，单号在经过里。`,
};
