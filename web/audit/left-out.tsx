import { useEffect, useState } from "preact/hooks";
import type { LeftOutItem, ListLeftOutReply } from "../../server/contract/exclusion.ts";
import type { ReadStatisticsReply } from "../../server/contract/statistics.ts";
import type { Reply } from "../lib/client.ts";
import { wordsOf } from "../lib/words.ts";
import { usePreferences } from "../parts/preferences.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { useDoor } from "./frame.tsx";
import { filePath, linkTo } from "./paths.ts";
import { auditWords } from "./words.ts";

/** First of all: what is not counted, why, and of how many (rules.md §5). */
export function LeftOutLine({ reply }: { readonly reply: ReadStatisticsReply }) {
	const words = auditWords(usePreferences().language);
	const { counted, voices, excluded } = reply;
	const { merged, withdrawn, leftOut } = excluded;
	const reasoned = leftOut.reduce((sum, { count }) => sum + count, 0);
	const out = merged + withdrawn + reasoned;
	const details: Readonly<Record<string, string>> = words.trail.details;
	const parts = [
		words.leftOut.merged(String(merged)),
		words.leftOut.withdrawn(String(withdrawn)),
		...leftOut.map(({ kind, reason, count }) => {
			const state = words.leftOut.states[kind === "exclusion" ? "approved" : "shelved"];
			return `${state}${words.colon}${details[reason] ?? reason} ${count}`;
		}),
	];
	return (
		<p class="num" id="left-out-line">
			{words.leftOut.counted(String(out), String(counted + out), String(voices))}
			{parts.join(words.comma)}
		</p>
	);
}

/** The cases behind it, each with a way to its file, for whoever may read cases. */
export function LeftOutList() {
	const { language } = usePreferences();
	const words = auditWords(language).leftOut;
	const { reads, session } = useDoor();
	const [reply, setReply] = useState<Reply<ListLeftOutReply> | null>(null);
	const mayAsk = session.role !== "observer";
	useEffect(() => {
		let here = true;
		if (mayAsk) void reads.listLeftOut().then((found) => here && setReply(found));
		return () => {
			here = false;
		};
	}, [reads, mayAsk]);
	if (!mayAsk || reply === null) return null;
	if (!reply.ok) return <ProblemNote refused={reply.refused} />;
	return (
		<section class="stack tight" aria-labelledby="left-out">
			<h2 id="left-out">{words.title}</h2>
			<p class="hint">{words.note}</p>
			{reply.value.items.length === 0 ? (
				<p>{words.none}</p>
			) : (
				<ul class="left-out">
					{reply.value.items.map((item) => (
						<LeftOut key={item.caseNumber} item={item} />
					))}
				</ul>
			)}
		</section>
	);
}

function LeftOut({ item }: { readonly item: LeftOutItem }) {
	const preferences = usePreferences();
	const words = auditWords(preferences.language);
	const { state, reason, askedBy, caseNumber, level, areaName } = item;
	const details: Readonly<Record<string, string>> = words.trail.details;
	const facts = [
		`${words.leftOut.states[state]}${words.colon}${details[reason] ?? reason}`,
		areaName,
		wordsOf(preferences.language).levels[level],
		askedBy === null ? null : words.leftOut.askedBy(askedBy),
	];
	return (
		<li>
			<a class="lone num" href={linkTo(filePath(caseNumber), preferences)}>
				{caseNumber}
			</a>{" "}
			{item.text}
			<p class="hint">{facts.filter((fact) => fact !== null).join(" · ")}</p>
			{item.words !== null && <p>{item.words}</p>}
		</li>
	);
}
