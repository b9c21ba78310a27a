import type { calendarFor, Instant } from "./calendar.ts";
import { type Case, evolve, isHeld } from "./case.ts";
import { clocksOf, finishOfRound } from "./case-clock.ts";
import type { CaseDispatched, DueStep, Move } from "./case-events.ts";
import { type Limits, limitsFrom, spanEnd } from "./clock.ts";
import type { Target } from "./dispatch.ts";
import { hasClock } from "./holdable.ts";
import { ladderOf } from "./ladder.ts";
import type { LevelPolicy } from "./policy.ts";
import type { Setting } from "./setting.ts";
import { timesOf } from "./times.ts";

/** The clocks that begin with a dispatch (rules.md §3). */

/** The limits and the ladder of one tour that starts at `start`. */
export function tourTimes(
	calendar: ReturnType<typeof calendarFor>,
	level: LevelPolicy,
	start: Instant,
	caseFinishDueAt: Instant | null,
): { readonly limits: Limits; readonly due: readonly DueStep[] } {
	const limits = limitsFrom(calendar, level, start, caseFinishDueAt);
	return { limits, due: ladderOf(calendar, level, start, limits) };
}

/** What others owe, whoever holds the case. */
const besideHolder: readonly DueStep["cause"][] = ["assist", "emergency", "letter"];

/**
 * The duty officer's call about an emergency that was claimed (rules.md §3): at the desk it waited for the next holder, and
 * counts from the dispatch as the first one did. None where it is due already, or its card has fallen.
 */
function callAnew(state: Case, now: Instant, setting: Setting): readonly DueStep[] {
	const { danger, level, round, emergencyChecked, due, steps } = state;
	const isOpen = danger && level === "emergency" && round === 1 && emergencyChecked !== true;
	if (!isOpen || [...due, ...steps].some(({ cause }) => cause === "emergency")) return [];
	const { calendar, policy } = timesOf(state, setting);
	return [{ step: "blue", cause: "emergency", dueAt: spanEnd(calendar, now, policy.emergencyConfirmation) }];
}

/** A case that was with somebody before: a fresh holder clock for whoever has it next; the resident's goes on (rules.md §3). */
export function dispatchAgain(
	state: Case,
	target: Target,
	by: string | null,
	now: Instant,
	setting: Setting,
): CaseDispatched {
	const { categoryCode, level } = state;
	const nextMove: Move = { by: "staff", personId: target.holderId, postId: target.postId, as: "holder" };
	const common = { type: "CaseDispatched", at: now, by, ...target, categoryCode, level, nextMove } as const;
	const others = state.due.filter(({ cause }) => besideHolder.includes(cause));
	if (!hasClock(categoryCode)) return { ...common, limits: null, due: others, caseFinishDueAt: null };
	const { calendar, level: policy } = timesOf(state, setting);
	const finish = finishOfRound(state, now, setting);
	const { limits } = tourTimes(calendar, policy, now, finish);
	const due = [...callAnew(state, now, setting), ...others];
	const event: CaseDispatched = { ...common, limits, due, caseFinishDueAt: state.caseFinishDueAt };
	const after = evolve(state, event);
	// What was promised to the resident binds whoever has the case next.
	return isHeld(after) ? { ...event, ...clocksOf(after, setting) } : event;
}
