import type Database from "better-sqlite3";
import type { Instant } from "../server/domain/calendar.ts";
import type { Case } from "../server/domain/case.ts";
import { stepOrder } from "../server/domain/ladder.ts";
import { casesAgedSecondsMin, openCountedMax } from "../server/domain/limits.ts";
import type { Load } from "../server/domain/load.ts";
import type { OverdueGroup, OverdueQuery, Reads } from "../server/domain/reads.ts";
import type { Store } from "./open.ts";
import { emptyPage, keyAfter, pageOf, pageRows } from "./page.ts";
import { wordsTable } from "./words.ts";

/** In the order of the board; the queries know a group by its place. */
const groups: readonly OverdueGroup[] = ["ignored", "late", "carded"];

/** That of the highest step below the cards, counted from 1. */
const noticeRank = stepOrder.indexOf("unsigned") + 1;

/**
 * Service cases that are not sealed and are ignored (contact due past without effective contact, signed or not), late
 * (finish due past without answer) or hold a card. `rank` is that of the highest card in force, else of the
 * highest step there was, and no card's.
 * Never one that names the reader; most name nobody, and only of the others the names are taken out of the state.
 */
const board = `
	SELECT case_number, received_at, state,
		CASE
			WHEN overdue_from < @now AND contacted_at IS NULL AND contact_due_at < @now THEN 0
			WHEN overdue_from < @now THEN 1
			ELSE 2
		END AS place,
		CASE WHEN card_rank > 0 THEN card_rank + ${noticeRank} ELSE min(step_rank, ${noticeRank}) END AS rank
	FROM case_now
	WHERE rowid IN (
			SELECT rowid FROM case_now WHERE overdue_from < @now AND sealed = 0
			UNION ALL SELECT rowid FROM case_now WHERE card_rank > 0 AND sealed = 0
		)
		AND track = 'service' AND area_code >= @areaPrefix AND area_code < @areaPrefix || ':'
		AND (instr(state, '"namedIds":[]') > 0 OR @personId NOT IN (SELECT value FROM json_each(state, '$.namedIds')))`;

const page = `
	SELECT place, -rank, received_at, case_number, state FROM (${board})
	WHERE (@place IS NULL OR place = @place) AND (@rank IS NULL OR rank = @rank)
		AND (place, -rank, received_at, case_number) > (@afterPlace, @afterRank, @afterReceived, @afterNumber)
	ORDER BY place, -rank, received_at, case_number
	LIMIT @rows`;

const counting = `
	SELECT place, count(*) FROM (${board}) WHERE (@rank IS NULL OR rank = @rank) GROUP BY place`;

type BoardRow = readonly [
	place: number,
	rank: number,
	receivedAt: Instant,
	caseNumber: string,
	state: string,
];
type Bound = Readonly<Record<string, string | number | null>>;

function countsBy(statement: Database.Statement<[Bound], [number, number]>, bound: Bound) {
	const counts: Record<OverdueGroup, number> = { ignored: 0, late: 0, carded: 0 };
	for (const [place, count] of statement.all(bound)) counts[groups[place] ?? "carded"] = count;
	return counts;
}

/** How much is open is what still waits for an answer: that is what the partial index holds, and nothing else is read. */
const openCounting = `
	SELECT count(*) AS open, total(received_at <= @agedBy) AS aged, total(overdue_from < @now) AS overdue
	FROM (
		SELECT received_at, overdue_from FROM case_now
		WHERE post_id = @postId AND overdue_from IS NOT NULL AND sealed = 0 LIMIT ${openCountedMax}
	)`;

/** What lies with a post: cases that still wait for contact or answer. */
export function loadReads(store: Store): Pick<Reads, "loadOf" | "isAnyDispatched"> {
	const count = store.connection.prepare<[Bound], Load>(openCounting);
	const first = store.connection.prepare(
		"SELECT 1 FROM case_now WHERE post_id IS NOT NULL AND sealed = 0 LIMIT 1",
	);
	return {
		loadOf: (postId, now) =>
			count.get({ postId, now, agedBy: now - casesAgedSecondsMin }) ?? { open: 0, aged: 0, overdue: 0 },
		isAnyDispatched: () => first.get() !== undefined,
	};
}

/** The overdue board: ignored first, then late, then carded; highest step first, then oldest. Counts leave `group` aside. */
export function overdueReads(store: Store): Pick<Reads, "overdueBoard"> {
	const { textOf } = wordsTable(store);
	const select = store.connection.prepare<[Bound], BoardRow>(page).raw();
	const count = store.connection.prepare<[Bound], [number, number]>(counting).raw();
	const itemOf = ([place, , , , json]: BoardRow) => {
		const state: Case = JSON.parse(json);
		return { group: groups[place] ?? "carded", state, text: textOf(state.text), spot: textOf(state.spot) };
	};
	return {
		overdueBoard({ personId, areaPrefix, now, group, step, cursor }: OverdueQuery) {
			const rank = step === null ? null : stepOrder.indexOf(step) + 1;
			const place = group === null ? null : groups.indexOf(group);
			const counts = countsBy(count, { personId, areaPrefix, now, rank });
			const key = keyAfter(cursor, [-1, 0, 0, ""]);
			if (key === null) return { ...emptyPage, counts };
			const [afterPlace = 0, afterRank = 0, afterReceived = 0, afterNumber = ""] = key;
			const after = { afterPlace, afterRank, afterReceived, afterNumber, rows: pageRows };
			const rows = select.all({ personId, areaPrefix, now, rank, place, ...after });
			return { ...pageOf(rows, ([a, b, c, d]) => [a, b, c, d], itemOf), counts };
		},
	};
}
