import fc from "fast-check";
import type { Instant } from "../../server/domain/calendar.ts";
import { type Case, evolve, nextDueAt } from "../../server/domain/case.ts";
import type { CaseEvent } from "../../server/domain/case-events.ts";
import { type Command, decide } from "../../server/domain/decide.ts";
import type { Decision } from "../../server/domain/refusal.ts";
import type { Setting } from "../../server/domain/setting.ts";
import { escalate, submit } from "./domain-deeds.ts";
import { anyLife, commandOf, type Life, settingOf, timeOf } from "./domain-random.ts";
import { seedOfRun } from "./slow-calendar.ts";

/** Random lives lived through the rules, and what has to hold in each of them. */
const seed = seedOfRun();
const numRuns = 250;

/** One thing that was tried, and what came of it. */
export type Moment = {
	readonly before: Case | null;
	readonly command: Command;
	readonly now: Instant;
	readonly decision: Decision<CaseEvent>;
	readonly after: Case | null;
};

function momentOf(before: Case | null, command: Command, now: Instant, setting: Setting): Moment {
	const made = decide(before, command, now, setting);
	const after = "events" in made ? made.events.reduce<Case | null>(evolve, before) : before;
	return { before, command, now, decision: made, after };
}

/** Lives a life: every moment of it. */
function live(life: Life): readonly Moment[] {
	const setting = settingOf(life);
	const moments = [momentOf(null, submit(life.report), life.start, setting)];
	let now = life.start;
	for (const deed of life.deeds) {
		const state = moments.at(-1)?.after ?? null;
		if (state === null) return moments;
		now = timeOf(deed.when, state, now);
		moments.push(momentOf(state, commandOf(deed, state, now), now, setting));
	}
	return moments;
}

/** The same commands at the same times, but with a sweep one second after every due time between them. */
export function liveSwept(life: Life): readonly Moment[] {
	const setting = settingOf(life);
	const moments: Moment[] = [];
	const stateNow = () => moments.at(-1)?.after ?? null;
	for (const { command, now } of live(life)) {
		for (let state = stateNow(); state !== null; state = stateNow()) {
			const due = nextDueAt(state);
			if (due === null || due >= now) break;
			moments.push(momentOf(state, escalate, Math.max(due + 1, moments.at(-1)?.now ?? 0), setting));
		}
		moments.push(momentOf(stateNow(), command, now, setting));
	}
	return moments;
}

/** Everything that happened in a life. */
export function eventsOf(moments: readonly Moment[]): readonly CaseEvent[] {
	return moments.flatMap(({ decision: made }) => ("events" in made ? made.events : []));
}

/** The same lives in every run, to see what lives are like. */
export function sampleLives(): readonly (readonly Moment[])[] {
	return fc.sample(anyLife, { seed: 1, numRuns }).map(live);
}

/** Checks `holds` in every moment of many random lives. */
export function always(holds: (moment: Moment, life: Life) => void): void {
	inTheEnd((_, moments, life) => {
		for (const moment of moments) holds(moment, life);
	});
}

/** Checks `holds` of the whole of many random lives. */
export function inTheEnd(
	holds: (events: readonly CaseEvent[], moments: readonly Moment[], life: Life) => void,
): void {
	const property = fc.property(anyLife, (life) => {
		const moments = live(life);
		holds(eventsOf(moments), moments, life);
	});
	fc.assert(property, { seed, numRuns });
}
