import type { Language } from "../lib/words.ts";

const zhCN = {
	title: "口令",
	change: "改口令",
	changeWhat: "要先填现在的口令。改好以后，别处的登录都结束，只留这里。",
	none: "您只用通行密钥登录，没有口令。加一个口令，钥匙都丢了也进得来；声明数据丢失时也要用它。",
	stale: "登录超过 10 分钟了。要加口令，先退出再登录一次。",
	old: "现在的口令",
	totp: "验证器上现在的 6 位数字",
	totpHint: "每个数字只能用一次。刚登录过的，等它换成下一个。",
	passphrase: "新口令",
	hint: "至少 12 个字，不要求大小写和符号，也不用定期改。人人都用的、差不多只是这里的单位、地名、人名的，不收。",
	missing: "这一项还没有填。",
	cannot: "口令还没有改",
	keep: "您填的都还在。",
	colon: "：",
	go: "改成这个口令",
	going: "正在改…",
	changed: "口令改好了，别处的登录都已结束。",
	add: "加一个口令",
	addGo: "加上这个口令",
	added: "口令加好了。以后用口令加动态码，或者通行密钥，都能登录。",
	record: "最近的登录",
	recordWhat: "谁也改不了，谁也删不了。不记设备，也不记地址。",
	recordNone: "还没有记录。",
	opened: { passphrase: "用口令登录", passkey: "用通行密钥登录" },
	failed: { passphrase: "有人试口令，没进来", passkey: "有人试通行密钥，没进来" },
	knew: "口令对了，动态码不对，没进来",
	knewWhat: "不是您自己的话，有人知道您的口令：现在就改。",
};
export type PassphraseWords = typeof zhCN;

const en: PassphraseWords = {
	title: "Passphrase",
	change: "Change the passphrase",
	changeWhat: "It takes the one so far. Once changed, you are signed out everywhere but here.",
	none: "You sign in by passkey alone, and have no passphrase. With one you get in even if every key is lost; it is also what declaring a loss of data asks for.",
	stale: "You signed in over 10 minutes ago. To add a passphrase, sign out and in again first.",
	old: "Passphrase so far",
	totp: "The 6 digits your authenticator shows now",
	totpHint: "Each works once. If you have just signed in, wait for the next.",
	passphrase: "New passphrase",
	hint: "At least 12 characters; no capitals or signs are asked for, and it never has to change. One that many people use, or that is little but names of this place, is not taken.",
	missing: "Please fill this in.",
	cannot: "The passphrase has not been changed",
	keep: "Everything you filled in is still here.",
	colon: ": ",
	go: "Change to this passphrase",
	going: "Changing it…",
	changed: "The passphrase is changed, and you are signed out everywhere else.",
	add: "Add a passphrase",
	addGo: "Add this passphrase",
	added: "Added. From now on passphrase and code let you in, and so does a passkey.",
	record: "Latest sign-ins",
	recordWhat: "Nobody can change or delete these. Neither device nor address is kept.",
	recordNone: "Nothing yet.",
	opened: { passphrase: "signed in by passphrase", passkey: "signed in by passkey" },
	failed: {
		passphrase: "a passphrase was tried and did not open",
		passkey: "a passkey was tried and did not open",
	},
	knew: "the passphrase was right, the code was not; it did not open",
	knewWhat: "If that was not you, somebody knows your passphrase: change it now.",
};

/** The words of one's own passphrase and the record of sign-ins. */
export function passphraseWords(language: Language): PassphraseWords {
	return language === "en" ? en : zhCN;
}
