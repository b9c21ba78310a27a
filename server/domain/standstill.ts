import { type Instant, nextOpening } from "./calendar.ts";
import { type Case, evolve, nextMoveOf } from "./case.ts";
import type { CaseEvent, Move } from "./case-events.ts";
import { hasEnded } from "./case-exits.ts";
import { moved } from "./case-moves.ts";
import type { CaseStalled, StallDue, StallTimed } from "./case-standstill.ts";
import { spanEndAfterDue } from "./clock.ts";
import { actingOf, holderOf, isKeptFrom } from "./people.ts";
import type { Setting } from "./setting.ts";
import { timesOf } from "./times.ts";

/**
 * Standstill 停滞: a service case that is open with nothing due any more, because every step of its ladder has fired or has
 * fallen away with a contact or a reply. Nothing would chase anybody again. So it is told to discipline once more time has
 * gone by, and from then on to one officer after another, as long as it stands still.
 */

type Staff = Extract<Move, { readonly by: "staff" }>;

/** Whether nothing is due although somebody has to act. What is sealed is its office's, and praise has no clock (rules.md §7). */
function isStill(state: Case): boolean {
	if (state.track !== "service" || state.due.length > 0) return false;
	if (state.status === "merged" || (hasEnded(state) && state.pending === null)) return false;
	const isPraise = "tour" in state && state.tour.limits === null;
	return !isPraise && nextMoveOf(state)?.by === "staff";
}

/** An officer has the time the statute gives for a result, anybody else that of the red card (rules.md §4, §6). */
export function stallDueAt(
	state: Case,
	{ since, atOffice }: Pick<StallDue, "since" | "atOffice">,
	setting: Setting,
): Instant {
	const { calendar, level, policy } = timesOf(state, setting);
	const span = atOffice ? policy.statute.result : level.redAfterFinish;
	const dueAt = spanEndAfterDue(calendar, since, span);
	return level.base === "natural" ? nextOpening(calendar, dueAt) : dueAt;
}

function dueFrom(state: Case, since: Instant, setting: Setting): StallDue {
	const move = nextMoveOf(state);
	const atOffice = move?.by === "staff" && move.as === "discipline";
	const dueAt = stallDueAt(state, { since, atOffice }, setting);
	return { atOffice, cause: "stalled", dueAt, since, step: "stalled" };
}

/**
 * When a case on which nothing is due any more is told to discipline; null where something is due.
 * @param since when its last step was due, or the deed that took away what was
 */
export function stallTimed(state: Case, since: Instant, now: Instant, setting: Setting): StallTimed | null {
	return isStill(state) ? { at: now, due: dueFrom(state, since, setting), type: "StallTimed" } : null;
}

/** What was decided, and with it when the case is told to discipline, where it leaves nothing due. */
export function withStall(
	before: Case,
	events: readonly CaseEvent[],
	now: Instant,
	setting: Setting,
): readonly CaseEvent[] {
	const timed = stallTimed(events.reduce<Case>(evolve, before), now, now, setting);
	return timed === null ? events : [...events, timed];
}

/** Another officer than whoever has it; else any, else whoever has it. */
function officerFor(state: Case, mover: Staff, now: Instant, setting: Setting): Staff {
	const kept = (personId: string) => isKeptFrom(setting, personId, state, now);
	const spent = (personId: string) => personId === mover.personId || kept(personId);
	const officer =
		actingOf(setting, "discipline", state.areaCode, spent, now) ??
		actingOf(setting, "discipline", state.areaCode, kept, now);
	return officer === null ? mover : { as: "discipline", by: "staff", ...officer };
}

/** Who has it afterwards: the officer, unless one has it already, or somebody is asked what nobody else decides. */
function moverAfter(state: Case, mover: Staff, told: Staff, now: Instant, setting: Setting): Staff {
	const isAsked = state.pending !== null || state.publicationQuestion !== undefined;
	const isOfficers = mover.as === "discipline" && holderOf(setting, mover.postId, now) === mover.personId;
	return isAsked || isOfficers ? mover : told;
}

/**
 * The step fires: an officer is told, and has the case unless another one has.
 * @param asOf when the house would have said it, had it not been down
 */
export function stall(
	state: Case,
	due: StallDue,
	now: Instant,
	setting: Setting,
	asOf: Instant,
): CaseStalled {
	const mover = nextMoveOf(state);
	if (mover?.by !== "staff") throw new Error(`${state.caseNumber} does not stand still`);
	const officer = officerFor(state, mover, asOf, setting);
	const nextMove = moverAfter(state, mover, officer, asOf, setting);
	// What triage has not looked at is told to nobody who does not get it (trust.md A8).
	const told = state.sealed ? nextMove : officer;
	const facts = { at: now, dueAt: due.dueAt, fellOn: mover.personId, told, nextMove };
	const after = { ...state, moves: moved(state, now, nextMove) };
	return { ...facts, due: dueFrom(after, due.dueAt, setting), type: "CaseStalled" };
}
