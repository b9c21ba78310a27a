import type { Language } from "../lib/words.ts";

const zhCN = {
	title: "检举控告收不收",
	what: "一人提，纪检的另一位同意，下一件起生效。管理员一个人定不了。",
	now: "现在",
	unset: "不收。还没有写明：里面谁都不能看的，交给外面哪里。",
	receive: (recipient: string) => `收。里面谁都不能看的，交给 ${recipient}。`,
	withKey: (key: string) => `转交的件用这把公钥加密：${key}`,
	bodyKey: (name: string, key: string) => `归${name}管的，用这把公钥加密交给它：${key}`,
	bodyKeyLabel: (name: string) => `${name}的公钥（可以以后再填）`,
	bodyKeyHint: "age1 开头。归它管的人和单位的检举控告，就用这把加密交给它。",
	noKey: "还没有那边的公钥，封存的件转交不了。",
	handOver: (recipient: string) => `加密交给 ${recipient}：收到就加密，这里谁也看不到。`,
	refer: "不收。居民页面上写明打 12388，什么也不留下。",
	proposed: (what: string) => `有人提：${what}`,
	by: (name: string, until: string) => `${name} 提的，${until} 前有效。`,
	agree: "同意这样",
	drop: "不同意，撤掉",
	dropOwn: "撤回",
	waits: "提的人自己不能同意，等纪检的另一位。",
	choose: "提一个改法",
	modeReceive: "收，封存，只给纪检看",
	modeHandOver: "收到就加密，只有外面那家打得开",
	handOverMeans:
		"这里只剩编号、地方、类别、时间和该避开谁，原话、照片、电话都锁在文件里。纪检收到后五个工作日内转交；到时没转，出蓝卡，换另一位来办。派单时才发现的，照旧封存。",
	keyAtOnce: "那边的公钥",
	keyNeeded: "age1 开头，请那边用 age-keygen 生成，私钥自己留着。没有它就没法加密。私钥丢了，谁也打不开。",
	modeRefer: "不收，请居民打 12388",
	recipient: "里面谁都不能看的，交给外面哪里",
	recipientHint: "例如上一级纪委监委的信访室。没有写明，就不能收。",
	key: "那边的公钥（可以以后再填）",
	keyHint: "age1 开头，请那边用 age-keygen 生成，把公钥给您，私钥自己留着。填了，封存的件才转交得过去。",
	go: "提出来，等另一位同意",
	going: "正在写入…",
	sent: "已提出，等另一位同意。",
	agreed: "已同意，下一件起生效。",
	dropped: "已撤掉。",
};
type ConductIntakeWords = typeof zhCN;

const en: ConductIntakeWords = {
	title: "Whether conduct reports are taken in",
	what: "One proposes, another of the discipline office agrees; it holds from the next report. An administrator alone cannot decide it.",
	now: "Now",
	unset: "Not taken in. Who outside gets what nobody inside may read is not said yet.",
	receive: (recipient) => `Taken in. What nobody inside may read goes to ${recipient}.`,
	withKey: (key) => ` What is transferred is encrypted to ${key}`,
	bodyKey: (name, key) => ` What ${name} is competent for is encrypted to it with ${key}`,
	bodyKeyLabel: (name) => `Public key of ${name} (may follow later)`,
	bodyKeyHint: "Begins with age1. Reports about whom it is competent for are encrypted to it.",
	noKey: " It has given no public key yet, so no sealed report can be transferred.",
	handOver: (recipient) => `Encrypted to ${recipient} as they come; nobody here can read one.`,
	refer: "Not taken in. The residents' page names 12388, and nothing is kept.",
	proposed: (what) => `Proposed: ${what}`,
	by: (name, until) => `By ${name}, good until ${until}.`,
	agree: "Agree to this",
	drop: "Do not agree; drop it",
	dropOwn: "Take it back",
	waits: "Whoever proposed it cannot agree; another of the discipline office has to.",
	choose: "Propose a change",
	modeReceive: "Take them in, sealed, for discipline officers only",
	modeHandOver: "Encrypt them as they come, for the body outside alone",
	handOverMeans:
		"What stays here is number, place, category, time, and who must not know; words, photos and phone number are locked in the file. A discipline officer transfers it within five working days; otherwise a blue card falls and another has to. What triage only finds later is sealed as before.",
	keyAtOnce: "Their public key",
	keyNeeded:
		"Begins with age1. They make it with age-keygen and keep the private half. Nothing can be encrypted without it, and if they lose the private half nobody can open anything.",
	modeRefer: "Take none in, and name 12388",
	recipient: "Who outside gets what nobody inside may read",
	recipientHint:
		"Such as the petition office of the discipline body above. Without one, none can be taken in.",
	key: "Their public key (may follow later)",
	keyHint:
		"Begins with age1. They make it with age-keygen, give you the public half and keep the private one. Sealed reports can be transferred once it is set.",
	go: "Propose it to another",
	going: "Writing…",
	sent: "Proposed; another has to agree.",
	agreed: "Agreed; it holds from the next report.",
	dropped: "Dropped.",
};

/** The words of the part on conduct reports. */
export function conductIntakeWords(language: Language): ConductIntakeWords {
	return language === "en" ? en : zhCN;
}
