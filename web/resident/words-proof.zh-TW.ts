import type { ProofWords } from "./words-proof.zh-CN.ts";

/** What is said of the files under a receipt, in the Chinese of Taiwan. */
export const proofWordsZhTW: ProofWords = {
	head: "證明",
	hint: "一份檔案，證明您的反映收到過、沒被改過。誰都能核對，不用再問我們。裡面有您的原話，請收好。",
	hintErased:
		"一份檔案，證明您的反映收到過、沒被改過。原話已依法刪除，檔案裡沒有；以前下載過的請自己收好或者刪掉。",
	hintSealed: (to) =>
		`一份檔案，證明您的反映收到過、沒被改過。誰都能核對，不用再問我們。裡面沒有您的原話：原話已經加密，只有${to}能打開，這裡只有加密檔案的指紋。`,
	go: "下載證明",
	check: "核對一份證明",
	more: "公開紀錄是什麼",
	all: "留下的全部內容",
	allHint: "一個檔案：您寫的話、電話、照片和辦理經過，留了什麼，裡面就有什麼。誰拿到它都能看，請收好。",
	allHintSealed: (to) =>
		`一個檔案：編號、地方、時間、走到哪步，還有加密的那一份。您寫的話、電話和照片都鎖在裡面，只有${to}打得開。`,
	allHintErased: "一個檔案：還留著的辦理經過都在裡面，依法刪掉的已經不在了。誰拿到它都能看，請收好。",
	allGo: "下載全部內容",
};
