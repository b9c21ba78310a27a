import type { InboxItem } from "../../server/contract/handling.ts";
import { cardRank } from "../../server/domain/card.ts";
import { type Day, formatDay, isWeekday } from "../../server/domain/day.ts";
import { secondsOf, type When } from "../lib/formats.ts";
import { dayAt, lastDayOf } from "./times.ts";

/** The list of a staff member: which rows, in which groups, in which order. Pure; the server's order is by due time. */
export type Filter = "mine" | "all" | "carded" | "resident" | "assist";
export const filters: readonly Filter[] = ["mine", "all", "carded", "resident", "assist"];
/** By which state and category the list is narrowed; empty for any. A case without a category is `none`. */
export type Narrow = { readonly state: string; readonly category: string };
export const everything: Narrow = { state: "", category: "" };
export type GroupKey =
	| "danger"
	| "decide"
	| "urge"
	| "read"
	| "overdue"
	| "talk"
	| "today"
	| "nextWorkday"
	| "next"
	| "later"
	| "open"
	| "wait";
export type Group = {
	readonly key: GroupKey;
	/** The day the group is about, where it is about one. */
	readonly date: string | null;
	readonly items: readonly InboxItem[];
};

/** Whether the row asks something of the person who looks. */
export function asksMe({ ask }: InboxItem): boolean {
	return ask !== "wait";
}

/** Whether a card (blue or higher) has been reached; a reminder is none. */
function hasCard({ step }: InboxItem): boolean {
	return step !== null && cardRank(step) > 0;
}

function passes(filter: Filter, item: InboxItem): boolean {
	switch (filter) {
		case "mine":
			return asksMe(item);
		case "all":
			return true;
		case "carded":
			return hasCard(item);
		case "resident":
			return item.resident === "asked";
		case "assist":
			return item.ask === "assist";
		default:
			return filter satisfies never;
	}
}

function partOf(item: InboxItem, part: keyof Narrow): string {
	return part === "state" ? item.state : (item.categoryCode ?? "none");
}

/** The rows of the state and category asked for. */
export function narrowed(items: readonly InboxItem[], { state, category }: Narrow): InboxItem[] {
	const is = (item: InboxItem, part: keyof Narrow, wanted: string) =>
		wanted === "" || partOf(item, part) === wanted;
	return items.filter((item) => is(item, "state", state) && is(item, "category", category));
}

/** How many rows each state or category has, in the order of their codes; `kept` stays choosable without any. */
export function tallyOf(
	items: readonly InboxItem[],
	part: keyof Narrow,
	kept: string,
): (readonly [value: string, count: number])[] {
	const counts = new Map<string, number>(kept === "" ? [] : [[kept, 0]]);
	for (const item of items) counts.set(partOf(item, part), (counts.get(partOf(item, part)) ?? 0) + 1);
	return [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** The rows a filter leaves. */
export function filtered(items: readonly InboxItem[], filter: Filter): InboxItem[] {
	return items.filter((item) => passes(filter, item));
}

/** The rows on screen. */
export function shownOf(items: readonly InboxItem[], filter: Filter, narrow: Narrow): InboxItem[] {
	return filtered(narrowed(items, narrow), filter);
}

/** How many rows each filter leaves. */
export function countsOf(items: readonly InboxItem[]): Record<Filter, number> {
	return {
		mine: filtered(items, "mine").length,
		all: items.length,
		carded: filtered(items, "carded").length,
		resident: filtered(items, "resident").length,
		assist: filtered(items, "assist").length,
	};
}

/** Overdue on the dot is not overdue: missed when now > due (rules.md §3). */
export function isOverdue({ dueAt }: Pick<InboxItem, "dueAt">, now: When): boolean {
	return dueAt !== null && secondsOf(now) > secondsOf(dueAt);
}

const order: readonly GroupKey[] = [
	"danger",
	"decide",
	"urge",
	"read",
	"overdue",
	"talk",
	"today",
	"nextWorkday",
	"next",
	"later",
	"open",
	"wait",
];

/** The first day after today on which something asked of me falls due. */
function nextDay(items: readonly InboxItem[], today: Day): Day | null {
	const days = items.filter(isByTime).flatMap(({ dueAt }) => (dueAt === null ? [] : [lastDayOf(dueAt)]));
	const ahead = days.filter((day) => day > today);
	return ahead.length === 0 ? null : Math.min(...ahead);
}

function isByTime({ ask }: InboxItem): boolean {
	return !["decide", "urge", "read", "wait"].includes(ask);
}

/** A limit of a working level always ends on a workday; if no Monday to Friday lies before it, it is the next one. */
function isNextWorkday(day: Day, today: Day, items: readonly InboxItem[]): boolean {
	const between = Array.from({ length: day - today - 1 }, (_, index) => today + 1 + index);
	const worked = items.some(
		({ dueAt, level }) =>
			dueAt !== null && lastDayOf(dueAt) === day && level !== "emergency" && level !== "urgent",
	);
	return worked && !between.some(isWeekday);
}

function groupOf(item: InboxItem, now: When, next: Day | null): GroupKey {
	const { ask, dueAt } = item;
	if (ask === "triage" && item.danger) return "danger";
	switch (ask) {
		case "publish":
		case "reassign":
			return "decide";
		case "decide":
		case "urge":
		case "read":
		case "wait":
			return ask;
		case "triage":
		case "sign":
		case "contact":
		case "answer":
		case "assist":
		case "confirmEmergency":
		case "answerLetter":
		case "explain":
			if (dueAt === null) return item.resident === "waits" ? "talk" : "open";
			if (isOverdue(item, now)) return "overdue";
			if (item.resident === "waits") return "talk";
			if (lastDayOf(dueAt) <= dayAt(now)) return "today";
			return lastDayOf(dueAt) === next ? "next" : "later";
		default:
			return ask satisfies never;
	}
}

function byDue(one: InboxItem, other: InboxItem): number {
	if (one.dueAt === null || other.dueAt === null)
		return Number(one.dueAt === null) - Number(other.dueAt === null);
	return secondsOf(one.dueAt) - secondsOf(other.dueAt);
}

/**
 * The groups of a list in their order, empty ones left out; inside a group by due time, no limit last. Danger to a
 * person comes first of all, whatever its time (rules.md §1); then what must be decided or has climbed, then work by due time, then what waits for somebody else.
 */
export function groupsOf(items: readonly InboxItem[], now: When): Group[] {
	const today = dayAt(now);
	const next = nextDay(items, today);
	const found = new Map<GroupKey, InboxItem[]>();
	for (const item of items) {
		const key = groupOf(item, now, next);
		found.set(key, [...(found.get(key) ?? []), item]);
	}
	return order.flatMap((key): Group[] => {
		const rows = found.get(key);
		if (rows === undefined) return [];
		const sorted = [...rows].sort(byDue);
		if (key !== "next" || next === null) return [{ key, date: null, items: sorted }];
		const isWorkday = isNextWorkday(next, today, rows);
		return [{ key: isWorkday ? "nextWorkday" : "next", date: formatDay(next), items: sorted }];
	});
}

/** What falls due next among the rows that ask nothing now: shown where the list is empty. */
export function nextToFall(items: readonly InboxItem[], now: When): InboxItem | null {
	const waiting = items.filter((item) => item.dueAt !== null && !isOverdue(item, now)).sort(byDue);
	return waiting[0] ?? null;
}

/** The row before or after `current`, in the order on screen; the first when nothing is current. */
export function neighbour(groups: readonly Group[], current: string | null, step: 1 | -1): string | null {
	const rows = groups.flatMap(({ items }) => items.map(({ caseNumber }) => caseNumber));
	const at = current === null ? -1 : rows.indexOf(current);
	if (at === -1) return rows[0] ?? null;
	return rows[Math.min(rows.length - 1, Math.max(0, at + step))] ?? null;
}

/** Rows that were not in the list before. */
export function arrivals(before: readonly InboxItem[], after: readonly InboxItem[]): string[] {
	const known = new Set(before.map(({ caseNumber }) => caseNumber));
	return after.flatMap(({ caseNumber }) => (known.has(caseNumber) ? [] : [caseNumber]));
}
