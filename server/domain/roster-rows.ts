import { formatInstant, type Instant, parseInstant } from "./calendar.ts";
import type { RowError } from "./duty-rows.ts";
import { rosterShiftsMax } from "./limits.ts";
import type { Setting, Shift } from "./setting.ts";

/** The duty roster as a table: one row per shift; times are ISO with an offset. */
export const shiftColumns = ["from", "to", "personId", "leaderId"] as const;
type ShiftRow = Readonly<Record<(typeof shiftColumns)[number], string>>;
type Span = { readonly from: Instant; readonly to: Instant };

/** A shift as a row of the table, in Shanghai time. */
export function shiftRowOf({ from, to, ...people }: Shift): ShiftRow {
	return { from: formatInstant(from), to: formatInstant(to), ...people };
}

/** The shifts set under the prefix that begin in the span: of what was set twice, the later word. */
export function shiftsIn({ rosters }: Setting, areaPrefix: string, { from, to }: Span): readonly Shift[] {
	const all = rosters.get(areaPrefix) ?? [];
	const winner = (at: Instant) => all.findLast((roster) => roster.from <= at && at < roster.to);
	const own = all.flatMap((roster) => roster.shifts.filter((shift) => winner(shift.from) === roster));
	return own.filter((shift) => from <= shift.from && shift.from < to).sort((a, b) => a.from - b.from);
}

/** The shifts of the table in the order of their times, and every error of every row: they count only without one. */
export function shiftsFrom(rows: readonly ShiftRow[], setting: Setting, span: Span) {
	const errors: RowError[] = [];
	const read = rows.slice(0, rosterShiftsMax).map((row, index) => {
		const line = index + 2;
		const [from, to] = [parseInstant(row.from), parseInstant(row.to)];
		if (from === null || from < span.from) errors.push({ line, column: "from", code: "timeUnusable" });
		if (to === null || to > span.to || to <= (from ?? 0))
			errors.push({ line, column: "to", code: "timeUnusable" });
		for (const column of ["personId", "leaderId"] as const)
			if (!setting.people.has(row[column])) errors.push({ line, column, code: "unknownPerson" });
		const { personId, leaderId } = row;
		return { line, shift: { from: from ?? 0, to: to ?? 0, personId, leaderId } };
	});
	if (rows.length > rosterShiftsMax)
		errors.push({ line: rosterShiftsMax + 2, column: "from", code: "numberUnusable" });
	const ordered = [...read].sort((a, b) => a.shift.from - b.shift.from);
	for (const [index, { line, shift }] of ordered.entries()) {
		const before = ordered[index - 1]?.shift;
		if (before !== undefined && shift.from < before.to)
			errors.push({ line, column: "from", code: "alreadySo" });
	}
	errors.sort((a, b) => a.line - b.line);
	return { shifts: ordered.map(({ shift }) => shift), errors };
}
