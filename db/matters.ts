import type { Matter, Reads, ReceivedMatter } from "../server/domain/reads.ts";
import { caseTable } from "./cases.ts";
import type { Store } from "./open.ts";
import { emptyPage, keyAfter, pageOf, pageRows } from "./page.ts";
import { wordsTable } from "./words.ts";

/** Answered under the category they have; nothing sealed. */
const answered = `
	SELECT received_at, case_number FROM case_now
	WHERE track = 'service' AND sealed = 0 AND category_code IS NOT NULL AND answered_at IS NOT NULL
		AND (received_at, case_number) < (?, ?)
	ORDER BY received_at DESC, case_number DESC LIMIT ${pageRows}`;

const received = `
	SELECT area_code AS areaCode, category_code AS categoryCode, level, count(*) AS count FROM case_now
	WHERE track = 'service' AND sealed = 0 AND received_at >= ? AND category_code IS NOT NULL
	GROUP BY area_code, category_code, level`;

type Row = { readonly received_at: number; readonly case_number: string };

/** What a learner of categories may be taught by, newest first; and how much of what came in. */
export function matterReads(store: Store): Pick<Reads, "confirmedMatters" | "receivedMatters"> {
	const { textOf } = wordsTable(store);
	const { standingOf } = caseTable(store);
	const select = store.connection.prepare<[number, string], Row>(answered);
	const matterOf = (caseNumber: string): Matter[] => {
		const state = standingOf(caseNumber)?.state;
		const text = textOf(state?.text ?? null);
		if (state === undefined || state.categoryCode === null || text === null) return [];
		const { categoryCode, areaCode } = state;
		return [{ text, spot: textOf(state.spot), areaCode, categoryCode }];
	};
	const counted = store.connection.prepare<[number], ReceivedMatter>(received);
	return {
		receivedMatters: (since) => counted.all(since),
		confirmedMatters(cursor) {
			const [at, number] = keyAfter(cursor, [Number.MAX_SAFE_INTEGER, ""]) ?? [];
			if (typeof at !== "number" || typeof number !== "string") return emptyPage;
			const page = pageOf(
				select.all(at, number),
				(row) => [row.received_at, row.case_number],
				(row) => matterOf(row.case_number),
			);
			return { ...page, items: page.items.flat() };
		},
	};
}
