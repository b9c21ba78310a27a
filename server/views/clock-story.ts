import type { ClockPart } from "../contract/common.ts";
import type { Instant } from "../domain/calendar.ts";
import type { Case } from "../domain/case.ts";
import { type ClockChange, elapsed, isPast } from "../domain/clock.ts";
import { type Base, changesOfTour, movesCase } from "../domain/clock-changes.ts";
import { finishOrigin } from "../domain/finish-origin.ts";
import type { Limit } from "../domain/limit-moves.ts";
import type { Span } from "../domain/policy.ts";
import type { TrailEvent } from "../domain/reads.ts";
import type { LimitsRecomputed } from "../domain/recompute.ts";
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

/** Somebody has it in hand, or had. */
type Toured = Extract<Case, { readonly tour: unknown }>;
type Trail = readonly Pick<TrailEvent, "event">[];
type Whose = "resident" | "holder";
type Told = (change: { readonly kind: ClockChange["kind"]; readonly at: Instant }) => boolean;
/** Where a limit counts from, how long it is, what has moved it, and what keeps it still. */
type Origin = {
	readonly from: Instant;
	readonly limit: Span;
	readonly changes: readonly ClockChange[];
	readonly told: Told;
	/** Its name among what a calendar moves. */
	readonly name: Limit;
};

/** The resident's from receipt (a rework's from the dispute); the holder's from there too, or half of it from their dispatch. */
function originOfFinish(state: Toured, whose: Whose, { calendar, level }: Base): Origin {
	// The resident knows when it was; a half-day is for whoever works on it.
	const roundFrom = state.round === 1 ? state.receivedAt : state.roundStartedAt;
	if (whose === "holder")
		return { ...finishOrigin(state, { calendar, level }), told: () => true, name: "finish" };
	const name = state.round === 1 ? "case" : "finish";
	return { from: roundFrom, limit: level.finish, changes: state.changes, told: movesCase, name };
}

/** From the dispatch to whoever holds it now; a pause moves it that began before it was past. */
function originOfContact({ tour, changes }: Toured, limit: Span): Origin {
	const dueAt = tour.limits?.contactDueAt ?? null;
	const told: Told = ({ kind, at }) =>
		kind !== "extension" && kind !== "promise" && dueAt !== null && !isPast(dueAt, at);
	return { from: tour.startedAt, limit, changes: changesOfTour({ changes, tour }), told, name: "contact" };
}

/** Signing is done at once: nothing stops its time. */
function originOfSign({ tour }: Toured, limit: Span): Origin {
	return { from: tour.startedAt, limit, changes: [], told: () => false, name: "sign" };
}

/** When a corrected calendar moved the limit. */
function recomputedOf(trail: Trail, { from, name }: Origin): ClockPart[] {
	const moved = (event: TrailEvent["event"]): event is LimitsRecomputed =>
		event.type === "LimitsRecomputed" && event.at >= from && event.moved?.includes(name) !== false;
	const events = trail.map(({ event }) => event).filter(moved);
	return events.map(({ at }) => ({ ...plain, kind: "calendar", at: wireInstant(at) }));
}

function storyOf(state: Toured, origin: Origin, { calendar, level }: Base, trail: Trail): ClockPart[] {
	const { from, limit, changes, told } = origin;
	const secondsOf = (start: Instant, end: Instant) => elapsed(calendar, level.base, start, end);
	const start: ClockPart = { ...plain, kind: "start", at: wireInstant(from), limit };
	const moving = changes.filter((change) => change.at >= from && told(change));
	const ended = moving.map((change) => partOf(change, secondsOf));
	const open = state.stops
		.filter(({ kind, since }) => told({ kind, at: since }))
		.map(({ kind, since }) => ({ ...plain, kind, at: wireInstant(since) }));
	// Stable: what happened at one moment stays in the order in which it was decided.
	const inOrder = [...ended, ...recomputedOf(trail, origin)].sort((a, b) =>
		a.at < b.at ? -1 : a.at > b.at ? 1 : 0,
	);
	return [start, ...inOrder, ...open];
}

type Stories = Record<"clockStory" | "signStory" | "contactStory", ClockPart[]>;

/** Of a case of which the limits are not told. */
export const noStories: Stories = { clockStory: [], signStory: [], contactStory: [] };

/** How the limits to finish, to sign and to contact came about; empty where nothing runs. */
export function limitStories(state: Case, whose: Whose, setting: Setting, trail: Trail): Stories {
	if (!("tour" in state) || state.tour.limits === null) return noStories;
	const { calendar, level } = timesOf(state, setting);
	const told = (origin: Origin) => storyOf(state, origin, { calendar, level }, trail);
	return {
		clockStory: told(originOfFinish(state, whose, { calendar, level })),
		signStory: told(originOfSign(state, level.sign)),
		contactStory: level.contact === null ? [] : told(originOfContact(state, level.contact)),
	};
}
