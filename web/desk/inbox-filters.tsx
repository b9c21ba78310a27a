import type { InboxItem } from "../../server/contract/handling.ts";
import { wordsOf } from "../lib/words.ts";
import { Select } from "../parts/form.tsx";
import { categoryName } from "./case-facts.ts";
import { useDesk } from "./desk.ts";
import { countsOf, type Filter, filters, type Narrow, narrowed, tallyOf } from "./inbox.ts";
import type { Listed } from "./inbox-store.ts";
import { SearchField } from "./search.tsx";
import { useWords } from "./words.ts";

/** Above the list: search, the chips, and by which state and category it is narrowed, each with how many there are. */
export function Find({ listed }: { readonly listed: Listed }) {
	const { inbox } = useDesk();
	return (
		<div class="find">
			<SearchField />
			<Chips items={narrowed(listed.items, inbox.narrow.value)} />
			<Narrowing listed={listed} />
		</div>
	);
}

function Chips({ items }: { readonly items: readonly InboxItem[] }) {
	const { inbox, search } = useDesk();
	const { words } = useWords();
	const counts = countsOf(items);
	const choose = (filter: Filter) => {
		search.clear();
		inbox.filter.value = filter;
	};
	return (
		<fieldset class="chips">
			<legend class="sr">{words.chips.label}</legend>
			{filters.map((filter) => (
				<button
					key={filter}
					type="button"
					aria-pressed={search.found.value === null && inbox.filter.value === filter}
					onClick={() => choose(filter)}
				>
					{words.chips[filter]} <span class="num">{counts[filter]}</span>
				</button>
			))}
		</fieldset>
	);
}

/** By state and category; the counts are those of all my cases. */
function Narrowing({ listed }: { readonly listed: Listed }) {
	const { inbox } = useDesk();
	const { language, words } = useWords();
	const narrow = inbox.narrow.value;
	const { states } = wordsOf(language);
	const write = (change: Partial<Narrow>) => {
		inbox.narrow.value = { ...narrow, ...change };
	};
	const options = (counts: readonly (readonly [string, number])[], nameOf: (value: string) => string) => [
		{ value: "", label: words.narrow.all },
		...counts.map(([value, count]) => ({ value, label: `${nameOf(value)} ${count}` })),
	];
	const stateName = (value: string) =>
		Object.entries(states).find(([state]) => state === value)?.[1] ?? value;
	const matterName = (value: string) => categoryName(value, language) ?? words.noCategory;
	return (
		<details class="narrow" open={narrow.state !== "" || narrow.category !== ""}>
			<summary>{words.narrow.title}</summary>
			<div class="row">
				<Select
					id="narrow-state"
					label={words.narrow.state}
					value={narrow.state}
					onText={(state) => write({ state })}
					groups={[
						{ label: null, options: options(tallyOf(listed.items, "state", narrow.state), stateName) },
					]}
				/>
				<Select
					id="narrow-category"
					label={words.narrow.category}
					value={narrow.category}
					onText={(category) => write({ category })}
					groups={[
						{ label: null, options: options(tallyOf(listed.items, "category", narrow.category), matterName) },
					]}
				/>
			</div>
		</details>
	);
}
