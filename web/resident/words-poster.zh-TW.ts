import type { posterWordsZhCN } from "./words-poster.zh-CN.ts";

/** The words of the posters with a code, in the Chinese of Taiwan. */
export const posterWordsZhTW: typeof posterWordsZhCN = {
	title: "QR 碼海報",
	listHead: "各網格的QR 碼海報",
	listLead: "點開一張，列印出來，貼在樓門口。掃了它，地方就選好了。",
	head: "有事，掃一掃，照實說",
	lead: "路燈壞了，章蓋不成，沒人管，都能說。",
	code: (place) => `${place}的QR 碼`,
	promise: "不用登入，不留姓名。給您一串查詢碼，誰在辦、辦到哪一步，自己看。辦沒辦好，您決定。",
	typed: (address) => `不會掃，也可以打開 ${address}`,
};
