import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { dated } from "../lib/formats.ts";
import { marked } from "../lib/provisional.ts";
import { usePreferences } from "../parts/preferences.tsx";
import { linkTo } from "./paths.ts";
import { useWords } from "./words.ts";

/** The letters of a case that wait for its reader, each a step away. */
export function LettersOwed({ reply, now }: { readonly reply: ReadCaseReply; readonly now: string }) {
	const { language, words } = useWords();
	const preferences = usePreferences();
	const owed = reply.letters.filter(({ mayHelp, mayAnswer }) => mayHelp || mayAnswer);
	if (owed.length === 0) return null;
	return (
		<ul class="box stack tight">
			{owed.map(({ letterId, dueAt, provisional, mayAnswer }) => (
				<li key={letterId} class="num">
					<a class="lone" href={linkTo({ page: "letters", letterId }, preferences)}>
						{mayAnswer ? words.letters.toAnswer : words.letters.toHelp}
					</a>{" "}
					· {words.letters.due(marked(dated(dueAt, now, language), { provisional }, language))}
				</li>
			))}
		</ul>
	);
}
