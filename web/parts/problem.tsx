import type { ComponentChildren } from "preact";
import type { Refused } from "../lib/client.ts";
import { pageWords } from "./page-words.ts";
import { usePreferences } from "./preferences.tsx";
import { refusalSentence } from "./staff-refusals.ts";

/** A refusal as a sentence that says what to do, and how long to wait where that is known. */
export function useRefusalSentence(): (refused: Refused) => string {
	const { language } = usePreferences();
	const words = pageWords(language);
	return ({ code, retryAfterSeconds }) => {
		const sentence = refusalSentence(code, language);
		return retryAfterSeconds === null ? sentence : `${sentence}${words.retryIn(retryAfterSeconds)}`;
	};
}

/** A refusal where it happened: announced at once, it stays until the next try. */
export function ProblemNote({ refused, children }: { refused: Refused; children?: ComponentChildren }) {
	const sentence = useRefusalSentence();
	return (
		<div class="problem" role="alert">
			<p class="bad-word">{sentence(refused)}</p>
			{children}
		</div>
	);
}
