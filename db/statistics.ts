import type { Instant } from "../server/domain/calendar.ts";
import type { DaylightCase } from "../server/domain/daylight.ts";
import { stepOrder } from "../server/domain/ladder.ts";
import type { Level } from "../server/domain/policy.ts";
import type { Reads, Times } from "../server/domain/reads.ts";
import type { Store } from "./open.ts";

/** Service cases received in [from, to) in an area; sealed ones are in no figure (trust.md A8). */
const inPeriod = `
	track = 'service' AND sealed = 0 AND received_at >= @from AND received_at < @to
	AND area_code >= @areaPrefix AND area_code < @areaPrefix || ':'`;

/** Praise has no clock, so it is left out and counted apart (rules.md §7). */
const isPraise = "ifnull(category_code, '') = '1202'";

/** A merged report is a voice of another case; one withdrawn before anybody signed was nobody's work (rules.md §5). */
const isMerged = "status = 'merged'";
const isUnsigned = "status = 'withdrawn' AND signed_at IS NULL AND contacted_at IS NULL";

/** Ignored or late is what ever was so in any round, and what is so now (rules.md §4). */
const times = `
	SELECT level, area_code, contact_seconds, answer_seconds,
		was_ignored OR (overdue_from < @now AND contacted_at IS NULL AND ifnull(contact_due_at < @now, 0)),
		was_late OR (overdue_from < @now AND answered_at IS NULL AND ifnull(finish_due_at < @now, 0)),
		step_rank
	FROM case_now WHERE ${inPeriod} AND NOT ${isPraise} AND NOT (${isMerged}) AND NOT (${isUnsigned})`;

/** What is left out of the figures, each report once. */
const leftOut = `
	SELECT total(${isPraise}), total(NOT ${isPraise} AND ${isMerged}), total(NOT ${isPraise} AND ${isUnsigned})
	FROM case_now WHERE ${inPeriod} AND (${isPraise} OR ${isMerged} OR ${isUnsigned})`;

/** What the daylight page counts of each case; a card is a step from blue on. */
const daylight = `
	SELECT area_code, category_code, answer_seconds,
		was_late OR (overdue_from < @now AND answered_at IS NULL AND ifnull(finish_due_at < @now, 0)),
		ifnull(overdue_from < @now, 0), step_rank > ${stepOrder.indexOf("unsigned") + 1}
	FROM case_now WHERE ${inPeriod} AND NOT ${isPraise} AND NOT (${isMerged}) AND NOT (${isUnsigned})`;

type Bound = { areaPrefix: string; from: Instant; to: Instant; now: Instant };
type Row = readonly [
	level: Level,
	areaCode: string,
	contactSeconds: number | null,
	answerSeconds: number | null,
	ignored: number | null,
	late: number | null,
	stepRank: number,
];

function timesFrom([level, areaCode, contactSeconds, answerSeconds, ignored, late, stepRank]: Row): Times {
	return {
		level,
		areaCode,
		contactSeconds,
		answerSeconds,
		answeredInTime: answerSeconds !== null && late !== 1,
		ignored: ignored === 1,
		late: late === 1,
		highest: stepOrder[stepRank - 1] ?? null,
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

/** The figures of each counted case, and how many were left out and why; no state and no words are read. */
export function statisticsReads(store: Store): Pick<Reads, "timesOf" | "daylightCases"> {
	const select = store.connection.prepare<[Bound], Row>(times).raw();
	const excluded = store.connection.prepare<[Omit<Bound, "now">], [number, number, number]>(leftOut).raw();
	const told = store.connection.prepare<[Bound], DaylightCells>(daylight).raw();
	return {
		daylightCases: ({ from, to, now }) => told.all({ areaPrefix: "", from, to, now }).map(daylightFrom),
		timesOf({ areaPrefix, from, to, now }) {
			const period = { areaPrefix, from: from ?? Number.MIN_SAFE_INTEGER, to };
			const [praise = 0, merged = 0, withdrawn = 0] = excluded.get(period) ?? [];
			return { cases: select.all({ ...period, now }).map(timesFrom), praise, merged, withdrawn };
		},
	};
}
