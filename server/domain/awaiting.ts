import type { Instant } from "./calendar.ts";
import { type Case, evolve, type HeldCase, isHeld, nextMoveOf } from "./case.ts";
import { holderMove, stopped, withClocks } from "./case-clock.ts";
import type { CaseEvent, Clocks, DueStep, Move } from "./case-events.ts";
import { elapsed, moveBy } from "./clock.ts";
import type { Shared } from "./exit-events.ts";
import { answerCharactersMax, awaitingNaturalSecondsMax, awaitingWorkingSecondsMax } from "./limits.ts";
import { may } from "./permission.ts";
import type { TimeBase } from "./policy.ts";
import { type Decision, refuse } from "./refusal.ts";
import type { Setting } from "./setting.ts";
import { timesOf } from "./times.ts";
import { refOf, refuseWords, type Words, type WordsRef } from "./words.ts";

/** Awaiting the resident: a question only the resident can answer stops all limits, for a bounded time (rules.md §2). */
export type AwaitResident = { readonly type: "AwaitResident"; readonly by: string; readonly words: Words };

export type ResidentAwaited = Shared & {
	readonly type: "ResidentAwaited";
	readonly at: Instant;
	readonly by: string;
	readonly words: WordsRef;
	readonly due: readonly DueStep[];
	readonly nextMove: Move;
};
export type CaseResumed = Clocks & {
	readonly type: "CaseResumed";
	readonly at: Instant;
	/** Null for the clock, and for the resident's own message. */
	readonly by: string | null;
	readonly kind: "awaiting" | "shelving" | "assist";
	/** When the stop ended: its own limit, where the sweep came later. */
	readonly until: Instant;
	readonly nextMove: Move;
	/** What is left to fire where help that is overdue is all that is open then; absent in older events. */
	readonly stopped?: readonly DueStep[];
};

function secondsMax(base: TimeBase): number {
	return base === "working" ? awaitingWorkingSecondsMax : awaitingNaturalSecondsMax;
}

/** Seconds of the level's time base that the case may still wait for the resident; 0 or less when used up. */
export function secondsToAwait(state: HeldCase, setting: Setting): number {
	const { calendar, level } = timesOf(state, setting);
	return state.changes.reduce((left, change) => {
		if (change.kind !== "awaiting") return left;
		return left - elapsed(calendar, level.base, change.at, change.until);
	}, secondsMax(level.base));
}

/** When a wait that began at `since` ends by itself: nothing is left of what the case may wait in all. */
export function awaitingEnd(state: HeldCase, since: Instant, setting: Setting): Instant {
	const { calendar, level } = timesOf(state, setting);
	return moveBy(calendar, level.base, since, secondsToAwait(state, setting));
}

/** `AwaitResident`: at most 3 working days (natural levels 72 hours) in total, then the clock goes on by itself. */
export function awaitResident(
	state: Case,
	{ by, words }: AwaitResident,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const no = may("awaitResident", by, state, setting, now);
	if (no !== null || !isHeld(state)) return refuse(no ?? "wrongState");
	const refusal = refuseWords(words.text, answerCharactersMax, "words");
	if (refusal !== null) return { refusal };
	if (secondsToAwait(state, setting) <= 0) return refuse("awaitedTooLong");
	const dueAt = awaitingEnd(state, now, setting);
	const due = [...stopped(state, now), { step: "resume", cause: "awaiting", dueAt } as const];
	const asked = { type: "ResidentAwaited", at: now, by, words: refOf(words) } as const;
	return { events: [{ ...asked, due, nextMove: { by: "resident" } }] };
}

/** The clock goes on after a stop of this kind. */
export function resume(
	state: HeldCase,
	kind: CaseResumed["kind"],
	by: string | null,
	now: Instant,
	setting: Setting,
	until: Instant = now,
): CaseResumed {
	const { due, caseFinishDueAt, tour } = state;
	const before = { limits: tour.limits, due, caseFinishDueAt };
	// Another stop that goes on keeps the move where it is, a decision above all.
	const goesOn = state.stops.some((stop) => stop.kind !== kind && stop.kind !== "assist");
	const nextMove = (goesOn ? nextMoveOf(state) : null) ?? holderMove(state);
	const event = {
		type: "CaseResumed",
		at: now,
		by,
		kind,
		until,
		...before,
		nextMove,
	} as const;
	return withClocks(state, event, setting);
}

/** What must be said before a deed that ends every wait. */
export function resumedFor(
	state: HeldCase,
	by: string,
	now: Instant,
	setting: Setting,
): readonly CaseResumed[] {
	const events: CaseResumed[] = [];
	let current = state;
	for (const { kind } of state.stops) {
		if (kind === "decision") continue;
		const event = resume(current, kind, by, now, setting);
		events.push(event);
		const after = evolve(current, event);
		if (isHeld(after)) current = after;
	}
	return events;
}
