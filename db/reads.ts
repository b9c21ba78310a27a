import type { Case } from "../server/domain/case.ts";
import { stepOrder } from "../server/domain/ladder.ts";
import type { Listed, OverdueGroup, Reads, Times } from "../server/reads.ts";
import type { Store } from "./open.ts";
import { receiptReader } from "./receipts.ts";

type Row = { state: string; text: string | null; spot: string | null };
const pageRows = 50;

export function readsOf(store: Store): Reads {
	const { connection: db } = store;
	const receipts = receiptReader(store);
	const stateOf = db.prepare<[string], { state: string }>("SELECT state FROM case_now WHERE case_number = ?");
	const listed = ({ state, text, spot }: Row): Listed => ({ state: JSON.parse(state) as Case, text, spot });
	const words =
		"(SELECT text FROM words WHERE id = json_extract(state, '$.text.id')) AS text, (SELECT text FROM words WHERE id = json_extract(state, '$.spot.id')) AS spot";
	const grp =
		"CASE WHEN status IN ('dispatched','handling') AND contacted_at IS NULL AND contact_due_at < @now THEN 'ignored' WHEN status IN ('dispatched','handling') AND answered_at IS NULL AND finish_due_at < @now THEN 'late' WHEN card_rank > 0 AND status <> 'closed' THEN 'carded' END";
	return {
		caseOfReceipt: receipts.caseOfReceipt,
		stateOf: (caseNumber) => {
			const row = stateOf.get(caseNumber);
			return row === undefined ? null : (JSON.parse(row.state) as Case);
		},
		trailOf: (caseNumber) =>
			db
				.prepare<[string], { position: number; version: number; bytes: string; leaf: Buffer }>(
					"SELECT position, version, bytes, leaf FROM event WHERE stream = 'case/' || ? ORDER BY version",
				)
				.all(caseNumber)
				.map(({ position, version, bytes, leaf }) => ({
					position,
					version,
					leafHash: leaf.toString("hex"),
					event: JSON.parse(bytes).event,
				})),
		wordsOf: (caseNumber) =>
			new Map(
				db
					.prepare<[string], { id: string; text: string | null }>("SELECT id, text FROM words WHERE case_number = ?")
					.all(caseNumber)
					.map(({ id, text }) => [id, text]),
			),
		inboxOf: ({ personId, desk, areaPrefix, cursor }) => {
			const from = cursor === null ? 0 : Number(cursor);
			const rows = db
				.prepare<unknown[], Row>(
					`SELECT state, ${words} FROM case_now LEFT JOIN case_inbox USING (case_number) WHERE status <> 'closed' AND (person_id = ? OR (? AND person_id IS NOT NULL AND status = 'received' AND track = 'service' AND area_code LIKE ? || '%')) GROUP BY case_number ORDER BY due_at, case_number LIMIT ? OFFSET ?`,
				)
				.all(personId, desk ? 1 : 0, areaPrefix, pageRows + 1, from);
			return { items: rows.slice(0, pageRows).map(listed), nextCursor: rows.length > pageRows ? String(from + pageRows) : null };
		},
		overdueBoard: ({ areaPrefix, now, group, step, cursor }) => {
			const from = cursor === null ? 0 : Number(cursor);
			const where = `FROM (SELECT *, ${grp} AS grp FROM case_now) WHERE grp IS NOT NULL AND sealed = 0 AND track = 'service' AND area_code LIKE @areaPrefix || '%'`;
			const bind = { now, areaPrefix, group, rank: step === null ? null : stepOrder.indexOf(step) - 2, from, limit: pageRows + 1 };
			const rows = db
				.prepare<unknown[], Row & { grp: OverdueGroup }>(
					`SELECT state, grp, ${words} ${where} AND (@group IS NULL OR grp = @group) AND (@rank IS NULL OR card_rank = @rank) ORDER BY CASE grp WHEN 'ignored' THEN 0 WHEN 'late' THEN 1 ELSE 2 END, card_rank DESC, received_at LIMIT @limit OFFSET @from`,
				)
				.all(bind);
			const counts = { ignored: 0, late: 0, carded: 0 };
			for (const { grp: name, n } of db.prepare<unknown[], { grp: OverdueGroup; n: number }>(`SELECT grp, count(*) AS n ${where} GROUP BY grp`).all({ now, areaPrefix })) counts[name] = n;
			return {
				items: rows.slice(0, pageRows).map((row) => ({ ...listed(row), group: row.grp })),
				counts,
				nextCursor: rows.length > pageRows ? String(from + pageRows) : null,
			};
		},
		timesOf: ({ areaPrefix, from, to, now }) => {
			type T = Omit<Times, "highest" | "answeredInTime" | "ignored" | "late"> & { stepRank: number; answeredAt: number | null; finishDueAt: number | null; ignored: number; late: number };
			const where = "sealed = 0 AND track = 'service' AND area_code LIKE @areaPrefix || '%' AND received_at >= @from AND received_at < @to";
			const bind = { areaPrefix, from: from ?? 0, to: to + 1, now };
			const cases = db
				.prepare<unknown[], T>(
					`SELECT level, area_code AS areaCode, contact_seconds AS contactSeconds, answer_seconds AS answerSeconds, step_rank AS stepRank, answered_at AS answeredAt, finish_due_at AS finishDueAt, (was_ignored OR (overdue_from IS NOT NULL AND contacted_at IS NULL AND contact_due_at < @now)) AS ignored, (was_late OR (overdue_from IS NOT NULL AND answered_at IS NULL AND finish_due_at < @now)) AS late FROM case_now WHERE ${where} AND category_code IS NOT '1202'`,
				)
				.all(bind)
				.map(({ stepRank, answeredAt, finishDueAt, ...row }) => ({
					...row,
					answeredInTime: row.answerSeconds !== null && !row.late,
					ignored: row.ignored === 1,
					late: row.late === 1,
					highest: stepOrder[stepRank - 1] ?? null,
				}));
			const praise = db.prepare<unknown[], { n: number }>(`SELECT count(*) AS n FROM case_now WHERE ${where} AND category_code = '1202'`).get({ areaPrefix, from: from ?? 0, to: to + 1 });
			return { cases, praise: praise?.n ?? 0 };
		},
		openByPost: () =>
			new Map(
				db
					.prepare<[], { post: string; n: number }>(
						"SELECT post_id AS post, count(*) AS n FROM case_now WHERE post_id IS NOT NULL AND status IN ('dispatched','handling') GROUP BY post_id",
					)
					.all()
					.map(({ post, n }) => [post, n]),
			),
	};
}
