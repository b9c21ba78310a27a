import type { FiredStepWire, StepWire } from "../../server/contract/common.ts";
import type { OverdueItem } from "../../server/contract/escalation.ts";
import type { Session } from "../../server/contract/sign-in.ts";
import type { ReadStatisticsReply, StatisticsRow } from "../../server/contract/statistics.ts";
import type { ReadTrailReply, TrailEntry } from "../../server/contract/trail.ts";

/** Friday 20 November 2026, a quarter past three. */
export const asOf = "2026-11-20T15:10:00+08:00";
/** A time of November 2026: `at("11T10:30")`. */
export const at = (dayAndTime: string) => `2026-11-${dayAndTime}:00+08:00`;

/** A step that fired and is in force. */
export function fired(step: StepWire, dueAt: string, more: Partial<FiredStepWire> = {}): FiredStepWire {
	return {
		step,
		cause: "contact",
		round: 1,
		dueAt,
		firedAt: dueAt,
		fellOn: "南塘社区 养老服务岗",
		told: "南塘社区 书记岗",
		clearedAt: null,
		...more,
	};
}

/** A case that nobody has touched since Wednesday 11 November 10:30, held by its superior since Thursday evening. */
export function overdue(more: Partial<OverdueItem> = {}): OverdueItem {
	return {
		caseNumber: "261111-0052-0001",
		group: "ignored",
		voices: 1,
		surge: false,
		state: "dispatched",
		level: "normal",
		areaCode: "110102004003",
		areaName: "南塘社区",
		categoryCode: "0703",
		text: "说每月来看老人，我妈独居半年没见过人，签名不是她写的。",
		post: "南塘社区 养老服务岗",
		nextMove: { as: "superior", post: "南塘社区 书记岗" },
		step: "blue",
		receivedAt: at("11T10:30"),
		overdueSince: at("12T18:00"),
		clocks: {
			signDueAt: at("11T15:30"),
			contactDueAt: at("12T18:00"),
			finishDueAt: at("18T18:00"),
			provisional: false,
		},
		signedAt: null,
		contactedAt: null,
		answeredAt: null,
		round: 1,
		steps: [fired("unsigned", at("11T15:30"), { cause: "sign" }), fired("blue", at("12T18:00"))],
		held: [
			{ from: at("11T10:30"), to: at("12T18:00"), kind: "unsigned", post: "南塘社区 养老服务岗" },
			{ from: at("12T18:00"), to: null, kind: "superior", post: "南塘社区 书记岗" },
		],
		...more,
	};
}

/** A row of the numbers: `n` cases, one in ten late; under twenty there is nothing to compare. */
export function statisticsRow(n: number, more: Partial<StatisticsRow> = {}): StatisticsRow {
	const k = Math.round(n * 0.9);
	const few = n < 20;
	return {
		level: null,
		areaCode: null,
		areaName: null,
		received: n,
		contactMinutes: { n, median: few ? null : 120, p90: few ? null : 480 },
		answerMinutes: { n, median: few ? null : 960, p90: few ? null : 2400 },
		answeredInTime: { k, n, low: few ? null : 0.82, high: few ? null : 0.95 },
		ignored: 1,
		late: 2,
		...more,
	};
}

const few = { k: 1, n: 12, low: null, high: null };
const share = { k: 36, n: 40, low: 0.77, high: 0.96 };
const measures: ReadStatisticsReply["measures"] = {
	...{ contactedInTime: share, firstTime: share, returned: few, reworked: share, promisesKept: few },
	...{ falseDone: share, coverage: share },
	resolution: { value: 0.8, n: 25, low: 0.7, high: 0.9 },
	attitude: { value: null, n: 12, low: null, high: null },
	decisions: [{ id: "nantang:secretary", name: "南塘社区 书记岗", ...few }],
	helps: [{ id: "u:manager", name: "城市管理科", ...few }],
	burden: { cases: 40, letters: 3, forms: 84, steps: 21 },
	funnel: [
		{
			...{ areaCode: "110102004003", areaName: "南塘社区", counted: 19 },
			...{ observed: 9, expected: 2.1, outside: "99.8" },
			limits: { "95": { low: 0, high: 5 }, "99.8": { low: 0, high: 7 } },
		},
	],
};

/** Numbers of forty cases: one level that can be compared, one community that cannot. */
export function statistics(more: Partial<ReadStatisticsReply> = {}): ReadStatisticsReply {
	return {
		from: null,
		to: asOf,
		policyVersion: "1",
		counted: 40,
		voices: 40,
		excluded: { merged: 0, withdrawn: 0, sealed: null, praise: 3, leftOut: [] },
		measures,
		all: statisticsRow(40),
		levels: [statisticsRow(21, { level: "normal" }), statisticsRow(19, { level: "urgent" })],
		areas: [statisticsRow(19, { areaCode: "110102004003", areaName: "南塘社区" })],
		byHighestStep: [
			{ step: null, count: 30 },
			{ step: "blue", count: 10 },
		],
		answerDays: [
			{ workingDays: 1, count: 12 },
			{ workingDays: 2, count: 25 },
			{ workingDays: 5, count: 3 },
		],
		...more,
	};
}

/** One entry of a trail. */
export function entry(type: string, when: string, more: Partial<TrailEntry> = {}): TrailEntry {
	return {
		version: 1,
		at: when,
		type,
		by: null,
		words: null,
		nextStep: null,
		byDate: null,
		step: null,
		cause: null,
		dueAt: null,
		detail: null,
		...more,
	};
}

/** The trail of entries with a leaf hash each. */
export function trailOf(entries: readonly TrailEntry[]): ReadTrailReply {
	const items = entries.map((item, index) => ({
		...item,
		version: index + 1,
		position: 40 + index,
		leafHash: index.toString(16).padStart(64, "a1b2c3d4"),
	}));
	return { caseNumber: "261111-0052-0001", items, nextCursor: null };
}

/** Somebody signed in. */
export function session(role: Session["role"]): Session {
	return {
		personId: "p",
		name: "—",
		role,
		areaPrefix: "110102004",
		areaName: "青石桥街道",
		posts: [{ postId: "x", name: "青石桥街道 纪检监察一岗", unit: "青石桥街道纪检监察室" }],
		asOf: "2026-11-18T10:05:00+08:00",
	};
}
