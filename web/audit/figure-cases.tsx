import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { ListFigureCasesReply } from "../../server/contract/statistics.ts";
import { type FigureName, figureNames } from "../../server/domain/figure-cases.ts";
import type { Refused } from "../lib/client.ts";
import { dated } from "../lib/formats.ts";
import { wordsOf } from "../lib/words.ts";
import { usePreferences } from "../parts/preferences.tsx";
import { usePrinting } from "../parts/printing.ts";
import { ProblemNote } from "../parts/problem.tsx";
import { Frame, useDoor } from "./frame.tsx";
import { auditRoutes, filePath, linkTo } from "./paths.ts";
import { periodIn, questionOf } from "./period.ts";
import { auditWords } from "./words.ts";

type Item = ListFigureCasesReply["items"][number];
type Shown = Omit<ListFigureCasesReply, "figure">;

function figureIn(given: string | undefined): FigureName {
	return figureNames.find((name) => name === given) ?? "counted";
}

/** What the address asks for, read on from where the last page ended. */
function useFigureCases() {
	const { query } = useLocation();
	const { reads } = useDoor();
	const { from, to, areaCode } = periodIn(query);
	const [shown, setShown] = useState<Shown | null>(null);
	const [refused, setRefused] = useState<Refused | null>(null);
	const { level = null, of = null } = query;
	const figure = figureIn(query.figure);
	const ask = (cursor: string | null) =>
		reads.listFigureCases({ ...questionOf({ from, to, areaCode }), figure, level, of, cursor });
	useEffect(() => {
		let here = true;
		setShown(null);
		setRefused(null);
		void ask(null).then((reply) => {
			if (!here) return;
			if (reply.ok) setShown(reply.value);
			else setRefused(reply.refused);
		});
		return () => {
			here = false;
		};
		// `ask` is made of what stands here.
	}, [reads, figure, level, of, from, to, areaCode]);
	const more = async () => {
		const reply = await ask(shown?.nextCursor ?? null);
		if (!reply.ok) return setRefused(reply.refused);
		setRefused(null);
		const read = reply.value;
		// What was asked may be another number by now, or the same page twice.
		setShown((now) => (now === shown ? { ...read, items: [...(now?.items ?? []), ...read.items] } : now));
	};
	return { figure, shown, refused, more };
}

/** The cases behind one number, and which of them count; only those that the reader may read. */
export function FigureCasesPage() {
	const preferences = usePreferences();
	const words = auditWords(preferences.language);
	const { reads } = useDoor();
	const { figure, shown, refused, more } = useFigureCases();
	usePrinting(shown && (() => reads.exportList({ list: "figureCases", of: figure })));
	const {
		figure: _figure,
		level: _level,
		of: _of,
		lang: _lang,
		type: _type,
		...period
	} = useLocation().query;
	const { title, names, sum, none, hidden, back } = words.figureCases;
	const missing = shown === null || shown.nextCursor !== null ? 0 : shown.cases - shown.items.length;
	return (
		<Frame
			title={title(names[figure])}
			path={auditRoutes.figureCases}
			current="statistics"
			asOf={shown?.asOf ?? null}
		>
			<p>
				<a class="lone" href={linkTo(auditRoutes.statistics, preferences, period)}>
					{back}
				</a>
			</p>
			<h1>{title(names[figure])}</h1>
			{refused !== null && <ProblemNote refused={refused} />}
			{shown !== null && <p class="num">{shown.cases === 0 ? none : sum(shown.counting, shown.cases)}</p>}
			{shown !== null && (
				<ul class="left-out">
					{shown.items.map((item) => (
						<FigureCase key={item.caseNumber} item={item} asOf={shown.asOf} />
					))}
				</ul>
			)}
			{missing > 0 && <p class="hint">{hidden(missing)}</p>}
			{shown?.nextCursor != null && (
				<button type="button" onClick={() => void more()}>
					{words.figureCases.more}
				</button>
			)}
		</Frame>
	);
}

function FigureCase({ item, asOf }: { readonly item: Item; readonly asOf: string }) {
	const preferences = usePreferences();
	const { language } = preferences;
	const words = auditWords(language);
	const shared = wordsOf(language);
	const { caseNumber, text, counts, countedAt, level, areaName, post, state } = item;
	const facts = [
		counts ? words.figureCases.counts : words.figureCases.not,
		shared.states[state],
		areaName,
		shared.levels[level],
		post,
		words.figureCases.due(dated(countedAt, asOf, language)),
	];
	return (
		<li>
			<a class="lone num" href={linkTo(filePath(caseNumber), preferences)}>
				{caseNumber}
			</a>{" "}
			{text}
			<p class="hint num">{facts.filter((fact) => fact !== null).join(" · ")}</p>
		</li>
	);
}
