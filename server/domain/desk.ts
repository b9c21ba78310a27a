import { calendarFor, type Instant } from "./calendar.ts";
import type { Calendar } from "./calendar-book.ts";
import type { Case } from "./case.ts";
import type { DueStep, Move } from "./case-events.ts";
import { deskLimits } from "./ladder.ts";
import { actingOf, firstActing, isKeptFrom, postsAbove, postsFor } from "./people.ts";
import type { Level, Policy } from "./policy.ts";
import { policyInForce, policyOf, type Setting } from "./setting.ts";
import { timesOf } from "./times.ts";

/** The desk, where a report waits that no rule can dispatch (rules.md §2). */
type Waiting = {
	readonly areaCode: string;
	readonly sealed: boolean;
	readonly namedIds: readonly string[];
	readonly aboutUnitId: string | null;
	/** Of a report that comes back: it keeps the version it was received under. */
	readonly policyVersion?: string;
};
export type Placed = {
	readonly triageDueAt: Instant;
	readonly due: readonly DueStep[];
	readonly nextMove: Move;
};

/** The desk of the area with the desk's own limit; up its chain while nobody is there; null when nobody may know of it. */
export function deskPlace(report: Waiting, pace: Level, now: Instant, setting: Setting): Placed | null {
	const { areaCode } = report;
	const kept = (personId: string) => isKeptFrom(setting, personId, report, now);
	const desk = postsFor(setting, "desk", areaCode)[0];
	const above = desk === undefined ? [] : postsAbove(setting, desk.postId).map(({ postId }) => postId);
	const acting =
		actingOf(setting, "desk", areaCode, kept, now) ??
		firstActing(setting, above, ({ personId }) => !kept(personId), now) ??
		actingOf(setting, "discipline", areaCode, kept, now);
	if (acting === null) return null;
	const calendar = calendarFor(setting.calendar, areaCode);
	const { policyVersion } = report;
	const policy = policyVersion === undefined ? policyInForce(setting, now) : policyOf(setting, policyVersion);
	return { ...deskWait(calendar, policy, pace, now), nextMove: { by: "staff", ...acting, as: "desk" } };
}

/** The desk's limit from now on, and what fires if it does nothing. */
export function deskWait(
	calendar: Calendar,
	policy: Policy,
	pace: Level,
	now: Instant,
): Pick<Placed, "triageDueAt" | "due"> {
	const { blueAt, yellowAt } = deskLimits(calendar, policy, pace, now);
	const due: DueStep[] = [
		{ step: "blue", cause: "triage", dueAt: blueAt },
		{ step: "yellow", cause: "triage", dueAt: yellowAt },
	];
	return { triageDueAt: blueAt, due };
}

/** Since when the case lies with the desk. */
export function deskStart({ moves, receivedAt, deskSince = receivedAt }: Case): Instant {
	const came = moves.findLast(({ move }) => move.by === "staff" && move.as === "desk")?.from ?? receivedAt;
	return Math.max(came, deskSince);
}

/** How fast the desk had to be: danger in the words makes a pace of its own (rules.md §1), which no event names. */
export function deskPaceOf(state: Case, setting: Setting): Level {
	const { calendar, policy } = timesOf(state, setting);
	const start = deskStart(state);
	const limitOf = (pace: Level) => deskLimits(calendar, policy, pace, start).blueAt;
	const natural = (["emergency", "urgent"] as const).find((pace) => limitOf(pace) === state.triageDueAt);
	return natural ?? "normal";
}
