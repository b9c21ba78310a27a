import type { ComponentChildren } from "preact";

/** A figure of numbers: a title that states the question, how to read it, the plot with its table. */
type FigureProps = {
	readonly id: string;
	readonly title: string;
	readonly note: string;
	readonly children: ComponentChildren;
};

export function Figure({ id, title, note, children }: FigureProps) {
	return (
		<figure class="figure" aria-labelledby={id}>
			<figcaption>
				<h2 id={id}>{title}</h2>
				<p class="hint">{note}</p>
			</figcaption>
			{children}
		</figure>
	);
}

/** One number with what it means: value, unit, how many, how sure, and how it is counted. */
type FigProps = {
	readonly name: string;
	readonly value: string;
	readonly detail: string;
	readonly formula: string;
	readonly children?: ComponentChildren;
};

export function Fig({ name, value, detail, formula, children }: FigProps) {
	return (
		<div class="fig">
			<h2>{name}</h2>
			<strong class="num">{value}</strong>
			<p class="small num">{detail}</p>
			{children}
			<p class="hint">{formula}</p>
		</div>
	);
}

/** A mark of an axis: where it is in percent, and what is written there. */
export type AxisMark = { readonly at: number; readonly text: string };

function anchorAt(at: number): "start" | "middle" | "end" {
	if (at <= 0) return "start";
	return at >= 100 ? "end" : "middle";
}

/** The names of an axis over the plots of a column; the first and the last stay inside. */
export function PlotAxis({ marks }: { readonly marks: readonly AxisMark[] }) {
	return (
		<svg class="axis" aria-hidden="true">
			{marks.map(({ at, text }) => (
				<text key={text} x={`${at}%`} y="1.05em" text-anchor={anchorAt(at)}>
					{text}
				</text>
			))}
			<MarkLines marks={marks} y="1.4em" height=".4em" />
		</svg>
	);
}

/** Hairlines at the marks of an axis, behind a plot. */
function MarkLines({ marks, y = "0", height = "100%" }: LinesProps) {
	return (
		<g class="f-line">
			{marks.map(({ at, text }) => (
				<rect
					key={text}
					x={`${at}%`}
					y={y}
					width="1"
					height={height}
					transform={at >= 100 ? "translate(-1)" : undefined}
				/>
			))}
		</g>
	);
}
type LinesProps = { readonly marks: readonly AxisMark[]; readonly y?: string; readonly height?: string };

type RangePlotProps = {
	readonly marks: readonly AxisMark[];
	readonly median: number;
	readonly p90: number;
	readonly label: string;
};

/** From the median (filled) to where nine in ten are done (hollow), on the axis of its column. */
export function RangePlot({ marks, median, p90, label }: RangePlotProps) {
	return (
		<svg class="row-plot" role="img" aria-label={label}>
			<MarkLines marks={marks} />
			<rect
				class="k-inHand thin"
				x={`${median}%`}
				y="50%"
				width={`${Math.max(0, p90 - median)}%`}
				height="3"
				transform="translate(0 -1.5)"
			/>
			<circle class="hollow-dot" cx={`${p90}%`} cy="50%" r="5" />
			<circle class="f-ink" cx={`${median}%`} cy="50%" r="5" />
		</svg>
	);
}

type IntervalPlotProps = {
	readonly marks: readonly AxisMark[];
	readonly low: number;
	readonly high: number;
	readonly value: number;
	readonly label: string;
};

/** A share with its interval: the pale band is how sure, the line is the value. */
export function IntervalPlot({ marks, low, high, value, label }: IntervalPlotProps) {
	return (
		<svg class="row-plot" role="img" aria-label={label}>
			<MarkLines marks={marks} />
			<rect class="band" x={`${low}%`} y="20%" width={`${Math.max(0.5, high - low)}%`} height="60%" />
			<rect class="f-ink" x={`${value}%`} y="8%" width="3" height="84%" transform="translate(-1.5)" />
		</svg>
	);
}

type CountPlotProps = { readonly marks: readonly AxisMark[]; readonly value: number; readonly label: string };

/** A count as a bar from zero. */
export function CountPlot({ marks, value, label }: CountPlotProps) {
	return (
		<svg class="row-plot" role="img" aria-label={label}>
			<MarkLines marks={marks} />
			<rect class="k-inHand" y="22%" width={`${value}%`} height="56%" />
		</svg>
	);
}
