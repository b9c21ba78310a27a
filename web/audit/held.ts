import { dayOf, type Instant } from "../../server/domain/calendar.ts";
import { type Day, isWeekday } from "../../server/domain/day.ts";
import { type HeldKind, lettersOf, type PlacedMark, type Span, type Tick } from "../parts/held-bar.tsx";

/** Geometry of the held bar (look.md §6): all of it in percent of one calendar axis, none of it drawn here. */
export type Axis = { readonly from: Instant; readonly to: Instant };
export type Stretch = {
	readonly from: Instant;
	readonly to: Instant;
	readonly kind: HeldKind;
	readonly post: string | null;
};
export type Segment = Stretch & Span & { readonly clipped: boolean };

/** A letter at a moment. Of two that would touch, the one of higher rank keeps its letter. */
export type Mark = {
	readonly at: Instant;
	readonly letter: string;
	readonly rank: number;
	readonly strong: boolean;
};

/** How far back the axis may be asked to reach: emergencies need days, not weeks. The first is the usual one. */
export const axisDaysChoices = [21, 7, 3] as const;
export const axisDaysLongest = 21;
const axisDaysShortest = 3;
/** Letters closer than this would touch. */
export const letterGapPercent = 2.2;
const phoneGapFactor = 2;
const segmentPercentThinnest = 0.18;
const dayNamePercent = 5;
/** Room that “now” and a date beside it need at the end of the axis, at large type. */
const nowPercent = 20;
const dateGapPercent = 8;
/** The bar's column counted in letters, as narrow as it gets on a desk: a name that may not fit is left out. */
const columnLetters = 38;
const daySeconds = 86_400;
const zoneSeconds = 28_800;

/** 00:00 of a day in Shanghai. */
function midnight(day: Day): Instant {
	return day * daySeconds - zoneSeconds;
}

/**
 * One axis for all rows: from the midnight before the earliest start to now, at least `axisDaysShortest` and at most
 * `days` days. What began before is cut and says so.
 */
export function axisOf(starts: readonly Instant[], now: Instant, days = axisDaysLongest): Axis {
	const today = dayOf(now);
	const earliest = Math.min(today - axisDaysShortest + 1, ...starts.map(dayOf));
	return { from: midnight(Math.max(earliest, today - days + 1)), to: now };
}

/** Where an instant lies on the axis, in percent with two decimals; below 0 or above 100 when it is off the axis. */
export function percentAt({ from, to }: Axis, at: Instant): number {
	return rounded(((at - from) / Math.max(1, to - from)) * 100);
}

function rounded(percent: number): number {
	return Math.round(percent * 100) / 100;
}

function clamped(percent: number): number {
	return Math.min(100, Math.max(0, percent));
}

/** The stretches that reach into the axis, cut to it. A stretch of no length keeps a hairline: it happened. */
export function segmentsOf(stretches: readonly Stretch[], axis: Axis): Segment[] {
	return stretches
		.filter(({ from, to }) => to >= axis.from && from <= axis.to)
		.map((stretch) => {
			const x = clamped(percentAt(axis, stretch.from));
			const width = clamped(percentAt(axis, stretch.to)) - x;
			return {
				...stretch,
				x: Math.min(x, 100 - segmentPercentThinnest),
				width: rounded(Math.max(segmentPercentThinnest, width)),
				clipped: stretch.from < axis.from,
			};
		});
}

/**
 * Marks on the axis, in time. A letter goes when one of higher rank, or a later one of the same, is too close; on a
 * phone, whose axis is half as long, more of them go.
 */
export function placeMarks(marks: readonly Mark[], axis: Axis, gapPercent = letterGapPercent): PlacedMark[] {
	const placed = marks
		.map((mark) => ({ ...mark, x: percentAt(axis, mark.at) }))
		.filter(({ x }) => x >= 0 && x <= 100)
		.sort((a, b) => b.rank - a.rank || b.x - a.x);
	const lettered = apart(placed, gapPercent);
	const letteredOnPhone = apart(placed, gapPercent * phoneGapFactor);
	return placed
		.map((mark) => ({
			x: mark.x,
			letter: lettered.has(mark) ? mark.letter : null,
			onPhone: letteredOnPhone.has(mark),
			strong: mark.strong,
		}))
		.sort((a, b) => a.x - b.x);
}

/** The marks that keep a distance from all before them. */
function apart<Placed extends { readonly x: number }>(
	marks: readonly Placed[],
	gapPercent: number,
): Set<Placed> {
	const kept = new Set<Placed>();
	for (const mark of marks) {
		if ([...kept].every(({ x }) => Math.abs(x - mark.x) >= gapPercent)) kept.add(mark);
	}
	return kept;
}

/** A tick per day; named are all workdays and Saturdays, or Mondays only where days are narrow. Near the end stands “now”. */
export function ticksOf(axis: Axis): Tick[] {
	const first = dayOf(axis.from);
	const dayPercent = (daySeconds / (axis.to - axis.from)) * 100;
	return Array.from({ length: dayOf(axis.to) - first + 1 }, (_, index) => {
		const day = first + index;
		const kind = kindOf(day);
		const x = Math.max(0, percentAt(axis, midnight(day)));
		return { x, day, kind, named: x <= 100 - nowPercent && isNamed(kind, index, dayPercent) };
	});
}

function kindOf(day: Day): Tick["kind"] {
	if (!isWeekday(day)) return isWeekday(day - 1) ? "saturday" : "sunday";
	return isWeekday(day - 1) ? "workday" : "monday";
}

function isNamed(kind: Tick["kind"], index: number, dayPercent: number): boolean {
	if (index === 0) return true;
	if (dayPercent >= dayNamePercent) return kind !== "sunday";
	// A Monday right behind the first day would be written over its name.
	return kind === "monday" && index * dayPercent >= dateGapPercent;
}

/** The Saturdays and Sundays of the axis, each as a span in percent. */
export function weekendsOf(axis: Axis): Span[] {
	return ticksOf(axis)
		.filter(({ kind }) => kind === "saturday" || kind === "sunday")
		.map(({ x, day }) => ({ x, width: rounded(clamped(percentAt(axis, midnight(day + 1))) - x) }));
}

/** The first of the names that fits into a segment; empty when none does: better no name than half of one. */
export function nameFitting({ width }: Span, names: readonly string[]): string {
	const room = (width / 100) * columnLetters - 1;
	return names.find((name) => name !== "" && lettersOf(name) <= room) ?? "";
}
