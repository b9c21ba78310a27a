import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { helps } from "../../server/domain/assist.ts";
import { left, moment, secondsOf } from "../lib/formats.ts";
import { marked } from "../lib/provisional.ts";
import { wordsOf } from "../lib/words.ts";
import { Picks } from "../parts/form.tsx";
import { assistToAnswer, assistToRate } from "./case-facts.ts";
import { PostSelect } from "./posts.tsx";
import { Said } from "./said.tsx";
import type { ActFields } from "./use-act.ts";
import { useWords } from "./words.ts";

type FormProps = { readonly reply: ReadCaseReply; readonly fields: ActFields };

/** Assist 协办(吹哨): who is asked, and for what. */
export function AskAssistForm({ reply, fields }: FormProps) {
	const { words } = useWords();
	const { assistPost: label, choose: nobody } = words.wayForm;
	return (
		<>
			<PostSelect part="assistPostId" {...{ label, nobody, fields }} areaCode={reply.areaCode} help />
			<Said part="assistWords" label={words.wayForm.assistWords} fields={fields} />
		</>
	);
}

function Given({ title, text }: { readonly title: string; readonly text: string | null }) {
	if (text === null) return null;
	return (
		<div class="see">
			<h3 class="hint">{title}</h3>
			<p class="words">{text}</p>
		</div>
	);
}

/** What was asked of me, and what I did. */
export function AnswerAssistForm({ reply, fields }: FormProps) {
	const { words } = useWords();
	return (
		<>
			<Given title={words.wayForm.assistAsked} text={assistToAnswer(reply)?.words ?? null} />
			<Said part="assistAnswer" label={words.wayForm.assistAnswer} fields={fields} />
		</>
	);
}

/** The help given, and whether it helped. */
export function RateAssistForm({ reply, fields }: FormProps) {
	const { language, words } = useWords();
	const { draft, write, errorOf } = fields;
	const given = assistToRate(reply);
	const post = given?.post ?? wordsOf(language).moves.assist;
	return (
		<>
			<Given title={words.wayForm.assistGiven(post)} text={given?.answer ?? null} />
			<Picks
				name="help"
				legend={words.wayForm.help}
				error={errorOf("help") ?? null}
				value={draft.help}
				onPick={(help) => write({ help })}
				options={helps.map((help) => ({ value: help, label: words.helps[help] }))}
			/>
		</>
	);
}

/** The help asked for: whose, by when, what came of it. */
export function Assists({ reply, now }: { readonly reply: ReadCaseReply; readonly now: string }) {
	const { language, words } = useWords();
	if (reply.assists.length === 0) return null;
	return (
		<section class="stack tight" aria-labelledby="assists-title">
			<h2 id="assists-title">{words.assists.title}</h2>
			<ul class="chat">
				{reply.assists.map(
					({ assistId, post, dueAt, provisional, words: asked, answeredAt, answer, help }) => (
						<li key={assistId} class="stack tight">
							<p class="num">
								<b>{post ?? wordsOf(language).moves.assist}</b>
								<span class="hint">
									{" "}
									·{" "}
									{answeredAt === null
										? words.assists.due(marked(moment(dueAt, now, language), { provisional }, language))
										: words.assists.answered(moment(answeredAt, now, language))}
								</span>
								{answeredAt === null && (
									<b class={secondsOf(now) > secondsOf(dueAt) ? "over" : undefined}>
										{" "}
										{left(now, dueAt, language)}
									</b>
								)}
							</p>
							<p class="words">{asked}</p>
							{answer !== null && <p class="words given">{answer}</p>}
							{answeredAt !== null && (
								<p class="hint">
									{help === null ? words.assists.unrated : words.assists.rated(words.helps[help])}
								</p>
							)}
						</li>
					),
				)}
			</ul>
		</section>
	);
}
