import type { Language } from "../lib/words.ts";

/** Words of the frame that the staff doors share: bar, sign-in, and what went wrong on the way. */
const zh = {
	toContent: "跳到正文",
	mainMenu: "主菜单",
	signOut: "退出",
	signingOut: "正在退出…",
	signIn: "登录",
	signingIn: "正在登录…",
	username: "账号",
	passphrase: "口令",
	totp: "动态码",
	totpHint: "验证器上的 6 位数字。没有绑定过就空着。",
	sessionLost: "登录过期了。重新登录，您写的都还在。",
	byPasskey: "用通行密钥登录",
	nobodyKnows: "口令只有您自己知道，管理员也设不了、看不到。忘了，请管理员重新邀请您。",
	demoTitle: "演示：点一个人，直接进去",
	demoHint: "这里的人和工单都是编的。真正的系统没有这一栏。",
	missing: { username: "请填账号。", passphrase: "请填口令。" },
	cannotSignIn: "还不能登录",
	whatYouWrote: "您写的内容都还在。",
	tryAgain: "再试一次",
	seen: (name: string, when: string) => `${name} · ${when} 看`,
	demoClock: (when: string) => `演示时间 ${when}`,
	demoSpeed: "演示时钟走多快",
	demoSpeeds: { 1: "真实快慢", 60: "1 秒走 1 分", 600: "1 秒走 10 分", 3600: "1 秒走 1 时" },
	retryIn: (seconds: number) => `过 ${seconds} 秒再试。`,
	unreachable: "连不上系统",
	/** What this side of the wire noticed by itself; the server's codes are shared words. */
	here: {
		brokenOff: "设备没有做完。再试一次，或者用口令登录。",
		offline: "现在没有网，没有送到。写好的还在这一页，连上再试。",
		insecure: "这个地址没有加密，登录留不住。请用 https 打开；在服务器上，用 http://localhost。",
		tooSlow: "等了很久没有回音，可能没有送到。刷新看一眼，再决定要不要再试。",
		unreadable: "回来的内容读不懂，可能没有办成。刷新看一眼，再决定要不要再试。",
	},
};

const en: typeof zh = {
	toContent: "Skip to content",
	mainMenu: "Main menu",
	signOut: "Sign out",
	signingOut: "Signing out…",
	signIn: "Sign in",
	signingIn: "Signing in…",
	username: "Username",
	passphrase: "Passphrase",
	totp: "One-time code",
	totpHint: "6 digits from your authenticator. Leave empty if you never set one up.",
	sessionLost: "Your session has ended. Sign in again: what you wrote is still here.",
	byPasskey: "Sign in with a passkey",
	nobodyKnows:
		"Only you know your passphrase; an administrator can neither set nor see it. If it is lost, ask to be invited again.",
	demoTitle: "Demo: pick a person and go in",
	demoHint: "People and cases here are made up. A real installation has no such list.",
	missing: { username: "Please fill in your username.", passphrase: "Please fill in your passphrase." },
	cannotSignIn: "Cannot sign in yet",
	whatYouWrote: "Everything you wrote is still here.",
	tryAgain: "Try again",
	seen: (name, when) => `Seen by ${name}, ${when}`,
	demoClock: (when) => `Demo time ${when}`,
	demoSpeed: "How fast the demo's clock runs",
	demoSpeeds: { 1: "real pace", 60: "1 s = 1 min", 600: "1 s = 10 min", 3600: "1 s = 1 h" },
	retryIn: (seconds) => `Try again in ${seconds} s.`,
	unreachable: "The system cannot be reached",
	here: {
		brokenOff: "The device did not finish. Try again, or use your passphrase.",
		offline:
			"No connection, so nothing was sent. What you wrote is still on this page: try again when connected.",
		insecure:
			"This address is not encrypted: no sign-in lasts. Open it with https; on the server itself, with http://localhost.",
		tooSlow: "No answer for a long time; it may not have arrived. Reload and look before you try again.",
		unreadable: "The answer could not be read; it may not have worked. Reload and look before you try again.",
	},
};

export type PageWords = typeof zh;

/** The frame's words in `language`. */
export function pageWords(language: Language): PageWords {
	return language === "en" ? en : zh;
}
