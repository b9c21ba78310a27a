import { describe, expect, test } from "vitest";
import { seedCalendar } from "../../server/calendar-seed.ts";
import type { Instant } from "../../server/domain/calendar.ts";
import { isOfHolder } from "../../server/domain/card.ts";
import { isHeld } from "../../server/domain/case.ts";
import type { Command } from "../../server/domain/decide.ts";
import type { Level } from "../../server/domain/policy.ts";
import { answer, decision, dispute, submit, words } from "../support/domain-deeds.ts";
import { type Given, given, local } from "../support/given.ts";
import { at, eastGrid1, movedFrom } from "../support/house.ts";
import {
	slowAddWorkingSeconds,
	slowCalendar,
	slowEndOfWorkingDay,
	slowNextOpening,
	slowRuns,
	slowShareOf,
} from "../support/slow-calendar.ts";

/*
 * The tables of rules.md §3 and §4, to be held beside them. Every cell is read by a slow calendar that walks second by
 * second, and met by a case that lies with its first holder (both clocks agree) and with a later one (they do not).
 */
const clocks = `
	level     | sign            | contact       | finish          | a later holder has at least
	emergency | 15 min          | 30 min        | 2 h             | 1 h
	urgent    | 30 min          | 2 h           | 24 h            | 12 h
	normal    | 4 working hours | 1 working day | 5 working days  | 3 working days
	complex   | 4 working hours | 1 working day | 15 working days | 8 working days
	inquiry   | 4 working hours | –             | 1 working day   | 1 working day
	rework    | 2 working hours | 1 working day | 3 working days  | 2 working days`;
const ladder = `
	step                    | working levels           | emergency               | urgent
	contactReminder contact | 75 % of contact          | start + 15 min          | start + 60 min
	finishReminder finish   | 75 % of finish           | 75 % of finish          | 75 % of finish
	unsigned sign           | sign                     | sign                    | sign
	blue contact            | contact                  | contact                 | contact
	blue finish             | finish                   | finish                  | finish
	yellow contact          | contact + 2 working days | contact + 30 min        | contact + 2 h
	yellow finish           | finish + 2 working days  | finish + 30 min         | finish + 2 h
	red finish              | finish + 5 working days  | finish + 1 h            | finish + 6 h
	referred finish         | finish + 10 working days | opening at finish + 4 h | opening at finish + 24 h`;

function rowsOf(table: string): string[][] {
	const lines = table.trim().split("\n").slice(1);
	return lines.map((line) => line.split("|").map((cell) => cell.trim()));
}

const cal = slowCalendar(seedCalendar(), eastGrid1);
type Anchors = Readonly<Record<string, Instant | null>>;

/** When a span of the tables ends. */
function spanEnd(span: string, start: Instant): Instant {
	const [count = "", ...unit] = span.split(" ");
	switch (unit.join(" ").replace(/s$/, "")) {
		case "min":
			return start + Number(count) * 60;
		case "h":
			return start + Number(count) * 3600;
		case "working hour":
			return slowAddWorkingSeconds(cal, start, Number(count) * 3600, 60);
		case "working day":
			return slowEndOfWorkingDay(cal, start, Number(count), 60);
		default:
			throw new Error(`no span: ${span}`);
	}
}

/** When a cell of the ladder is due; null where the level has no such limit. */
function cellEnd(cell: string, of: Anchors, base: "working" | "natural"): Instant | null {
	if (cell.startsWith("opening at ")) {
		const end = cellEnd(cell.slice("opening at ".length), of, base);
		return end === null ? null : slowNextOpening(cal, end, 60);
	}
	const share = /^75 % of (\w+)$/.exec(cell)?.[1];
	const [anchor = "", span] = (share ?? cell).split(" + ");
	const from = of[anchor] ?? null;
	if (from === null) return null;
	if (share !== undefined) return slowShareOf(slowRuns(cal, base), of.start ?? 0, from, 75);
	return span === undefined ? from : spanEnd(span, from);
}

type Met = Readonly<Record<string, string>>;
const isNatural = (level: string) => level === "emergency" || level === "urgent";

/** What the tables say of a holder who has the case from `start`. */
function tabled(level: Level, start: Instant, caseStart: Instant): Met {
	const [, sign = "", contact = "", finish = "", half = ""] =
		rowsOf(clocks).find(([name]) => name === level) ?? [];
	const caseFinish = spanEnd(finish, caseStart);
	const of: Anchors = {
		start,
		sign: spanEnd(sign, start),
		contact: contact === "–" ? null : spanEnd(contact, start),
		finish: start === caseStart ? caseFinish : Math.max(caseFinish, spanEnd(half, start)),
	};
	const column = isNatural(level) ? (level === "emergency" ? 2 : 3) : 1;
	const steps = rowsOf(ladder).flatMap((row) => {
		const due = cellEnd(row[column] ?? "", of, isNatural(level) ? "natural" : "working");
		return due === null ? [] : [[row[0] ?? "", local(due)]];
	});
	return { "the resident's limit": local(caseFinish), ...Object.fromEntries(steps) };
}

/** What binds the holder of the case. */
function met({ state }: Given): Met {
	if (!isHeld(state) || state.caseFinishDueAt === null) throw new Error("the case is in hand");
	const steps = state.due.filter(isOfHolder).map((due) => [`${due.step} ${due.cause}`, local(due.dueAt)]);
	// Whoever asks for another level has seen the case: its limit for the signature stands, and no notice is due.
	const sign = { "unsigned sign": local(state.tour.limits?.signDueAt ?? 0) };
	const resident = { "the resident's limit": local(state.caseFinishDueAt) };
	return { ...resident, ...sign, ...Object.fromEntries(steps) };
}

const call: Command = { type: "ConfirmEmergency", by: "p:desk1", confirmed: true };
const complex: Command = {
	...{ type: "AskDecision", by: "p:grid1", words: words("要多家一起办。") },
	proposal: { kind: "level", level: "complex", categoryCode: "0203" },
};
/** A case of every level, in hand since `start`. */
const begun: Readonly<Record<Level, (start: string) => Given>> = {
	emergency: (start) =>
		given()
			.when(submit({ danger: true }), start)
			.done()
			.when(call, start)
			.done(),
	urgent: (start) =>
		given()
			.when(submit({ categoryCode: "0602" }), start)
			.done(),
	normal: (start) => given().when(submit(), start).done(),
	complex: (start) =>
		begun.normal(start).when(complex, start).done().when(decision("p:eastSecretary", true), start).done(),
	inquiry: (start) =>
		given()
			.when(submit({ reportType: "inquiry" }), start)
			.done(),
	rework: (start) =>
		begun.normal("2019-03-01 10:00").when(answer(), "2019-03-01 11:00").done().when(dispute(), start).done(),
};
const levels = Object.keys(begun) as Level[];

/** A Wednesday morning; the evening before Qingming; the last hour before the May holiday. */
const starts = ["2019-03-13 10:00", "2019-04-04 19:20", "2019-04-30 17:00"];
const cells = levels.flatMap((level) => starts.map((start) => [level, start] as const));

describe("every cell of the tables", () => {
	test.each(cells)("%s, with its first holder from %s: both clocks agree", (level, start) => {
		const { "the resident's limit": resident, ...holder } = met(begun[level](start));
		const expected = tabled(level, at(start), at(start));
		expect(holder).toEqual({ ...expected, "the resident's limit": undefined });
		if (level !== "rework") expect(resident).toBe(expected["the resident's limit"]);
	});

	test.each(cells)(
		"%s, received %s, with a later holder: the holder clock begins anew, the case clock goes on",
		(level, start) => {
			const first = begun[level](start);
			const finish = at(met(first)["blue finish"] ?? "");
			// Soon, when the resident's limit is the later one; and in its last half hour, when half the limit is.
			for (const later of [at(start) + 600, finish - 1800]) {
				const postId = "tour" in first.state ? first.state.tour.postId : "";
				const moved = first
					.in(movedFrom(postId, "p:west1", local(later)))
					.when({ type: "HandOver" }, later)
					.done();
				const { "the resident's limit": resident, ...holder } = met(moved);
				const expected = tabled(level, later, at(start));
				expect(holder).toEqual({ ...expected, "the resident's limit": undefined });
				if (level !== "rework") expect(resident).toBe(expected["the resident's limit"]);
			}
		},
	);

	test("are as many as the levels and the steps", () => {
		expect(rowsOf(clocks).map(([level]) => level)).toEqual(levels);
		expect(rowsOf(ladder)).toHaveLength(9);
		expect(Object.keys(tabled("normal", at("2019-03-13 10:00"), at("2019-03-13 10:00")))).toHaveLength(10);
		expect(Object.keys(tabled("inquiry", at("2019-03-13 10:00"), at("2019-03-13 10:00")))).toHaveLength(7);
	});
});
