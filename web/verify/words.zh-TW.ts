import type { ProofFault } from "../../server/domain/log-proof.ts";
import type { OtherVerdict } from "./check.ts";
import type { VerifyWords } from "./words.zh-CN.ts";

const faults: Readonly<Record<ProofFault, string>> = {
	noProof: "這不是證明檔案，或者檔案被改過、沒有存完整。",
	noCheckpoint: "檔案裡的存證讀不出來，可能沒有存完整。",
	notSigned: "檔案裡的存證不是用這把公鑰簽的。請再對一遍公鑰。",
	signatureWrong: "存證的簽名不對：存證被改過。",
	originOther: "檔案裡的存證是另一本日誌的。",
	notIncluded: "這條紀錄不在存證所說的日誌裡，或者被改過。",
	wordsOther: "檔案裡的話，不是這條紀錄當時存下的話。",
};

const others: Readonly<Record<OtherVerdict, string>> = {
	none: "",
	same: "另一份存證和檔案裡的一樣：別人看到的是同一本日誌。",
	notComparable: "另一份存證記到的條數不同，沒有網路時比不了。可以請人用 npm run verify 比。",
	unreadable: "另一份存證讀不出來，或者不是用這把公鑰簽的，沒有比。",
	fork: "另一份存證和檔案裡的對不上：同一本日誌給不同的人看了不同的內容。請兩份都留好，拿給紀檢或媒體看。",
};

export const verifyWordsZhTW: VerifyWords = {
	leave: "快速離開",
	largeType: "大字",
	usualType: "一般字",
	counts: {
		left: (count) => `還能寫 ${count} 個字`,
		over: (count) => `多了 ${count} 個字`,
	},
	title: "核對證明",
	log: "公開紀錄",
	lead: "手裡的證明檔案對不對，在這裡一算就知道。全在您自己的手機上算，什麼也不送出去；頁面打開以後，沒有網路也能用。",
	file: "證明檔案",
	fileHint: "查進度的那一頁存下來的檔案，名字以 .tlog-proof 結尾。",
	key: "日誌的公鑰",
	keyHint: "從公布欄或報紙上抄，不要從要核對的那個網站上抄。",
	other: "另一份存證（可以不填）",
	otherHint: "公布欄上的或別人留著的存證，整段貼進來，看兩邊是不是同一本日誌。",
	go: "核對",
	checking: "正在核對…",
	cannotCheck: "還差一點：",
	whatYouWrote: "您填的內容都還在。",
	missing: { proof: "請選證明檔案。", key: "請填日誌的公鑰。" },
	fileTooLarge: "這個檔案太大，不是證明檔案。",
	keyWrong: "這不是日誌的公鑰，可能抄錯了一個字元。",
	right: "對得上",
	wrong: "對不上",
	fork: "有兩本日誌",
	place: (index, size, origin) =>
		`這條紀錄在 ${origin} 的日誌裡，是前 ${size} 條裡的第 ${index} 條，一個字也沒有改過。`,
	meaning: "只要這份檔案還在，誰刪掉、改掉或改了日期，都會被查出來。它不能說明事情辦沒辦好。",
	said: "當時存下的話",
	noWords:
		"檔案裡沒有原話，只核對了紀錄。原話可能已依法刪除：網站「公開紀錄」裡有清單。紀錄還在，沒有被改過。",
	places: { text: "訴求原話", spot: "具體位置", aboutName: "說的是誰", words: "說的話", reason: "理由" },
	otherPlace: "存下的內容",
	keep: "檔案和公鑰都留好，不要再改。可以換一台機器再核對一次，或者拿給信得過的人看。",
	faults,
	others,
	here: {
		others: {
			none: "公開紀錄上的存證沒有取到，沒有比。",
			same: "公開紀錄上現在的存證，就是檔案裡的這一份。",
			notComparable: "公開紀錄上的存證記到的條數不同，沒有比。過一會兒再核對一次。",
			unreadable: "公開紀錄上的存證讀不出來，沒有比。",
			fork: "公開紀錄上的存證和檔案裡的對不上：同一本日誌給不同的人看了不同的內容。請把證明和存證都留好，拿給紀檢或媒體看。",
		},
		notSigned: "檔案裡的存證不是用這個網站給的公鑰簽的。",
		wrong: "請把證明下載下來留好，換一台機器再核對。還是對不上，就拿給紀檢或媒體看。",
		key: "公鑰也是這個網站給的。整本日誌要是換掉了，只在這裡看不出來：請對一對公布欄或報紙上的公鑰，是不是這一把。",
	},
};
