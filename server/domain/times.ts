import { calendarFor, type Instant, windowEnd, workingSecondsBetween } from "./calendar.ts";
import type { Case } from "./case.ts";
import type { DueStep } from "./case-events.ts";
import type { Level } from "./policy.ts";
import { policyOf, type Setting } from "./setting.ts";

/** What a case counts its time with: the calendar of its area, the policy it was received under. */

/** The level whose limits a round runs under: the case's own, then `rework`. */
export function roundLevel(state: Pick<Case, "round" | "level">): Level {
	return state.round > 1 ? "rework" : state.level;
}

/** Calendar and limits of a case, of the version it was received under. */
export function timesOf(state: Case, setting: Setting) {
	const policy = policyOf(setting, state.policyVersion);
	return {
		calendar: calendarFor(setting.calendar, state.areaCode),
		policy,
		level: policy.levels[roundLevel(state)],
	};
}

/**
 * Working seconds since receipt: how long the resident has waited (rules.md §5). From where its half-day began, where a
 * case keeps to that: who knows when they answered could work the minute out.
 */
export function secondsSinceReceipt(state: Case, now: Instant, setting: Setting): number {
	const from = state.halfDay?.from ?? state.receivedAt;
	return workingSecondsBetween(timesOf(state, setting).calendar, from, now);
}

/** When the resident's silence closes an answered case: 7 days, first not counted, past rest days (rules.md §3). */
export function silenceOf(state: Case, now: Instant, setting: Setting): DueStep {
	const { calendar, policy } = timesOf(state, setting);
	return { step: "silence", cause: "silence", dueAt: windowEnd(calendar, now, policy.silenceDays) };
}
