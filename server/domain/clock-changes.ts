import type { Instant } from "./calendar.ts";
import type { Calendar } from "./calendar-book.ts";
import type { Case, HeldCase } from "./case.ts";
import { type ClockChange, caseFinish, elapsed, extended, isPast, moveBy, type StopKind } from "./clock.ts";
import type { LevelPolicy } from "./policy.ts";

/** What moves a limit after it was set, and where the resident's own comes to lie with all of it (rules.md §3). */
export type Base = { readonly calendar: Calendar; readonly level: LevelPolicy };
type Paused = Extract<ClockChange, { readonly kind: StopKind }>;

export function isPause(change: ClockChange): change is Paused {
	return change.kind !== "extension" && change.kind !== "promise";
}

/** What moves the resident's own limit. */
export function movesCase({ kind }: Pick<ClockChange, "kind">): boolean {
	return kind !== "decision" && kind !== "assist";
}

/** In the order they began; pauses that overlap count once. */
export function inOrder(changes: readonly ClockChange[]): readonly ClockChange[] {
	const ordered: ClockChange[] = [];
	for (const change of [...changes].sort((a, b) => a.at - b.at)) {
		const last = ordered.findLastIndex(isPause);
		const before = ordered[last];
		if (!isPause(change) || before === undefined || !isPause(before) || change.at >= before.until)
			ordered.push(change);
		else ordered[last] = { ...before, until: Math.max(before.until, change.until) };
	}
	return ordered;
}

/** A limit after one change: a pause moves it unless it was past, an extension and a promise set it later. */
export function changed({ calendar, level }: Base, due: Instant, change: ClockChange): Instant {
	switch (change.kind) {
		case "extension":
			return extended(calendar, due, change.days);
		case "promise":
			return Math.max(due, change.until);
		case "decision":
		case "awaiting":
		case "assist":
		case "shelving": {
			const { at, until } = change;
			return isPast(due, at)
				? due
				: moveBy(calendar, level.base, due, elapsed(calendar, level.base, at, until));
		}
		default:
			return change satisfies never;
	}
}

/** What has moved the clocks since this holder's stretch began. */
export function changesOfTour({ changes, tour }: Pick<HeldCase, "changes" | "tour">): readonly ClockChange[] {
	return changes.slice(tour.changesBefore);
}

export function finishOfCase(
	base: Base,
	state: Pick<Case, "roundStartedAt">,
	changes: readonly ClockChange[],
): Instant {
	const start = caseFinish(base.calendar, base.level, state.roundStartedAt);
	return inOrder(changes.filter(movesCase)).reduce((due, change) => changed(base, due, change), start);
}
