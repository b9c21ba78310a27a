import { searchCharactersMax } from "../../server/domain/limits.ts";
import { ProblemNote } from "../parts/problem.tsx";
import { useDesk } from "./desk.ts";
import { InboxRow } from "./inbox-row.tsx";
import type { Found } from "./search-store.ts";
import { useWords } from "./words.ts";

/** The field that finds cases by what the resident wrote and where; “/” goes to it. */
export function SearchField() {
	const { search } = useDesk();
	const { words } = useWords();
	const typed = search.typed.value;
	const look = (event: Event) => {
		event.preventDefault();
		void search.look();
	};
	return (
		<search>
			<form class="row find-words" onSubmit={look}>
				<label class="sr" for="search">
					{words.search.label}
				</label>
				<input
					type="search"
					id="search"
					value={typed}
					placeholder={words.search.placeholder}
					maxLength={searchCharactersMax}
					autocomplete="off"
					enterKeyHint="search"
					onInput={(event) => {
						search.typed.value = event.currentTarget.value;
						if (event.currentTarget.value === "") search.clear();
					}}
				/>
				<button type="submit">{words.search.go}</button>
			</form>
		</search>
	);
}

type ResultsProps = { readonly found: Found; readonly current: string | null };

/** What was found, newest first, in place of the list until the words are cleared. */
export function SearchResults({ found, current }: ResultsProps) {
	const { search, drafts } = useDesk();
	const { words } = useWords();
	const { items, nextCursor, asOf } = found;
	const refused = search.refused.value;
	const Head = current === null ? "h2" : "h3";
	return (
		<section class="group" aria-labelledby="found-title">
			<Head id="found-title">
				<span>{words.search.found(found.words)}</span>
				<b class="num">{nextCursor === null ? items.length : `${items.length}+`}</b>
			</Head>
			{refused !== null && <ProblemNote refused={refused} />}
			{items.length === 0 && nextCursor === null && <p class="hint found-none">{words.search.none}</p>}
			<ul>
				{items.map((item) => (
					<InboxRow
						key={item.caseNumber}
						item={item}
						now={asOf}
						current={item.caseNumber === current}
						fresh={false}
						unfinished={drafts.unfinished(item.caseNumber)}
					/>
				))}
			</ul>
			<div class="row found-on">
				{nextCursor !== null && (
					<button type="button" onClick={() => void search.more()}>
						{words.search.more}
					</button>
				)}
				<button type="button" onClick={search.clear}>
					{words.search.clear}
				</button>
			</div>
		</section>
	);
}
