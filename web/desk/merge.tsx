import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { moment } from "../lib/formats.ts";
import { wordsOf } from "../lib/words.ts";
import { useWords } from "./words.ts";

/** Which case this one goes on in; and the others whose reports go on in this one. */
export function Voices({ reply, now }: { reply: ReadCaseReply; now: string }) {
	const { language, words } = useWords();
	const { merged, voices } = reply;
	const { merge } = words;
	if (merged !== undefined) return <p class="call">{merge.into(merged.parent)}</p>;
	if (voices === undefined) return null;
	return (
		<section class="stack tight" aria-labelledby="voices-title">
			<h2 id="voices-title">{merge.title(voices.count)}</h2>
			<p class="hint">{merge.hint}</p>
			<ul class="chat">
				{voices.items.map(({ caseNumber, receivedAt, receivedHalfDay, text, spot, verdict, messages }) => (
					<li key={caseNumber} class="mine">
						<p class="hint num">
							{caseNumber} · {moment(receivedAt, now, language, undefined, receivedHalfDay)} ·{" "}
							{verdict === null ? merge.unsaid : wordsOf(language).verdicts[verdict]}
						</p>
						{text === null ? <p class="hint">{merge.unreadable}</p> : <p class="words">{text}</p>}
						{spot !== null && <p class="hint">{spot}</p>}
						{messages.map(({ at, words: said }) => (
							<p key={at} class="words">
								{said}
							</p>
						))}
					</li>
				))}
			</ul>
		</section>
	);
}
