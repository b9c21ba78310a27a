import type { Language } from "../lib/words.ts";

const zhCN = {
	title: "转交给外面的机关",
	what: (recipient: string) =>
		`做成一个加密文件，只有${recipient}打得开。这里只记下：谁、什么时候、转给哪里、是哪个文件。`,
	ends: "转交以后，这一件在这里就结束了；居民凭查询码看得到“已加密转交”。居民留的电话不在文件里。",
	after: "文件送到以后，原话由两个人依法删除，理由选“已转交给外面的机关”。没删之前可以再做一次文件。",
	shut: (recipient: string) => `收到时就加密了，只有${recipient}打得开，这里谁也看不到。照片和电话也在里面。`,
	whatShut: (recipient: string) =>
		`收到的加密文件原样存下来，交给${recipient}。这里只记下：谁、什么时候、转给哪里、是哪个文件。`,
	goShut: "存成文件，记下转交",
	endsShut: "收到起五个工作日内要转交。转交以后，这一件在这里就结束了；居民凭查询码看得到“已加密转交”。",
	afterShut: "送到以后，加密文件由两个人依法删除，理由选“已转交给外面的机关”。没删之前可以再存一次。",
	competent: (name: string) => `有权管的机关：${name}`,
	reach: (how: string) => `怎么送：${how}`,
	managedBy: (name: string) => `主管被反映人、单位的：${name}`,
	notKeyed: "它还没有公钥，这里没法给它加密。公钥由纪检两个人在工作台“谁能进来”那页定。",
	elsewhereChosen: (recipient: string) => `不交给它，转给${recipient}`,
	elsewhere: "为什么不交给有权管的机关",
	elsewhereHint: "这句话记在经过里，以后查得到。",
	noKey: "还没有填外面那家的公钥。纪检两个人在工作台“谁能进来”那页填好，这里才能转交。",
	go: "加密并存成文件",
	going: "正在加密…",
	done: (name: string, sha256: string) => `已存成 ${name}。文件的 SHA-256：${sha256}，送到后可以核对。`,
};
const en: typeof zhCN = {
	title: "Transfer to the body outside",
	what: (recipient) =>
		`Makes a file that only ${recipient} can open. All that is recorded is who, when, to whom, and which file.`,
	ends: "With it the case is over here; the resident reads under the receipt that it was handed on. The resident's telephone number is not in it.",
	after:
		"Once the file has arrived, two people erase the words, on the ground that it was transferred. Until then it can be made again.",
	shut: (recipient) =>
		`Encrypted as it came: ${recipient} alone can open it, nobody here can. Photos and phone number are in it too.`,
	whatShut: (recipient) =>
		`Saves the encrypted file as it came, for ${recipient}. All that is recorded is who, when, to whom, and which file.`,
	goShut: "Save the file and record the transfer",
	endsShut:
		"It must be transferred within five working days of its receipt. With it the case is over here; the resident reads under the receipt that it was handed on.",
	afterShut:
		"Once it has arrived, two people erase the encrypted file, on the ground that it was transferred. Until then it can be saved again.",
	competent: (name) => `Competent: ${name}`,
	reach: (how) => `How it is reached: ${how}`,
	managedBy: (name) => `Whom it concerns is managed or regulated by ${name}`,
	notKeyed:
		"It has no key yet, so nothing can be encrypted to it here. Two of the discipline office agree to one at the desk, on the page of who has access.",
	elsewhereChosen: (recipient) => `Not to that body, but to ${recipient}`,
	elsewhere: "Why it does not go to the competent body",
	elsewhereHint: "The sentence stays in the trail.",
	noKey:
		"No key of a body outside is set yet. Two of the discipline office set it at the desk, on the page of who has access.",
	go: "Encrypt and save as a file",
	going: "Encrypting…",
	done: (name, sha256) => `Saved as ${name}. SHA-256 of the file, to compare on arrival: ${sha256}.`,
};

/** The words of a transfer. */
export function transferWords(language: Language): typeof zhCN {
	return language === "en" ? en : zhCN;
}
