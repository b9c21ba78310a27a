import type { Instant } from "./calendar.ts";
import { addWorkingSeconds, endOfWorkingDay, isProvisional, workingSecondsBetween } from "./calendar.ts";
import type { Calendar } from "./calendar-book.ts";
import type { LevelPolicy, Span, TimeBase } from "./policy.ts";

/** When each deed of a holder is due; `contactDueAt` is null at a level without contact. */
export type Limits = {
	readonly signDueAt: Instant;
	readonly contactDueAt: Instant | null;
	readonly finishDueAt: Instant;
	/** Touches a year whose notice is not entered: shown so, and recomputed when it is. Never with natural limits. */
	readonly provisional: boolean;
};

/** Of one limit: absent where it is settled. */
export type Provisional = { readonly provisional?: true };
/** The mark alone, of whatever carries one. */
export function markOf({ provisional }: Provisional): Provisional {
	return provisional === undefined ? {} : { provisional };
}

/** One person's stretch with a case in one round: the holder clock runs from `startedAt`. */
export type Tour = {
	readonly postId: string;
	readonly holderId: string;
	readonly startedAt: Instant;
	/** How many changes of the clocks had been before it: one of the very second it began is no part of it. */
	readonly changesBefore: number;
	readonly limits: Limits | null;
	readonly signedAt: Instant | null;
	readonly contactedAt: Instant | null;
	readonly answeredAt: Instant | null;
};

/** What keeps the holder clock still (rules.md §3); the case clock stands for `awaiting` and `shelving` only. */
export type StopKind = "decision" | "awaiting" | "assist" | "shelving";
export type Stop = { readonly kind: StopKind; readonly since: Instant };
/** Why a limit is not where it was at first, in the order it happened. */
export type ClockChange =
	| { readonly kind: StopKind; readonly at: Instant; readonly until: Instant }
	| { readonly kind: "extension"; readonly at: Instant; readonly days: number }
	/** `again` where the promise before it was broken. */
	| { readonly kind: "promise"; readonly at: Instant; readonly until: Instant; readonly again?: true };
const minuteSeconds = 60;
const hourSeconds = 3600;

/** Missed is `now > due`: at the very second of the limit a deed is still in time (rules.md §3). */
export function isPast(due: Instant, now: Instant): boolean {
	return now > due;
}

/** The first second at which a limit is missed. */
export function firstPast(due: Instant): Instant {
	return due + 1;
}

/** When a span that begins at `start` ends (rules.md §3). */
export function spanEnd(cal: Calendar, start: Instant, span: Span): Instant {
	switch (span.unit) {
		case "minute":
			return start + span.count * minuteSeconds;
		case "workingHour":
			return addWorkingSeconds(cal, start, span.count * hourSeconds);
		case "workingDay":
			return endOfWorkingDay(cal, start, span.count);
		default:
			return span.unit satisfies never;
	}
}

/** The end of a span that follows a limit: "N working days after" counts from the day of the due time (rules.md §4). */
export function spanEndAfterDue(cal: Calendar, due: Instant, span: Span): Instant {
	return span.unit === "workingDay" ? extended(cal, due, span.count) : spanEnd(cal, due, span);
}

/** Half a limit, rounded up to its unit. */
export function halfOf(span: Span): Span {
	return { unit: span.unit, count: Math.ceil(span.count / 2) };
}

/** The case clock's finish, from receipt or from the dispute that began a round (rules.md §3). */
export function caseFinish(cal: Calendar, level: LevelPolicy, start: Instant): Instant {
	return spanEnd(cal, start, level.finish);
}

/**
 * The holder clock (rules.md §3): sign and contact from that person's dispatch; finish the later of the case's finish
 * and half the finish limit from that dispatch.
 * @param start the dispatch
 * @param caseFinishDueAt null with automatic dispatch, when the two clocks agree and the full limit holds
 */
export function limitsFrom(
	cal: Calendar,
	level: LevelPolicy,
	start: Instant,
	caseFinishDueAt: Instant | null,
): Limits {
	const signDueAt = spanEnd(cal, start, level.sign);
	const contactDueAt = level.contact === null ? null : spanEnd(cal, start, level.contact);
	const finishDueAt =
		caseFinishDueAt === null
			? caseFinish(cal, level, start)
			: Math.max(caseFinishDueAt, spanEnd(cal, start, halfOf(level.finish)));
	const last = Math.max(signDueAt, contactDueAt ?? signDueAt, finishDueAt);
	const provisional = level.base === "working" && isProvisional(cal, start, last);
	return { contactDueAt, finishDueAt, provisional, signDueAt };
}

/** Seconds of the level's time base in [from, to); 0 when `to` does not lie after `from`. */
export function elapsed(cal: Calendar, base: TimeBase, from: Instant, to: Instant): number {
	return base === "working" ? workingSecondsBetween(cal, from, to) : Math.max(0, to - from);
}

/** The first instant by which ⌈`percent` %⌉ of the base's seconds from `start` to `due` have run (rules.md §4). */
export function shareOf(
	cal: Calendar,
	base: TimeBase,
	start: Instant,
	due: Instant,
	percent: number,
): Instant {
	const seconds = Math.ceil((elapsed(cal, base, start, due) * percent) / 100);
	return moveBy(cal, base, start, seconds);
}

/** A limit not yet past, moved by a pause that took so many seconds of the level's time base (rules.md §3). */
export function moveBy(cal: Calendar, base: TimeBase, due: Instant, pausedSeconds: number): Instant {
	return base === "working" ? addWorkingSeconds(cal, due, pausedSeconds) : due + pausedSeconds;
}

/** A limit extended by working days: closing time on the Nth workday after the old due day (rules.md §3). */
export function extended(cal: Calendar, due: Instant, days: number): Instant {
	// A limit at 24:00 belongs to the day it ends, not to the one it opens.
	return endOfWorkingDay(cal, due - 1, days);
}
