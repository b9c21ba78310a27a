import type { ReadCaseReply } from "../../server/contract/handling.ts";
import type { ReadTrailReply, TrailEntry } from "../../server/contract/trail.ts";
import { charactersOf } from "../../server/domain/words.ts";
import { calendarDate, dated, dateOf, deadline } from "../lib/formats.ts";
import { marked } from "../lib/provisional.ts";
import { PhotoStrip } from "../parts/photos.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { Step } from "../parts/step.tsx";
import {
	detailText,
	type Exchange,
	eventTitle,
	missedText,
	shortLeaf,
	speakerOf,
	whoActed,
} from "./case-file.ts";
import { auditWords } from "./words.ts";

type LeafEntry = ReadTrailReply["items"][number];

/** Every event, oldest first: when, what, who, the words, and the leaf hash that binds it. */
export function Trail({ entries, asOf }: { readonly entries: readonly LeafEntry[]; readonly asOf: string }) {
	const words = auditWords(usePreferences().language).trail;
	return (
		<section aria-labelledby="trail">
			<h2 id="trail">{words.trail}</h2>
			<p class="hint">{words.trailHint(entries.length)}</p>
			<ol class="trail">
				{entries.map((entry) => (
					<li key={entry.version} class={entry.step === null ? `by-${speakerOf(entry)}` : "by-step"}>
						<TrailItem entry={entry} asOf={asOf} />
					</li>
				))}
			</ol>
		</section>
	);
}

function TrailItem({ entry, asOf }: { readonly entry: LeafEntry; readonly asOf: string }) {
	const { language } = usePreferences();
	const words = auditWords(language);
	const { at, halfDay, type, step, cause, dueAt } = entry;
	const detail = detailText(entry, language);
	return (
		<>
			<time class="hint" dateTime={at}>
				{dated(at, asOf, language, halfDay)}
			</time>
			<p>
				<b>{eventTitle(type, language)}</b>
				{step !== null && (
					<>
						{" "}
						<Step step={step} language={language} />
						{cause !== null && ` ${missedText(step, cause, language)}`}
					</>
				)}
				{detail !== "" && step === null && `${words.colon}${detail}`}
			</p>
			<p class="hint">
				{whoActed(entry, language)}
				{detail !== "" && step !== null && `${words.comma}${words.trail.told(detail)}`}
			</p>
			{dueAt !== null && (
				<p class="hint">
					{words.trail.due} {marked(deadline(dueAt, asOf, language, dateOf), entry, language)}
				</p>
			)}
			{entry.words !== null && <Quote text={entry.words} />}
			{entry.photos && <p class="hint">{words.trail.photos(entry.photos.length)}</p>}
			<BeforeInspection entry={entry} />
			<NextStep entry={entry} asOf={asOf} />
			{/* Where the time is not told the place in the log is not told either. */}
			{entry.leafHash !== "" && <Leaf entry={entry} />}
		</>
	);
}

const quoteCharactersOpen = 120;

/** Words as they were written; long ones open on demand, so that the line of events stays readable. */
function Quote({ text }: { readonly text: string }) {
	const words = auditWords(usePreferences().language).trail;
	const count = charactersOf(text);
	if (count <= quoteCharactersOpen) return <blockquote class="words">{text}</blockquote>;
	return (
		<details>
			<summary>{words.wholeText(count)}</summary>
			<blockquote class="words">{text}</blockquote>
		</details>
	);
}

/** The hash of the event in the public log: short to look at, whole when opened. */
function Leaf({ entry }: { readonly entry: LeafEntry }) {
	const words = auditWords(usePreferences().language).trail;
	return (
		<details class="leaf">
			<summary title={entry.leafHash}>
				{words.leaf} <code>{shortLeaf(entry.leafHash)}</code>
			</summary>
			<p class="hint">
				{words.position(entry.position)} · {words.leafHint}
			</p>
			<code class="whole">{entry.leafHash}</code>
		</details>
	);
}

function NextStep({ entry, asOf }: { readonly entry: TrailEntry; readonly asOf: string }) {
	const { language } = usePreferences();
	const words = auditWords(language);
	const { nextStep, byDate } = entry;
	if (nextStep === null && byDate === null) return null;
	return (
		<p>
			<b>{words.trail.nextStep}</b>
			{words.colon}
			{nextStep}
			{byDate !== null && words.brackets(words.trail.byDate(calendarDate(byDate, asOf, language, dateOf)))}
		</p>
	);
}

/** A sign, not guilt: whoever inspects holds it apart from what stood there before. */
function BeforeInspection({ entry }: { readonly entry: TrailEntry }) {
	const words = auditWords(usePreferences().language).trail;
	if (entry.beforeInspection === undefined) return null;
	return (
		<p>
			<span class="flag">{words.beforeInspection}</span>
		</p>
	);
}

type SidesProps = {
	readonly rows: readonly Exchange[];
	readonly asOf: string;
	/** The case, for the photos of either side. */
	readonly of: Pick<ReadCaseReply, "caseNumber" | "sealed">;
};

/** What the unit wrote beside what the resident said to it; where they do not agree, an ink edge and a sentence. */
export function BothSides({ rows, asOf, of }: SidesProps) {
	const words = auditWords(usePreferences().language).trail;
	return (
		<section aria-labelledby="sides">
			<h2 id="sides">{words.bothSides}</h2>
			<div class="sides sides-head" aria-hidden="true">
				<b>{words.unitWrote}</b>
				<b>{words.residentSaid}</b>
			</div>
			{rows.length === 0 ? (
				<div class="sides">
					<p class="hint">{words.nothingWritten}</p>
					<p class="hint">{words.nothingSaid}</p>
				</div>
			) : (
				<ol>
					{rows.map((row) => (
						<SidesRow key={(row.unit ?? row.resident)?.version} row={row} asOf={asOf} of={of} />
					))}
				</ol>
			)}
		</section>
	);
}

type RowProps = Omit<SidesProps, "rows"> & { readonly row: Exchange };

function SidesRow({ row, asOf, of }: RowProps) {
	const words = auditWords(usePreferences().language).trail;
	return (
		<li class={row.differs === null ? "sides" : "sides differs"}>
			{row.differs !== null && <p class="why">{words.differences[row.differs]}</p>}
			<div>
				<span class="sr">{words.unitWrote}</span>
				{row.unit === null ? (
					<p class="hint">{words.nothingWritten}</p>
				) : (
					<Said entry={row.unit} asOf={asOf} of={of} />
				)}
			</div>
			<div class="own">
				<span class="sr">{words.residentSaid}</span>
				{row.resident === null ? (
					<p class="hint">{words.silent}</p>
				) : (
					<Said entry={row.resident} asOf={asOf} of={of} />
				)}
			</div>
		</li>
	);
}

type SaidProps = Omit<SidesProps, "rows"> & { readonly entry: TrailEntry };

function Said({ entry, asOf, of }: SaidProps) {
	const { language } = usePreferences();
	const words = auditWords(language);
	const detail = detailText(entry, language);
	return (
		<>
			<p class="hint">
				<time dateTime={entry.at}>{dated(entry.at, asOf, language, entry.halfDay)}</time> ·{" "}
				{eventTitle(entry.type, language)}
				{entry.by !== null && ` · ${entry.by}`}
				{detail !== "" && `${words.colon}${detail}`}
			</p>
			{entry.words !== null && <blockquote class="words">{entry.words}</blockquote>}
			<PhotoStrip {...of} photos={entry.photos ?? []} name={words.trail.photo} />
			<BeforeInspection entry={entry} />
			{entry.words === null && entry.type !== "CaseConfirmed" && <p class="hint">{words.trail.noWords}</p>}
			<NextStep entry={entry} asOf={asOf} />
		</>
	);
}
