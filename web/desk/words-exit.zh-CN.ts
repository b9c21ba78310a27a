import type { ExitWire } from "../../server/contract/exit.ts";
import type { Mediation } from "../../server/domain/exit-events.ts";

/** The words of how a case leaves this house, of mediation, and of explaining a red card. The English ones have this shape. */
export const exitWordsZhCN = {
	exitForm: {
		why: "为什么",
		inCharge: "该找谁",
		inChargeHint:
			"写全单位的名字，居民照着就能找到。有电话或 https:// 开头的网址，一起写上，居民点一下就能打、能开。",
		theirLimit: "那边的时限",
		theirLimitHint: "那边几天内要给答复。居民也看得到。",
		mediation: "调解",
		mediationHint: "单独记，不算满意不满意。",
		noMediation: "没有调解",
	},
	exitReasons: {
		litigation: "正在打官司或者仲裁",
		review: "正在行政复议或者信访复核",
		finalDecision: "依法有了最后的结论，没有新的事实",
		noFacts: "没有说清是什么事",
		noPublicMatter: "是私人之间的事，不归政府管",
		otherPlace: "是别的地方的事",
		otherLevel: "归上一级管",
		otherBody: "归别的单位管",
	} satisfies Record<ExitWire["reason"], string>,
	mediations: { agreed: "谈成了", notAgreed: "没谈成", court: "去法院" } satisfies Record<Mediation, string>,
	explainForm: {
		facts: "经过已经替您写好：",
		reason: "原因",
		hint: (count: number) => `连上面的，一共不超过 ${count} 字。写一次，改不了。`,
	},
};

export type ExitWords = typeof exitWordsZhCN;
