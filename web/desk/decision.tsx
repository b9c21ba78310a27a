import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { answerCharactersMax } from "../../server/domain/limits.ts";
import { TextArea } from "../parts/form.tsx";
import type { ActFields } from "./use-act.ts";
import { useWords } from "./words.ts";

/** The words that a decision is about: the holder's reason, or why the resident disputes. */
function wordsToDecide({ trail, pending }: Pick<ReadCaseReply, "trail" | "pending">): string | null {
	const about = pending?.kind === "check" ? "CaseDisputed" : "CaseAnswered";
	return trail.filter(({ type }) => type === about).at(-1)?.words ?? null;
}

type PendingKind = NonNullable<ReadCaseReply["pending"]>["kind"];

/** Which answer stands first and green: the one that leaves the case open, with the holder or as a rework. */
export function isAcceptFirst(kind: PendingKind): boolean {
	return kind === "check";
}

/** A decision that somebody waits for: the reason given, both consequences, then one's own reason. */
export function DecideForm({ reply, fields }: { reply: ReadCaseReply; fields: ActFields }) {
	const { words } = useWords();
	const { pending } = reply;
	if (pending === null) return null;
	const given = wordsToDecide(reply);
	const { draft, write, errorOf } = fields;
	const { acceptThen, declineThen } = words.decideForm;
	const [first, second] = isAcceptFirst(pending.kind) ? [acceptThen, declineThen] : [declineThen, acceptThen];
	return (
		<>
			{given !== null && (
				<div class="see">
					<h3 class="hint">{words.decideForm.given[pending.kind]}</h3>
					<p class="words">{given}</p>
				</div>
			)}
			<ul class="stack tight">
				<li>{first[pending.kind]}</li>
				<li>{second[pending.kind]}</li>
			</ul>
			<TextArea
				id="decisionWords"
				label={words.decideForm.words}
				hint={words.decideForm.wordsHint}
				error={errorOf("decisionWords")}
				value={draft.decisionWords}
				onText={(decisionWords) => write({ decisionWords })}
				charactersMax={answerCharactersMax}
			/>
		</>
	);
}
