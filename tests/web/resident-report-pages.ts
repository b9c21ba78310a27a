import type { SubmitReportReply } from "../../server/contract/intake.ts";
import type { MatterWire } from "../../server/contract/join.ts";
import type { DoorLanguage } from "../../web/lib/words.ts";
import { emptyReportDraft, type ResidentPage, type Shell } from "../../web/resident/page.ts";

/** The pages of a report up to its receipt, with data in the language of the page: what is foreign then is a foreign word. */
type DataName = "text" | "spot" | "holder" | "superior" | "reply" | "community" | "grid" | "place";
type Data = Readonly<Record<DataName, string>>;

export const dataOf: Readonly<Record<DoorLanguage, Data>> = {
	"zh-CN": {
		text: "楼门口的地砖翘起来了。\n谁管？<b>",
		spot: "2 号楼门口",
		holder: "柳荫社区 市政设施岗",
		superior: "柳荫社区 书记岗",
		reply: "今早看了，周五来修。",
		community: "柳荫社区",
		grid: "3 号网格",
		place: "青石桥街道",
	},
	"zh-TW": {
		text: "樓門口的地磚翹起來了。\n誰管？<b>",
		spot: "2 號樓門口",
		holder: "柳蔭社區 市政設施崗",
		superior: "柳蔭社區 書記崗",
		reply: "今早看了，週五來修。",
		community: "柳蔭社區",
		grid: "3 號網格",
		place: "青石橋街道",
	},
	en: {
		text: "A paving slab sticks up at the door.\nWho is responsible?<b>",
		spot: "Building 2",
		holder: "Liuyin public works post",
		superior: "Liuyin secretary",
		reply: "Seen this morning; repair on Friday.",
		community: "Liuyin",
		grid: "grid 3",
		place: "Qingshiqiao",
	},
};

const dangerText: Readonly<Record<DoorLanguage, string>> = {
	"zh-CN": "我不想活了。",
	"zh-TW": "孩子身上有傷。",
	en: "I think of suicide.",
};
export const receipt = "7G4K-9TXQ-2MRB-W8VE-5HNZ-C3PD-6JYA";
const idempotencyKey = "0123456789abcdef0123";
export function shellOf(language: DoorLanguage, large = false): Shell {
	const data = dataOf[language];
	return {
		language,
		large,
		areas: [
			{ areaCode: "110105001001", name: data.community },
			{ areaCode: "110105001001003", name: data.grid },
			{ areaCode: "110105001002", name: `${data.community} 2` },
		],
		areaCode: null,
		scripts: ["/assets/resident.js"],
		styles: ["/assets/resident.css"],
		demo: null,
		placeName: data.place,
		origin: "https://hotline.example",
		now: "2026-11-16T10:05:00+08:00",
	};
}

export const clocks = {
	signDueAt: "2026-11-16T15:05:00+08:00",
	contactDueAt: "2026-11-17T18:00:00+08:00",
	finishDueAt: "2026-11-23T18:00:00+08:00",
	provisional: false,
};

function replyOf(more: Partial<SubmitReportReply> = {}): SubmitReportReply {
	const caseNumber = "110105-2611-0187";
	return { receipt, caseNumber, track: "service", state: "dispatched", triageDueAt: null, clocks, ...more };
}

/** Every field filled in. */
export function fullDraft(language: DoorLanguage) {
	const { text, spot, holder } = dataOf[language];
	const chosen = {
		danger: "yes",
		about: "person",
		sealed: "yes",
		wantCall: "yes",
		phoneForHolder: "yes",
		frail: "yes",
		consentPublish: "yes",
	} as const;
	const typed = {
		text,
		spot,
		aboutName: holder,
		contactPhone: "13800000000",
		areaCode: "110105001001003",
		areaTyped: spot,
	};
	return {
		...emptyReportDraft(idempotencyKey),
		...chosen,
		...typed,
		categoryCode: "0201",
		type: "complaint" as const,
		photos: "0123456789abcdefABCDEF",
		proof: "a-token",
		join: "own",
	};
}

/** Two open matters as strangers are told of them. */
function openMatters(language: DoorLanguage): readonly MatterWire[] {
	const of = { areaName: dataOf[language].community, categoryCode: "0203", since: "2026-11-16" } as const;
	return [
		{ ...of, matter: "one", spot: "building", state: "handling", voices: 12 },
		{ ...of, matter: "other", spot: "unknown", state: "dispatched", voices: null },
	];
}

/** The report page, the check and the receipt by the name of their state. */
export function reportPages(language: DoorLanguage): Record<string, ResidentPage> {
	const draft = fullDraft(language);
	const empty = emptyReportDraft(idempotencyKey);
	const problems = [
		{ field: "contactPhone", code: "textUnprintable" },
		{ field: "areaCode", code: "unknownArea" },
		{ field: "about", code: "textEmpty" },
	];
	return {
		report: { page: "report", draft: empty, problems: [] },
		grown: { page: "report", draft, problems: [] },
		errors: { page: "report", draft, problems },
		grownDanger: { page: "report", draft: { ...draft, text: dangerText[language] }, problems: [] },
		check: { page: "check", draft, offered: [], matters: [] },
		checkMatters: { page: "check", draft, offered: [], matters: openMatters(language) },
		checkDanger: { page: "check", draft: { ...draft, text: dangerText[language] }, offered: [], matters: [] },
		checkPlain: {
			page: "check",
			draft: { ...empty, text: draft.text, areaCode: draft.areaCode },
			offered: ["0201", "0206"],
			matters: [],
		},
		receipt: { page: "receipt", reply: replyOf(), areaName: draft.spot, help: false },
		receiptDesk: {
			page: "receipt",
			reply: replyOf({ state: "received", clocks: null, triageDueAt: clocks.signDueAt }),
			areaName: draft.spot,
			help: true,
		},
		receiptSealed: {
			page: "receipt",
			reply: replyOf({ track: "conduct", state: "received", clocks: null }),
			areaName: draft.spot,
			help: true,
		},
	};
}
