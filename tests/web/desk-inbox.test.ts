import { describe, expect, test } from "vitest";
import {
	arrivals,
	countsOf,
	filtered,
	type GroupKey,
	groupsOf,
	isOverdue,
	neighbour,
	nextToFall,
} from "../../web/desk/inbox.ts";
import { shortDeadline, shortMoment } from "../../web/desk/times.ts";
import { mayRefresh } from "../../web/lib/polling.ts";
import { at, now, row } from "./desk-samples.ts";

const shape = (groups: ReturnType<typeof groupsOf>): [GroupKey, string[]][] =>
	groups.map(({ key, items }) => [key, items.map(({ caseNumber }) => caseNumber)]);

describe("the list of what is due", () => {
	test("work stands in groups by due time, and inside a group the earlier limit first", () => {
		const items = [
			row("later", { dueAt: at("18", "18:00") }),
			row("tomorrow", { dueAt: at("15", "18:00") }),
			row("tonight", { dueAt: at("14", "18:00") }),
			row("soon", { dueAt: at("14", "16:05") }),
			row("missed", { dueAt: at("14", "14:20") }),
			row("open", { dueAt: null }),
		];
		expect(shape(groupsOf(items, now))).toEqual([
			["overdue", ["missed"]],
			["today", ["soon", "tonight"]],
			["nextWorkday", ["tomorrow"]],
			["later", ["later"]],
			["open", ["open"]],
		]);
	});

	test("danger to a person stands on top at triage, before what is overdue and what has climbed", () => {
		const items = [
			row("missed", { ask: "triage", dueAt: at("14", "14:20") }),
			row("urge", { ask: "urge" }),
			row("danger", { ask: "triage", danger: true, dueAt: at("14", "18:00") }),
			row("sooner", { ask: "triage", danger: true, dueAt: at("14", "15:20") }),
			row("others", { ask: "wait", danger: true, mine: false }),
		];
		expect(shape(groupsOf(items, now))).toEqual([
			["danger", ["sooner", "danger"]],
			["urge", ["urge"]],
			["overdue", ["missed"]],
			["wait", ["others"]],
		]);
	});

	test("what must be decided and what has climbed come before all work, what waits for others after it", () => {
		const items = [
			row("wait", { ask: "wait", mine: false }),
			row("work", { dueAt: at("14", "10:00") }),
			row("read", { ask: "read", sealed: true }),
			row("urge", { ask: "urge" }),
			row("decide", { ask: "decide", dueAt: at("19", "18:00") }),
		];
		expect(shape(groupsOf(items, now)).map(([key]) => key)).toEqual([
			"decide",
			"urge",
			"read",
			"overdue",
			"wait",
		]);
	});

	test("who waits for a word comes right after what is overdue; who is asked for one can be looked at alone", () => {
		const items = [
			row("tonight", { dueAt: at("14", "18:00") }),
			row("wrote", { dueAt: at("18", "18:00"), resident: "waits" }),
			row("missed", { dueAt: at("14", "14:20"), resident: "waits" }),
			row("asked", { ask: "wait", mine: false, resident: "asked" }),
			row("help", { ask: "assist", dueAt: at("19", "18:00") }),
		];
		expect(shape(groupsOf(items, now)).map(([key, rows]) => [key, rows])).toEqual([
			["overdue", ["missed"]],
			["talk", ["wrote"]],
			["today", ["tonight"]],
			["later", ["help"]],
			["wait", ["asked"]],
		]);
		expect(filtered(items, "resident").map(({ caseNumber }) => caseNumber)).toEqual(["asked"]);
		expect(filtered(items, "assist").map(({ caseNumber }) => caseNumber)).toEqual(["help"]);
		expect(countsOf(items)).toMatchObject({ resident: 1, assist: 1, mine: 4 });
	});

	test("a limit is missed after its second, not on it", () => {
		expect(isOverdue({ dueAt: now }, now)).toBe(false);
		expect(isOverdue({ dueAt: now }, "2019-03-14T15:10:01+08:00")).toBe(true);
	});

	test("the next day is called a working day only where that is certain", () => {
		const keyOf = (items: Parameters<typeof groupsOf>[0]) => groupsOf(items, now)[0]?.key;
		// Thursday: Friday's limit of a working level.
		expect(keyOf([row("a", { dueAt: at("15", "18:00") })])).toBe("nextWorkday");
		// A natural level runs on Saturday too, and Monday may not be the next working day.
		expect(keyOf([row("a", { level: "urgent", dueAt: at("16", "12:00") })])).toBe("next");
		expect(keyOf([row("a", { dueAt: at("18", "18:00") })])).toBe("next");
	});

	test("a Chinese day ends at midnight in Shanghai, whatever zone the wire speaks", () => {
		const items = [
			row("evening", { dueAt: "2019-03-14T15:59:59Z" }),
			row("midnight", { dueAt: "2019-03-14T16:00:00Z" }),
			row("after", { dueAt: "2019-03-14T16:00:01Z" }),
		];
		expect(shape(groupsOf(items, now))).toEqual([
			["today", ["evening", "midnight"]],
			["nextWorkday", ["after"]],
		]);
		// On the dot it is not past, though the calendar has turned.
		expect(shape(groupsOf(items, "2019-03-14T16:00:00Z"))[1]).toEqual(["today", ["midnight", "after"]]);
	});

	test("the chips count what they show, and a reminder is no card", () => {
		const items = [
			row("a", { step: "finishReminder" }),
			row("b", { step: "unsigned" }),
			row("c", { step: "blue", ask: "wait" }),
			row("d", { step: "referred" }),
		];
		expect(countsOf(items)).toEqual({ mine: 3, all: 4, carded: 2, resident: 0, assist: 0 });
		expect(filtered(items, "carded").map(({ caseNumber }) => caseNumber)).toEqual(["c", "d"]);
	});

	test("an empty list names what falls due next, never what has passed", () => {
		const waiting = [
			row("past", { ask: "wait", dueAt: at("14", "09:00") }),
			row("far", { ask: "wait", dueAt: at("20", "18:00") }),
			row("near", { ask: "wait", dueAt: at("15", "18:00") }),
			row("none", { ask: "wait", dueAt: null }),
		];
		expect(nextToFall(waiting, now)?.caseNumber).toBe("near");
		expect(nextToFall([row("none", { dueAt: null })], now)).toBeNull();
	});

	test("keys walk the rows in the order on screen and stop at both ends", () => {
		const groups = groupsOf([row("b", { dueAt: at("15", "18:00") }), row("a")], now);
		expect(neighbour(groups, null, 1)).toBe("a");
		expect(neighbour(groups, "a", 1)).toBe("b");
		expect(neighbour(groups, "b", 1)).toBe("b");
		expect(neighbour(groups, "a", -1)).toBe("a");
		expect(neighbour(groups, "gone", 1)).toBe("a");
		expect(neighbour([], null, 1)).toBeNull();
	});

	test("a row counts as new only if it was not in the list before", () => {
		expect(arrivals([row("a")], [row("b"), row("a", { version: 9 })])).toEqual(["b"]);
	});

	test("nothing is read again behind another tab or under typing fingers", () => {
		const quiet = { hidden: false, typedAt: 0, now: 60_000 };
		expect(mayRefresh(quiet)).toBe(true);
		expect(mayRefresh({ ...quiet, hidden: true })).toBe(false);
		expect(mayRefresh({ ...quiet, typedAt: 59_000 })).toBe(false);
	});
});

describe("a time as short as the list's column", () => {
	test.each([
		[at("14", "18:00"), "18:00", "18:00"],
		[at("13", "18:00"), "昨 18:00", "yest. 18:00"],
		[at("15", "09:05"), "周五 09:05", "Fri 09:05"],
		[at("17", "09:05"), "周日 09:05", "Sun 09:05"],
		[at("20", "18:00"), "周三 18:00", "Wed 18:00"],
		[at("21", "18:00"), "03-21 18:00", "03-21 18:00"],
		[at("12", "18:00"), "03-12 18:00", "03-12 18:00"],
		["2020-01-02T18:00:00+08:00", "2020-01-02", "2020-01-02"],
	])("%s reads %s", (due, zh, en) => {
		expect(shortMoment(due, now, "zh-CN")).toBe(zh);
		expect(shortMoment(due, now, "en")).toBe(en);
	});

	test.each([
		[at("15", "00:00"), "24:00", "24:00"],
		[at("14", "00:00"), "昨 24:00", "yest. 24:00"],
		[at("16", "00:00"), "周五 24:00", "Fri 24:00"],
		[at("22", "00:00"), "03-21 24:00", "03-21 24:00"],
		[at("15", "18:00"), "周五 18:00", "Fri 18:00"],
	])("the limit %s reads %s: a day ends at its own 24:00", (due, zh, en) => {
		expect(shortDeadline(due, now, "zh-CN")).toBe(zh);
		expect(shortDeadline(due, now, "en")).toBe(en);
	});
});
