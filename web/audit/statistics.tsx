import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { ReadStatisticsReply } from "../../server/contract/statistics.ts";
import type { Refused } from "../lib/client.ts";
import { dayOf, secondsOf, workingTime } from "../lib/formats.ts";
import type { Language } from "../lib/words.ts";
import { Empty } from "../parts/empty.tsx";
import { Fig, IntervalPlot, PlotAxis } from "../parts/figure.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { usePrinting } from "../parts/printing.ts";
import { ProblemNote } from "../parts/problem.tsx";
import { LinkedPeriodProvider } from "./figure-link.tsx";
import { Frame, useDoor } from "./frame.tsx";
import { LeftOutLine, LeftOutList } from "./left-out.tsx";
import { Measures } from "./measures.tsx";
import { auditRoutes } from "./paths.ts";
import { periodIn, questionOf } from "./period.ts";
import { shareAxisFrom, sharePercent, shareText } from "./plot-data.ts";
import { CountsFigure, SharesFigure, TimesFigure } from "./statistics-figures.tsx";
import { AnswerHistogram } from "./statistics-histogram.tsx";
import { PeriodForm } from "./statistics-period.tsx";
import { StepsFigure } from "./statistics-steps.tsx";
import { auditWords } from "./words.ts";

/** The numbers: response times, shares and steps, each with n, interval, formula and what is left out (rules.md §5). */
export function StatisticsPage() {
	const { language } = usePreferences();
	const words = auditWords(language).statistics;
	const { query } = useLocation();
	const { reads, session } = useDoor();
	const reply = useSignal<ReadStatisticsReply | null>(null);
	const refused = useSignal<Refused | null>(null);
	const now = useSignal<string | null>(null);
	const period = periodIn(query);
	const { from, to, areaCode } = period;
	useEffect(() => {
		let wanted = true;
		const read = async () => {
			const answer = await reads.readStatistics(questionOf({ from, to, areaCode }));
			if (!wanted) return;
			refused.value = answer.ok ? null : answer.refused;
			if (!answer.ok) return;
			reply.value = answer.value;
			// Without an end the numbers run up to the server's now.
			if (to === null) now.value = answer.value.to;
		};
		void read();
		return () => {
			wanted = false;
		};
	}, [reads, from, to, areaCode, reply, refused, now]);
	const shown = reply.value;
	usePrinting(shown && (() => reads.exportList({ list: "statistics", of: areaCode ?? "" })));
	return (
		<Frame title={words.title} path={auditRoutes.statistics} current="statistics" asOf={now.value}>
			<div class="head">
				<h1>{words.title}</h1>
				{shown !== null && (
					<p class="num">{words.titleFor(scopeOf(shown, session.areaName), periodText(shown, language))}</p>
				)}
				<button type="button" onClick={() => window.print()}>
					{words.print}
				</button>
			</div>
			<PeriodForm period={period} now={now.value} />
			{refused.value !== null && <ProblemNote refused={refused.value} />}
			<LinkedPeriodProvider value={session.role === "observer" ? null : period}>
				{shown === null ? <Loading refused={refused.value !== null} /> : <Numbers reply={shown} />}
			</LinkedPeriodProvider>
			{shown !== null && <LeftOutList />}
		</Frame>
	);
}

function Loading({ refused }: { readonly refused: boolean }) {
	const { language } = usePreferences();
	return (
		<p class="hint" role="status">
			{refused ? "" : auditWords(language).loading}
		</p>
	);
}

function scopeOf({ all, areas }: ReadStatisticsReply, areaName: string): string {
	if (all.areaName !== null) return all.areaName;
	const [only] = areas;
	return areas.length === 1 && only?.areaName ? only.areaName : areaName;
}

/** The period in words. The end is not included: a midnight belongs to the day before. */
function periodText({ from, to }: ReadStatisticsReply, language: Language): string {
	const words = auditWords(language).statistics;
	const name = (at: number) =>
		dayOf(at, secondsOf(to), language).replace(/^(?:今天|today)$/, dayOf(at, 0, language));
	const end = name(secondsOf(to) - 1);
	return from === null ? words.allTime(end) : words.fromTo(name(secondsOf(from)), end);
}

/** Everything the numbers say, from what is counted to the last table. */
export function Numbers({ reply }: { readonly reply: ReadStatisticsReply }) {
	const words = auditWords(usePreferences().language).statistics;
	const { counted, excluded, policyVersion } = reply;
	return (
		<>
			<p class="num">
				{words.counted(counted.toLocaleString("en"))}
				{words.excludedPraise(excluded.praise.toLocaleString("en"))}
				{words.excludedSealed}
				{words.policy(policyVersion)}
			</p>
			<LeftOutLine reply={reply} />
			{counted === 0 ? (
				<Empty title={words.none} line>
					<p>{words.noneHint}</p>
				</Empty>
			) : (
				<>
					<Figs reply={reply} />
					<p class="hint">{words.workingTime}</p>
					<div class="figures">
						<AnswerHistogram reply={reply} />
						<StepsFigure reply={reply} />
						<TimesFigure scope={reply} of="contactMinutes" />
						<TimesFigure scope={reply} of="answerMinutes" />
						<SharesFigure scope={reply} />
						<CountsFigure scope={reply} />
						<Measures reply={reply} />
					</div>
				</>
			)}
		</>
	);
}

/** Four numbers of the whole; fewer than twenty cases have no value. */
function Figs({ reply }: { readonly reply: ReadStatisticsReply }) {
	const { language } = usePreferences();
	const words = auditWords(language).statistics;
	const { received, contactMinutes, answerMinutes } = reply.all;
	const times = [
		{ ...words.figures.contact, ...contactMinutes },
		{ ...words.figures.answer, ...answerMinutes },
	];
	return (
		<div class="figs">
			<Fig
				name={words.figures.received.name}
				value={received.toLocaleString("en")}
				detail=""
				formula={words.figures.received.formula}
			/>
			{times.map(({ name, formula, n, median, p90 }) => (
				<Fig
					key={name}
					name={name}
					value={median === null ? "—" : workingTime(median, language)}
					detail={
						median === null || p90 === null
							? words.tooFewOf(String(n))
							: `${words.cases(n.toLocaleString("en"))} · ${words.figures.ninety(workingTime(p90, language))}`
					}
					formula={formula}
				/>
			))}
			<InTimeFig reply={reply} />
		</div>
	);
}

function InTimeFig({ reply }: { readonly reply: ReadStatisticsReply }) {
	const words = auditWords(usePreferences().language).statistics;
	const { k, n, low, high } = reply.all.answeredInTime;
	const { name, formula } = words.figures.inTime;
	if (low === null || high === null || n === 0) {
		return <Fig name={name} value="—" detail={words.tooFewOf(String(n))} formula={formula} />;
	}
	const from = shareAxisFrom([reply.all]);
	const share = words.percent(shareText(k / n));
	const interval = words.interval(shareText(low), shareText(high));
	const marks = [from, (from + 100) / 2, 100].map((value) => ({
		at: sharePercent(value / 100, from),
		text: String(value),
	}));
	return (
		<Fig name={name} value={share} detail={`${k} / ${n} · ${interval}`} formula={formula}>
			<PlotAxis marks={marks} />
			<IntervalPlot
				marks={marks}
				low={sharePercent(low, from)}
				high={sharePercent(high, from)}
				value={sharePercent(k / n, from)}
				label={words.shares.label(name, share, interval)}
			/>
		</Fig>
	);
}
