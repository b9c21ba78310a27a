import type { FiguresWire, ReadFiguresReply } from "../../server/contract/figures.ts";
import { exclusionReasons, isFew } from "../../server/domain/figures.ts";
import type { Role } from "../../server/domain/setting.ts";
import { calendarDate, workingTime } from "../lib/formats.ts";
import { Empty } from "../parts/empty.tsx";
import { type AxisMark, Fig, Figure, IntervalPlot, PlotAxis } from "../parts/figure.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { usePrinting } from "../parts/printing.ts";
import { useReply, Waiting } from "./asked.tsx";
import { useDesk } from "./desk.ts";
import { SheetTabs } from "./sheets.tsx";
import { readFigures } from "./sheets-client.ts";
import { type FigureWords, figureWords } from "./words-figures.ts";

type ShareName = (typeof shareNames)[number];
type Figured = { readonly figures: FiguresWire };
const trends = ["contactedInTime", "finishedInTime", "firstTime"] as const;

/** 我的数字 (rules.md §5): one's own figures and own past, with n, interval, formula and what was left out. */
export function FiguresPage({ role }: { readonly role: Role }) {
	const { client } = useDesk();
	const words = figureWords(usePreferences().language);
	const asked = useReply(() => readFigures(client.call));
	const shown = asked.reply?.ok ? asked.reply.value : null;
	usePrinting(shown === null ? null : () => client.exportList({ list: "figures", of: "" }));
	return (
		<>
			<SheetTabs current="figures" role={role} />
			<div class="head">
				<h1>{words.title}</h1>
				{shown !== null && (
					<button type="button" onClick={() => window.print()}>
						{words.print}
					</button>
				)}
			</div>
			<p class="hint">{words.what}</p>
			{role === "cadre" && <p class="hint">{words.batched}</p>}
			<Waiting asked={asked} />
			{shown !== null && <Shown reply={shown} />}
		</>
	);
}

function Shown({ reply }: { readonly reply: ReadFiguresReply }) {
	const { language } = usePreferences();
	const words = figureWords(language);
	const { all, quarters, from, asOf, policyVersion } = reply;
	const left = exclusionReasons.filter((reason) => all.excluded[reason] > 0);
	const outside = exclusionReasons.reduce((sum, reason) => sum + all.excluded[reason], 0);
	const dates = words.period(
		calendarDate(from.slice(0, 10), asOf, language),
		calendarDate(asOf.slice(0, 10), asOf, language),
	);
	const reasons = left.map((reason) => words.excludedItem(words.excluded[reason], all.excluded[reason]));
	return (
		<>
			<p class="num">
				{[
					dates,
					words.counted(all.counted, all.counted + outside),
					...reasons,
					words.policy(policyVersion),
				].join(" · ")}
			</p>
			{all.counted === 0 ? (
				<Empty title={words.none} line />
			) : (
				<>
					<div class="figs">
						<Shares figures={all} />
						<Means figures={all} />
						<Times figures={all} />
						<Burden figures={all} />
					</div>
					{trends.map((name) => (
						<Trend key={name} name={name} quarters={quarters} />
					))}
				</>
			)}
		</>
	);
}

const shareNames = [
	...(["contactedInTime", "finishedInTime", "firstTime"] as const),
	...(["reworks", "promisesKept", "reached", "falseDone", "decisionsInTime"] as const),
] as const;
const percentOf = (share: number) => (share * 100).toFixed(0);
const hundredths = (value: number) => value.toFixed(2);

function Shares({ figures }: Figured) {
	const words = figureWords(usePreferences().language);
	return (
		<>
			{shareNames.map((name) => {
				const { k, n, low, high } = figures[name];
				const few = isFew(n) || low === null || high === null;
				return (
					<Fig
						key={name}
						name={words.names[name]}
						value={few ? "–" : words.percent(percentOf(k / n))}
						detail={few ? words.few(n) : words.shares(k, n, percentOf(low), percentOf(high))}
						formula={words.formulas[name]}
					/>
				);
			})}
		</>
	);
}

function Means({ figures }: Figured) {
	const words = figureWords(usePreferences().language);
	return (
		<>
			{(["resolution", "satisfaction"] as const).map((name) => {
				const { n, mean, low, high } = figures[name];
				const few = mean === null || low === null || high === null;
				return (
					<Fig
						key={name}
						name={words.names[name]}
						value={few ? "–" : hundredths(mean)}
						detail={few ? words.few(n) : words.means(n, hundredths(low), hundredths(high))}
						formula={words.formulas[name]}
					/>
				);
			})}
		</>
	);
}

function Times({ figures }: Figured) {
	const { language } = usePreferences();
	const words = figureWords(language);
	return (
		<>
			{(["contactMinutes", "answerMinutes"] as const).map((name) => {
				const { n, median, p90 } = figures[name];
				const few = median === null || p90 === null;
				return (
					<Fig
						key={name}
						name={words.names[name]}
						value={few ? "–" : workingTime(median, language)}
						detail={few ? words.few(n) : words.spread(n, workingTime(p90, language))}
						formula={words.formulas[name]}
					/>
				);
			})}
		</>
	);
}

/** What the work itself asked for, per case. */
function Burden({ figures: { burden } }: Figured) {
	const words = figureWords(usePreferences().language);
	const { cases, ...totals } = burden;
	return (
		<>
			{(["forms", "letters", "steps"] as const).map((name) => (
				<Fig
					key={name}
					name={words.names[name]}
					value={isFew(cases) ? "–" : hundredths(totals[name] / cases)}
					detail={isFew(cases) ? words.few(cases) : words.perCase(totals[name], cases)}
					formula={words.formulas[name]}
				/>
			))}
		</>
	);
}

const marks: readonly AxisMark[] = [0, 25, 50, 75, 100].map((at) => ({ at, text: String(at) }));

type TrendProps = { readonly name: (typeof trends)[number]; readonly quarters: ReadFiguresReply["quarters"] };

/** One's own quarters on one axis, as a table that is legible without the plot. */
function Trend({ name, quarters }: TrendProps) {
	const words = figureWords(usePreferences().language);
	const { columns } = words;
	return (
		<Figure id={`trend-${name}`} title={`${words.names[name]} · ${words.trend}`} note={words.trendNote}>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard */}
			<section class="wide-table" tabIndex={0} aria-label={words.names[name]}>
				<table class="limits num trend">
					<thead>
						<tr>
							<th scope="col">{columns.quarter}</th>
							<th scope="col" class="c-plot">
								{columns.plot}
								<PlotAxis marks={marks} />
							</th>
							<th scope="col">{columns.value}</th>
							<th scope="col">{columns.interval}</th>
							<th scope="col">{columns.count}</th>
						</tr>
					</thead>
					<tbody>
						{quarters.map(({ id, figures }) => (
							<TrendRow key={id} label={words.quarter(id)} share={figures[name]} words={words} />
						))}
					</tbody>
				</table>
			</section>
		</Figure>
	);
}

type TrendRowProps = {
	readonly label: string;
	readonly share: FiguresWire[ShareName];
	readonly words: FigureWords;
};

function TrendRow({ label, share: { k, n, low, high }, words }: TrendRowProps) {
	if (isFew(n) || low === null || high === null) {
		return (
			<tr>
				<th scope="row">{label}</th>
				<td class="c-plot" colSpan={3}>
					{words.few(n)}
				</td>
				<td>{n}</td>
			</tr>
		);
	}
	const value = words.percent(percentOf(k / n));
	const interval = `${percentOf(low)}–${words.percent(percentOf(high))}`;
	return (
		<tr>
			<th scope="row">{label}</th>
			<td class="c-plot">
				<IntervalPlot
					marks={marks}
					low={low * 100}
					high={high * 100}
					value={(k / n) * 100}
					label={words.plot(label, value, interval)}
				/>
			</td>
			<td>{value}</td>
			<td>{interval}</td>
			<td>
				{k} / {n}
			</td>
		</tr>
	);
}
