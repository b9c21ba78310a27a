import type { MeasuresWire } from "../../server/contract/measures.ts";
import { isFew } from "../../server/domain/figures.ts";
import { Figure, PlotAxis } from "../parts/figure.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { FigureLink } from "./figure-link.tsx";
import { auditWords } from "./words.ts";

const ratioMax = 2.6;
const percentOf = (ratio: number) => (Math.min(ratio, ratioMax) / ratioMax) * 100;
const marks = [0, 1, 2].map((ratio) => ({ at: percentOf(ratio), text: String(ratio) }));

/** Observed over expected of each community: hollow inside its limits, filled outside; never in the order of values. */
export function FunnelFigure({ points }: { readonly points: MeasuresWire["funnel"] }) {
	const { funnel, none } = auditWords(usePreferences().language).measures;
	return (
		<Figure id="figure-funnel" title={funnel.title} note={funnel.note}>
			{points.length === 0 ? (
				<p class="hint">{none}</p>
			) : (
				<table class="rows plots">
					<thead>
						<tr>
							<th scope="col">{funnel.area}</th>
							<th scope="col" class="c-plot">
								{funnel.axis}
								<PlotAxis marks={marks} />
							</th>
							<th scope="col">{funnel.ratio}</th>
							<th scope="col" class="c-n">
								{funnel.observed} / {funnel.expected}
							</th>
						</tr>
					</thead>
					<tbody>
						{points.map((point) => (
							<FunnelRow key={point.areaCode} point={point} />
						))}
					</tbody>
				</table>
			)}
		</Figure>
	);
}

type Limits = MeasuresWire["funnel"][number]["limits"]["95"];
type LimitLinesProps = Pick<MeasuresWire["funnel"][number], "limits" | "expected">;

/** What chance gives: the pale band in 95 % of such places, the two lines in 99.8 %; beyond the axis there is no line. */
function LimitLines({ limits, expected }: LimitLinesProps) {
	const [from, to] = [limits["95"].low / expected, limits["95"].high / expected].map(percentOf);
	const lines = [limits["99.8"].low / expected, limits["99.8"].high / expected];
	return (
		<>
			<rect class="f-tint" x={`${from}%`} y="15%" width={`${(to ?? 0) - (from ?? 0)}%`} height="70%" />
			{lines
				.filter((ratio) => ratio <= ratioMax)
				.map((ratio) => (
					<rect key={ratio} class="f-soft" x={`${percentOf(ratio)}%`} y="15%" width="1.5" height="70%" />
				))}
		</>
	);
}

function FunnelRow({ point }: { readonly point: MeasuresWire["funnel"][number] }) {
	const { funnel, times } = auditWords(usePreferences().language).measures;
	const { statistics } = auditWords(usePreferences().language);
	const { areaCode, areaName, counted, observed, expected, outside, limits } = point;
	const inRatio = ({ low, high }: Limits) => `${(low / expected).toFixed(2)}–${(high / expected).toFixed(2)}`;
	const labelOf = (ratio: number) =>
		funnel.label(areaName, ratio.toFixed(2), inRatio(limits["95"]), inRatio(limits["99.8"]));
	const few = isFew(counted) || expected === 0;
	const ratio = few ? null : observed / expected;
	return (
		<tr>
			<th scope="row">{areaName}</th>
			<td class="c-plot">
				{ratio !== null && (
					<svg class="row-plot" role="img" aria-label={labelOf(ratio)}>
						<LimitLines limits={limits} expected={expected} />
						<rect class="f-line" x={`${percentOf(1)}%`} width="1" height="100%" />
						<circle
							class={outside === "no" ? "hollow-dot" : "f-ink"}
							cx={`${percentOf(ratio)}%`}
							cy="50%"
							r="5"
						/>
					</svg>
				)}
			</td>
			<td class="num">
				{ratio === null ? (
					<span class="hint">{statistics.tooFew}</span>
				) : (
					`${times(ratio.toFixed(2))} · ${funnel.outside[outside]}`
				)}
			</td>
			<td class="num c-n">
				<FigureLink figure="late" areaCode={areaCode} row={areaName}>
					{`${observed} / ${expected.toFixed(1)}`}
				</FigureLink>
			</td>
		</tr>
	);
}
