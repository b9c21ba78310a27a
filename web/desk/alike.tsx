import { Fragment } from "preact";
import { useEffect } from "preact/hooks";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import type { SimilarWire } from "../../server/contract/merge.ts";
import { useDesk } from "./desk.ts";
import { useList } from "./posts.tsx";
import { useWords } from "./words.ts";
import { alikeWords } from "./words-alike.ts";
import "./take.css";

const shownMax = 3;

/** Cases in hand beside a new report that say what it says, with that marked: merging is one key away. */
export function Alike({ reply }: { readonly reply: ReadCaseReply }) {
	const { client, drafts, work } = useDesk();
	const { language } = useWords();
	const say = alikeWords(language);
	const { items } = useList(() => client.listSimilar(reply.caseNumber), reply.caseNumber);
	const alike = items.filter((item) => item.alike.length > 0).slice(0, shownMax);
	const first = alike[0]?.caseNumber;
	const merges = (parent: string) => {
		drafts.write(reply.caseNumber, { parent });
		work.chosen.value = "mergeCase";
		requestAnimationFrame(() => document.getElementById("act-title")?.focus());
	};
	useEffect(() => {
		const pressed = (event: KeyboardEvent) => {
			if (event.key !== "F2" || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
			event.preventDefault();
			if (first !== undefined) merges(first);
		};
		document.addEventListener("keydown", pressed);
		return () => document.removeEventListener("keydown", pressed);
	}, [first]);
	if (first === undefined) return null;
	return (
		<section class="box stack tight" aria-labelledby="alike-title">
			<h2 id="alike-title">{say.title}</h2>
			<ul class="near">
				{alike.map((item) => (
					<li key={item.caseNumber}>
						<Marked item={item} />
						<p class="hint num">
							{[item.caseNumber, item.post, say.count(item.voices)]
								.filter((part) => part !== null)
								.join(" · ")}
						</p>
						<button type="button" onClick={() => merges(item.caseNumber)}>
							{say.merge}
							<span class="sr"> {item.caseNumber}</span> {item.caseNumber === first && <kbd>F2</kbd>}
						</button>
					</li>
				))}
			</ul>
			<p class="hint">{say.hint}</p>
		</section>
	);
}

export function Marked({ item: { text, alike } }: { readonly item: Pick<SimilarWire, "text" | "alike"> }) {
	const characters = [...text];
	const between = (start: number, end?: number) => characters.slice(start, end).join("");
	return (
		<p class="words">
			{alike.map(({ start, end }, index) => (
				<Fragment key={start}>
					{between(alike[index - 1]?.end ?? 0, start)}
					<mark>{between(start, end)}</mark>
				</Fragment>
			))}
			{between(alike.at(-1)?.end ?? 0)}
		</p>
	);
}
