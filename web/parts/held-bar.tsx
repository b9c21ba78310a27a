import type { HeldStretch } from "../../server/contract/escalation.ts";

/** Who had the move: each kind has its own fill, told apart without colour (look.md §6). */
export type HeldKind = HeldStretch["kind"];

/** All kinds, as the legend names them. */
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

/** A stretch of the axis in percent. */
export type Span = { readonly x: number; readonly width: number };
export type PlacedMark = {
	readonly x: number;
	/** Null where it would touch another. */
	readonly letter: string | null;
	/** Whether the letter finds room on a phone too. */
	readonly onPhone: boolean;
	/** Still in force. */
	readonly strong: boolean;
};
export type Tick = {
	readonly x: number;
	/** Days since 1970-01-01 in Asia/Shanghai. */
	readonly day: number;
	readonly kind: "workday" | "saturday" | "sunday" | "monday";
	readonly named: boolean;
};
export type DrawnSegment = Span & { readonly kind: HeldKind; readonly name: string; readonly title: string };

const patterned: ReadonlySet<HeldKind> = new Set(["superior", "head", "discipline", "desk", "resident"]);
/** Names on a pattern stand on a plate of their own; on a plain fill they take its colour. */
const nameLeftPixels = 5;
const platePaddingPixels = 3;
const plateExtraLetters = 0.55;
const markEdgePercent = 1.2;

/** The fills that are patterns; drawn once per page. Tokens only: they hold in grey, in the dark and on paper. */
export function HeldPatterns() {
	return (
		<svg class="sr" width="0" height="0" aria-hidden="true">
			<defs>
				<pattern id="held-superior" {...tile(7, 7)} patternTransform="rotate(45)">
					<path class="f-tint" d="M0 0h7v7H0z" />
					<path class="l-act" d="M0 0v7" stroke-width="3" />
				</pattern>
				<pattern id="held-head" {...tile(6, 6)}>
					<path class="f-ink" d="M0 0h6v6H0z" />
					<path class="l-surface" d="M0 0l6 6M6 0l-6 6" stroke-width="1" />
				</pattern>
				<pattern id="held-discipline" {...tile(8, 8)}>
					<path class="f-ink" d="M0 0h8v8H0z" />
					<path class="l-surface" d="M1 0v8M4 0v8" stroke-width="1" />
				</pattern>
				<pattern id="held-desk" {...tile(6, 4)}>
					<path class="f-surface" d="M0 0h6v4H0z" />
					<path class="l-ink" d="M0 2h6" stroke-width=".8" />
				</pattern>
				<pattern id="held-resident" {...tile(6, 6)}>
					<path class="f-surface" d="M0 0h6v6H0z" />
					<circle class="f-soft" cx="2" cy="2" r="1.2" />
				</pattern>
			</defs>
		</svg>
	);
}

function tile(width: number, height: number) {
	return { width, height, patternUnits: "userSpaceOnUse" } as const;
}

function fillOf(kind: HeldKind) {
	return { class: `k-${kind}`, ...(patterned.has(kind) ? { fill: `url(#held-${kind})` } : {}) };
}

/** A sample of a fill for the legend. */
export function HeldSample({ kind }: { readonly kind: HeldKind }) {
	return (
		<svg class="held-sample" aria-hidden="true">
			<rect {...fillOf(kind)} x=".5" y=".5" width="29" height="13" />
		</svg>
	);
}

// Heights are in em of the bar's own small letters: large type moves marks, bar and limits together.
function Segment({ segment }: { readonly segment: DrawnSegment }) {
	const { x, width, kind, name, title } = segment;
	return (
		<g>
			<rect {...fillOf(kind)} x={`${x}%`} y="1.22em" width={`${width}%`} height="1.3em">
				<title>{title}</title>
			</rect>
			{name !== "" && (
				<svg aria-hidden="true" class="name" x={`${x}%`} y="1.22em" width={`${width}%`} height="1.3em">
					{patterned.has(kind) && (
						<rect
							class="plate"
							x={platePaddingPixels}
							y=".12em"
							width={`${lettersOf(name) + plateExtraLetters}em`}
							height="1.06em"
						/>
					)}
					<text
						class={`on-${kind}`}
						x={patterned.has(kind) ? platePaddingPixels * 2 : nameLeftPixels}
						y="1em"
					>
						{name}
					</text>
				</svg>
			)}
		</g>
	);
}

/** Width of a text in letters of the font: a Chinese character counts one, a Latin one a little over half. */
export function lettersOf(text: string): number {
	let letters = 0;
	for (const character of text) letters += character > "\u2e7f" ? 1 : 0.58;
	return letters;
}

/** A tick with its letter, above the bar (steps) or below it (limits). At the ends the letter leans inwards. */
function MarkAt({ mark, above }: { readonly mark: PlacedMark; readonly above: boolean }) {
	const { x, letter, onPhone, strong } = mark;
	const anchor = x > 100 - markEdgePercent ? "end" : x < markEdgePercent ? "start" : "middle";
	return (
		<g class={strong ? "strong" : undefined}>
			<rect
				class="f-ink"
				x={`${x}%`}
				y={above ? ".95em" : "2.52em"}
				width="1.5"
				height={above ? ".28em" : ".34em"}
			/>
			{letter !== null && (
				<text
					class={onPhone ? undefined : "wide-only"}
					x={`${x}%`}
					y={above ? ".85em" : "3.7em"}
					text-anchor={anchor}
				>
					{letter}
				</text>
			)}
		</g>
	);
}

type HeldBarProps = {
	readonly segments: readonly DrawnSegment[];
	readonly above: readonly PlacedMark[];
	readonly below: readonly PlacedMark[];
	readonly weekends: readonly Span[];
	/** The whole story of the bar: whoever cannot see it misses nothing. */
	readonly story: string;
};

/** Who held the move, from dispatch to now, on the axis that all rows share. */
export function HeldBar({ segments, above, below, weekends, story }: HeldBarProps) {
	return (
		<svg class="held" role="img" aria-label={story}>
			{weekends.map(({ x, width }) => (
				<rect key={x} class="f-sunk" x={`${x}%`} width={`${width}%`} height="100%" />
			))}
			{segments.map((segment) => (
				<Segment key={`${segment.x} ${segment.kind}`} segment={segment} />
			))}
			{above.map((mark, index) => (
				<MarkAt key={`${index} ${mark.x}`} mark={mark} above />
			))}
			{below.map((mark, index) => (
				<MarkAt key={`${index} ${mark.x}`} mark={mark} above={false} />
			))}
		</svg>
	);
}

type HeldAxisProps = {
	readonly ticks: readonly Tick[];
	readonly nameOf: (tick: Tick) => string;
	readonly now: string;
};

/** The names of the days, once, over all bars. */
export function HeldAxis({ ticks, nameOf, now }: HeldAxisProps) {
	return (
		<svg class="axis" aria-hidden="true">
			{ticks.map((tick) => (
				<rect key={tick.day} class="f-line" x={`${tick.x}%`} y="1.35em" width="1" height=".4em" />
			))}
			{ticks
				.filter(({ named }) => named)
				.map((tick) => (
					<text key={tick.day} x={`${tick.x}%`} y="1.05em">
						{nameOf(tick)}
					</text>
				))}
			<text x="100%" y="1.05em" text-anchor="end" class="now">
				{now}
			</text>
		</svg>
	);
}
