import type { InboxItem } from "../../server/contract/handling.ts";
import { left } from "../lib/formats.ts";
import { marked } from "../lib/provisional.ts";
import { type Language, wordsOf } from "../lib/words.ts";
import { usePreferences } from "../parts/preferences.tsx";
import { Step } from "../parts/step.tsx";
import { categoryName, changesIn, placeOf } from "./case-facts.ts";
import { isOverdue } from "./inbox.ts";
import { Lock } from "./lock.tsx";
import { linkTo } from "./paths.ts";
import { shortDeadline } from "./times.ts";
import { useWords } from "./words.ts";
import type { DeskWords } from "./words.zh-CN.ts";

type RowProps = {
	readonly item: InboxItem;
	readonly now: string;
	readonly current: boolean;
	readonly fresh: boolean;
	readonly unfinished: boolean;
};

/** One case in the list: when on the left, on the right the verb first, then the resident's words. */
export function InboxRow({ item, now, current, fresh, unfinished }: RowProps) {
	const { language, words } = useWords();
	const preferences = usePreferences();
	const { caseNumber, text, sealed, round, level } = item;
	const shared = wordsOf(language);
	const matter = categoryName(item.categoryCode, language) ?? words.noCategory;
	return (
		<li>
			<a
				class={sealed ? "item sealed" : "item"}
				href={linkTo({ page: "case", caseNumber }, preferences)}
				data-case={caseNumber}
				aria-current={current ? "true" : undefined}
			>
				<DueColumn item={item} now={now} />
				<span class="main">
					<span class="do">
						{fresh && <span class="fresh">{words.fresh}</span>}
						{verbOf(item, words, language)}
					</span>
					<span class="text">{text === "" ? words.sealedRow : text}</span>
					<span class="meta">
						{item.step !== null && <Step step={item.step} language={language} />}
						{sealed && (
							<span class="row">
								<Lock /> {shared.sealed}
							</span>
						)}
						{unfinished && <b>{words.unfinished}</b>}
						{item.lookedAtBy?.map((post) => (
							<b key={post}>{words.looking(post)}</b>
						))}
						<span>
							{round > 1 ? shared.levels.rework : shared.levels[level]} · {matter} · {placeOf(item)}
							{item.called && ` · ${words.called}`}
						</span>
					</span>
				</span>
			</a>
		</li>
	);
}

/** What is asked, as a verb; a decision says which, and a change to what. */
function verbOf(item: InboxItem, words: DeskWords, language: Language): string {
	const { ask, step, decision, changeTo } = item;
	if (ask === "urge" && step === "referred") return words.examine;
	if (decision === undefined) return words.verbs[ask];
	const to = changeTo === undefined ? [] : changesIn(item, changeTo, language);
	return [words.decideForm.title[decision], ...to.filter((name) => name !== null)].join(" → ");
}

function DueColumn({ item, now }: { item: InboxItem; now: string }) {
	const { language, words } = useWords();
	const { dueAt } = item;
	if (dueAt === null)
		return (
			<span class="when">
				<span class="left">{words.groups.open}</span>
			</span>
		);
	return (
		<span class="when">
			<time class="at" dateTime={dueAt}>
				{shortDeadline(dueAt, now, language)}
			</time>
			<span class={isOverdue(item, now) ? "left over num" : "left num"}>
				{marked(left(now, dueAt, language), item, language)}
			</span>
		</span>
	);
}
