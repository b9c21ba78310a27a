import type { ReadDaylightReply } from "../../server/contract/daylight.ts";
import type { FollowCaseReply, TimelineEntry } from "../../server/contract/follow-up.ts";
import type { DoorLanguage } from "../../web/lib/words.ts";
import { emptyFollowDraft, type FollowPage, type ResidentPage } from "../../web/resident/page.ts";
import { besidePages } from "./resident-beside-pages.ts";
import { clocks, dataOf, receipt, reportPages } from "./resident-report-pages.ts";

/** Every state of the resident's pages under a receipt, and all pages by the name of their state. */

const nothing = { post: null, words: null, nextStep: null, byDate: null, step: null, dueAt: null } as const;
const nor = { verdict: null, outcome: null, how: null } as const;

/** An entry of the story, empty but for what is given. */
function entry(at: string, kind: TimelineEntry["kind"], more: Partial<TimelineEntry> = {}): TimelineEntry {
	return { ...nothing, ...nor, at: `${at}+08:00`, kind, ...more };
}

const startedAt = "2026-11-16T10:05:00+08:00";
const begins = (unit: "workingDay" | "workingHour", count: number) => {
	const nothing = { until: null, seconds: null, days: null } as const;
	return { ...nothing, kind: "start", at: startedAt, limit: { unit, count } } as const;
};

const stories: Pick<FollowCaseReply, "clockStory" | "signStory" | "contactStory"> = {
	clockStory: [begins("workingDay", 5)],
	signStory: [begins("workingHour", 4)],
	contactStory: [
		begins("workingDay", 1),
		{
			...begins("workingDay", 1),
			kind: "decision",
			until: "2026-11-16T16:00:00+08:00",
			seconds: 3600,
			limit: null,
		},
	],
};

/** A case in hand: a blue card told the superior, then the holder wrote. */
export function viewOf(language: DoorLanguage, more: Partial<FollowCaseReply> = {}): FollowCaseReply {
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
		startedAt,
		...stories,
		nextMove: { as: "holder", post: holder },
		watchedBy: [superior],
		step: "finishReminder",
		round: 1,
		disputes: 0,
		chaseAgainAt: null,
		photos: ["0123456789abcdefABCDEF"],
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
		wishes: [],
		...more,
	};
}

/** The same case after the answer, waiting for the resident's word. */
export function answeredView(language: DoorLanguage, more: Partial<FollowCaseReply> = {}): FollowCaseReply {
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

function followPages(language: DoorLanguage): Record<string, ResidentPage> {
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
export const sealedView = (language: DoorLanguage) => viewOf(language, { track: "conduct", sealed: true });

/** While somebody works on it: a chase, and a contact that told nothing. */
function chasePages(language: DoorLanguage): Record<string, ResidentPage> {
	const { reply } = dataOf[language];
	return {
		chasable: follow(
			viewOf(language, { allowed: ["messageDesk", "withdrawCase", "chaseCase", "voidContact"] }),
		),
		chased: follow(
			viewOf(language, {
				...{ allowed: ["messageDesk", "withdrawCase"], chaseAgainAt: "2026-11-21T00:00:00+08:00" },
				timeline: [
					entry("2026-11-18T10:12:00", "contacted", { words: reply, nextStep: reply, byDate: "2026-11-20" }),
					entry("2026-11-19T10:12:00", "contactVoided"),
					entry("2026-11-20T09:00:00", "chased"),
				],
			}),
			{ done: "chased" },
		),
	};
}

/** A quarter in which one community is too small to be told, and one category has no times. */
function daylightView(language: DoorLanguage): ReadDaylightReply {
	const period = { id: "2026-Q4", from: clocks.signDueAt, to: "2026-11-16T00:00:00+08:00", running: true };
	const told = {
		counted: 42,
		answeredInTime: 30,
		overdue: 6,
		carded: 7,
		medianMinutes: 960,
		p90Minutes: 2400,
	};
	const veiled = { counted: null, answeredInTime: null, overdue: null, carded: null };
	const untold = { ...veiled, medianMinutes: null, p90Minutes: null };
	const name = dataOf[language].community;
	return {
		...{
			period,
			periods: [period, { ...period, id: "2026-Q3", running: false }],
			asOf: "2026-11-18T10:05:00+08:00",
		},
		all: { key: null, name: null, ...told },
		areas: [
			{ key: "110105001001", name, ...told },
			{ key: "110105001002", name, ...untold },
		],
		categories: [
			{ key: "01", name: null, ...told, overdue: null, medianMinutes: null, p90Minutes: null },
			{ key: "", name: null, ...untold },
		],
	};
}

/** All pages by the name of their state. */
export function pagesOf(language: DoorLanguage): Record<string, ResidentPage> {
	const retry = { action: "/report", fields: { text: dataOf[language].text, step: "send" } };
	return {
		...reportPages(language),
		...followPages(language),
		...chasePages(language),
		enter: { page: "enter", typed: "", problem: null },
		enterWrong: { page: "enter", typed: receipt, problem: "unknown" },
		refused: { page: "refused", code: "storageFull", retry },
		tooLarge: { page: "refused", code: "bodyTooLarge" },
		lost: { page: "refused", code: "routeUnknown" },
		daylight: { page: "daylight", view: daylightView(language), published: [] },
		...besidePages(language, {
			view: daylightView(language),
			answered: answeredView(language),
			shown: (view, more) => follow(viewOf(language, view), more),
		}),
		personalData: { page: "notice", notice: "personal-data" },
		gateway: { page: "notice", notice: "gateway" },
		posters: { page: "poster", areaCode: null, site: "https://hotline.example" },
		poster: { page: "poster", areaCode: "110105001001003", site: "https://hotline.example" },
		weather: { page: "weather" },
	};
}
