import type { PhoneReason } from "../../server/domain/case-phone.ts";

const reasons: Readonly<Record<PhoneReason, string>> = {
	agreeTime: "约时间上门",
	findPlace: "问清在哪里",
	askFacts: "问清是什么事",
	tellResult: "说说办得怎样",
	inDanger: "怕有人出事",
};

/** Who may see the phone number a resident left, in Chinese. */
export const phoneWordsZhCN = {
	head: "您的电话",
	kept: "在办的人现在看不到您的电话。",
	keptSealed: "有人守在旁边时，不要让人打电话来。",
	grant: "让在办的人看电话",
	grantHint: "只给现在这一个人看。换了人就看不到。",
	open: "在办的人可以看您的电话。看一次，这里记一次。",
	withdraw: "收回，不让看了",
	withdrawHint: "看过的收不回来。",
	granted: "记下了。现在在办的这个人可以看您的电话。",
	withdrawn: "收回了。从现在起没有人能看您的电话。",
	views: "谁看过",
	somebody: "在办的人",
	reasons,
	viewed: (reason: string) => `看了您的电话：${reason}`,
	toldGranted: "您同意在办的人看电话",
	toldWithdrawn: "您收回了，不让看电话",
};

export type PhoneWords = typeof phoneWordsZhCN;
