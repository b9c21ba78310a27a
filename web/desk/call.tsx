import { useState } from "preact/hooks";
import type { CallItem, ListCallsReply } from "../../server/contract/call.ts";
import type { Reply } from "../lib/client.ts";
import { Empty } from "../parts/empty.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { useReply, Waiting } from "./asked.tsx";
import { CallCard } from "./call-card.tsx";
import { useCallFacts } from "./call-facts.tsx";
import { useDesk } from "./desk.ts";
import { callsRoute, linkTo } from "./paths.ts";
import { useWords } from "./words.ts";
import "./letter.css";

/** Calls: whom to call, and one card for each (look.md §5, follow-up). */
export function CallsPage({ caseNumber }: { readonly caseNumber: string | null }) {
	const { client } = useDesk();
	const { words } = useWords();
	const asked = useReply(() => client.listCalls(), caseNumber ?? "");
	const [done, setDone] = useState<string | null>(null);
	const { reply, again } = asked;
	const { calls } = words;
	const chosen = reply?.ok ? reply.value.items.find((item) => item.caseNumber === caseNumber) : undefined;
	const taken = (sentence: string) => {
		setDone(sentence);
		again();
		requestAnimationFrame(() => document.getElementById("call-done")?.focus());
	};
	return (
		<>
			<p class={done === null ? "sr" : "notice"} role="status" id="call-done" tabIndex={-1}>
				{done}
			</p>
			<Waiting asked={asked} />
			{chosen !== undefined && reply?.ok ? (
				<CallCard
					key={chosen.caseNumber}
					item={chosen}
					now={reply.value.asOf}
					onTaken={taken}
					onStale={again}
				/>
			) : (
				<>
					<h1>{calls.title}</h1>
					<p class="hint">{calls.what}</p>
					<List reply={reply} />
				</>
			)}
		</>
	);
}

function List({ reply }: { readonly reply: Reply<ListCallsReply> | null }) {
	const { words } = useWords();
	const { calls } = words;
	if (!reply?.ok) return null;
	const { items, asOf } = reply.value;
	if (items.length === 0) return <Empty title={calls.none} line />;
	const groups = [
		{ title: calls.followUps, items: items.filter(({ purpose }) => purpose === "followUp") },
		{ title: calls.contacts, items: items.filter(({ purpose }) => purpose === "contact") },
	];
	return (
		<>
			{groups.map(({ title, items: group }) =>
				group.length === 0 ? null : (
					<section key={title(0)} class="stack tight">
						<h2>{title(group.length)}</h2>
						<ul class="box surge-list">
							{group.map((item) => (
								<Row key={item.caseNumber} item={item} now={asOf} />
							))}
						</ul>
					</section>
				),
			)}
		</>
	);
}

function Row({ item, now }: { readonly item: CallItem; readonly now: string }) {
	const facts = useCallFacts({ item, now });
	const href = linkTo({ ...callsRoute, caseNumber: item.caseNumber }, usePreferences());
	return (
		<li class="stack tight">
			<a href={href} class="lone num">
				{item.caseNumber}
			</a>
			<p class="words">{item.text}</p>
			<p class="hint num">{facts.join(" · ")}</p>
		</li>
	);
}
