import type { ExitWire } from "../../server/contract/exit.ts";
import type { ExitWords } from "./words-exits.zh-CN.ts";

const reasons: Readonly<Record<ExitWire["reason"], string>> = {
	litigation: "正在打官司或者仲裁",
	review: "正在行政複議或者信訪複核",
	finalDecision: "依法有了最後的結論，沒有新的事實",
	noFacts: "沒有說清是什麼事，沒辦法辦",
	noPublicMatter: "是私人之間的事，不歸政府管",
	otherPlace: "是別的地方的事",
	otherLevel: "歸上一級管",
	otherBody: "歸別的單位管",
};

/** How a case ends without an answer, and what the resident can do about it, in the Chinese of Taiwan. */
export const exitWordsZhTW: ExitWords = {
	outside: {
		head: "說的是某個人，或者您要求，就會加密交出去",
		whoText: (body) => `只有${body}打得開。`,
		notText: "這裡誰也打不開：被反映的人、他的上級、管機器的人都一樣。留了電話，也鎖在裡面交過去。",
		sealed: "已經加密",
		sealedText: (body) =>
			`您寫的只有${body}打得開，這裡誰也看不到，連您也調不出來。五個工作日內要轉交過去，到時沒轉，出藍卡，換人來辦。`,
		add: "要補充，就再報一件，寫上這一件的編號。",
	},
	why: "為什麼",
	reasons,
	body: "該找誰",
	limit: "那邊的時限",
	awayHint:
		"網址是辦件的人寫的。點開以後，那邊看得到您從哪裡上網；我們這裡從不告訴他們。信不過，就打電話，或者自己去搜單位的名字。",
	noStop: "這不影響您申請複議或者起訴，那些期限照樣在走。",
	withdraw: "撤回這件",
	withdrawHead: "撤回這件嗎？",
	withdrawHint: "撤回以後就不再辦了，不能反悔。誰也不該勸您撤。",
	askedToWithdraw: "有人要您撤回嗎？",
	withdrawGo: "撤回，不再辦",
	withdrawNot: "不撤了，回去",
	appeal: "不服，申訴",
	appealHint: (until) =>
		`只能一次，由沒管過這事的上級看。${until === null ? "15 天以內。" : `到 ${until} 為止。`}`,
	appealGo: "交申訴",
	erase: "刪掉我寫的話",
	eraseHint:
		"把您寫的訴求、位置、電話和補的話都刪掉，找不回來，以後也不能再拿來作證。紀檢崗位先看是不是還有沒了結的事要用。辦理經過、對方說的話和公開紀錄裡的指紋留著。",
	eraseGo: "要求刪除",
	change: "改一下我的說法",
	split: "不是同一件事，拆出來",
	splitHint: "拆出來以後單獨派人辦，時限從您當初交的時候算，不會再併回去。",
	splitGo: "拆出來單獨辦",
	parts: {
		head: "另立的事",
		hint: "您一次說了幾件事，這些另立了單子，各辦各的。用同一個查詢碼看。",
		go: "看這一件",
		whole: "回到原來那件",
	},
};
