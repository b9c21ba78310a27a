import type { Instant } from "../server/domain/calendar.ts";
import type { Case } from "../server/domain/case.ts";
import type { DaylightCase } from "../server/domain/daylight.ts";
import type { LeftOut } from "../server/domain/exclusion-events.ts";
import { stepOrder } from "../server/domain/ladder.ts";
import type { Times } from "../server/domain/measure.ts";
import type { Level } from "../server/domain/policy.ts";
import type { Listed, Reads } from "../server/domain/reads.ts";
import type { Store } from "./open.ts";
import { emptyPage, keyAfter, pageOf, pageRows } from "./page.ts";
import { wordsTable } from "./words.ts";

/** Service cases of an area; sealed ones are in no figure (trust.md A8). */
const inArea = `
	track = 'service' AND sealed = 0 AND area_code >= @areaPrefix AND area_code < @areaPrefix || ':'`;
/** Due in [from, to) and by now (rules.md §5). */
const inPeriod = `${inArea} AND counted_at >= @from AND counted_at < @to AND counted_at <= @now`;

/** Praise has no clock, so it is left out and counted apart (rules.md §7). */
const isPraise = "ifnull(category_code, '') = '1202'";

/** A merged report is a voice of another case; one withdrawn before anybody signed was nobody's work (rules.md §5). */
const isMerged = "status = 'merged'";
const isUnsigned = "status = 'withdrawn' AND signed_at IS NULL AND contacted_at IS NULL";

/** Left out by approval, or shelved until a review: valid while both have agreed (rules.md §5, E). */
const isApproved = "ifnull(exclusion, '') LIKE 'approved %'";
const isShelved = "shelved IS NOT NULL";
const isLeftOut = `(${isApproved} OR ${isShelved})`;

/** What figures and daylight page count, each by when it was due. */
const counted = `
	WHERE ${inPeriod} AND NOT ${isPraise} AND NOT (${isMerged}) AND NOT (${isUnsigned}) AND NOT ${isLeftOut}`;

/** Ignored or late is what ever was so in any round, and what is so now (rules.md §4). */
const times = `
	SELECT level, area_code, contact_seconds, answer_seconds,
		was_ignored OR (overdue_from < @now AND contacted_at IS NULL AND ifnull(contact_due_at < @now, 0)),
		was_late OR (overdue_from < @now AND answered_at IS NULL AND ifnull(finish_due_at < @now, 0)),
		step_rank, category_code, measured, case_number, counted_at
	FROM case_now
	${counted}`;

/** What is left out of the figures, each report once. */
const leftOut = `
	SELECT total(${isPraise}), total(NOT ${isPraise} AND ${isMerged}), total(NOT ${isPraise} AND ${isUnsigned})
	FROM case_now WHERE ${inPeriod} AND (${isPraise} OR ${isMerged} OR ${isUnsigned})`;

/** The reasons of what is left out beside those, each case once. */
const reasons = `
	SELECT iif(${isApproved}, 'exclusion', 'shelving') AS kind,
		iif(${isApproved}, substr(exclusion, length('approved ') + 1), shelved) AS reason, count(*)
	FROM case_now
	WHERE ${inPeriod} AND NOT ${isPraise} AND NOT (${isMerged}) AND NOT (${isUnsigned}) AND ${isLeftOut}
	GROUP BY kind, reason ORDER BY kind, reason`;

const leftOutPage = `
	SELECT received_at, case_number, state FROM case_now
	WHERE (exclusion IS NOT NULL OR shelved IS NOT NULL) AND sealed = 0 AND track = 'service'
		AND area_code >= @areaPrefix AND area_code < @areaPrefix || ':'
		AND (-received_at, case_number) > (@afterReceived, @afterNumber)
	ORDER BY -received_at, case_number LIMIT @rows`;

/** What the daylight page counts of each case; a card is a step from blue on. */
const daylight = `
	SELECT area_code, category_code, answer_seconds,
		was_late OR (overdue_from < @now AND answered_at IS NULL AND ifnull(finish_due_at < @now, 0)),
		ifnull(overdue_from < @now, 0), step_rank > ${stepOrder.indexOf("unsigned") + 1}
	FROM case_now ${counted}`;

type Bound = { areaPrefix: string; from: Instant; to: Instant; now: Instant };
type Row = readonly [
	level: Level,
	areaCode: string,
	contactSeconds: number | null,
	answerSeconds: number | null,
	ignored: number | null,
	late: number | null,
	stepRank: number,
	categoryCode: string | null,
	measured: string | null,
	caseNumber: string,
	countedAt: Instant,
];

function timesFrom(row: Row): Times {
	const [level, areaCode, contactSeconds, answerSeconds, ignored, late, stepRank, categoryCode, ...rest] =
		row;
	const [measured, caseNumber, countedAt] = rest;
	return {
		level,
		areaCode,
		contactSeconds,
		answerSeconds,
		answeredInTime: answerSeconds !== null && late !== 1,
		ignored: ignored === 1,
		late: late === 1,
		highest: stepOrder[stepRank - 1] ?? null,
		categoryCode,
		caseNumber,
		countedAt,
		measured: measured === null ? null : JSON.parse(measured),
	};
}

type DaylightCells = readonly [
	areaCode: string,
	categoryCode: string | null,
	answerSeconds: number | null,
	late: number | null,
	overdue: number,
	carded: number,
];

function daylightFrom([
	areaCode,
	categoryCode,
	answerSeconds,
	late,
	overdue,
	carded,
]: DaylightCells): DaylightCase {
	return {
		areaCode,
		categoryCode,
		answerSeconds,
		answeredInTime: answerSeconds !== null && late !== 1,
		overdue: overdue === 1,
		carded: carded === 1,
	};
}

type LeftOutRow = readonly [LeftOut["kind"], LeftOut["reason"], number];

function leftOutReads(store: Store): Reads["leftOut"] {
	const { textOf } = wordsTable(store);
	const select = store.connection
		.prepare<[Readonly<Record<string, string | number>>], [Instant, string, string]>(leftOutPage)
		.raw();
	return ({ areaPrefix, cursor }) => {
		const key = keyAfter(cursor, [Number.MIN_SAFE_INTEGER, ""]);
		if (key === null) return emptyPage;
		const [afterReceived = 0, afterNumber = ""] = key;
		const rows = select.all({ areaPrefix, afterReceived, afterNumber, rows: pageRows });
		return pageOf(
			rows,
			([receivedAt, caseNumber]) => [-receivedAt, caseNumber],
			([, , written]): Listed => {
				const state: Case = JSON.parse(written);
				return { state, text: textOf(state.text), spot: textOf(state.spot) };
			},
		);
	};
}

/** The figures of each counted case, and how many were left out and why; no state and no words are read. */
export function statisticsReads(store: Store): Pick<Reads, "timesOf" | "daylightCases" | "leftOut"> {
	const select = store.connection.prepare<[Bound], Row>(times).raw();
	const excluded = store.connection.prepare<[Bound], [number, number, number]>(leftOut).raw();
	const why = store.connection.prepare<[Bound], LeftOutRow>(reasons).raw();
	const told = store.connection.prepare<[Bound], DaylightCells>(daylight).raw();
	return {
		leftOut: leftOutReads(store),
		daylightCases: ({ from, to, now }) => told.all({ areaPrefix: "", from, to, now }).map(daylightFrom),
		timesOf({ areaPrefix, from, to, now }) {
			const period = { areaPrefix, from: from ?? Number.MIN_SAFE_INTEGER, to, now };
			const [praise = 0, merged = 0, withdrawn = 0] = excluded.get(period) ?? [];
			const leftOut = why.all(period).map(([kind, reason, count]) => ({ kind, reason, count }));
			return { cases: select.all(period).map(timesFrom), praise, merged, withdrawn, leftOut };
		},
	};
}
