import type { HeldStretch } from "../../server/contract/escalation.ts";
import { dayOf, type Instant } from "../../server/domain/calendar.ts";
import { type Day, isWeekday } from "../../server/domain/day.ts";

/** Who had the move: each kind has its own fill, told apart without colour (look.md §6). */
export type HeldKind = HeldStretch["kind"];
export const heldKinds = [
	"unsigned",
	"inHand",
	"superior",
	"leader",
	"head",
	"discipline",
	"desk",
	"resident",
] as const satisfies readonly HeldKind[];

/** The one calendar axis of all bars on a page. */
export type Axis = { readonly from: Instant; readonly to: Instant };
export type Stretch = {
	readonly from: Instant;
	readonly to: Instant;
	readonly kind: HeldKind;
	readonly post: string | null;
};
export type Segment = Stretch & { readonly x: number; readonly width: number; readonly clipped: boolean };

/** A letter at a moment. Of two that would touch, the one of higher rank keeps its letter. */
export type Mark = {
	readonly at: Instant;
	readonly letter: string;
	readonly rank: number;
	readonly strong: boolean;
};
export type PlacedMark = { readonly x: number; readonly letter: string | null; readonly strong: boolean };
export type Tick = {
	readonly x: number;
	readonly day: Day;
	readonly weekend: boolean;
	readonly labelled: boolean;
};

export const axisDaysMax = 21;
export const axisDaysMin = 3;
/** Letters closer than this would touch (look.md §6). */
export const letterGapPercentMin = 2.2;
const segmentPercentMin = 0.18;
const dayLabelPercentMin = 5;
const nowLabelPercent = 9;
/** The bar's column in letters, as narrow as it gets on a desk: a name that may not fit is left out. */
const columnLettersMin = 40;
const daySeconds = 86_400;
const zoneSeconds = 28_800;
const weekDays = 7;

/** 00:00 of a day in Shanghai. */
function midnight(day: Day): Instant {
	return day * daySeconds - zoneSeconds;
}

/**
 * One axis for all rows: from the midnight before the earliest start to now, at most `axisDaysMax` days. What began
 * before is cut and says so.
 */
export function axisOf(starts: readonly Instant[], now: Instant): Axis {
	const today = dayOf(now);
	const earliest = Math.min(today - axisDaysMin + 1, ...starts.map(dayOf));
	return { from: midnight(Math.max(earliest, today - axisDaysMax + 1)), to: now };
}

/** Where an instant lies on the axis, in percent with two decimals; outside 0 to 100 when it is off the axis. */
export function percentAt({ from, to }: Axis, at: Instant): number {
	return Math.round(((at - from) / (to - from)) * 10_000) / 100;
}

function clamp(percent: number): number {
	return Math.min(100, Math.max(0, percent));
}

/** The stretches that reach into the axis, cut to it. A stretch of no length keeps a hairline: it happened. */
export function segmentsOf(stretches: readonly Stretch[], axis: Axis): Segment[] {
	return stretches
		.filter(({ from, to }) => to >= axis.from && from <= axis.to)
		.map((stretch) => {
			const x = clamp(percentAt(axis, stretch.from));
			const width = clamp(percentAt(axis, stretch.to)) - x;
			return {
				...stretch,
				x: Math.min(x, 100 - segmentPercentMin),
				width: Math.max(segmentPercentMin, Math.round(width * 100) / 100),
				clipped: stretch.from < axis.from,
			};
		});
}

/** Marks on the axis, in time. A letter is dropped when one of higher rank (or, at one rank, a later one) is too close. */
export function placeMarks(marks: readonly Mark[], axis: Axis, gapMin = letterGapPercentMin): PlacedMark[] {
	const kept: number[] = [];
	return marks
		.map((mark) => ({ ...mark, x: percentAt(axis, mark.at) }))
		.filter(({ x }) => x >= 0 && x <= 100)
		.sort((a, b) => b.rank - a.rank || b.x - a.x)
		.map(({ x, letter, strong }) => {
			const free = kept.every((other) => Math.abs(other - x) >= gapMin);
			if (free) kept.push(x);
			return { x, letter: free ? letter : null, strong };
		})
		.sort((a, b) => a.x - b.x);
}

/** A tick per day. Where days are narrow only Mondays are named; near the end “now” has the place. */
export function ticksOf(axis: Axis): Tick[] {
	const first = dayOf(axis.from);
	const today = dayOf(axis.to);
	const narrow = (daySeconds / (axis.to - axis.from)) * 100 < dayLabelPercentMin;
	return Array.from({ length: today - first + 1 }, (_, index) => {
		const day = first + index;
		const x = Math.max(0, percentAt(axis, midnight(day)));
		const weekend = !isWeekday(day);
		const monday = isWeekday(day) && !isWeekday(day - 1);
		const wanted = index === 0 || (narrow ? monday : !weekend || isWeekday(day - 1));
		return {
			x,
			day,
			weekend,
			labelled: wanted && x <= 100 - nowLabelPercent && roomAfterFirst(index, narrow),
		};
	});
}

// The first day is always named: a Monday right behind it would be written over it.
function roomAfterFirst(index: number, narrow: boolean): boolean {
	return !narrow || index === 0 || index * 2 >= weekDays;
}

/** The weekends inside the axis as stretches in percent. */
export function weekendsOf(axis: Axis): { readonly x: number; readonly width: number }[] {
	const days = ticksOf(axis).filter(({ weekend }) => weekend);
	return days.map(({ x, day }) => {
		const end = clamp(percentAt(axis, midnight(day + 1)));
		return { x, width: Math.round((end - x) * 100) / 100 };
	});
}

/** Width of a text in letters of the font: a Chinese character counts one, a Latin one about half. */
export function lettersOf(text: string): number {
	let letters = 0;
	for (const character of text) letters += character > "\u2e7f" ? 1 : 0.56;
	return letters;
}

/** The first of the names that fits into a segment; empty when none does: better no name than half of one. */
export function labelFor(segment: Segment, names: readonly string[]): string {
	const room = (segment.width / 100) * columnLettersMin - 1;
	return names.find((name) => name !== "" && lettersOf(name) <= room) ?? "";
}

/** Fills that need a pattern; drawn once per page. Geometry and tokens only: legible in grey and on paper. */
export function HeldPatterns() {
	return (
		<svg class="sr" width="0" height="0" aria-hidden="true">
			<defs>
				<pattern
					id="held-superior"
					width="7"
					height="7"
					patternUnits="userSpaceOnUse"
					patternTransform="rotate(45)"
				>
					<path class="f-tint" d="M0 0h7v7H0z" />
					<path class="l-act" d="M0 0v7" stroke-width="3" />
				</pattern>
				<pattern id="held-head" width="6" height="6" patternUnits="userSpaceOnUse">
					<path class="f-ink" d="M0 0h6v6H0z" />
					<path class="l-surface" d="M0 0l6 6M6 0l-6 6" stroke-width=".9" />
				</pattern>
				<pattern id="held-discipline" width="8" height="8" patternUnits="userSpaceOnUse">
					<path class="f-ink" d="M0 0h8v8H0z" />
					<path class="l-surface" d="M1 0v8M4 0v8" stroke-width="1" />
				</pattern>
				<pattern id="held-desk" width="6" height="4" patternUnits="userSpaceOnUse">
					<path class="f-surface" d="M0 0h6v4H0z" />
					<path class="l-ink" d="M0 2h6" stroke-width=".8" />
				</pattern>
				<pattern id="held-resident" width="6" height="6" patternUnits="userSpaceOnUse">
					<path class="f-surface" d="M0 0h6v6H0z" />
					<circle class="f-soft" cx="2" cy="2" r="1.2" />
				</pattern>
			</defs>
		</svg>
	);
}

const patterned: ReadonlySet<HeldKind> = new Set(["superior", "head", "discipline", "desk", "resident"]);

/** A box in the fill of its holder's kind. Positions in percent, heights in em: type size moves them together. */
function HeldBox({ kind, x, y, width, height, title }: BoxProps) {
	const fill = patterned.has(kind) ? { fill: `url(#held-${kind})` } : {};
	return (
		<rect class={`k-${kind}`} x={x} y={y} width={width} height={height} {...fill}>
			{title === undefined ? null : <title>{title}</title>}
		</rect>
	);
}
type BoxProps = { kind: HeldKind; x: string; y: string; width: string; height: string; title?: string };

/** A sample of a fill for the legend. */
export function HeldSample({ kind }: { kind: HeldKind }) {
	return (
		<svg class="held-sample" aria-hidden="true">
			<HeldBox kind={kind} x=".5" y=".5" width="29" height="13" />
		</svg>
	);
}
