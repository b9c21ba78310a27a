import type { PhoneWords } from "./words-phone.zh-CN.ts";

/** Who may see the phone number a resident left, in the Chinese of Taiwan. */
export const phoneWordsZhTW: PhoneWords = {
	head: "您的電話",
	kept: "在辦的人現在看不到您的電話。",
	keptSealed: "有人守在旁邊時，不要讓人打電話來。",
	grant: "讓在辦的人看電話",
	grantHint: "只給現在這一個人看。換了人就看不到。",
	open: "在辦的人可以看您的電話。看一次，這裡記一次。",
	withdraw: "收回，不讓看了",
	withdrawHint: "看過的收不回來。",
	granted: "記下了。現在在辦的這個人可以看您的電話。",
	withdrawn: "收回了。從現在起沒有人能看您的電話。",
	views: "誰看過",
	somebody: "在辦的人",
	reasons: {
		agreeTime: "約時間登門",
		findPlace: "問清在哪裡",
		askFacts: "問清是什麼事",
		tellResult: "告訴您辦得怎樣",
		inDanger: "怕有人出事",
	},
	viewed: (reason) => `看了您的電話：${reason}`,
	toldGranted: "您同意在辦的人看電話",
	toldWithdrawn: "您收回了，不讓看電話",
};
