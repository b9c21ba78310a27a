import type { ClockPart } from "../contract/common.ts";
import type { Instant } from "../domain/calendar.ts";
import type { Case } from "../domain/case.ts";
import { movesCase } from "../domain/case-clock.ts";
import { type ClockChange, elapsed } from "../domain/clock.ts";
import { finishOrigin } from "../domain/finish-origin.ts";
import type { Setting } from "../domain/setting.ts";
import { timesOf } from "../domain/times.ts";
import { wireInstant } from "./common.ts";

/** How a limit came about: from when it runs, and what has stopped or moved it since (rules.md §3). */
const plain = { until: null, seconds: null, days: null, limit: null } as const;

function partOf(change: ClockChange, secondsOf: (from: Instant, to: Instant) => number): ClockPart {
	const at = wireInstant(change.at);
	switch (change.kind) {
		case "extension":
			return { ...plain, kind: change.kind, at, days: change.days };
		case "promise":
			return { ...plain, kind: change.kind, at, until: wireInstant(change.until) };
		case "decision":
		case "awaiting":
		case "assist":
		case "shelving": {
			const { kind, until } = change;
			return { ...plain, kind, at, until: wireInstant(until), seconds: secondsOf(change.at, until) };
		}
		default:
			return change satisfies never;
	}
}

/**
 * The story of the finish limit: the resident's from receipt (a rework's from the dispute), and the holder's from there too,
 * or half of it from their dispatch where that ends later. Empty where nothing runs.
 */
export function clockStory(state: Case, whose: "resident" | "holder", setting: Setting): ClockPart[] {
	if (!("tour" in state) || state.tour.limits === null) return [];
	const { calendar, level } = timesOf(state, setting);
	// The resident knows when it was; a half-day is for whoever works on it.
	const roundFrom = state.round === 1 ? state.receivedAt : state.roundStartedAt;
	const resident = { from: roundFrom, limit: level.finish, changes: state.changes };
	const { from, limit, changes } = whose === "holder" ? finishOrigin(state, { calendar, level }) : resident;
	const secondsOf = (start: Instant, end: Instant) => elapsed(calendar, level.base, start, end);
	const told = (change: { readonly kind: ClockChange["kind"] }) => whose === "holder" || movesCase(change);
	const start: ClockPart = { ...plain, kind: "start", at: wireInstant(from), limit };
	const moving = changes.filter((change) => change.at >= from && told(change));
	const open = state.stops
		.filter(told)
		.map(({ kind, since }) => ({ ...plain, kind, at: wireInstant(since) }));
	return [start, ...moving.map((change) => partOf(change, secondsOf)), ...open];
}
