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
	masked: {
		toHolder: (count: number, why: string) => `有 ${count} 处遮住了：${why}。要用到，找派单台。`,
		toOthers: (count: number, why: string) => `对承办岗遮住了 ${count} 处：${why}。`,
	},
	sheet: {
		title: "任务单",
		what: "请您做的事、时限在下面，地方在上面。居民的原话、照片和经过不在任务单里；要问什么，问承办岗。",
	},
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

/** Hiding words that would tell who somebody is. */
export const maskWayZhCN = {
	name: "遮住字或照片",
	when: "姓名、门牌、病情、车牌、人脸：会认出人的，不给承办岗看。",
	go: "照这样遮住",
	brings: "承办岗看得到有东西遮住、为什么。居民自己、派单台、上级和纪检都看得到；公开记录不变。",
	done: (clock: string) => `已照这样遮 ${clock}。`,
};
