import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { OverdueQuestion } from "../lib/client.ts";
import { moment } from "../lib/formats.ts";
import { type Language, wordsOf } from "../lib/words.ts";
import { Empty } from "../parts/empty.tsx";
import { HeldPatterns } from "../parts/held-bar.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { usePrinting } from "../parts/printing.ts";
import { ProblemNote } from "../parts/problem.tsx";
import type { Board, BoardState } from "./board-store.ts";
import { axisDaysIn, OverdueFilters, overdueQuestionIn } from "./escalation-filters.tsx";
import { HeldKey, KeyHelp, OverdueTable } from "./escalation-table.tsx";
import { Frame, useDoor } from "./frame.tsx";
import { useBoardKeys } from "./keys.ts";
import type { LastBoard } from "./last-board.ts";
import { auditRoutes, filePath, linkTo } from "./paths.ts";
import { auditWords } from "./words.ts";

/** How often the board reads anew while somebody may be looking. */
const refreshMilliseconds = 15_000;

/** The overdue board: what is ignored, late, or still under a card, and who holds it (look.md §6). */
export function OverduePage() {
	const { language } = usePreferences();
	const words = auditWords(language);
	const { query } = useLocation();
	const { lastBoard, reads } = useDoor();
	const question = overdueQuestionIn(query);
	const { group, step, areaCode } = question;
	const board = useMemo(() => lastBoard.of({ group, step, areaCode }), [lastBoard, group, step, areaCode]);
	const live = useSignal(true);
	useRefresh(board, live);
	useReturn(lastBoard);
	useBoardKeys(".board a.q");
	const state = board.state.value;
	const ready = state.status === "ready" ? state : null;
	usePrinting(ready && (() => reads.exportList({ list: "overdue", of: areaCode ?? "" })));
	return (
		<Frame
			title={words.board.title}
			path={auditRoutes.board}
			current="board"
			asOf={ready?.reply.asOf ?? null}
		>
			<BoardHead state={state} live={live} />
			<OverdueFilters question={question} counts={ready?.reply.counts ?? null} days={axisDaysIn(query)} />
			<BoardBody state={state} board={board} days={axisDaysIn(query)} question={question} />
		</Frame>
	);
}

/** Reads at once, then at its pace; not while the page is hidden, and not while somebody has stopped it. */
function useRefresh(board: Board, live: Signal<boolean>): void {
	useEffect(() => {
		void board.refresh();
		const timer = setInterval(() => {
			if (live.peek() && !document.hidden) void board.refresh();
		}, refreshMilliseconds);
		return () => clearInterval(timer);
	}, [board, live]);
}

/** Back from a file the focus is on its row again. */
function useReturn(lastBoard: LastBoard): void {
	useEffect(() => {
		const { opened } = lastBoard;
		lastBoard.opened = null;
		if (opened === null) return;
		const link = document.querySelector(`.board a.q[href^="${filePath(opened)}"]`);
		if (link instanceof HTMLElement) link.focus();
	}, [lastBoard]);
}

function BoardHead({ state, live }: { readonly state: BoardState; readonly live: Signal<boolean> }) {
	const { language } = usePreferences();
	const { board } = auditWords(language);
	const asOf = state.status === "ready" ? state.reply.asOf : null;
	const time = asOf === null ? "" : moment(asOf, asOf, language);
	return (
		<div class="head">
			<h1>{board.title}</h1>
			<Told changed={state.status === "ready" ? state.changes.size : 0} />
			{asOf !== null && (
				<span class="hint num screen-only">{live.value ? board.live(time) : board.halted(time)}</span>
			)}
			<button
				type="button"
				onClick={() => {
					live.value = !live.value;
				}}
			>
				{live.value ? board.halt : board.resume}
			</button>
			<button type="button" onClick={() => window.print()}>
				{board.print}
			</button>
		</div>
	);
}

type BodyProps = {
	readonly state: BoardState;
	readonly board: Board;
	readonly days: number;
	readonly question: OverdueQuestion;
};

function BoardBody({ state, board, days, question }: BodyProps) {
	const { lastBoard } = useDoor();
	const { language } = usePreferences();
	const words = auditWords(language);
	switch (state.status) {
		case "loading":
			return (
				<p class="hint" role="status">
					{words.loading}
				</p>
			);
		case "refused":
			return <ProblemNote refused={state.refused} />;
		case "ready":
			return (
				<>
					<Stale state={state} />
					{state.reply.items.length === 0 ? (
						<EmptyBoard asOf={state.reply.asOf} filtered={Object.values(question).some(Boolean)} />
					) : (
						<>
							<HeldPatterns />
							<HeldKey />
							<OverdueTable
								reply={state.reply}
								days={days}
								changes={state.changes}
								onSeen={board.seen}
								onOpen={(caseNumber) => {
									lastBoard.opened = caseNumber;
								}}
								heading={headingOf(question, state.reply.asOf, language)}
							/>
						</>
					)}
					<BoardFoot state={state} board={board} />
				</>
			);
		default:
			return state satisfies never;
	}
}

/** The board's name, its filters in words, and its time, for the head of every printed page. */
function headingOf({ group, step, areaCode }: OverdueQuestion, asOf: string, language: Language): string {
	const words = auditWords(language);
	const time = words.board.printed(asOf.slice(0, 16).replace("T", " "));
	const filters = [group && words.groupNames[group], step && wordsOf(language).steps[step], areaCode];
	return [words.board.title, ...filters, time].filter(Boolean).join(" · ");
}

type Ready = Extract<BoardState, { status: "ready" }>;

/** What happened since the last look, in one sentence, where it moves nothing. */
function Told({ changed }: { readonly changed: number }) {
	const { board } = auditWords(usePreferences().language);
	return (
		<span class={changed === 0 ? "sr" : "told screen-only"} role="status">
			{changed === 0 ? "" : board.changed(changed)}
		</span>
	);
}

/** A reading that failed keeps what was there, and says of when it is; the next one follows by itself. */
function Stale({ state }: { readonly state: Ready }) {
	const { language } = usePreferences();
	const { asOf } = state.reply;
	if (state.stale === null) return null;
	return (
		<p class="problem bad-word" role="alert">
			{auditWords(language).board.stale(moment(asOf, asOf, language))}
		</p>
	);
}

function EmptyBoard({ asOf, filtered }: { readonly asOf: string; readonly filtered: boolean }) {
	const preferences = usePreferences();
	const { board } = auditWords(preferences.language);
	if (filtered) {
		return (
			<Empty title={board.emptyFiltered}>
				<p>
					<a href={linkTo(auditRoutes.board, preferences)}>{board.showAll}</a>
				</p>
			</Empty>
		);
	}
	return (
		<Empty title={board.empty} line>
			<p>{board.emptyHint(moment(asOf, asOf, preferences.language))}</p>
		</Empty>
	);
}

function BoardFoot({ state, board }: { readonly state: Ready; readonly board: Board }) {
	const words = auditWords(usePreferences().language).board;
	const { items, counts, nextCursor } = state.reply;
	const all = Math.max(items.length, counts.ignored + counts.late + counts.carded);
	return (
		<footer class="foot">
			<p class="hint">
				{nextCursor !== null && words.shown(items.length, all)}
				{words.sealedNote}
			</p>
			{nextCursor !== null && (
				<button type="button" onClick={() => void board.more()}>
					{words.more(all - items.length)}
				</button>
			)}
			<KeyHelp />
		</footer>
	);
}
