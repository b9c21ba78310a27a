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
