import type { LetterCase, ReadLetterReply } from "../../server/contract/letter.ts";
import { cardRank } from "../../server/domain/card.ts";
import { dated, secondsOf } from "../lib/formats.ts";
import { marked } from "../lib/provisional.ts";
import { wordsOf } from "../lib/words.ts";
import { Facts } from "../parts/facts.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { Step } from "../parts/step.tsx";
import { categoryName } from "./case-facts.ts";
import { linkTo } from "./paths.ts";
import { useWords } from "./words.ts";

/** The cases of a letter: what the resident said, how far it climbed, what was due, the help and the answer. */
export function LetterCases({ letter: { items, asOf } }: { readonly letter: ReadLetterReply }) {
	return (
		<ol class="stack letter-cases">
			{items.map((item) => (
				<li key={item.caseNumber} class="box stack tight">
					<OneCase item={item} now={asOf} />
				</li>
			))}
		</ol>
	);
}

type CaseProps = { readonly item: LetterCase; readonly now: string };

function OneCase({ item, now }: CaseProps) {
	const { language, words } = useWords();
	const preferences = usePreferences();
	const { caseNumber, areaName, categoryCode, post, text, receivedAt, receivedHalfDay, steps } = item;
	const matter = categoryName(categoryCode, language) ?? words.noCategory;
	const cards = steps.filter(({ step }) => cardRank(step) > 0);
	return (
		<>
			<h2>
				<a
					class="lone"
					href={linkTo({ page: "case", caseNumber }, preferences)}
				>{`${matter} · ${areaName}`}</a>
			</h2>
			<p class="hint num">
				{[words.receivedAt(dated(receivedAt, now, language, receivedHalfDay)), post]
					.filter(Boolean)
					.join(" · ")}
			</p>
			<p class="words given">{text}</p>
			<ul class="tags num">
				{cards.map(({ step, cause, dueAt }) => (
					<li key={`${step} ${cause} ${dueAt}`}>
						<Step step={step} language={language} /> {dated(dueAt, now, language)} {words.missed[cause]}
					</li>
				))}
			</ul>
			<Deeds item={item} now={now} />
			<Said name={words.letters.help} said={item.help} missing={words.letters.noHelp} />
			<Said name={words.letters.reply} said={item.reply} missing={words.letters.noReply} />
		</>
	);
}

/** The two limits that a letter is about, and what happened. */
function Deeds({ item, now }: CaseProps) {
	const { language, words } = useWords();
	const { limits } = wordsOf(language);
	const { clocks, contactedAt, answeredAt } = item;
	if (clocks === null) return null;
	const rows = [
		[limits.contact, clocks.contactDueAt, contactedAt],
		[limits.finish, clocks.finishDueAt, answeredAt],
	] as const;
	const fate = (due: string, done: string | null) => {
		const by = marked(dated(due, now, language), clocks, language);
		if (done !== null) return words.letters.wasDue(by, dated(done, now, language));
		return secondsOf(now) > secondsOf(due) ? words.letters.notDone(by) : words.letters.notYet(by);
	};
	const facts = rows.flatMap(([name, due, done]) => (due === null ? [] : [[name, fate(due, done)] as const]));
	return <Facts class="asked num" facts={facts} />;
}

type SaidProps = { readonly name: string; readonly said: string | null; readonly missing: string };

function Said({ name, said, missing }: SaidProps) {
	return (
		<div>
			<h3>{name}</h3>
			{said === null ? <p class="hint">{missing}</p> : <p class="words">{said}</p>}
		</div>
	);
}
