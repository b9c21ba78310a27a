import type { InboxItem } from "../../server/contract/handling.ts";
import { left } from "../lib/formats.ts";
import { wordsOf } from "../lib/words.ts";
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
						{verbOf(item, words)} <ChangeTo item={item} />
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

/** The level and category asked for, so that the list tells what is to be decided. */
function ChangeTo({ item }: { readonly item: InboxItem }) {
	const { language, words } = useWords();
	if (item.changeTo === undefined) return null;
	const names = Object.values(changesIn(item, item.changeTo, language)).filter((name) => name !== null);
	return <>→ {names.join(words.comma)}</>;
}

/** What is asked, as a verb; a decision says which. */
function verbOf({ ask, step, decision }: InboxItem, words: DeskWords): string {
	if (ask === "urge" && step === "referred") return words.examine;
	return decision === undefined ? words.verbs[ask] : words.decideForm.title[decision];
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
			<span class={isOverdue(item, now) ? "left over num" : "left num"}>{left(now, dueAt, language)}</span>
		</span>
	);
}
