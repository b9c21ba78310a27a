import type { Instant } from "../server/domain/calendar.ts";
import type { Case } from "../server/domain/case.ts";
import type { CaseAnswered } from "../server/domain/case-events.ts";
import { casebookScannedMax } from "../server/domain/limits.ts";
import type { Reads } from "../server/domain/reads.ts";
import { eventFrom } from "./canonical.ts";
import { caseStreamOf } from "./events.ts";
import type { Store } from "./open.ts";
import { cursorOf, emptyPage, keyAfter } from "./page.ts";
import { wordsTable } from "./words.ts";

/**
 * A bounded number of cases in the order they were received, with whether they stand in the ledger asked for: so no
 * question holds the house up, however little it finds. Sealed reports are not even looked at, and for a cadre's own
 * ledger only what they hold or held last, with what they have not been told is closed.
 */
const scannedOf = (holder: "@holderId IS NULL" | "holder_id = @holderId") => `
	SELECT received_at, case_number,
		CASE WHEN post_id IS NOT NULL
			AND (received_at >= @from OR status IN ('dispatched', 'handling', 'followUp') OR ifnull(closed_at >= @from, 0)
				OR (@holderId IS NOT NULL AND case_number IN (SELECT case_number FROM case_batch)))
			AND (@postId IS NULL OR post_id = @postId)
			AND area_code >= @areaPrefix AND area_code < @areaPrefix || ':'
		THEN state END
	FROM case_now
	WHERE track = 'service' AND sealed = 0 AND ${holder} AND received_at < @to
		AND (received_at, case_number) > (@afterReceived, @afterNumber)
	ORDER BY received_at, case_number
	LIMIT ${casebookScannedMax}`;

const answers =
	"SELECT bytes FROM event WHERE stream = ? AND type = 'CaseAnswered' ORDER BY version DESC LIMIT 1";

type Row = readonly [receivedAt: Instant, caseNumber: string, state: string | null];
type Bound = Readonly<Record<string, string | number | null>>;

/** The cases of a ledger (server/domain/casebook.ts), oldest report first; never one that names the reader. */
export function casebookReads(store: Store): Pick<Reads, "casebookOf"> {
	const { textOf } = wordsTable(store);
	const select = store.connection.prepare<[Bound], Row>(scannedOf("@holderId IS NULL")).raw();
	const selectHeld = store.connection.prepare<[Bound], Row>(scannedOf("holder_id = @holderId")).raw();
	const answer = store.connection.prepare<[string], string>(answers).pluck();
	const answerOf = (caseNumber: string) => {
		const bytes = answer.get(caseStreamOf(caseNumber));
		return bytes === undefined ? null : textOf(eventFrom<CaseAnswered>(bytes).words);
	};
	return {
		casebookOf({ readerId, cursor, from, to, holderId, postId, areaPrefix }) {
			const key = keyAfter(cursor, [Number.MIN_SAFE_INTEGER, ""]);
			if (key === null) return emptyPage;
			const [afterReceived = 0, afterNumber = ""] = key;
			const asked = { from, to, holderId, postId, areaPrefix, afterReceived, afterNumber };
			const rows = (holderId === null ? select : selectHeld).all(asked);
			const items = rows.flatMap(([, caseNumber, json]) => {
				const state: Case | null = json === null ? null : JSON.parse(json);
				if (state === null || state.namedIds.includes(readerId)) return [];
				return [{ state, text: textOf(state.text), answer: answerOf(caseNumber) }];
			});
			const last = rows.at(-1);
			const more = rows.length === casebookScannedMax && last !== undefined;
			return { items, nextCursor: more ? cursorOf([last[0], last[1]]) : null };
		},
	};
}
