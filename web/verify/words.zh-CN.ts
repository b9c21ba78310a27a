import type { ProofFault } from "../../server/domain/log-proof.ts";
import type { OtherVerdict } from "./check.ts";

const faults: Readonly<Record<ProofFault, string>> = {
	noProof: "这不是证明文件，或者文件被改过、没存完整。",
	noCheckpoint: "文件里的存证读不出来，可能没存完整。",
	notSigned: "文件里的存证不是用这把公钥签的。请再对一遍公钥。",
	signatureWrong: "存证的签名不对：存证被改过。",
	originOther: "文件里的存证是另一本日志的。",
	notIncluded: "这条记录不在存证所说的日志里，或者被改过。",
	wordsOther: "文件里的话，不是这条记录当时存下的话。",
};

const others: Readonly<Record<OtherVerdict, string>> = {
	none: "",
	same: "另一份存证和文件里的一样：别人看到的是同一本日志。",
	notComparable: "另一份存证记到的条数不同，断着网比不了。可以请人用 npm run verify 比。",
	unreadable: "另一份存证读不出来，或者不是用这把公钥签的，没有比。",
	fork: "另一份存证和文件里的对不上：同一本日志给不同的人看了不同的内容。请两份都留好，拿给纪检或媒体看。",
};

export const verifyWordsZhCN = {
	leave: "快速离开",
	largeType: "大字",
	usualType: "常用字",
	counts: {
		left: (count: number) => `还能写 ${count} 个字`,
		over: (count: number) => `多了 ${count} 个字`,
	},
	title: "核对证明",
	log: "公开记录",
	lead: "手里的证明文件对不对，在这里一算就知道。全在您自己的手机上算，什么也不发出去；页面打开以后，断网也能用。",
	file: "证明文件",
	fileHint: "查进度的那一页存下来的文件，名字以 .tlog-proof 结尾。",
	key: "日志的公钥",
	keyHint: "从公示栏或报纸上抄，不要从要核对的那个网站上抄。",
	other: "另一份存证（可以不填）",
	otherHint: "公示栏上的或别人留着的存证，整段贴进来，看两边是不是同一本日志。",
	go: "核对",
	checking: "正在核对…",
	cannotCheck: "还差一点：",
	whatYouWrote: "您填的内容都还在。",
	missing: { proof: "请选证明文件。", key: "请填日志的公钥。" },
	fileTooLarge: "这个文件太大，不是证明文件。",
	keyWrong: "这不是日志的公钥，可能抄错了一个字符。",
	right: "对得上",
	wrong: "对不上",
	fork: "有两本日志",
	place: (index: string, size: string, origin: string) =>
		`这条记录在 ${origin} 的日志里，是前 ${size} 条里的第 ${index} 条，一个字也没有改过。`,
	meaning: "只要这份文件还在，谁删掉、改掉或改了日期，都会被查出来。它不能说明事情办没办好。",
	said: "当时存下的话",
	noWords: "文件里没有原话，只核对了记录。原话可能已依法删除：网站“公开记录”里有清单。记录还在，没有被改过。",
	places: { text: "诉求原话", spot: "具体位置", aboutName: "说的是谁", words: "说的话", reason: "理由" },
	otherPlace: "存下的内容",
	keep: "文件和公钥都留好，不要再改。可以换一台机器再核对一次，或者拿给信得过的人看。",
	faults,
	others,
	here: {
		others: {
			none: "公开记录上的存证没有取到，没有比。",
			same: "公开记录上现在的存证，就是文件里的这一份。",
			notComparable: "公开记录上的存证记到的条数不同，没有比。过一会儿再核对一次。",
			unreadable: "公开记录上的存证读不出来，没有比。",
			fork: "公开记录上的存证和文件里的对不上：同一本日志给不同的人看了不同的内容。请把证明和存证都留好，拿给纪检或媒体看。",
		},
		notSigned: "文件里的存证不是用这个网站给的公钥签的。",
		wrong: "请把证明下载下来留好，换一台机器再核对。还是对不上，就拿给纪检或媒体看。",
		key: "公钥也是这个网站给的。整本日志要是换掉了，只在这里看不出来：请对一对公示栏或报纸上的公钥，是不是这一把。",
	},
};
export type VerifyWords = typeof verifyWordsZhCN;
