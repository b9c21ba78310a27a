import type { Instant } from "./calendar.ts";
import type { Case } from "./case.ts";
import type { DueStep } from "./case-events.ts";
import { isPast } from "./clock.ts";
import { type HalfDay, halfDayOf, keepsHalfDay } from "./half-day.ts";
import type { Level } from "./policy.ts";
import type { Setting } from "./setting.ts";
import { timesOf } from "./times.ts";

/** The desk has decided where a report about a visit to a counter goes; it goes when its half-day is over. */
export type DispatchDeferred = {
	readonly type: "DispatchDeferred";
	readonly at: Instant;
	readonly by: string;
	/** Null lets the duty book decide. */
	readonly postId: string | null;
	readonly categoryCode: string | null;
	readonly level: Level;
	readonly halfDay: HalfDay;
	readonly due: readonly DueStep[];
};
type Matter = { readonly categoryCode: string | null; readonly level: Level };

/** What sends a report out when its half-day is over. */
export function outStep({ until }: HalfDay): DueStep {
	return { step: "dispatch", cause: "halfDay", dueAt: until };
}

/** The half-day that a report of this matter keeps to, before anybody beside the desk has read it. */
export function halfDayKept(state: Case, { categoryCode, level }: Matter, setting: Setting): HalfDay | null {
	const { calendar, policy } = timesOf(state, setting);
	if (state.hop > 0 || !keepsHalfDay(categoryCode, level, policy)) return null;
	return state.halfDay ?? halfDayOf(calendar, state.receivedAt);
}

/** Whether a report waits, so that nobody can tell when in its half-day it came. */
export function isInHalfDay(halfDay: HalfDay | null, now: Instant): halfDay is HalfDay {
	return halfDay !== null && !isPast(halfDay.until, now);
}
