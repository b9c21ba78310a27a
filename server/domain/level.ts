import type { Instant } from "./calendar.ts";
import { type Case, evolve, type HeldCase, isHeld } from "./case.ts";
import { withClocks } from "./case-clock.ts";
import type { CaseDecided, CaseEvent, Clocks } from "./case-events.ts";
import { categoryOf, levelOf } from "./category.ts";
import { standingForHelp } from "./help-left.ts";
import { isHoldable } from "./holdable.ts";
import { may } from "./permission.ts";
import type { Level } from "./policy.ts";
import type { Proposal } from "./proposal.ts";
import { recomputeLimits } from "./recompute.ts";
import { type Decision, type Refusal, refuse } from "./refusal.ts";
import type { Setting } from "./setting.ts";

/** How urgent a case is, when that turns out otherwise than it was received (rules.md §3). */
type LevelProposal = Extract<Proposal<unknown>, { readonly kind: "level" }>;

/** The duty officer's call on an emergency that a resident claimed. */
export type ConfirmEmergency = {
	readonly type: "ConfirmEmergency";
	readonly by: string;
	readonly confirmed: boolean;
};

export type LevelChanged = Clocks & {
	readonly type: "LevelChanged";
	readonly at: Instant;
	readonly by: string;
	readonly level: Level;
	readonly categoryCode: string | null;
};
export type EmergencyConfirmed = {
	readonly type: "EmergencyConfirmed";
	readonly at: Instant;
	readonly by: string;
	readonly confirmed: boolean;
};

/** Another level or another category, in the first round; a rework has its own limits. */
export function refuseLevel(state: HeldCase, { level, categoryCode }: LevelProposal): Refusal | null {
	if (state.round > 1 || state.tour.limits === null) return { code: "wrongState" };
	if (level === "rework") return { code: "wrongState", field: "level" };
	if (categoryCode !== null && categoryOf(categoryCode) === undefined)
		return { code: "unknownCategory", field: "categoryCode" };
	if (categoryCode !== state.categoryCode && !isHoldable(categoryCode))
		return { code: "wrongState", field: "categoryCode" };
	const same = level === state.level && categoryCode === state.categoryCode;
	return same ? { code: "wrongState", field: "level" } : null;
}

/** Limits anew from the start; fired steps stay. What others owe beside the holder follows, where it goes by the level. */
function levelChanged(
	state: HeldCase,
	{ level, categoryCode }: Pick<LevelChanged, "level" | "categoryCode">,
	by: string,
	now: Instant,
	setting: Setting,
): readonly CaseEvent[] {
	const { caseFinishDueAt, tour } = state;
	// Of what is an emergency no more nobody has to check the claim, and nobody may.
	const due = state.due.filter(({ cause }) => cause !== "emergency" || level === "emergency");
	const clocks = { limits: tour.limits, due, caseFinishDueAt };
	const facts = { type: "LevelChanged", at: now, by, level, categoryCode, ...clocks } as const;
	const event: LevelChanged = withClocks(state, facts, setting);
	const others = recomputeLimits(evolve(state, event), { type: "RecomputeLimits" }, now, setting);
	return "events" in others ? [event, ...others.events] : [event];
}

/** A change of level that was granted. */
export function levelGranted(
	state: HeldCase,
	yes: CaseDecided,
	proposal: LevelProposal,
	setting: Setting,
): Decision<CaseEvent> {
	const withLevel = (event: CaseDecided): readonly CaseEvent[] => {
		const after = evolve(state, event);
		return isHeld(after) ? [event, ...levelChanged(after, proposal, yes.by, yes.at, setting)] : [event];
	};
	const event = withClocks(state, yes, setting);
	const after = withLevel(event).reduce<Case>(evolve, state);
	if (!isHeld(after)) return refuse("wrongState");
	// The limits of the new level say whether help is all that is open.
	return { events: withLevel({ ...event, ...standingForHelp(after, yes.at, setting) }) };
}

/** Whether a resident claimed it, nobody has set another level since, and no call has checked it: in time or late, but once. */
export function isUnchecked({ danger, level, round, emergencyChecked }: HeldCase): boolean {
	return danger && level === "emergency" && round === 1 && emergencyChecked !== true;
}

/** `ConfirmEmergency`: what is none has the level its matter always has. */
export function confirmEmergency(
	state: Case,
	{ by, confirmed }: ConfirmEmergency,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const no = may("confirmEmergency", by, state, setting, now);
	if (no !== null || !isHeld(state)) return refuse(no ?? "wrongState");
	if (!isUnchecked(state)) return refuse("wrongState");
	const event = { type: "EmergencyConfirmed", at: now, by, confirmed } as const;
	const level = levelOf({ ...state, danger: false });
	if (confirmed || level === state.level) return { events: [event] };
	const after = evolve(state, event);
	if (!isHeld(after)) return refuse("wrongState");
	const { categoryCode } = state;
	return { events: [event, ...levelChanged(after, { level, categoryCode }, by, now, setting)] };
}
