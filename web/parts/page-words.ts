import type { Session } from "../../server/contract/sign-in.ts";
import type { Language } from "./preferences.tsx";

/** Words of the frame that the staff doors share: bar, sign-in, refusals that only staff can meet. */
const zh = {
	toContent: "跳到正文",
	mainMenu: "主菜单",
	signOut: "退出",
	signingOut: "正在退出…",
	demoClock: "演示时钟",
	demoSpeed: (speed: number) => `比真实时间快 ${speed} 倍`,
	signIn: "登录",
	signingIn: "正在登录…",
	username: "账号",
	passphrase: "口令",
	totp: "动态码",
	totpHint: "验证器上的 6 位数字。没有绑定过就空着。",
	sessionLost: "登录过期了。重新登录，您写的都还在。",
	nobodyKnows: "口令只有您自己知道，管理员也设不了、看不到。忘了，请管理员重新邀请您。",
	demoTitle: "演示：点一个人，直接进去",
	demoHint: "这里的人和工单都是编的。真正的系统没有这一栏。",
	demoAs: "以此人进入",
	fieldMissing: "请填这一项。",
	whatYouWrote: "您写的内容都还在。",
	tryAgain: "再试一次",
	retryIn: (seconds: number) => `过 ${seconds} 秒再试。`,
	unreachable: "连不上系统",
	roles: {
		cadre: "承办干部",
		supervisor: "直接上级",
		leader: "分管领导",
		head: "主要领导",
		operator: "接线员",
		disciplineOfficer: "纪检监察",
		observer: "观察员",
		administrator: "管理员",
	} satisfies Record<Session["role"], string>,
};

const en: typeof zh = {
	toContent: "Skip to content",
	mainMenu: "Main menu",
	signOut: "Sign out",
	signingOut: "Signing out…",
	demoClock: "Demo clock",
	demoSpeed: (speed) => `${speed} times faster than real time`,
	signIn: "Sign in",
	signingIn: "Signing in…",
	username: "Username",
	passphrase: "Passphrase",
	totp: "One-time code",
	totpHint: "6 digits from your authenticator. Leave empty if you never set one up.",
	sessionLost: "Your session has ended. Sign in again: what you wrote is still here.",
	nobodyKnows:
		"Only you know your passphrase; an administrator can neither set nor see it. If it is lost, ask to be invited again.",
	demoTitle: "Demo: pick a person and go in",
	demoHint: "People and cases here are made up. A real installation has no such list.",
	demoAs: "Go in as this person",
	fieldMissing: "Please fill this in.",
	whatYouWrote: "Everything you wrote is still here.",
	tryAgain: "Try again",
	retryIn: (seconds) => `Try again in ${seconds} s.`,
	unreachable: "The system cannot be reached",
	roles: {
		cadre: "Cadre",
		supervisor: "Supervisor",
		leader: "Leader in charge",
		head: "Head of the sub-district",
		operator: "Hotline operator",
		disciplineOfficer: "Discipline officer",
		observer: "Observer",
		administrator: "Administrator",
	},
};

export type PageWords = typeof zh;

/** The frame's words in `language`. */
export function pageWords(language: Language): PageWords {
	return language === "en" ? en : zh;
}
