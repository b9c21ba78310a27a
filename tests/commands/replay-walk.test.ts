import { expect, test } from "vitest";
import { seedCalendar } from "../../server/calendar-seed.ts";
import { type ContactMode, type ReplayRow, replayRows } from "../../server/commands/replay-run.ts";
import {
	at,
	slowAddWorkingSeconds,
	slowCalendar,
	slowEndOfWorkingDay,
	slowWorkingSecondsBetween,
} from "../support/slow-calendar.ts";

/**
 * A second reading of rules.md §4 for level normal. It shares no line with the ladder, the ledger or the sweep: every
 * step a row could meet is written down, then struck out where a deed or a higher card came first.
 */
const cal = slowCalendar(seedCalendar(), "");
const tick = 60;
const day = 86_400;

// Starts on every fourth minute: then three quarters of every limit are whole minutes, and the walk is exact.
const first = at("2019-01-25 07:56");
const delays = [20, 235, 1_400, 5_800, 11_000, 17_000, 29_000, 58_000];
const rows: readonly ReplayRow[] = Array.from({ length: 32 }, (_, i) => {
	const submittedAt = first + i * (5 * day + 7 * 3600 + 44 * 60);
	const repliedAt = submittedAt + (delays[i % delays.length] ?? 0) * 60;
	return { id: i, text: "楼道灯不亮。", reply: "已修好。", submittedAt, repliedAt };
});

type Possible = { readonly step: string; readonly at: number; readonly until: number; readonly card: number };

/** All that could fire on a row, in the order of the table's rows where two fall together. */
function possible(
	{ submittedAt, repliedAt }: ReplayRow,
	contactedAt: number,
	signDueAt: number,
): readonly Possible[] {
	const contactDue = slowEndOfWorkingDay(cal, submittedAt, 1, tick);
	const finishDue = slowEndOfWorkingDay(cal, submittedAt, 5, tick);
	const quarters = (due: number) => {
		const seconds = slowWorkingSecondsBetween(cal, submittedAt, due, tick);
		return slowAddWorkingSeconds(cal, submittedAt, (seconds * 3) / 4, tick);
	};
	const daysAfter = (due: number, days: number) => slowEndOfWorkingDay(cal, due, days, tick);
	const row = (step: string, due: number, until: number, card = 0) => ({ step, at: due, until, card });
	return [
		row("contactReminder", quarters(contactDue), contactedAt),
		row("finishReminder", quarters(finishDue), repliedAt),
		row("unsigned", signDueAt, contactedAt),
		row("blue", contactDue, contactedAt, 1),
		row("blue", finishDue, repliedAt, 1),
		row("yellow", daysAfter(contactDue, 2), contactedAt, 2),
		row("yellow", daysAfter(finishDue, 2), repliedAt, 2),
		row("red", daysAfter(finishDue, 5), repliedAt, 3),
		row("referred", daysAfter(finishDue, 10), contactedAt, 4),
	];
}

function expected(row: ReplayRow, mode: ContactMode) {
	const signDueAt = slowAddWorkingSeconds(cal, row.submittedAt, 4 * 3600, tick);
	const contactedAt = mode === "sign-due" ? Math.min(signDueAt, row.repliedAt) : row.repliedAt;
	const inOrder = [...possible(row, contactedAt, signDueAt)].sort((a, b) => a.at - b.at);
	let held = 0;
	const steps = inOrder.filter(({ at: due, until, card }) => {
		if (due >= until || (card > 0 && card <= held)) return false;
		held = Math.max(held, card);
		return true;
	});
	const seconds = slowWorkingSecondsBetween(cal, row.submittedAt, row.repliedAt, tick);
	return {
		...{
			id: row.id,
			signDueAt,
			contactedAt,
			answeredAt: row.repliedAt,
			workingMinutesToAnswer: seconds / 60,
		},
		steps: steps.map(({ step, at: due }) => ({ step, at: due })),
	};
}

test("the rows reach from no step to every step", async () => {
	const found = await replayRows(rows, { contact: "reply" });
	const most = found.map(({ steps }) => steps.length);
	expect([Math.min(...most), Math.max(...most)]).toEqual([0, 7]);
	expect(new Set(found.map(({ steps }) => steps.at(-1)?.step)).size).toBeGreaterThanOrEqual(6);
});

test.each(["reply", "sign-due"] as const)(
	"contact %s: every case is as a walk over the calendar says",
	async (contact) => {
		const found = await replayRows(rows, { contact });
		found.forEach((replayed, i) => {
			const row = rows[i];
			expect(replayed, `row ${i}`).toMatchObject(row === undefined ? {} : expected(row, contact));
		});
		expect(found).toHaveLength(rows.length);
	},
);
