import type { PendingWire } from "../../server/contract/decision.ts";
import type { InboxItem, ReadCaseReply } from "../../server/contract/handling.ts";
import { deskWordsEn } from "../../web/desk/words.en.ts";
import { keepEnglish } from "../../web/desk/words.ts";

// In the browser they are loaded when somebody asks for them.
keepEnglish(deskWordsEn);

/** Cases as the wire shows them, made up, on a Thursday at 15:10. */
export const now = "2019-03-14T15:10:00+08:00";

/** 15:10 of 14 March 2019 and the like: day of March, then time. */
export const at = (day: string, time: string) => `2019-03-${day}T${time}:00+08:00`;

/** A row of the list: a normal case whose contact is due today at 18:00. */
export function row(caseNumber: string, more: Partial<InboxItem> = {}): InboxItem {
	return {
		caseNumber,
		version: 3,
		state: "handling",
		level: "normal",
		areaCode: "331002004017",
		areaName: "柳荫社区",
		categoryCode: "0203",
		spot: "东巷",
		ask: "contact",
		dueAt: at("14", "18:00"),
		receivedAt: at("13", "12:30"),
		text: "路灯从月初就不亮。",
		step: null,
		round: 1,
		sealed: false,
		danger: false,
		mine: true,
		...more,
	};
}

const nobodyElse = (["decideCase", "dispatchCase", "sealCase", "readTrail"] as const).map((action) => ({
	action,
	why: "notYours",
}));

const inHand: ReadCaseReply = {
	caseNumber: "190313-0001-0001",
	version: 3,
	state: "handling",
	track: "service",
	sealed: false,
	held: [],
	level: "normal",
	areaCode: "331002004017",
	areaName: "柳荫社区",
	categoryCode: "0203",
	reportType: "complaint",
	asOf: now,
	receivedAt: at("13", "12:30"),
	triageDueAt: null,
	text: "路灯从月初就不亮，下夜班的人摸黑走。",
	spot: "东巷",
	frail: false,
	photos: [],
	about: null,
	post: "柳荫社区 市政设施岗",
	dutyItem: "第 8 条",
	startedAt: at("13", "12:30"),
	clocks: {
		signDueAt: at("13", "17:00"),
		contactDueAt: at("14", "18:00"),
		finishDueAt: at("20", "18:00"),
		provisional: false,
	},
	caseFinishDueAt: at("20", "18:00"),
	signedAt: at("13", "16:42"),
	contactedAt: null,
	answeredAt: null,
	silenceDueAt: null,
	round: 1,
	disputes: 0,
	nextMove: { as: "holder", post: "柳荫社区 市政设施岗" },
	mine: true,
	ask: "contact",
	pending: null,
	stops: [],
	clockStory: [],
	signStory: [],
	contactStory: [],
	assists: [],
	letters: [],
	how: null,
	verdict: null,
	steps: [],
	due: [{ step: "blue", cause: "contact", dueAt: at("14", "18:00") }],
	trail: [],
	messages: [],
	actions: [
		{ action: "signCase", why: "wrongState" },
		{ action: "contactResident", why: null },
		{ action: "answerCase", why: null },
		...nobodyElse,
	],
};

/** A case in its holder's hands: dispatched yesterday, signed, not yet contacted. */
export function caseOf(more: Partial<ReadCaseReply> = {}): ReadCaseReply {
	return { ...inHand, ...more };
}

/** `actions` of somebody who may do just these. */
export function only(
	...may: readonly ReadCaseReply["actions"][number]["action"][]
): ReadCaseReply["actions"] {
	return caseOf().actions.map(({ action }) => ({ action, why: may.includes(action) ? null : "notYours" }));
}

/** An answer of the server. */
export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Response {
	return new Response(value === null ? null : JSON.stringify(value), { status, headers });
}

/** A refusal of the server. */
export function problem(code: string, status: number, more: object = {}): Response {
	return json({ type: `urn:x:${code}`, title: code, status, code, ...more }, status);
}

/** A decision that waits for the secretary. */
export function pendingOf(kind: PendingWire["kind"]): PendingWire {
	const nothing = {
		words: null,
		days: null,
		byDate: null,
		level: null,
		categoryCode: null,
		cause: null,
		owner: null,
	};
	return {
		...nothing,
		kind,
		post: "书记岗",
		dueAt: at("15", "18:00"),
		basis: null,
		milestones: [],
		mustName: false,
	};
}
