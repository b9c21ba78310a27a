import type { Language } from "../lib/words.ts";

const zhCN = {
	title: "通行密钥",
	what: "用手机或电脑的指纹、面容或 PIN 登录，不填口令，也不填动态码。密钥只在您的设备上，这里只存一半：公钥。",
	none: "还没有通行密钥。",
	alone: "您只有这一把，没有口令。丢了它，要两个人才能让您再进来：再加一把。",
	added: (at: string) => `${at} 加上`,
	used: (at: string) => `上次用它：${at}`,
	unused: "还没用过",
	synced: "会同步到您的别的设备",
	bound: "只在这一台设备上",
	doubted: "它的计数倒退了，像是被人复制过：已经停用，用它进不来。拿掉它，换一把。",
	remove: "拿掉",
	removeWhat: "拿掉以后用它进不来，别处的登录也都结束。",
	last: "这是最后一把钥匙，不能拿掉。",
	rename: "改名",
	renameTo: "改成",
	renameGo: "就叫这个",
	name: "给它起个名字",
	nameHint: "自己认得就行，例如“我的手机”。只有您看得到。",
	add: "加一把通行密钥",
	adding: "看着设备，照它说的做…",
	stale: "登录超过 10 分钟了。加钥匙、拿掉钥匙，要先退出再登录一次。",
	unavailable: "这个地址用不了通行密钥：要用公开的网址，或者 http://localhost。",
	unsupported: "这个浏览器没有通行密钥。",
	done: "加好了。下次登录，按“用通行密钥登录”。",
	removed: "拿掉了。",
	renamed: "改好了。",
	broken: "设备没有做完，什么也没改。想加就再按一次。",
};
type PasskeysWords = typeof zhCN;

const en: PasskeysWords = {
	title: "Passkeys",
	what: "Sign in with the finger, face or PIN of a phone or computer, without passphrase and code. The key stays on your device; only its public half is kept here.",
	none: "No passkey yet.",
	alone:
		"This is your only one, and there is no passphrase. If it is lost, two people have to let you in again: add another.",
	added: (at) => `added ${at}`,
	used: (at) => `last used ${at}`,
	unused: "not used yet",
	synced: "goes with you to your other devices",
	bound: "on one device only",
	doubted:
		"Its count went back, as if somebody had copied it: it opens nothing any more. Take it away and add another.",
	remove: "Take away",
	removeWhat: "It then opens nothing, and sessions elsewhere end.",
	last: "This is the last way in and stays.",
	rename: "Rename",
	renameTo: "New name",
	renameGo: "Call it that",
	name: "What do you call it?",
	nameHint: "So that you know it, such as “my phone”. Only you see it.",
	add: "Add a passkey",
	adding: "Follow your device…",
	stale: "You signed in over 10 minutes ago. To add or take away a key, sign out and in again first.",
	unavailable: "Passkeys do not work at this address: they need the public one, or http://localhost.",
	unsupported: "This browser has no passkeys.",
	done: "Added. Next time, press “Sign in with a passkey”.",
	removed: "Taken away.",
	renamed: "Renamed.",
	broken: "The device did not finish; nothing was changed. Press again if you like.",
};

/** The words of one's own passkeys. */
export function passkeysWords(language: Language): PasskeysWords {
	return language === "en" ? en : zhCN;
}
