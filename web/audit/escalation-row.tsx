import type { ComponentChildren } from "preact";
import type { OverdueItem } from "../../server/contract/escalation.ts";
import { clock, duration, isSameDay, secondsOf } from "../lib/formats.ts";
import { wordsOf } from "../lib/words.ts";
import { HeldBar, type Span } from "../parts/held-bar.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { Step } from "../parts/step.tsx";
import type { CellName } from "./board.ts";
import type { Axis } from "./held.ts";
import { filePath, linkTo } from "./paths.ts";
import { communityOf, drawingOf, shortPostOf, storyOf } from "./story.ts";
import { auditWords } from "./words.ts";

type RowProps = {
	readonly item: OverdueItem;
	readonly axis: Axis;
	readonly weekends: readonly Span[];
	readonly asOf: string;
	/** Cells that nobody has looked at since they changed. */
	readonly changed: ReadonlySet<CellName> | undefined;
	readonly onSeen: (caseNumber: string) => void;
	readonly onOpen: (caseNumber: string) => void;
};

/** One case on the board: how far, the words, whose, since when, and who held it. */
export function OverdueRow({ item, axis, weekends, asOf, changed, onSeen, onOpen }: RowProps) {
	const { language } = usePreferences();
	const reading = { asOf, language };
	const seen = () => onSeen(item.caseNumber);
	const mark = (cell: CellName) => (changed?.has(cell) ? "changed" : "");
	return (
		<tr class="row-case" onPointerEnter={seen} onFocusIn={seen}>
			<td class={`c-step ${mark("step")}`}>
				<ReachedStep item={item} />
			</td>
			<th scope="row" class={`c-words ${mark("words")}`}>
				<WordsCell item={item} onOpen={onOpen} />
			</th>
			<td class={`c-post ${mark("post")}`}>
				<PostCell item={item} />
			</td>
			<td class={`c-overdue num ${mark("overdue")}`}>
				<OverdueCell item={item} asOf={asOf} />
			</td>
			<td class={`c-held ${mark("held")}`}>
				<HeldBar {...drawingOf(item, axis, reading)} weekends={weekends} story={storyOf(item, reading)} />
			</td>
		</tr>
	);
}

function ReachedStep({ item }: { readonly item: OverdueItem }) {
	const { language } = usePreferences();
	if (item.step === null) return <span class="hint">{auditWords(language).board.noStep}</span>;
	return <Step step={item.step} language={language} />;
}

function WordsCell({ item, onOpen }: Pick<RowProps, "item" | "onOpen">) {
	const preferences = usePreferences();
	const { language } = preferences;
	const { board, leftOut } = auditWords(language);
	const flags = [
		item.round > 1 ? board.round(item.round) : "",
		item.answeredAt !== null && item.contactedAt === null ? board.withoutContact : "",
		item.clocks?.provisional ? board.provisional : "",
		item.voices > 1 ? leftOut.voices(item.voices) : "",
		item.surge ? leftOut.surge : "",
	].filter((flag) => flag !== "");
	return (
		<>
			<a
				class="q"
				href={linkTo(filePath(item.caseNumber), preferences)}
				onClick={() => onOpen(item.caseNumber)}
			>
				{item.text}
			</a>
			<span class="hint num">
				{item.caseNumber} · {wordsOf(language).levels[item.level]}
			</span>
			{flags.map((flag) => (
				<Flag key={flag}>{flag}</Flag>
			))}
		</>
	);
}

/** A sign that something is not as it should be: dotted, never coloured. */
function Flag({ children }: { readonly children: ComponentChildren }) {
	return (
		<>
			{" "}
			<span class="flag">{children}</span>
		</>
	);
}

function PostCell({ item }: { readonly item: OverdueItem }) {
	const { language } = usePreferences();
	const { board } = auditWords(language);
	const { moves } = wordsOf(language);
	const { nextMove } = item;
	const post = item.post === null ? board.nobody : shortPostOf(item.post, item.areaName);
	return (
		<>
			<span class="post" title={`${item.areaName} ${item.post ?? ""}`}>
				{communityOf(item.areaName)} {post}
			</span>
			{nextMove !== null && (
				<span class="now-with">
					<span class="hint">{board.nowWith}</span>{" "}
					<b title={nextMove.post ?? undefined}>
						{nextMove.post === null ? moves[nextMove.as] : shortPostOf(nextMove.post, item.areaName)}
					</b>
				</span>
			)}
		</>
	);
}

/** Plain time since the limit passed, and the limit itself. */
function OverdueCell({ item, asOf }: { readonly item: OverdueItem; readonly asOf: string }) {
	const { language } = usePreferences();
	const { overdueSince } = item;
	if (overdueSince === null) return <span class="hint">{auditWords(language).board.notOverdue}</span>;
	return (
		<>
			<b>{duration(secondsOf(asOf) - secondsOf(overdueSince), language)}</b>
			<time class="hint since" dateTime={overdueSince}>
				{wordsOf(language).since(
					isSameDay(overdueSince, asOf)
						? clock(overdueSince)
						: `${overdueSince.slice(5, 10)} ${clock(overdueSince)}`,
				)}
			</time>
		</>
	);
}
