import type { HeldCase } from "./case.ts";
import { type ClockChange, halfOf, spanEnd } from "./clock.ts";
import { type Base, finishOfCase, movesCase } from "./clock-changes.ts";

type Toured = Pick<HeldCase, "round" | "roundStartedAt" | "tour" | "changes">;

/** What has moved the clocks in this round before this holder's stretch, and since. */
function changesAround({ roundStartedAt, tour, changes }: Toured) {
	const inRound = (all: readonly ClockChange[]) => all.filter(({ at }) => at >= roundStartedAt);
	const { changesBefore } = tour;
	return { before: inRound(changes.slice(0, changesBefore)), own: inRound(changes.slice(changesBefore)) };
}

/**
 * From where the holder's finish counts, and what has moved it: from the beginning of the round like the resident's own, or
 * half the limit from the holder's dispatch where that ends later (rules.md §3).
 */
export function finishOrigin(state: Toured, { calendar, level }: Base) {
	const { roundStartedAt, tour } = state;
	const { before, own } = changesAround(state);
	const half = halfOf(level.finish);
	const isLater =
		tour.startedAt !== roundStartedAt &&
		spanEnd(calendar, tour.startedAt, half) > finishOfCase({ calendar, level }, state, before);
	return isLater
		? { from: tour.startedAt, limit: half, changes: own }
		: { from: roundStartedAt, limit: level.finish, changes: [...before.filter(movesCase), ...own] };
}
