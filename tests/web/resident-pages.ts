import type { FollowCaseReply, TimelineEntry } from "../../server/contract/follow-up.ts";
import type { SubmitReportReply } from "../../server/contract/intake.ts";
import type { Language } from "../../web/lib/words.ts";
import {
	emptyFollowDraft,
	emptyReportDraft,
	type FollowPage,
	type ResidentPage,
	type Shell,
} from "../../web/resident/page.ts";

/** Every state of the resident's pages, with data in the language of the page: what is foreign then is a foreign word. */
type DataName = "text" | "spot" | "holder" | "superior" | "reply" | "community" | "grid" | "place";
type Data = Readonly<Record<DataName, string>>;

export const dataOf: Readonly<Record<Language, Data>> = {
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

const dangerText: Readonly<Record<Language, string>> = { "zh-CN": "我不想活了。", en: "I think of suicide." };
export const receipt = "7G4K-9TXQ-2MRB-W8VE-5HNZ-C3PD-6JYA";
const idempotencyKey = "0123456789abcdef0123";
const nothing = { post: null, words: null, nextStep: null, byDate: null, step: null, dueAt: null } as const;
const nor = { verdict: null, outcome: null, how: null } as const;

/** An entry of the story, empty but for what is given. */
function entry(at: string, kind: TimelineEntry["kind"], more: Partial<TimelineEntry> = {}): TimelineEntry {
	return { ...nothing, ...nor, at: `${at}+08:00`, kind, ...more };
}

export function shellOf(language: Language, large = false): Shell {
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

const clocks = {
	signDueAt: "2026-11-16T15:05:00+08:00",
	contactDueAt: "2026-11-17T18:00:00+08:00",
	finishDueAt: "2026-11-23T18:00:00+08:00",
	provisional: false,
};

function replyOf(more: Partial<SubmitReportReply> = {}): SubmitReportReply {
	const caseNumber = "110105-2611-0187";
	return { receipt, caseNumber, track: "service", state: "dispatched", triageDueAt: null, clocks, ...more };
}

/** A case in hand: a blue card told the superior, then the holder wrote. */
export function viewOf(language: Language, more: Partial<FollowCaseReply> = {}): FollowCaseReply {
	const { text, spot, holder, superior, reply, community } = dataOf[language];
	const contacted = { post: holder, words: reply, nextStep: reply, byDate: "2026-11-20" };
	const state = { track: "service", sealed: false, state: "handling", how: null, verdict: null } as const;
	const times = {
		...{ triageDueAt: null, silenceDueAt: null, pendingDueAt: null, answeredAt: null },
		clocks,
	} as const;
	return {
		...state,
		...times,
		caseNumber: "110105-2611-0187",
		areaCode: "110105001001003",
		areaName: community,
		categoryCode: "0201",
		asOf: "2026-11-20T15:10:00+08:00",
		receivedAt: "2026-11-16T10:05:00+08:00",
		startedAt: "2026-11-16T10:05:00+08:00",
		clockStory: [],
		nextMove: { as: "holder", post: holder },
		watchedBy: [superior],
		step: "finishReminder",
		round: 1,
		disputes: 0,
		text,
		spot,
		timeline: [
			entry("2026-11-16T10:05:00", "received"),
			entry("2026-11-16T10:05:00", "dispatched", { post: holder }),
			entry("2026-11-16T15:05:01", "step", { step: "unsigned" }),
			entry("2026-11-16T16:42:00", "signed", { post: holder }),
			entry("2026-11-17T18:00:01", "step", { step: "blue", post: superior }),
			entry("2026-11-18T10:12:00", "contacted", contacted),
			entry("2026-11-20T14:16:00", "step", { step: "finishReminder", post: holder }),
		],
		messages: [{ at: "2026-11-18T12:40:00+08:00", from: "resident", post: null, words: spot }],
		allowed: ["messageDesk"],
		...more,
	};
}

/** The same case after the answer, waiting for the resident's word. */
export function answeredView(language: Language, more: Partial<FollowCaseReply> = {}): FollowCaseReply {
	const { holder, reply } = dataOf[language];
	const before = viewOf(language);
	const answer = entry("2026-11-20T15:12:00", "answered", { post: holder, words: reply, outcome: "done" });
	return {
		...before,
		state: "followUp",
		asOf: "2026-11-20T19:00:00+08:00",
		answeredAt: "2026-11-20T15:12:00+08:00",
		silenceDueAt: "2026-11-28T00:00:00+08:00",
		nextMove: { as: "resident", post: null },
		step: null,
		timeline: [...before.timeline, answer],
		allowed: ["messageDesk", "confirmCase", "disputeCase"],
		...more,
	};
}

export function follow(view: FollowCaseReply, more: Partial<FollowPage> = {}): FollowPage {
	return { page: "follow", receipt, view, draft: emptyFollowDraft, problems: [], done: null, ...more };
}

/** Every field filled in. */
export function fullDraft(language: Language) {
	const { text, spot, holder } = dataOf[language];
	const chosen = {
		danger: "yes",
		about: "person",
		sealed: "yes",
		wantCall: "yes",
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
	};
}

function reportPages(language: Language): Record<string, ResidentPage> {
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
		check: { page: "check", draft },
		checkDanger: { page: "check", draft: { ...draft, text: dangerText[language] } },
		checkPlain: { page: "check", draft: { ...empty, text: draft.text, areaCode: draft.areaCode } },
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

function followPages(language: Language): Record<string, ResidentPage> {
	const { superior, reply } = dataOf[language];
	const answered = answeredView(language);
	const last = answered.timeline.at(-1);
	const cannot = last === undefined ? [] : [{ ...last, outcome: "cannotBeSolved" as const }];
	const disputed = entry("2026-11-21T08:30:00", "disputed", { words: reply });
	const checked = entry("2026-11-21T08:30:00", "checkOpened", { post: superior });
	const pendingDueAt = "2026-11-26T18:00:00+08:00";
	const late = { asOf: "2026-12-08T09:30:00+08:00", step: "red", state: "dispatched" } as const;
	const again = {
		state: "dispatched",
		round: 2,
		disputes: 1,
		answeredAt: null,
		allowed: ["messageDesk"],
	} as const;
	return {
		follow: follow(viewOf(language)),
		late: follow(viewOf(language, late)),
		answered: follow(answered),
		answeredErrors: follow(answered, { problems: [{ field: "verdict", code: "textEmpty" }] }),
		cannot: follow({ ...answered, timeline: [...viewOf(language).timeline, ...cannot] }),
		rework: follow(
			{ ...answered, ...again, allowed: ["messageDesk"], timeline: [...answered.timeline, disputed] },
			{ done: "disputed" },
		),
		deciding: follow(viewOf(language, { pendingDueAt, answeredAt: answered.answeredAt })),
		checking: follow({
			...answered,
			pendingDueAt,
			timeline: [...answered.timeline, disputed, checked],
			allowed: [],
		}),
		closedErrors: follow(
			viewOf(language, { state: "closed", how: "confirmed", nextMove: null, allowed: [] }),
			{
				problems: ["verdict", "words"].map((field) => ({ field, code: "wrongState" })),
			},
		),
		closed: follow({ ...answered, state: "closed", how: "unconfirmed", nextMove: null, allowed: [] }),
		received: follow(viewOf(language, { state: "received", clocks: null, startedAt: null, timeline: [] })),
		sealed: follow(sealedView(language)),
	};
}

/** A careless server sends everything of a sealed report; the page must still keep quiet. */
export const sealedView = (language: Language) => viewOf(language, { track: "conduct", sealed: true });

/** All pages by the name of their state. */
export function pagesOf(language: Language): Record<string, ResidentPage> {
	const retry = { action: "/report", fields: { text: dataOf[language].text, step: "send" } };
	return {
		...reportPages(language),
		...followPages(language),
		enter: { page: "enter", typed: "", problem: null },
		enterWrong: { page: "enter", typed: receipt, problem: "unknown" },
		refused: { page: "refused", code: "storageFull", retry },
		tooLarge: { page: "refused", code: "bodyTooLarge" },
		lost: { page: "refused", code: "routeUnknown" },
		weather: { page: "weather" },
	};
}
