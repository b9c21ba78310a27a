import { type CaseResumed, resume } from "./awaiting.ts";
import type { Instant } from "./calendar.ts";
import { type Case, evolve, type HeldCase, isHeld } from "./case.ts";
import type { CaseEvent } from "./case-events.ts";
import { firstPast } from "./clock.ts";
import { standingForHelp } from "./help-left.ts";
import { may } from "./permission.ts";
import { type Decision, refuse } from "./refusal.ts";
import type { Setting } from "./setting.ts";

/** The end of a wait for the resident, or of a shelving: the case is its holder's again (rules.md §2). */

/** The holder goes on without the answer. */
export type ResumeCase = { readonly type: "ResumeCase"; readonly by: string };

/**
 * The clock goes on from the end of the wait, or stands still for the help that is then all that is open, whenever the
 * sweep came.
 */
export function afterWait(
	state: HeldCase,
	kind: "awaiting" | "shelving",
	by: string | null,
	now: Instant,
	setting: Setting,
	until: Instant = now,
): CaseResumed {
	const event = resume(state, kind, by, now, setting, until);
	const after = evolve(state, event);
	if (!isHeld(after) || after.stops.some((stop) => stop.kind !== "assist")) return event;
	// A wait that ends by itself has gone on to the last of its second: help due in that second is overdue with it.
	return { ...event, ...standingForHelp(after, Math.min(now, firstPast(until)), setting) };
}

/** `ResumeCase`: the holder needs the resident's answer no more, or takes a shelved matter up again. */
export function resumeCase(
	state: Case,
	{ by }: ResumeCase,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const no = may("resumeCase", by, state, setting, now);
	if (no !== null || !isHeld(state)) return refuse(no ?? "wrongState");
	const stop = state.stops.find(({ kind }) => kind === "awaiting" || kind === "shelving");
	if (stop?.kind !== "awaiting" && stop?.kind !== "shelving") return refuse("wrongState");
	return { events: [afterWait(state, stop.kind, by, now, setting)] };
}
