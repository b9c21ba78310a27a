import { useState } from "preact/hooks";
import type { ReadLetterReply } from "../../server/contract/letter.ts";
import { answerCharactersMax } from "../../server/domain/limits.ts";
import type { Refused, Reply } from "../lib/client.ts";
import { clock } from "../lib/formats.ts";
import { ErrorSummary, Go, TextArea } from "../parts/form.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { useDesk } from "./desk.ts";
import { isBlank } from "./drafts.ts";
import { useWords } from "./words.ts";

type FormProps = {
	readonly letter: ReadLetterReply;
	readonly onSaid: (reply: Reply<ReadLetterReply>) => void;
};
type Part = "helpWords" | "letterWords";

/** The one thing left to write: the superior's help, or the unit's answer; once, for every case of the letter. */
export function LetterForm({ letter, onSaid }: FormProps) {
	const { words } = useWords();
	const [doneAt, setDoneAt] = useState<string | null>(null);
	const part: Part | null = letter.mayHelp ? "helpWords" : letter.mayAnswer ? "letterWords" : null;
	return (
		<>
			<p class={doneAt === null ? "sr" : "notice num"} role="status" id="letter-done" tabIndex={-1}>
				{doneAt !== null && words.letters.done(doneAt)}
			</p>
			{part !== null && (
				<Saying
					key={part}
					part={part}
					letter={letter}
					onSaid={(reply) => {
						onSaid({ ok: true, value: reply });
						setDoneAt(clock(reply.asOf));
						requestAnimationFrame(() => document.getElementById("letter-done")?.focus());
					}}
				/>
			)}
		</>
	);
}

type SayingProps = {
	readonly part: Part;
	readonly letter: ReadLetterReply;
	readonly onSaid: (letter: ReadLetterReply) => void;
};

function Saying({ part, letter: { letterId }, onSaid }: SayingProps) {
	const { client, drafts } = useDesk();
	const { words } = useWords();
	const { title, label, hint, go, brings } = words.letters[part];
	const [busy, setBusy] = useState(false);
	const [errors, setErrors] = useState<readonly { id: string; sentence: string }[]>([]);
	const [refused, setRefused] = useState<Refused | null>(null);
	const said = drafts.of(letterId)[part];
	const send = async (event: Event) => {
		event.preventDefault();
		if (busy) return;
		setRefused(null);
		setErrors(isBlank(said) ? [{ id: part, sentence: words.required[part] }] : []);
		if (isBlank(said)) return;
		setBusy(true);
		const says = part === "helpWords" ? client.helpLetter : client.answerLetter;
		const reply = await says(letterId, { words: said });
		setBusy(false);
		if (!reply.ok) return setRefused(reply.refused);
		drafts.sent(letterId, [part]);
		onSaid(reply.value);
	};
	return (
		<form class="act stack" noValidate onSubmit={send} aria-labelledby="letter-form">
			<h2 id="letter-form">{title}</h2>
			<ErrorSummary title={words.errors} errors={errors} end={words.kept} />
			{refused !== null && <ProblemNote refused={refused} />}
			<TextArea
				{...{ id: part, label, hint, error: errors[0]?.sentence, charactersMax: answerCharactersMax }}
				value={said}
				onText={(text) => drafts.write(letterId, { [part]: text })}
			/>
			<Go label={go} busyLabel={words.sending} busy={busy} describedBy="letter-brings" />
			<p class="hint" id="letter-brings">
				{brings}
			</p>
		</form>
	);
}
