import fc from "fast-check";
import { expect, test } from "vitest";
import { seedCalendar } from "../../server/calendar-seed.ts";
import { calendarFor, formatInstant, type Instant } from "../../server/domain/calendar.ts";
import {
	caseFinish,
	elapsed,
	extended,
	halfOf,
	isPast,
	limitsFrom,
	moveBy,
	shareOf,
	spanEnd,
} from "../../server/domain/clock.ts";
import { defaultPolicy, type Level, type Span, type TimeBase } from "../../server/domain/policy.ts";
import { anyInstant, at, seedOfRun } from "../support/slow-calendar.ts";

fc.configureGlobal({ seed: seedOfRun() });

const cal = calendarFor(seedCalendar(), "110105001001");
const { levels } = defaultPolicy;
const written = (instant: Instant | null) => instant && formatInstant(instant);
const minute = (count: number): Span => ({ unit: "minute", count });
const workingHour = (count: number): Span => ({ unit: "workingHour", count });
const workingDay = (count: number): Span => ({ unit: "workingDay", count });

test.each<[Level, sign: string, contact: string | null, finish: string]>([
	["emergency", "2019-03-13 10:15", "2019-03-13 10:30", "2019-03-13 12:00"],
	["urgent", "2019-03-13 10:30", "2019-03-13 12:00", "2019-03-14 10:00"],
	["normal", "2019-03-13 15:00", "2019-03-14 18:00", "2019-03-20 18:00"],
	["complex", "2019-03-13 15:00", "2019-03-14 18:00", "2019-04-03 18:00"],
	["inquiry", "2019-03-13 15:00", null, "2019-03-14 18:00"],
	["rework", "2019-03-13 12:00", "2019-03-14 18:00", "2019-03-18 18:00"],
])("of a case at the %s level dispatched on Wed 03-13 10:00 the limits are those of the table", (...row) => {
	const [level, sign, contact, finish] = row;
	const limits = limitsFrom(cal, levels[level], at("2019-03-13 10:00"), null);
	expect(written(limits.signDueAt)).toBe(written(at(sign)));
	expect(written(limits.contactDueAt)).toBe(contact && written(at(contact)));
	expect(written(limits.finishDueAt)).toBe(written(at(finish)));
	expect(limits.provisional).toBe(false);
});

test.each<[Level, sign: string, contact: string | null, finish: string]>([
	["emergency", "2019-03-16 23:15", "2019-03-16 23:30", "2019-03-17 01:00"],
	["urgent", "2019-03-16 23:30", "2019-03-17 01:00", "2019-03-17 23:00"],
	["normal", "2019-03-18 14:00", "2019-03-18 18:00", "2019-03-22 18:00"],
	["complex", "2019-03-18 14:00", "2019-03-18 18:00", "2019-04-08 18:00"],
	["inquiry", "2019-03-18 14:00", null, "2019-03-18 18:00"],
	["rework", "2019-03-18 11:00", "2019-03-18 18:00", "2019-03-20 18:00"],
])("on a Saturday night the clock of the %s level runs by its time base", (level, sign, contact, finish) => {
	const limits = limitsFrom(cal, levels[level], at("2019-03-16 23:00"), null);
	expect(written(limits.signDueAt)).toBe(written(at(sign)));
	expect(written(limits.contactDueAt)).toBe(contact && written(at(contact)));
	expect(written(limits.finishDueAt)).toBe(written(at(finish)));
});

test("with automatic dispatch at receipt the case clock and the holder clock agree", () => {
	for (const level of Object.values(levels)) {
		const start = at("2019-03-13 16:20");
		expect(limitsFrom(cal, level, start, null).finishDueAt).toBe(caseFinish(cal, level, start));
		expect(limitsFrom(cal, level, start, caseFinish(cal, level, start))).toEqual(
			limitsFrom(cal, level, start, null),
		);
	}
});

test.each<[Span, Span]>([
	[workingDay(5), workingDay(3)],
	[workingDay(15), workingDay(8)],
	[workingDay(1), workingDay(1)],
	[workingDay(3), workingDay(2)],
	[workingHour(4), workingHour(2)],
	[minute(1440), minute(720)],
	[minute(15), minute(8)],
])("half of %j, rounded up, is %j", (span, half) => {
	expect(halfOf(span)).toEqual(half);
});

test.each<[string, Level, received: string, dispatched: string, finish: string]>([
	[
		"the case's finish while that is later",
		"normal",
		"2019-03-13 10:00",
		"2019-03-14 10:00",
		"2019-03-20 18:00",
	],
	[
		"the case's finish when the two agree",
		"normal",
		"2019-03-13 10:00",
		"2019-03-15 10:00",
		"2019-03-20 18:00",
	],
	[
		"three working days when that is later",
		"normal",
		"2019-03-13 10:00",
		"2019-03-18 10:00",
		"2019-03-21 18:00",
	],
	[
		"eight working days at level complex",
		"complex",
		"2019-03-13 10:00",
		"2019-04-03 10:00",
		"2019-04-16 18:00",
	],
	[
		"a whole working day at level inquiry",
		"inquiry",
		"2019-03-13 10:00",
		"2019-03-14 10:00",
		"2019-03-15 18:00",
	],
	["two working days at level rework", "rework", "2019-03-13 10:00", "2019-03-18 10:00", "2019-03-20 18:00"],
	["one hour at level emergency", "emergency", "2019-03-13 10:00", "2019-03-13 11:30", "2019-03-13 12:30"],
	["twelve hours at level urgent", "urgent", "2019-03-13 10:00", "2019-03-14 09:00", "2019-03-14 21:00"],
])("a holder dispatched later has until %s", (_, level, received, dispatched, finish) => {
	const policy = levels[level];
	const limits = limitsFrom(cal, policy, at(dispatched), caseFinish(cal, policy, at(received)));
	expect(written(limits.finishDueAt)).toBe(written(at(finish)));
	const fresh = limitsFrom(cal, policy, at(dispatched), null);
	expect([limits.signDueAt, limits.contactDueAt]).toEqual([fresh.signDueAt, fresh.contactDueAt]);
});

test("a limit is missed after its second, not at it", () => {
	const due = at("2019-03-14 18:00");
	expect([due - 1, due, due + 1].map((now) => isPast(due, now))).toEqual([false, false, true]);
});

test.each<[Level, string, boolean]>([
	["normal", "2026-12-22 10:00", false],
	["normal", "2026-12-30 10:00", true],
	["complex", "2026-12-22 10:00", true],
	["inquiry", "2026-12-31 10:00", true],
	["urgent", "2026-12-31 23:00", false],
])(
	"limits at level %s from %s are provisional when they count days of a year without notice: %s",
	(...row) => {
		const [level, start, provisional] = row;
		expect(limitsFrom(cal, levels[level], at(start), null).provisional).toBe(provisional);
	},
);

test("a case's finish in a year without notice makes a holder's limits provisional", () => {
	const limits = limitsFrom(cal, levels.normal, at("2026-12-22 10:00"), at("2027-01-15 18:00"));
	expect(limits.provisional).toBe(true);
});

test.each<[string, TimeBase, string, number, string]>([
	[
		"working seconds move a limit at closing into the next morning",
		"working",
		"2019-03-14 18:00",
		90,
		"2019-03-15 10:30",
	],
	["working seconds pass over lunch", "working", "2019-03-14 11:30", 60, "2019-03-14 13:30"],
	["working seconds pass over the May holiday", "working", "2019-04-30 18:00", 480, "2019-05-05 18:00"],
	["plain seconds move a natural limit", "natural", "2019-03-14 18:00", 90, "2019-03-14 19:30"],
	["no pause moves nothing", "working", "2019-03-14 18:00", 0, "2019-03-14 18:00"],
])("of a pause, %s", (_, base, due, pausedMinutes, end) => {
	expect(written(moveBy(cal, base, at(due), pausedMinutes * 60))).toBe(written(at(end)));
});

test("two pauses move a limit as one of their length", () => {
	const check = (due: Instant, first: number, second: number) => {
		const moved = moveBy(cal, "working", moveBy(cal, "working", due, first), second);
		expect(moved).toBe(moveBy(cal, "working", due, first + second));
	};
	const seconds = fc.integer({ min: 0, max: 400_000 });
	fc.assert(fc.property(anyInstant, seconds, seconds, check));
});

test.each<[string, TimeBase, string, string, number]>([
	["working seconds leave lunch out", "working", "2019-03-13 11:00", "2019-03-13 14:00", 2 * 3600],
	["working seconds leave the weekend out", "working", "2019-03-15 17:00", "2019-03-18 09:30", 5400],
	["working seconds count a make-up Sunday", "working", "2019-05-04 00:00", "2019-05-06 00:00", 8 * 3600],
	["natural seconds leave nothing out", "natural", "2019-03-15 17:00", "2019-03-18 09:30", 64.5 * 3600],
	["working seconds never run backwards", "working", "2019-03-13 14:00", "2019-03-13 11:00", 0],
	["natural seconds never run backwards", "natural", "2019-03-13 14:00", "2019-03-13 11:00", 0],
])("of elapsed time, %s", (_, base, from, to, seconds) => {
	expect(elapsed(cal, base, at(from), at(to))).toBe(seconds);
});

test.each<[string, string, number, string]>([
	["the Nth workday after the old due day", "2019-03-20 18:00", 10, "2019-04-03 18:00"],
	["the same when the due time lies within the day", "2019-03-20 10:00", 10, "2019-04-03 18:00"],
	["the make-up Sunday when that is next", "2019-04-30 18:00", 1, "2019-05-05 18:00"],
	["the day after the one that a limit at 24:00 ends", "2019-03-20 24:00", 1, "2019-03-21 18:00"],
])("an extension ends at closing on %s", (_, due, days, end) => {
	expect(written(extended(cal, at(due), days))).toBe(written(at(end)));
});

test.each<[string, TimeBase, string, string, number, string]>([
	["a whole share", "working", "2019-03-13 10:00", "2019-03-14 18:00", 75, "2019-03-14 14:15"],
	[
		"a share that is no whole second is rounded up",
		"natural",
		"2019-03-13 10:00",
		"2019-03-13 10:00:10",
		75,
		"2019-03-13 10:00:08",
	],
	[
		"working shares are rounded up alike",
		"working",
		"2019-03-13 11:59:55",
		"2019-03-13 13:00:05",
		75,
		"2019-03-13 13:00:03",
	],
	[
		"a share used up exactly at closing ends there",
		"working",
		"2019-03-13 10:00",
		"2019-03-14 17:00",
		50,
		"2019-03-13 18:00",
	],
	[
		"a share used up exactly at lunch ends there",
		"working",
		"2019-03-13 09:00",
		"2019-03-13 16:00",
		50,
		"2019-03-13 12:00",
	],
	[
		"the whole ends where its last second has run",
		"working",
		"2019-03-13 10:00",
		"2019-03-16 10:00",
		100,
		"2019-03-15 18:00",
	],
	["nothing is over at the start", "working", "2019-03-13 20:00", "2019-03-14 18:00", 0, "2019-03-13 20:00"],
])("of shares, %s", (_, base, start, due, percent, end) => {
	expect(written(shareOf(cal, base, at(start), at(due), percent))).toBe(written(at(end)));
});

test("a span of plain minutes takes no notice of the calendar", () => {
	expect(written(spanEnd(cal, at("2019-02-04 23:50"), minute(30)))).toBe(written(at("2019-02-05 00:20")));
});
