import type { PreviewReportReply } from "../../server/contract/take.ts";
import { moment } from "../lib/formats.ts";
import type { Language } from "../lib/words.ts";

type Clocks = NonNullable<PreviewReportReply["clocks"]>;

function limitsIn({ signDueAt, contactDueAt, finishDueAt }: Clocks, now: string, language: Language) {
	const at = (limit: string) => moment(limit, now, language);
	return {
		sign: at(signDueAt),
		contact: contactDueAt === null ? null : at(contactDueAt),
		finish: at(finishDueAt),
	};
}

const zhCN = {
	title: "接听记录",
	text: "来电人怎么说（记原话，不概括）",
	place: "哪里",
	placeHint: "拼音首字母、地名、网格号都行，回车取第一个。",
	places: "地点",
	spot: "具体位置",
	spotHint: "照来电人的说法写。",
	likely: "像是这一类",
	category: "事项",
	unsure: "定不了，等分派",
	kind: "紧急程度",
	kinds: { normal: "一般", danger: "有人身危险", inquiry: "咨询" },
	phone: "回电话（可不留）",
	phoneHint: "只用来回电话。看一次记一次。",
	about: "说到了某个干部？",
	seal: "封存，只给纪检",
	sealHint: "封存后您自己也看不到。不会派给被说到的人。",
	to: (post: string) => `派给 ${post}，读查询码`,
	goes: {
		unknown: "交上去，读查询码",
		dispatched: "派出去，读查询码",
		triage: "交待分派，读查询码",
		sealed: "封存，读查询码",
	},
	joins: "加一个声音，读查询码",
	after: {
		unknown: "写了话、选了地方，就说得出派给谁。",
		dispatched: "责任书里只有一个人管，自动派单。",
		triage: "责任书定不了派给谁，或者说到了人：等分派。",
		sealed: "只有管得着他的纪检看得到。",
	},
	limits: (clocks: Clocks, now: string) => {
		const { sign, contact, finish } = limitsIn(clocks, now, "zh-CN");
		return `${sign} 前签收，${contact === null ? "" : `${contact} 前联系，`}${finish} 前办完。`;
	},
	required: { text: "请写来电人的话。", place: "请选一个地方：打几个字，回车取第一个。" },
	beside: "边上看的",
	near: "附近正在办的，像是同一件",
	join: "加一个声音",
	joinHint: "来电人照样拿到自己的查询码，答复两个人都看得到。",
	ask: "边听边问",
	asks: ["现在有没有危险？", "在哪栋楼、哪个路口？", "以前跟谁说过？怎么答的？", "要不要回电话？不要也行。"],
	read: "读给来电人听，请他记下",
	slip: "念给来电人的",
	code: "口令：打电话来查，报工单号和这 6 位数",
	noCode: "这一件不能打电话查，只能凭查询码上网看。",
	receipt: "查询码",
	groups: "查询码，七组",
	group: (place: number) => `第 ${place} 组`,
	spell: "一组一组读，读完请对方念回来。1 读“幺”，7 读“拐”，0 读“洞”。没有字母 O、I、L、U。",
	right: "对方念对了，接下一个",
	print: "打印",
	tell: "告诉对方：",
	waits: "“已经收到，有人看过以后派出去。拿这串码上网，随时能查。这串码我们也补不了。”",
	sentence: (clocks: Clocks, now: string) => {
		const { sign, contact, finish } = limitsIn(clocks, now, "zh-CN");
		const called = contact === null ? "" : `${contact} 前联系您，`;
		return `“${sign} 前有人签收，${called}${finish} 前办完。拿工单号和口令打来，或者拿这串码上网，都能查。这串码我们也补不了。”`;
	},
	taken: "刚才记下的",
	fixed: "已经提交，谁也改不了。漏了什么，补一句。",
	more: "补一句",
	add: "补上",
	added: "补上了。",
};

const en: typeof zhCN = {
	title: "Take a call",
	text: "What the caller says (their words, no summary)",
	place: "Where",
	placeHint: "Part of a name, the initials of its sounds, a grid number; Enter takes the first.",
	places: "Places",
	spot: "Where exactly",
	spotHint: "As the caller puts it.",
	likely: "It looks like",
	category: "Category",
	unsure: "Cannot tell: triage",
	kind: "How urgent",
	kinds: { normal: "Normal", danger: "A person is in danger", inquiry: "A question" },
	phone: "Call back (optional)",
	phoneHint: "For calling back alone. Each look at it is recorded.",
	about: "Is it about somebody on staff?",
	seal: "Seal it for discipline staff",
	sealHint: "Once sealed you cannot see it either. It never goes to whoever it is about.",
	to: (post) => `Send to ${post}, read the receipt`,
	goes: {
		unknown: "Hand in, read the receipt",
		dispatched: "Send, read the receipt",
		triage: "Send to triage, read the receipt",
		sealed: "Seal, read the receipt",
	},
	joins: "Add a voice, read the receipt",
	after: {
		unknown: "With words and a place it can be said where it goes.",
		dispatched: "The duty book names one person: it is dispatched at once.",
		triage: "The duty book names nobody, or somebody is named: it waits for triage.",
		sealed: "Only the discipline staff in charge can read it.",
	},
	limits: (clocks, now) => {
		const { sign, contact, finish } = limitsIn(clocks, now, "en");
		return `Signed by ${sign}, ${contact === null ? "" : `contacted by ${contact}, `}answered by ${finish}.`;
	},
	required: {
		text: "Write what the caller says.",
		place: "Choose a place: type a little, Enter takes the first.",
	},
	beside: "Beside the call",
	near: "In hand nearby, perhaps the same",
	join: "Add a voice",
	joinHint: "The caller gets a receipt of their own; both read the answer.",
	ask: "Ask while you listen",
	asks: [
		"Is anybody in danger now?",
		"Which building, which crossing?",
		"Whom did you tell before, and what did they say?",
		"Shall we call back? You need not.",
	],
	read: "Read it to the caller, who writes it down",
	slip: "To be read to the caller",
	code: "Spoken code: for asking by phone, with the case number",
	noCode: "Nothing is told of this one by phone: the receipt opens it online.",
	receipt: "Receipt",
	groups: "Receipt, seven groups",
	group: (place) => `Group ${place}`,
	spell: "Group by group; then the caller reads it back. There is no letter O, I, L or U.",
	right: "Read back right, next call",
	print: "Print",
	tell: "Tell the caller: ",
	waits:
		"“It is received; somebody looks at it and sends it on. The receipt opens it online at any time. We cannot recover the receipt.”",
	sentence: (clocks, now) => {
		const { sign, contact, finish } = limitsIn(clocks, now, "en");
		const called = contact === null ? "" : `you are contacted by ${contact}, `;
		return `“Somebody signs it by ${sign}, ${called}and it is answered by ${finish}. Ask by phone with case number and code, or online with the receipt. We cannot recover the receipt.”`;
	},
	taken: "Taken down just now",
	fixed: "It is sent and nobody changes it. What was left out is added.",
	more: "Add something",
	add: "Add it",
	added: "Added.",
};

/** The words of taking down a call, loaded with its page. */
export function takeWords(language: Language): typeof zhCN {
	return language === "en" ? en : zhCN;
}
