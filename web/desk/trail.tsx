import { useState } from "preact/hooks";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import type { TrailEntry } from "../../server/contract/trail.ts";
import { calendarDate } from "../lib/formats.ts";
import { type Language, wordsOf } from "../lib/words.ts";
import { PhotoStrip } from "../parts/photos.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { Step } from "../parts/step.tsx";
import { categoryName } from "./case-facts.ts";
import { linkToFile } from "./paths.ts";
import { shortMoment } from "./times.ts";
import { useWords } from "./words.ts";
import type { DeskWords } from "./words.zh-CN.ts";

const shownFirst = 5;

/** What happened, newest first: it is a queue here, not a story (look.md §3). */
export function Trail({ reply, now }: { reply: ReadCaseReply; now: string }) {
	const { words } = useWords();
	const preferences = usePreferences();
	const [all, setAll] = useState(false);
	const mayReadFile = reply.actions.some(({ action, why }) => action === "readTrail" && why === null);
	const newestFirst = [...reply.trail].reverse();
	const shown = all ? newestFirst : newestFirst.slice(0, shownFirst);
	const said = new Set([
		...reply.messages.map((message) => message.words),
		...reply.assists.flatMap(({ words: asked, answer }) => [asked ?? "", answer ?? ""]),
	]);
	return (
		<section class="stack tight" aria-labelledby="trail-title">
			<h2 id="trail-title">{words.trail.title}</h2>
			<TrailEntries entries={shown} now={now} said={said} of={reply} />
			<div class="row">
				{newestFirst.length > shownFirst && (
					<button type="button" class="tool" aria-expanded={all} onClick={() => setAll(!all)}>
						{all ? words.trail.fewer : words.trail.all(newestFirst.length)}
					</button>
				)}
				{mayReadFile && (
					<a class="tool" href={linkToFile(reply.caseNumber, preferences)}>
						{words.trail.file}
					</a>
				)}
			</div>
		</section>
	);
}

type EntriesProps = {
	readonly entries: readonly TrailEntry[];
	readonly now: string;
	/** Words that stand elsewhere on the page already. */
	readonly said: ReadonlySet<string>;
	/** The case, for the photos that went with what was said. */
	readonly of: Pick<ReadCaseReply, "caseNumber" | "sealed" | "called">;
};

export function TrailEntries({ entries, now, said, of }: EntriesProps) {
	return (
		<ol class="trail">
			{entries.map((entry) => (
				<Entry key={entry.version} entry={entry} now={now} said={said} of={of} />
			))}
		</ol>
	);
}

/** Dot: staff; square: resident; hollow square: the clock. */
function markOf({ type, by }: TrailEntry): string | undefined {
	if (["CaseEscalated", "StallTimed", "CaseStalled"].includes(type)) return "hit";
	const isResident =
		by === null && ["ReportReceived", "CaseConfirmed", "CaseDisputed", "MessageLeft"].includes(type);
	return isResident ? "mine" : undefined;
}

type EntryProps = Omit<EntriesProps, "entries"> & { readonly entry: TrailEntry };

function Entry({ entry, now, said, of }: EntryProps) {
	const { language, words } = useWords();
	const detail = detailOf(entry, words, language);
	// The report's own words stand above, and messages have their place beside: here only what is nowhere else.
	const quoted =
		entry.type === "ReportReceived" || entry.words === null || said.has(entry.words) ? null : entry.words;
	return (
		<li class={markOf(entry)}>
			<time dateTime={entry.at}>{shortMoment(entry.at, now, language, entry.halfDay)}</time>
			<div>
				<p>
					{entry.step === null ? (
						<b>{eventWord(entry.type, words)}</b>
					) : (
						<Step step={entry.step} language={language} />
					)}
					{entry.type === "ReportReceived" && of.called && ` ${words.called}`}
					{detail !== "" && ` ${detail}`}
					{entry.by !== null && <span class="soft"> · {entry.by}</span>}
				</p>
				{quoted !== null && <p class="words">{quoted}</p>}
				{entry.type === "CaseAnswered" && (
					<PhotoStrip {...of} photos={entry.photos ?? []} name={words.photo} />
				)}
				{entry.nextStep !== null && (
					<p class="soft">
						{words.trail.nextStep}
						{words.colon}
						{entry.nextStep}
						{entry.byDate !== null && ` · ${words.trail.byDate} ${calendarDate(entry.byDate, now, language)}`}
					</p>
				)}
			</div>
		</li>
	);
}

function eventWord(type: string, words: DeskWords): string {
	const known = Object.entries(words.events).find(([name]) => name === type);
	return known ? known[1] : type;
}

/** The parts of an event that its name does not say; a value this page does not know is shown as it came. */
function detailOf(
	{ type, detail, step, cause, why }: TrailEntry,
	words: DeskWords,
	language: Language,
): string {
	if (type === "CaseEscalated") {
		const told = detail === null || detail === "" || isReminder(step) ? "" : words.trail.told(detail);
		return [missedOf(step, cause, words), told].filter((part) => part !== "").join(words.comma);
	}
	if (detail === null || type === "CaseStalled") return detail ?? "";
	if (type === "CaseDispatched" || type === "AssistAsked")
		return words.trail.to(detail) + (why === undefined ? "" : words.comma + words.details[why]);
	const named = {
		...wordsOf(language).levels,
		...words.details,
		...(type === "AssistRated" ? words.helps : {}),
	};
	const known = (token: string) => {
		const category = categoryName(token, language);
		if (category !== null) return category;
		if (/^\d+$/.test(token)) return words.wayForm.workdays(Number(token));
		return Object.entries(named).find(([name]) => name === token)?.[1] ?? token;
	};
	return detail
		.split(" ")
		.map(known)
		.filter((part) => part !== "")
		.join(words.comma);
}

/** A reminder comes before the time is up. */
function missedOf(step: TrailEntry["step"], cause: TrailEntry["cause"], words: DeskWords): string {
	if (cause === null) return "";
	return isReminder(step) ? words.trail.soon(words.unless[cause]) : words.missed[cause];
}

function isReminder(step: TrailEntry["step"]): boolean {
	return step === "contactReminder" || step === "finishReminder";
}
