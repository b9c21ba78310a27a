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

/** What a turn may look at: a bounded number of cases counted in the period, never a sealed one. */
const inPeriod = "track = 'service' AND sealed = 0 AND counted_at >= @from AND counted_at < @to";

/** Of what the person holds or held last, oldest report first. */
const held = `
	SELECT received_at, case_number,
		was_ignored OR ifnull(overdue_from < @now AND contacted_at IS NULL AND contact_due_at < @now, 0),
		was_late OR ifnull(overdue_from < @now AND answered_at IS NULL AND finish_due_at < @now, 0),
		state
	FROM case_now
	WHERE ${inPeriod} AND holder_id = @holderId AND (received_at, case_number) > (@after, @afterNumber)
	ORDER BY received_at, case_number
	LIMIT ${casebookScannedMax}`;

/** Of cases in which anybody had to decide, in the order in which they count. */
const decided = `
	SELECT counted_at, case_number, CASE WHEN instr(measured, @quoted) > 0 THEN measured END
	FROM case_now
	WHERE ${inPeriod} AND instr(measured, '"personId"') > 0 AND (counted_at, case_number) > (@after, @afterNumber)
	ORDER BY counted_at, case_number
	LIMIT ${casebookScannedMax}`;

const said = `
	SELECT bytes FROM event WHERE stream = ? AND type IN ('CaseConfirmed', 'CaseDisputed', 'VerdictChanged')
	ORDER BY version`;

type Key = readonly [at: Instant, caseNumber: string];
type HeldRow = readonly [...Key, ignored: number, late: number, state: string];
type DecidedRow = readonly [...Key, measured: string | null];
type Bound = Readonly<Record<string, string | number>>;
type Said = Extract<CaseEvent, { readonly feedback: Feedback }>;

/** What a person's own figures are counted from (rules.md §5). */
export function figuresReads(store: Store): Pick<Reads, "heldSince"> {
	const selectHeld = store.connection.prepare<[Bound], HeldRow>(held).raw();
	const selectDecided = store.connection.prepare<[Bound], DecidedRow>(decided).raw();
	const feedback = store.connection.prepare<[string], string>(said).pluck();
	const attitudeOf = (caseNumber: string): Attitude | null =>
		feedback
			.all(caseStreamOf(caseNumber))
			.map((bytes) => eventFrom<Said>(bytes).feedback.attitude)
			.findLast((attitude) => attitude !== undefined) ?? null;
	const itemsOf = (asked: Bound) => {
		const rows = selectHeld.all(asked);
		const items = rows.map(([, caseNumber, ignored, late, json]) => {
			const was = { ignored: ignored === 1, late: late === 1 };
			return { state: JSON.parse(json), ...was, attitude: attitudeOf(caseNumber) };
		});
		return { items, decisions: [], nextCursor: cursorIn("held", rows) };
	};
	const decisionsOf = (asked: Bound, personId: string) => {
		const rows = selectDecided.all(asked);
		const decisions = rows.flatMap(([, , measured]) => {
			const all: readonly Owed[] = measured === null ? [] : (JSON.parse(measured) as Measured).decisions;
			return all.filter((owed) => owed.personId === personId);
		});
		return { items: [], decisions, nextCursor: cursorIn("decided", rows) ?? cursorOf(["held", ...first]) };
	};
	return {
		heldSince({ holderId, from, to, now, cursor }) {
			const key = keyAfter(cursor, ["decided", ...first]);
			if (key === null) return { ...emptyPage, decisions: [] };
			const [of, after = 0, afterNumber = ""] = key;
			const asked = { from, to, after, afterNumber };
			if (of === "held") return itemsOf({ ...asked, holderId, now });
			return decisionsOf({ ...asked, quoted: JSON.stringify(holderId) }, holderId);
		},
	};
}

/** The place before all others. */
const first: Key = [Number.MIN_SAFE_INTEGER, ""];

function cursorIn(of: "held" | "decided", rows: readonly (HeldRow | DecidedRow)[]): string | null {
	const last = rows.at(-1);
	return rows.length < casebookScannedMax || last === undefined ? null : cursorOf([of, last[0], last[1]]);
}
