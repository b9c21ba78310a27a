import type { Instant } from "../server/domain/calendar.ts";
import type { CaseEvent } from "../server/domain/case-events.ts";
import type { Attitude, Feedback } from "../server/domain/feedback.ts";
import { casebookScannedMax } from "../server/domain/limits.ts";
import type { Measured, Owed } from "../server/domain/measure.ts";
import type { Reads } from "../server/domain/reads.ts";
import { eventFrom } from "./canonical.ts";
import { caseStreamOf } from "./events.ts";
import type { Store } from "./open.ts";
import { cursorOf, emptyPage, keyAfter } from "./page.ts";

/**
 * A bounded number of cases in the order in which they count; the state of those the person holds, and what is measured of
 * those the person had to decide; sealed ones never.
 */
const scanned = `
	SELECT counted_at, case_number,
		was_ignored OR ifnull(overdue_from < @now AND contacted_at IS NULL AND contact_due_at < @now, 0),
		was_late OR ifnull(overdue_from < @now AND answered_at IS NULL AND finish_due_at < @now, 0),
		CASE WHEN holder_id = @holderId THEN state END,
		CASE WHEN instr(measured, @quoted) > 0 THEN measured END
	FROM case_now
	WHERE track = 'service' AND sealed = 0 AND counted_at >= @from AND counted_at < @to
		AND (counted_at, case_number) > (@afterCounted, @afterNumber)
	ORDER BY counted_at, case_number
	LIMIT ${casebookScannedMax}`;

const said = `
	SELECT bytes FROM event WHERE stream = ? AND type IN ('CaseConfirmed', 'CaseDisputed', 'VerdictChanged')
	ORDER BY version`;

type Row = readonly [
	countedAt: Instant,
	caseNumber: string,
	ignored: number,
	late: number,
	state: string | null,
	measured: string | null,
];
type Said = Extract<CaseEvent, { readonly feedback: Feedback }>;

/** What a person's own figures are counted from (rules.md §5). */
export function figuresReads(store: Store): Pick<Reads, "heldSince"> {
	const select = store.connection.prepare<[Readonly<Record<string, string | number>>], Row>(scanned).raw();
	const feedback = store.connection.prepare<[string], string>(said).pluck();
	const attitudeOf = (caseNumber: string): Attitude | null =>
		feedback
			.all(caseStreamOf(caseNumber))
			.map((bytes) => eventFrom<Said>(bytes).feedback.attitude)
			.findLast((attitude) => attitude !== undefined) ?? null;
	return {
		heldSince({ holderId, from, to, now, cursor }) {
			const key = keyAfter(cursor, [Number.MIN_SAFE_INTEGER, ""]);
			if (key === null) return { ...emptyPage, decisions: [] };
			const [afterCounted = 0, afterNumber = ""] = key;
			const quoted = JSON.stringify(holderId);
			const rows = select.all({ holderId, quoted, from, to, now, afterCounted, afterNumber });
			const items = rows.flatMap(([, caseNumber, ignored, late, json]) => {
				if (json === null) return [];
				const was = { ignored: ignored === 1, late: late === 1 };
				return [{ state: JSON.parse(json), ...was, attitude: attitudeOf(caseNumber) }];
			});
			const decisions = rows.flatMap(([, , , , , measured]) => {
				const all: readonly Owed[] = measured === null ? [] : (JSON.parse(measured) as Measured).decisions;
				return all.filter(({ personId }) => personId === holderId);
			});
			const last = rows.at(-1);
			const more = rows.length === casebookScannedMax && last !== undefined;
			return { items, decisions, nextCursor: more ? cursorOf([last[0], last[1]]) : null };
		},
	};
}
