import { expect, test } from "vitest";
import { seedCalendar } from "../../server/calendar-seed.ts";
import { calendarFor, formatInstant } from "../../server/domain/calendar.ts";
import { limitsFrom } from "../../server/domain/clock.ts";
import { deskLimits, ladderOf, stepOrder } from "../../server/domain/ladder.ts";
import { defaultPolicy, type Level } from "../../server/domain/policy.ts";
import { at } from "../support/slow-calendar.ts";

const cal = calendarFor(seedCalendar(), "110105001001");
const { levels } = defaultPolicy;

/** The ladder of a case dispatched automatically and left alone, as lines `step cause instant`. */
function ladderLines(level: Level, dispatched: string): string[] {
	const start = at(dispatched);
	const steps = ladderOf(cal, levels[level], start, limitsFrom(cal, levels[level], start, null));
	return steps.map(({ step, cause, dueAt }) => `${step} ${cause} ${formatInstant(dueAt).slice(5, 16)}`);
}

const columns = [
	"sign due",
	"contact due",
	"finish due",
	"contactReminder",
	"blue",
	"yellow",
	"finishReminder",
	"red",
	"referred",
] as const;

/** One row of the worked table; the first blue and the first yellow are the ones that fire. */
function workedRow(received: string): Record<(typeof columns)[number], string> {
	const start = at(received);
	const limits = limitsFrom(cal, levels.normal, start, null);
	const steps = ladderOf(cal, levels.normal, start, limits);
	const due = (name: string) => steps.find(({ step }) => step === name)?.dueAt ?? Number.NaN;
	const row = {
		"sign due": limits.signDueAt,
		"contact due": limits.contactDueAt ?? Number.NaN,
		"finish due": limits.finishDueAt,
		contactReminder: due("contactReminder"),
		blue: due("blue"),
		yellow: due("yellow"),
		finishReminder: due("finishReminder"),
		red: due("red"),
		referred: due("referred"),
	};
	const shown = columns.map((name) => [name, formatInstant(row[name]).slice(5, 16).replace("T", " ")]);
	return Object.fromEntries(shown);
}

// rules.md §4, the worked table as it stands there.
const worked = `
| Wed 03-13 12:30 | 03-13 17:00 | 03-14 18:00 | 03-20 18:00 | 03-14 14:45 | 03-14 18:00 | 03-18 18:00 | 03-19 14:45 | 03-27 18:00 | 04-03 18:00 |
| Wed 03-13 18:00 | 03-14 14:00 | 03-14 18:00 | 03-20 18:00 | 03-14 16:00 | 03-14 18:00 | 03-18 18:00 | 03-19 16:00 | 03-27 18:00 | 04-03 18:00 |
| Sat 10-12 10:00 | 10-12 15:00 | 10-14 18:00 | 10-18 18:00 | 10-14 14:15 | 10-14 18:00 | 10-16 18:00 | 10-17 14:15 | 10-25 18:00 | 11-01 18:00 |
| Tue 04-30 17:00 | 05-05 12:00 | 05-05 18:00 | 05-09 18:00 | 05-05 15:45 | 05-05 18:00 | 05-07 18:00 | 05-08 15:45 | 05-16 18:00 | 05-23 18:00 |
`;
const cells = worked
	.trim()
	.split("\n")
	.flatMap((line) => {
		const [received = "", ...due] = line
			.split("|")
			.slice(1, -1)
			.map((cell) => cell.trim());
		return due.map((instant, i) => [received, columns[i] ?? "sign due", instant] as const);
	});

test("the worked table has four rows of ten columns", () => {
	expect(cells).toHaveLength(4 * 9);
});

test.each(cells)("received on %s and left alone, %s is at %s", (received, column, instant) => {
	expect(workedRow(`2019-${received.slice(4)}`)[column]).toBe(instant);
});

test("the days of the week in the worked table are those of 2019", () => {
	for (const [received] of cells) {
		const noon = new Date(`2019-${received.slice(4, 9)}T12:00:00Z`);
		expect(noon.toUTCString().slice(0, 3)).toBe(received.slice(0, 3));
	}
});

// rules.md §4, every cell for every level; dispatched on Wed 03-13 10:00, Qingming off from Fri 04-05 to Sun 04-07.
test.each<[Level, string[]]>([
	[
		"emergency",
		[
			"contactReminder contact 03-13T10:15",
			"unsigned sign 03-13T10:15",
			"blue contact 03-13T10:30",
			"yellow contact 03-13T11:00",
			"finishReminder finish 03-13T11:30",
			"blue finish 03-13T12:00",
			"yellow finish 03-13T12:30",
			"red finish 03-13T13:00",
			"referred finish 03-13T16:00",
		],
	],
	[
		"urgent",
		[
			"unsigned sign 03-13T10:30",
			"contactReminder contact 03-13T11:00",
			"blue contact 03-13T12:00",
			"yellow contact 03-13T14:00",
			"finishReminder finish 03-14T04:00",
			"blue finish 03-14T10:00",
			"yellow finish 03-14T12:00",
			"red finish 03-14T16:00",
			"referred finish 03-15T10:00",
		],
	],
	[
		"normal",
		[
			"unsigned sign 03-13T15:00",
			"contactReminder contact 03-14T14:15",
			"blue contact 03-14T18:00",
			"yellow contact 03-18T18:00",
			"finishReminder finish 03-19T14:15",
			"blue finish 03-20T18:00",
			"yellow finish 03-22T18:00",
			"red finish 03-27T18:00",
			"referred finish 04-03T18:00",
		],
	],
	[
		"complex",
		[
			"unsigned sign 03-13T15:00",
			"contactReminder contact 03-14T14:15",
			"blue contact 03-14T18:00",
			"yellow contact 03-18T18:00",
			"finishReminder finish 03-29T09:15",
			"blue finish 04-03T18:00",
			"yellow finish 04-08T18:00",
			"red finish 04-11T18:00",
			"referred finish 04-18T18:00",
		],
	],
	[
		"inquiry",
		[
			"unsigned sign 03-13T15:00",
			"finishReminder finish 03-14T14:15",
			"blue finish 03-14T18:00",
			"yellow finish 03-18T18:00",
			"red finish 03-21T18:00",
			"referred finish 03-28T18:00",
		],
	],
	[
		"rework",
		[
			"unsigned sign 03-13T12:00",
			"contactReminder contact 03-14T14:15",
			"blue contact 03-14T18:00",
			"finishReminder finish 03-18T09:15",
			"blue finish 03-18T18:00",
			"yellow contact 03-18T18:00",
			"yellow finish 03-20T18:00",
			"red finish 03-25T18:00",
			"referred finish 04-01T18:00",
		],
	],
])(
	"the ladder of the %s level is that of the table, by due time, ties in the order of the steps",
	(level, lines) => {
		expect(ladderLines(level, "2019-03-13 10:00")).toEqual(lines);
	},
);

test.each<[string, Level, string, string]>([
	["waits for the morning after a night", "emergency", "2019-03-13 22:00", "03-14T09:00"],
	["waits for the end of lunch", "emergency", "2019-03-14 06:30", "03-14T13:00"],
	["is at once when working time is open", "emergency", "2019-03-14 07:30", "03-14T13:30"],
	["waits for Monday after a Friday evening", "emergency", "2019-03-15 12:30", "03-18T09:00"],
	["waits for the make-up Sunday after the May holiday", "urgent", "2019-04-30 10:00", "05-05T09:00"],
	["waits from the very closing for the next morning", "urgent", "2019-03-12 18:00", "03-15T09:00"],
])("the referral of a natural level %s", (_, level, dispatched, referred) => {
	expect(ladderLines(level, dispatched).at(-1)).toBe(`referred finish ${referred}`);
});

test("the steps rank from a reminder to the referral", () => {
	expect(stepOrder).toEqual([
		"contactReminder",
		"finishReminder",
		"unsigned",
		"blue",
		"yellow",
		"red",
		"referred",
	]);
});

test("reminders run from the holder's own dispatch, not from the receipt", () => {
	const start = at("2019-03-18 10:00");
	const limits = limitsFrom(cal, levels.normal, start, at("2019-03-20 18:00"));
	const steps = ladderOf(cal, levels.normal, start, limits);
	const reminders = steps.filter(({ step }) => step.endsWith("Reminder"));
	expect(reminders.map(({ dueAt }) => formatInstant(dueAt).slice(5, 16))).toEqual([
		"03-19T14:15",
		"03-21T09:15",
	]);
});

test("cards follow limits that were extended", () => {
	const start = at("2019-03-13 10:00");
	const limits = { ...limitsFrom(cal, levels.normal, start, null), finishDueAt: at("2019-04-03 18:00") };
	const steps = ladderOf(cal, levels.normal, start, limits).filter(({ cause }) => cause === "finish");
	const lines = steps.map(({ step, dueAt }) => `${step} ${formatInstant(dueAt).slice(5, 16)}`);
	expect(lines.slice(1)).toEqual([
		"blue 04-03T18:00",
		"yellow 04-08T18:00",
		"red 04-11T18:00",
		"referred 04-18T18:00",
	]);
});

test("working days after a limit at 24:00 count from the day it ends", () => {
	const hours = [{ open: 16 * 3600, close: 24 * 3600 }];
	const late = calendarFor(
		[{ areaPrefix: "", hours, restDays: [], workDays: [], publishedYears: [2019] }],
		"11",
	);
	const start = at("2019-03-13 16:00");
	const steps = ladderOf(late, levels.normal, start, limitsFrom(late, levels.normal, start, null));
	const due = steps.map(({ step, dueAt }) => `${step} ${formatInstant(dueAt).slice(5, 16)}`);
	expect(due).toContain("blue 03-15T00:00");
	expect(due).toContain("yellow 03-19T00:00");
});

test.each<[Level, blue: string, yellow: string]>([
	["emergency", "03-13T17:40", "03-13T17:50"],
	["urgent", "03-13T17:50", "03-13T18:10"],
	["normal", "03-14T10:30", "03-14T13:30"],
	["complex", "03-14T10:30", "03-14T13:30"],
	["inquiry", "03-14T10:30", "03-14T13:30"],
	["rework", "03-14T10:30", "03-14T13:30"],
])(
	"a desk that leaves a case at level %s undispatched gets blue past its limit, yellow past twice that",
	(...row) => {
		const [level, blue, yellow] = row;
		const limits = deskLimits(cal, defaultPolicy, level, at("2019-03-13 17:30"));
		expect(formatInstant(limits.blueAt).slice(5, 16)).toBe(blue);
		expect(formatInstant(limits.yellowAt).slice(5, 16)).toBe(yellow);
	},
);
