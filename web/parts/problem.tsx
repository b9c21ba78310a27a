import type { ComponentChildren } from "preact";
import type { Refused } from "../lib/client.ts";
import { type Language, refusalSentence } from "../lib/words.ts";
import { pageWords } from "./page-words.ts";
import { usePreferences } from "./preferences.tsx";

/** A refusal as a sentence that says what to do, and how long to wait where that is known. */
export function sentenceOf({ code, retryAfterSeconds, spans }: Refused, language: Language): string {
	const { here, retryIn } = pageWords(language);
	const noticed = Object.entries(here).find(([known]) => known === code);
	const sentence = noticed ? noticed[1] : refusalSentence(code, language);
	if (spans !== undefined)
		return `${sentence}${spans.map((span) => (language === "en" ? ` “${span}”` : `「${span}」`)).join("")}`;
	if (retryAfterSeconds === null) return sentence;
	return `${sentence}${language === "en" ? " " : ""}${retryIn(retryAfterSeconds)}`;
}

/** A refusal where it happened: announced at once, it stays until the next try. */
export function ProblemNote({ refused, children }: { refused: Refused; children?: ComponentChildren }) {
	return (
		<div class="problem" role="alert">
			<p class="bad-word">{sentenceOf(refused, usePreferences().language)}</p>
			{children}
		</div>
	);
}
