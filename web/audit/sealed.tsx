import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { InboxItem, ListInboxReply } from "../../server/contract/handling.ts";
import { allPages } from "../lib/all-pages.ts";
import type { Reply } from "../lib/client.ts";
import { dated } from "../lib/formats.ts";
import { startPolling } from "../lib/polling.ts";
import { marked } from "../lib/provisional.ts";
import { Empty } from "../parts/empty.tsx";
import { pageWords } from "../parts/page-words.ts";
import { usePreferences } from "../parts/preferences.tsx";
import { usePrinting } from "../parts/printing.ts";
import { ProblemNote } from "../parts/problem.tsx";
import { Frame, useDoor } from "./frame.tsx";
import { Lock } from "./lock.tsx";
import { auditRoutes } from "./paths.ts";
import { type CaseFile, FileBody, readFile, stillRead } from "./trail.tsx";
import { auditWords } from "./words.ts";

/** What had the focus is taken away with the page that was there before; the first of these that is there now has it. */
function focusOn(...ids: readonly string[]): void {
	requestAnimationFrame(() => {
		const found = ids.map((id) => document.getElementById(id)).find((one) => one !== null);
		found?.focus();
	});
}

const rowId = (caseNumber: string) => `sealed-${caseNumber}`;

/** The sealed reports: a double frame round the whole page, and nothing opens before it was said what that records. */
export function SealedPage() {
	const { language } = usePreferences();
	const words = auditWords(language).sealed;
	const { reads } = useDoor();
	const list = useSignal<Reply<ListInboxReply> | null>(null);
	const chosen = useSignal<string | null>(null);
	const file = useSignal<CaseFile | null>(null);
	const readList = async () => {
		const reply = await allPages((cursor) => reads.listInbox(cursor));
		if (reply.ok || !list.peek()?.ok) list.value = reply;
	};
	useEffect(() => {
		void readList();
		// What came in meanwhile, or was transferred by somebody else, is seen without loading the page anew.
		return startPolling(() => void (file.peek() === null && readList()), false);
	}, [reads, list]);
	// Of a file that is open, its body tells.
	const isListed = list.value?.ok && file.value === null;
	usePrinting(isListed ? () => reads.exportList({ list: "sealed", of: "" }) : null);
	const open = async (caseNumber: string) => {
		const found = await readFile(reads, caseNumber);
		// Another may have been chosen meanwhile, or this one closed.
		if (chosen.peek() !== caseNumber) return;
		const isFirst = file.peek() === null;
		file.value = stillRead(file.peek(), found);
		if (isFirst) focusOn("sealed-close");
	};
	const close = () => {
		const row = rowId(chosen.peek() ?? "");
		file.value = null;
		chosen.value = null;
		void readList();
		focusOn(row, "sealed-title");
	};
	const asOf = list.value?.ok ? list.value.value.asOf : null;
	return (
		<Frame title={words.title} path={auditRoutes.sealed} current="sealed" asOf={asOf} layout="sealed-page">
			{file.value === null ? (
				<h1 id="sealed-title" tabIndex={-1}>
					<Lock /> {words.title}
				</h1>
			) : (
				<button type="button" id="sealed-close" onClick={close}>
					{words.close}
				</button>
			)}
			<p class="hint">{words.rule}</p>
			{file.value === null ? (
				<SealedList
					list={list.value}
					chosen={chosen.value}
					onChoose={(caseNumber) => {
						chosen.value = caseNumber;
					}}
					onOpen={open}
					onAgain={() => void readList()}
				/>
			) : (
				<FileBody
					file={file.value}
					caseNumber={chosen.value ?? ""}
					onFound={() => void open(chosen.value ?? "")}
				/>
			)}
		</Frame>
	);
}

type ListProps = {
	readonly list: Reply<ListInboxReply> | null;
	readonly chosen: string | null;
	readonly onChoose: (caseNumber: string | null) => void;
	readonly onOpen: (caseNumber: string) => Promise<void>;
	readonly onAgain: () => void;
};

function SealedList({ list, chosen, onChoose, onOpen, onAgain }: ListProps) {
	const { language } = usePreferences();
	const words = auditWords(language);
	if (list === null) return <p role="status">{words.loading}</p>;
	if (!list.ok) {
		return (
			<ProblemNote refused={list.refused}>
				<button type="button" onClick={onAgain}>
					{pageWords(language).tryAgain}
				</button>
			</ProblemNote>
		);
	}
	const items = list.value.items.filter(({ sealed }) => sealed);
	if (items.length === 0) {
		return (
			<Empty title={words.sealed.empty}>
				<p>{words.sealed.emptyHint}</p>
			</Empty>
		);
	}
	return (
		<>
			<p class="num">
				<b>{words.sealed.count(items.length)}</b> <span class="hint">{words.sealed.choose}</span>
			</p>
			<ul class="sealed-list">
				{items.map((item) => (
					<li key={item.caseNumber}>
						<SealedRow
							item={item}
							asOf={list.value.asOf}
							isChosen={chosen === item.caseNumber}
							onChoose={onChoose}
						/>
						{chosen === item.caseNumber && <BeforeOpening caseNumber={item.caseNumber} onOpen={onOpen} />}
					</li>
				))}
			</ul>
		</>
	);
}

type RowProps = {
	readonly item: InboxItem;
	readonly asOf: string;
	readonly isChosen: boolean;
	readonly onChoose: (caseNumber: string | null) => void;
};

/** Number, place and times only: the words stay shut until it is opened. */
function SealedRow({ item, asOf, isChosen, onChoose }: RowProps) {
	const { language } = usePreferences();
	const words = auditWords(language).sealed;
	return (
		<button
			type="button"
			class="way"
			id={rowId(item.caseNumber)}
			aria-expanded={isChosen}
			onClick={() => onChoose(isChosen ? null : item.caseNumber)}
		>
			<b class="num">
				<Lock /> {item.caseNumber}
			</b>
			<span>{item.areaName}</span>
			<span class="hint num">
				{words.received(dated(item.receivedAt, asOf, language))}
				{item.dueAt !== null && ` · ${words.due(marked(dated(item.dueAt, asOf, language), item, language))}`}
			</span>
		</button>
	);
}

type BeforeProps = { readonly caseNumber: string; readonly onOpen: (caseNumber: string) => Promise<void> };

/** Said before, not after: opening is an event with a post and a time. */
function BeforeOpening({ caseNumber, onOpen }: BeforeProps) {
	const words = auditWords(usePreferences().language).sealed;
	const busy = useSignal(false);
	const box = useRef<HTMLDivElement>(null);
	useEffect(() => box.current?.focus(), []);
	const open = async () => {
		if (busy.peek()) return;
		busy.value = true;
		await onOpen(caseNumber);
		busy.value = false;
	};
	return (
		<div class="before stack tight" tabIndex={-1} ref={box}>
			<p>
				<b>{words.recordedTitle}</b>
			</p>
			<p>{words.recorded}</p>
			<p class="hint">{words.unread}</p>
			<button
				type="button"
				class="go"
				aria-disabled={busy.value ? "true" : undefined}
				onClick={() => void open()}
			>
				{busy.value ? words.opening : words.open(caseNumber)}
			</button>
		</div>
	);
}
