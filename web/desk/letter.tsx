import type { LetterItem, ReadLetterReply } from "../../server/contract/letter.ts";
import type { Reply } from "../lib/client.ts";
import { dated, left, secondsOf } from "../lib/formats.ts";
import { marked } from "../lib/provisional.ts";
import { Empty } from "../parts/empty.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { usePrinting } from "../parts/printing.ts";
import { useReply, Waiting } from "./asked.tsx";
import { useDesk } from "./desk.ts";
import { LetterCases } from "./letter-cases.tsx";
import { LetterForm } from "./letter-form.tsx";
import { lettersRoute, linkTo } from "./paths.ts";
import { ReadOn, useReadOn } from "./read-on.tsx";
import { shortDeadline } from "./times.ts";
import { useWords } from "./words.ts";
import "./letter.css";

/** Supervision letters 督办函, by unit and week (rules.md §4): the list, or one of them. */
export function LettersPage({ letterId }: { readonly letterId: string | null }) {
	return letterId === null ? <LetterList /> : <OneLetter key={letterId} letterId={letterId} />;
}

function LetterList() {
	const { client } = useDesk();
	const { words } = useWords();
	const asked = useReply(
		() => client.listLetters(),
		"",
		() => true,
	);
	const first = asked.reply?.ok ? asked.reply.value : null;
	const list = useReadOn(first, (cursor) => client.listLetters(cursor));
	const items = list.pages.flatMap((page) => page.items);
	const last = list.pages.at(-1);
	return (
		<>
			<h1>{words.letters.title}</h1>
			<p class="hint">{words.letters.what}</p>
			<Waiting asked={asked} />
			{last !== undefined && items.length === 0 && <Empty title={words.letters.none} line />}
			{last !== undefined && items.length > 0 && (
				<ul class="box letter-list">
					{items.map((item) => (
						<LetterRow key={item.letterId} item={item} now={last.asOf} />
					))}
				</ul>
			)}
			<ReadOn {...{ list, label: words.letters.more }} />
		</>
	);
}

function LetterRow({ item, now }: { readonly item: LetterItem; readonly now: string }) {
	const { language, words } = useWords();
	const { letterId, unit, week, dueAt, mayAnswer, mayHelp } = item;
	const isLate = dueAt !== null && secondsOf(now) > secondsOf(dueAt);
	const verb = mayAnswer ? words.letters.toAnswer : mayHelp ? words.letters.toHelp : words.letters.toRead;
	return (
		<li>
			<a class="item" href={linkTo({ page: "letters", letterId }, usePreferences())}>
				<span class="when">
					{dueAt === null ? (
						<span class="left">{words.letters.allAnswered}</span>
					) : (
						<>
							<time class="at" dateTime={dueAt}>
								{shortDeadline(dueAt, now, language)}
							</time>
							<span class={isLate ? "left over num" : "left num"}>
								{marked(left(now, dueAt, language), item, language)}
							</span>
						</>
					)}
				</span>
				<span class="main">
					<span class="do">{verb}</span>
					<span class="text">
						{unit} · {words.letters.week(week)}
					</span>
					<span class="meta num">{words.letters.counts(item)}</span>
				</span>
			</a>
		</li>
	);
}

function OneLetter({ letterId }: { readonly letterId: string }) {
	const { client, drafts } = useDesk();
	const { words } = useWords();
	const preferences = usePreferences();
	const mayAsk = () => !drafts.unfinished(letterId);
	const asked = useReply(() => client.readLetter(letterId), "", mayAsk);
	const { reply, put } = asked;
	usePrinting(reply?.ok ? () => client.exportList({ list: "letter", of: letterId }) : null);
	return (
		<>
			<p class="screen-only">
				<a class="lone" href={linkTo(lettersRoute, preferences)}>
					‹ {words.letters.title}
				</a>
			</p>
			<Waiting asked={asked} />
			{reply?.ok && <LetterView letter={reply.value} onSaid={put} />}
		</>
	);
}

type ViewProps = {
	readonly letter: ReadLetterReply;
	readonly onSaid: (reply: Reply<ReadLetterReply>) => void;
};

/** One letter: filled from the trail, so that only the help, or the answer, is left to write. */
export function LetterView({ letter, onSaid }: ViewProps) {
	const { language, words } = useWords();
	const { unit, week, dueAt, asOf, items } = letter;
	const [first] = items;
	return (
		<>
			<div class="head">
				<h1>{words.letters.one(unit, words.letters.week(week))}</h1>
				<button type="button" onClick={() => window.print()}>
					{words.letters.print}
				</button>
			</div>
			<p class="num">
				{first?.from != null && <>{words.letters.fromTo(first.from, first.to ?? unit)} · </>}
				{words.letters.counts(letter)}
				{dueAt !== null && (
					<>
						{" · "}
						<b>{words.letters.due(marked(dated(dueAt, asOf, language), letter, language))}</b>{" "}
						{left(asOf, dueAt, language)}
					</>
				)}
			</p>
			<p>{words.letters.opening}</p>
			<LetterCases letter={letter} />
			<LetterForm letter={letter} onSaid={onSaid} />
		</>
	);
}
