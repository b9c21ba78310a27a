import { openAssists } from "./assist.ts";
import type { Instant } from "./calendar.ts";
import { cardRank } from "./card.ts";
import { evolve, type HeldCase, isHeld } from "./case.ts";
import { stopped, withClocks } from "./case-clock.ts";
import type { CaseDecided, DueStep, Move } from "./case-events.ts";
import { isPast } from "./clock.ts";
import type { Setting } from "./setting.ts";
import { nowTold } from "./told-successor.ts";

/** Where an overdue assist is all that is left open once something else has ended (rules.md §3). */

/** Whom the last card of an overdue assist told, gone or not; null where nothing is overdue, or its card has not fallen. */
function toldOfHelp(state: HeldCase, now: Instant): Move | null {
	const overdue = openAssists(state).find(({ dueAt }) => isPast(dueAt, now));
	const told = state.steps.findLast(
		({ step, assistId }) => cardRank(step) > 0 && assistId !== undefined && assistId === overdue?.assistId,
	)?.told;
	return told ?? null;
}

/** Whose the overdue help is: whom its last card told, or whoever has their post now. */
export function helperTold(state: HeldCase, now: Instant, setting: Setting): Move | null {
	const told = toldOfHelp(state, now);
	return told?.by === "staff" ? nowTold(told, state, now, setting) : told;
}

/** What goes on while the holder's clock stands still for help alone; null where anything else is open, or nothing stops it. */
export function leftForHelp(state: HeldCase, now: Instant): readonly DueStep[] | null {
	const { limits, contactedAt } = state.tour;
	if (limits === null || state.stops.length > 0 || toldOfHelp(state, now) === null) return null;
	const owes = contactedAt === null && limits.contactDueAt !== null;
	if (owes || isPast(limits.finishDueAt, now)) return null;
	const left = stopped(state, now);
	// Help for which nothing is left to fire would keep the clock still for good.
	return left.some(({ cause }) => cause === "assist") ? left : null;
}

/** Where a decision has ended: what stands still for help that is then all that is open, and whose move it is; else nothing. */
export function standingForHelp(
	after: HeldCase,
	now: Instant,
	setting: Setting,
): Partial<Pick<CaseDecided, "nextMove" | "stopped">> {
	const left = leftForHelp(after, now);
	const waits = left !== null || after.stops.some(({ kind }) => kind === "assist");
	const told = waits ? helperTold(after, now, setting) : null;
	return {
		...(told === null ? {} : { nextMove: told }),
		...(left === null ? {} : { stopped: left }),
	};
}

/**
 * A decision that leaves the case with its holder, with the clocks as they stand after it: they go on, or stand still for
 * the help that is then all that is open, and whom its last card told has the move.
 */
export function afterDecision(state: HeldCase, said: CaseDecided, setting: Setting): CaseDecided {
	const event = withClocks(state, said, setting);
	const after = evolve(state, event);
	return isHeld(after) ? { ...event, ...standingForHelp(after, event.at, setting) } : event;
}
