import { useState } from "preact/hooks";
import type { ListPublicationsReply, PublicationItem } from "../../server/contract/publication.ts";
import { answerCharactersMax, publicationCharactersMax } from "../../server/domain/limits.ts";
import type { Refused, Reply } from "../lib/client.ts";
import { dated, dateOf, deadline, listed } from "../lib/formats.ts";
import { marked } from "../lib/provisional.ts";
import { Empty } from "../parts/empty.tsx";
import { Go, TextArea } from "../parts/form.tsx";
import { usePrinting } from "../parts/printing.ts";
import { ProblemNote } from "../parts/problem.tsx";
import { useReply, Waiting } from "./asked.tsx";
import { categoryName } from "./case-facts.ts";
import { useDesk } from "./desk.ts";
import { useKept } from "./kept.ts";
import { useWords } from "./words.ts";
import "./letter.css";

type Listed = Reply<ListPublicationsReply>;

/** What is looked at before anybody may read it: a list, and one case of it at a time. */
export function PublicationsPage() {
	const { client } = useDesk();
	const { words } = useWords();
	const asked = useReply(() => client.call<ListPublicationsReply>("GET", "/api/publications"));
	const [open, setOpen] = useState<string | null>(null);
	const [done, setDone] = useState<string | null>(null);
	const { publications } = words;
	const items = asked.reply?.ok ? asked.reply.value.items : [];
	const asOf = asked.reply?.ok ? asked.reply.value.asOf : "";
	const shown = items.find(({ caseNumber }) => caseNumber === open) ?? items[0];
	usePrinting(items.length === 0 ? null : () => client.exportList({ list: "publications", of: "" }));
	const said = (sentence: string) => (reply: Listed) => {
		asked.put(reply);
		setDone(sentence);
		setOpen(null);
		requestAnimationFrame(() => document.getElementById("publication-done")?.focus());
	};
	return (
		<>
			<h1>{publications.title}</h1>
			<p class="hint">{publications.what}</p>
			<p class={done === null ? "sr" : "notice"} role="status" id="publication-done" tabIndex={-1}>
				{done}
			</p>
			<Waiting asked={asked} />
			{asked.reply?.ok && items.length === 0 && <Empty title={publications.none} line />}
			{items.length > 1 && (
				<ul class="box surge-list">
					{items.map((item) => (
						<Row key={item.caseNumber} item={item} asOf={asOf} current={item === shown} onOpen={setOpen} />
					))}
				</ul>
			)}
			{shown !== undefined && <One key={shown.caseNumber} item={shown} asOf={asOf} said={said} />}
		</>
	);
}

function useLine(item: PublicationItem, asOf: string): string {
	const { language, words } = useWords();
	const { publications } = words;
	const when =
		item.standing === "announced" && item.publicAt !== null
			? publications.publicFrom(deadline(item.publicAt, asOf, language, dateOf))
			: publications.closed(dated(item.closedAt, asOf, language));
	const owed =
		item.owed === null
			? ""
			: publications.owed(
					item.owed.post ?? "",
					marked(deadline(item.owed.dueAt, asOf, language, dateOf), item.owed, language),
				);
	const what = categoryName(item.categoryCode, language) ?? "";
	return [what, item.areaName, publications.standing[item.standing], when, owed].filter(Boolean).join(" · ");
}

type RowProps = {
	readonly item: PublicationItem;
	readonly asOf: string;
	readonly current: boolean;
	readonly onOpen: (caseNumber: string) => void;
};

function Row({ item, asOf, current, onOpen }: RowProps) {
	const line = useLine(item, asOf);
	return (
		<li>
			<button type="button" aria-current={current} onClick={() => onOpen(item.caseNumber)}>
				{line}
			</button>
		</li>
	);
}

type Said = (sentence: string) => (reply: Listed) => void;
type OneProps = { readonly item: PublicationItem; readonly asOf: string; readonly said: Said };

function One({ item, asOf, said }: OneProps) {
	const { words } = useWords();
	const { publications } = words;
	const line = useLine(item, asOf);
	return (
		<section class="stack" aria-labelledby="publication-one">
			<h2 id="publication-one">{line}</h2>
			<p class="hint num">{item.caseNumber}</p>
			<div class="said">
				<h3>{publications.own}</h3>
				<p class="words">{item.text}</p>
			</div>
			<div class="stack tight">
				<h3>{publications.answer}</h3>
				<p class="words">{item.answer}</p>
			</div>
			{item.standing === "waits" ? (
				<Deciding item={item} accept said={said} />
			) : (
				<div class="stack tight">
					<h3>{publications.words}</h3>
					<p class="words">{item.words}</p>
				</div>
			)}
			<details>
				<summary>{publications.refuseAsk}</summary>
				<Deciding item={item} accept={false} said={said} />
			</details>
		</section>
	);
}

type DecidingProps = { readonly item: PublicationItem; readonly accept: boolean; readonly said: Said };

/** The words everybody will read, or the reason why nobody will. */
function Deciding({ item, accept, said }: DecidingProps) {
	const { client } = useDesk();
	const { language, words } = useWords();
	const { publications } = words;
	const kept = useKept(`publication ${item.caseNumber} ${accept}`, { text: "" });
	const { text } = kept.typed;
	const [isMissing, setMissing] = useState(false);
	const [refused, setRefused] = useState<Refused | null>(null);
	const [busy, setBusy] = useState(false);
	const field = accept ? "words" : "reason";
	const toField = () => requestAnimationFrame(() => document.getElementById(`publication-${field}`)?.focus());
	const send = async (event: Event) => {
		event.preventDefault();
		setMissing(text.trim() === "");
		setRefused(null);
		if (text.trim() === "") toField();
		if (busy || text.trim() === "") return;
		setBusy(true);
		const path = `/api/publications/${encodeURIComponent(item.caseNumber)}`;
		const reply = await client.call<ListPublicationsReply>("POST", path, { accept, words: text });
		setBusy(false);
		if (!reply.ok) {
			setRefused(reply.refused);
			toField();
			return;
		}
		kept.drop();
		said(accept ? publications.approved : publications.refused)(reply);
	};
	const spans = refused?.code === "othersDetails" ? (refused.spans ?? []) : [];
	const error = isMissing ? publications.required[field] : null;
	const goes = item.standing === "waits" ? publications.refuse : publications.takeBack;
	return (
		<form class="act stack" noValidate onSubmit={send}>
			{refused !== null && spans.length === 0 && <ProblemNote refused={refused} />}
			<TextArea
				id={`publication-${field}`}
				label={publications[field]}
				hint={publications[`${field}Hint`]}
				error={spans.length > 0 ? publications.spans(listed(spans, language)) : error}
				value={text}
				onText={(written) => kept.write({ text: written })}
				charactersMax={accept ? publicationCharactersMax : answerCharactersMax}
			/>
			{accept ? (
				<Go label={publications.approve} busyLabel={words.sending} busy={busy} />
			) : (
				<button type="submit" aria-disabled={busy ? "true" : undefined}>
					{goes}
				</button>
			)}
		</form>
	);
}
