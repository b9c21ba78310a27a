import type { MeasuresWire } from "../../server/contract/measures.ts";
import type { ReadStatisticsReply } from "../../server/contract/statistics.ts";
import { Figure } from "../parts/figure.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { type FigureAsked, FigureLink } from "./figure-link.tsx";
import { FunnelFigure } from "./funnel.tsx";
import { shareText } from "./plot-data.ts";
import { auditWords } from "./words.ts";

/** What is measured beside the times (rules.md §5): each with formula, n and interval; too few have no value. */
export function Measures({ reply }: { readonly reply: ReadStatisticsReply }) {
	const { measures } = auditWords(usePreferences().language);
	const { decisions, helps } = reply.measures;
	return (
		<>
			<MeasuresFigure measures={reply.measures} />
			<FunnelFigure points={reply.measures.funnel} />
			<OwedFigure id="figure-decisions" figure="decisions" words={measures.decisions} rows={decisions} />
			<OwedFigure id="figure-helps" figure="helps" words={measures.helps} rows={helps} />
			<BurdenFigure burden={reply.measures.burden} />
		</>
	);
}

const shares = [
	...(["contactedInTime", "firstTime", "returned", "reworked", "promisesKept", "falseDone"] as const),
	"coverage",
] as const;
const scores = ["resolution", "attitude"] as const;
type Share = MeasuresWire["returned"];

function useShown() {
	const { statistics } = auditWords(usePreferences().language);
	const interval = (low: number, high: number) => `${shareText(low)}–${shareText(high)}`;
	const value = (share: number) => statistics.percent(shareText(share));
	return { interval, value, tooFew: statistics.tooFew };
}

type CellsProps = { readonly share: Share; readonly asked: FigureAsked; readonly row?: string };

function Cells({ share: { k, n, low, high }, asked, row }: CellsProps) {
	const { interval, value, tooFew } = useShown();
	const { statistics, measures } = auditWords(usePreferences().language);
	const { columns } = statistics;
	const link = row === undefined ? asked : { ...asked, row };
	if (low === null || high === null) return <Few n={n} words={tooFew} link={link} />;
	return (
		<>
			<td class="num one-line" data-name={measures.value}>
				{value(k / n)}
			</td>
			<td class="num one-line" data-name={columns.interval}>
				{interval(low, high)}
			</td>
			<td class="num c-n" data-name={columns.count}>
				<FigureLink {...link}>{`${k} / ${n}`}</FigureLink>
			</td>
		</>
	);
}

type FewProps = {
	readonly n: number;
	readonly words: string;
	readonly link: FigureAsked & { readonly row?: string };
};

function Few({ n, words, link }: FewProps) {
	return (
		<>
			<td class="hint few" colSpan={2}>
				{words}
			</td>
			<td class="num c-n">
				<FigureLink {...link}>{n}</FigureLink>
			</td>
		</>
	);
}

function Head({ name, more }: { readonly name: string; readonly more?: string }) {
	const { measures } = auditWords(usePreferences().language);
	return (
		<thead>
			<tr>
				<th scope="col">{name}</th>
				<th scope="col">{measures.value}</th>
				<th scope="col">{measures.interval}</th>
				<th scope="col" class="c-n">
					{measures.count}
				</th>
				{more !== undefined && (
					<th scope="col" class="formula">
						{more}
					</th>
				)}
			</tr>
		</thead>
	);
}

function MeasuresFigure({ measures: all }: { readonly measures: MeasuresWire }) {
	const { measures } = auditWords(usePreferences().language);
	const { interval, value, tooFew } = useShown();
	return (
		<Figure id="figure-measures" title={measures.title} note={measures.note}>
			<table class="rows plots">
				<Head name={measures.name} more={measures.formula} />
				<tbody>
					{shares.map((name) => (
						<tr key={name}>
							<th scope="row">{measures.rows[name][0]}</th>
							<Cells share={all[name]} asked={{ figure: name }} />
							<td class="hint formula">{measures.rows[name][1]}</td>
						</tr>
					))}
					{scores.map((name) => {
						const { value: mean, n, low, high } = all[name];
						return (
							<tr key={name}>
								<th scope="row">{measures.rows[name][0]}</th>
								{mean === null || low === null || high === null ? (
									<Few n={n} words={tooFew} link={{ figure: name }} />
								) : (
									<>
										<td class="num one-line" data-name={measures.value}>
											{value(mean)}
										</td>
										<td class="num one-line" data-name={measures.interval}>
											{interval(low, high)}
										</td>
										<td class="num c-n" data-name={measures.count}>
											<FigureLink figure={name}>{n}</FigureLink>
										</td>
									</>
								)}
								<td class="hint formula">{measures.rows[name][1]}</td>
							</tr>
						);
					})}
				</tbody>
			</table>
		</Figure>
	);
}

type OwedProps = {
	readonly id: string;
	readonly figure: "decisions" | "helps";
	readonly words: { readonly title: string; readonly note: string; readonly name: string };
	readonly rows: MeasuresWire["decisions"];
};

/** What posts or units owed by a limit, in the order of their codes. */
function OwedFigure({ id, figure, words, rows }: OwedProps) {
	const { measures } = auditWords(usePreferences().language);
	return (
		<Figure id={id} title={words.title} note={words.note}>
			{rows.length === 0 ? (
				<p class="hint">{measures.none}</p>
			) : (
				<table class="rows">
					<Head name={words.name} />
					<tbody>
						{rows.map(({ id: of, name, ...share }) => (
							<tr key={of}>
								<th scope="row">{name}</th>
								<Cells share={share} asked={{ figure, of }} row={name} />
							</tr>
						))}
					</tbody>
				</table>
			)}
		</Figure>
	);
}

function BurdenFigure({ burden }: { readonly burden: MeasuresWire["burden"] }) {
	const { measures } = auditWords(usePreferences().language);
	const { title, note, rows, perCase, total } = measures.burden;
	return (
		<Figure id="figure-burden" title={title} note={note}>
			<table class="rows">
				<thead>
					<tr>
						<th scope="col">{measures.name}</th>
						<th scope="col">{perCase}</th>
						<th scope="col" class="c-n">
							{total}
						</th>
					</tr>
				</thead>
				<tbody>
					{(["letters", "forms", "steps"] as const).map((name) => (
						<tr key={name}>
							<th scope="row">{rows[name]}</th>
							<td class="num">{burden.cases === 0 ? "—" : (burden[name] / burden.cases).toFixed(2)}</td>
							<td class="num c-n">
								<FigureLink figure={name}>{`${burden[name]} / ${burden.cases}`}</FigureLink>
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</Figure>
	);
}
