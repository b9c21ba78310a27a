import type { ListOverdueReply } from "../../server/contract/escalation.ts";
import { formatDay } from "../../server/domain/day.ts";
import { secondsOf } from "../lib/formats.ts";
import type { Language } from "../lib/words.ts";
import { HeldAxis, HeldSample, heldKinds, type Tick } from "../parts/held-bar.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { type Changes, groupsOf } from "./board.ts";
import { OverdueRow } from "./escalation-row.tsx";
import { type Axis, axisOf, ticksOf, weekendsOf } from "./held.ts";
import { singleKeysOn } from "./keys.ts";
import { auditWords } from "./words.ts";

/** Fills and letters, explained once above the board. */
export function HeldKey() {
	const words = auditWords(usePreferences().language);
	return (
		<section class="key" aria-label={words.board.legend}>
			<b>{words.board.heldBy}</b>
			{heldKinds.map((kind) => (
				<span key={kind}>
					<HeldSample kind={kind} />
					{words.held[kind]}
				</span>
			))}
			<span>{words.board.aboveBelow}</span>
		</section>
	);
}

type TableProps = {
	readonly reply: ListOverdueReply;
	/** How many days back the axis reaches at most. */
	readonly days: number;
	readonly changes: Changes;
	readonly onSeen: (caseNumber: string) => void;
	readonly onOpen: (caseNumber: string) => void;
	/** What is shown, and of when: on paper it stands on every page. */
	readonly heading: string;
};

/** The board: one table, a body of rows per group, one calendar axis for all bars. */
export function OverdueTable({ reply, days, changes, onSeen, onOpen, heading }: TableProps) {
	const { language } = usePreferences();
	const words = auditWords(language);
	const { items, asOf, counts } = reply;
	const starts = items.map(({ held, receivedAt }) => secondsOf(held[0]?.from ?? receivedAt));
	const axis = axisOf(starts, secondsOf(asOf), days);
	const weekends = weekendsOf(axis);
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard
		<section class="scroll board-scroll" tabIndex={0} aria-label={words.board.table}>
			<table class="board">
				<colgroup>
					<col class="w-step" />
					<col />
					<col class="w-post" />
					<col class="w-overdue" />
					<col class="w-held" />
				</colgroup>
				<BoardColumns axis={axis} heading={heading} />
				{groupsOf(items).map(({ group, items: rows }) => (
					<tbody key={group}>
						<tr class="grp">
							<th class="grp-name" colSpan={5} scope="rowgroup">
								{words.groups[group](counts[group])}
							</th>
						</tr>
						{rows.map((item) => (
							<OverdueRow
								key={item.caseNumber}
								item={item}
								axis={axis}
								weekends={weekends}
								asOf={asOf}
								changed={changes.get(item.caseNumber)}
								onSeen={onSeen}
								onOpen={onOpen}
							/>
						))}
					</tbody>
				))}
			</table>
		</section>
	);
}

function BoardColumns({ axis, heading }: { readonly axis: Axis; readonly heading: string }) {
	const { language } = usePreferences();
	const { columns } = auditWords(language).board;
	const ticks = ticksOf(axis);
	return (
		<thead>
			<tr class="print-row">
				<th colSpan={5}>{heading}</th>
			</tr>
			<tr>
				<th class="col" scope="col">
					{columns.step}
				</th>
				<th class="col" scope="col">
					{columns.words}
				</th>
				<th class="col" scope="col">
					{columns.post}
				</th>
				<th class="col" scope="col">
					{columns.overdue}
				</th>
				<th scope="col" class="col c-held">
					{columns.held}
					<HeldAxis
						ticks={ticks}
						nameOf={(tick) => tickName(tick, ticks, language)}
						now={auditWords(language).board.nowTick(dateName(ticks.at(-1)?.day ?? 0))}
					/>
				</th>
			</tr>
		</thead>
	);
}

/** Up to so many days every day is named, and its number says enough. */
const axisDaysNamed = 14;

/** A day by its date, with its month where that is new: 11-09 周一, 10, 14 周末; where days are narrow 11-09 alone. */
function tickName(tick: Tick, ticks: readonly Tick[], language: Language): string {
	const { board } = auditWords(language);
	const date = dateName(tick.day);
	if (ticks.length > axisDaysNamed) return date;
	const isNewMonth = tick === ticks[0] || date.endsWith("-01");
	const shown = isNewMonth ? date : String(Number(date.slice(3)));
	if (tick.kind === "monday") return board.monday(shown);
	return tick.kind === "saturday" ? board.weekend(shown) : shown;
}

/** Month and day: `11-09`. */
function dateName(day: number): string {
	return formatDay(day).slice(5);
}

/** The keys of the board, and the way to turn the single letters off. */
export function KeyHelp() {
	const words = auditWords(usePreferences().language).board;
	if (!singleKeysOn.value) {
		return (
			<p class="keys">
				<button type="button" onClick={() => turnKeys(true)}>
					{words.keysAgain}
				</button>
			</p>
		);
	}
	return (
		<p class="keys hint">
			{words.keysOn} <kbd>J</kbd> {words.keyNext} <kbd>K</kbd> {words.keyPrevious} <kbd>Enter</kbd>{" "}
			{words.keyOpen} <kbd>P</kbd> {words.keyPrint}{" "}
			<button type="button" onClick={() => turnKeys(false)}>
				{words.keysOff}
			</button>
		</p>
	);
}

function turnKeys(on: boolean): void {
	singleKeysOn.value = on;
}
