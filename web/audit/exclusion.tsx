import { useState } from "preact/hooks";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { answerCharactersMax } from "../../server/domain/limits.ts";
import type { Refused } from "../lib/client.ts";
import { clock } from "../lib/formats.ts";
import { ErrorSummary, type FieldError, Go, Picks, TextArea } from "../parts/form.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { useDoor } from "./frame.tsx";
import { useKept } from "./kept.ts";
import { auditWords } from "./words.ts";

type ExclusionProps = { readonly file: ReadCaseReply; readonly onDecided: () => void };

/** What was asked of the figures about this case, and the officer's decision (rules.md §5). */
export function Exclusion({ file, onDecided }: ExclusionProps) {
	const { language } = usePreferences();
	const words = auditWords(language);
	const { decide } = words.leftOut;
	const [doneAt, setDoneAt] = useState<string | null>(null);
	const { exclusion } = file;
	if (exclusion === undefined) return null;
	const details: Readonly<Record<string, string>> = words.trail.details;
	const may = file.actions.some(({ action, why }) => action === "decideExclusion" && why === null);
	const stands = exclusion.accepted === null ? "waiting" : exclusion.accepted ? "accepted" : "refused";
	return (
		<section class="finding stack" aria-labelledby="exclusion-title">
			<h2 id="exclusion-title" tabIndex={-1}>
				{decide.title}
			</h2>
			<p class={doneAt === null ? "sr" : "notice num"} role="status">
				{doneAt !== null && decide.done(clock(doneAt))}
			</p>
			<p>
				{decide.asked(exclusion.askedBy ?? "", details[exclusion.reason] ?? exclusion.reason)}
				{" · "}
				<b>{decide[stands]}</b>
			</p>
			{exclusion.words !== null && <p class="words">{exclusion.words}</p>}
			{may && (
				<Deciding
					file={file}
					onStale={onDecided}
					onDecided={(at) => {
						setDoneAt(at);
						onDecided();
						requestAnimationFrame(() => document.getElementById("exclusion-title")?.focus());
					}}
				/>
			)}
		</section>
	);
}

type FormProps = {
	readonly file: ReadCaseReply;
	readonly onDecided: (at: string) => void;
	/** Something came of the case meanwhile: what is typed stays, beside the file read again. */
	readonly onStale: () => void;
};

function Deciding({ file, onDecided, onStale }: FormProps) {
	const { reads } = useDoor();
	const words = auditWords(usePreferences().language);
	const { decide } = words.leftOut;
	const { typed, write, drop } = useKept(`exclusion ${file.caseNumber}`, { choice: "", said: "" });
	const { choice, said } = typed;
	const [busy, setBusy] = useState(false);
	const [errors, setErrors] = useState<readonly FieldError[]>([]);
	const [refused, setRefused] = useState<Refused | null>(null);
	const send = async (event: Event) => {
		event.preventDefault();
		if (busy) return;
		setRefused(null);
		const lacking: FieldError[] = [];
		if (choice === "") lacking.push({ id: "exclude", sentence: decide.required.choice });
		if (said.trim() === "") lacking.push({ id: "excludeWords", sentence: decide.required.words });
		setErrors(lacking);
		if (lacking.length > 0) return;
		setBusy(true);
		const body = { expectedVersion: file.version, accept: choice === "yes", words: said };
		const reply = await reads.decideExclusion(file.caseNumber, body);
		setBusy(false);
		if (!reply.ok) {
			setRefused(reply.refused);
			return reply.refused.code === "stale" ? onStale() : undefined;
		}
		drop();
		onDecided(reply.value.asOf);
	};
	const errorOf = (id: string) => errors.find((error) => error.id === id)?.sentence ?? null;
	return (
		<form class="stack" noValidate onSubmit={send} aria-labelledby="exclusion-title">
			<ErrorSummary title={words.finding.errors} errors={errors} end={words.finding.kept} />
			{refused !== null && <ProblemNote refused={refused} />}
			<Picks
				{...{ name: "exclude", legend: decide.choice, error: errorOf("exclude") }}
				value={choice}
				onPick={(picked) => write({ choice: picked })}
				options={[
					{ value: "no", label: decide.refuse },
					{ value: "yes", label: decide.accept },
				]}
			/>
			<TextArea
				{...{ id: "excludeWords", label: decide.words, error: errorOf("excludeWords") }}
				value={said}
				onText={(text) => write({ said: text })}
				charactersMax={answerCharactersMax}
			/>
			<Go label={decide.go} busyLabel={words.finding.sending} busy={busy} describedBy="exclusion-brings" />
			<p class="hint" id="exclusion-brings">
				{decide.brings}
			</p>
		</form>
	);
}
