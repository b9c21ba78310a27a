import { listsAs, type Stated } from "./case-lists.ts";
import { calendarFor, type Instant } from "./domain/calendar.ts";
import type { Calendar } from "./domain/calendar-book.ts";
import type { Case } from "./domain/case.ts";
import { halfDayOf } from "./domain/half-day.ts";
import { seesMinutes } from "./domain/half-day-sight.ts";
import type { Page, Reads, TrailEvent } from "./domain/reads.ts";
import type { Person, Setting } from "./domain/setting.ts";

/*
 * The read models with the half-day in place of the time, for whoever is told no more of a report about a visit to a
 * counter (trust.md A10): of everything that happened before anybody beside the desk could read it.
 */

/** Every instant in a value, of those at `from` or later and before `to`, as where its half-day began. */
function coarsened<Value>(value: Value, cal: Calendar, from: Instant, to: Instant): Value {
	const walk = (one: unknown): unknown => {
		if (typeof one === "number") return one >= from && one < to ? halfDayOf(cal, one).from : one;
		if (Array.isArray(one)) return one.map(walk);
		if (typeof one !== "object" || one === null) return one;
		return Object.fromEntries(Object.entries(one).map(([name, member]) => [name, walk(member)]));
	};
	// Of the same shape: nothing but numbers has changed. Counts and lengths of time are far below any instant.
	return walk(value) as Value;
}

/** The read models as the person may read their times. */
export function halfDayReads(reads: Reads, person: Person, setting: Setting): Reads {
	const parentOf = (state: Case) => (state.status === "merged" ? reads.stateOf(state.parent) : null);
	const isKept = (state: Case) => state.halfDay !== undefined && !seesMinutes(person, state, parentOf(state));
	const calendarOf = ({ areaCode }: Case) => calendarFor(setting.calendar, areaCode);
	const sentOf = ({ halfDay }: Case) => halfDay?.sentAt ?? Number.MAX_SAFE_INTEGER;
	const told = (state: Case): Case =>
		isKept(state) ? coarsened(state, calendarOf(state), state.receivedAt, sentOf(state)) : state;
	/** What is before the dispatch has no place in the log either: that tells under which checkpoint it lies. */
	const happened =
		(state: Case) =>
		(entry: TrailEvent): TrailEvent => {
			if (entry.event.at >= sentOf(state)) return entry;
			const cal = calendarOf(state);
			const { part: halfDay } = halfDayOf(cal, entry.event.at);
			const event = coarsened(entry.event, cal, state.receivedAt, Number.MAX_SAFE_INTEGER);
			return { ...entry, event, halfDay, position: 0, leafHash: "" };
		};
	const shown = <One extends Stated>(one: One): One => {
		const state = told(one.state);
		return state === one.state ? one : { ...one, state };
	};
	const lists = listsAs(reads, shown);
	return {
		...reads,
		...lists,
		searchFor: (query) => inNewOrder(lists.searchFor(query)),
		stateOf: (caseNumber) => {
			const state = reads.stateOf(caseNumber);
			return state && told(state);
		},
		trailOf: (caseNumber) => {
			const trail = reads.trailOf(caseNumber);
			const state = reads.stateOf(caseNumber);
			return state === null || !isKept(state) ? trail : trail.map(happened(state));
		},
	};
}

/** A page that is found in the order in which reports came would tell of each what came before it. */
function inNewOrder<Whole extends Page<Stated>>(found: Whole): Whole {
	if (found.items.every(({ state }) => state.halfDay === undefined)) return found;
	const key = ({ state: { receivedAt, caseNumber } }: Stated) => [receivedAt, caseNumber] as const;
	const items = [...found.items].sort((one, other) => {
		const [[at, number], [otherAt, otherNumber]] = [key(one), key(other)];
		return otherAt - at || (number < otherNumber ? 1 : -1);
	});
	return { ...found, items };
}
