import { useState } from "preact/hooks";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { cardRank } from "../../server/domain/card.ts";
import {
	type FindingOutcome,
	findingOutcomes,
	isFitting,
	referringOutcomes,
} from "../../server/domain/finding.ts";
import { answerCharactersMax } from "../../server/domain/limits.ts";
import type { Refused } from "../lib/client.ts";
import { clock } from "../lib/formats.ts";
import { ErrorSummary, type FieldError, Go, Picks, TextArea } from "../parts/form.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { useDoor } from "./frame.tsx";
import { useKept } from "./kept.ts";
import { auditWords } from "./words.ts";

type FindingProps = {
	readonly file: ReadCaseReply;
	/** The file is to be read again: the finding is in it. */
	readonly onFound: () => void;
};

/** Finding 核查结论: what ends a red card or a referral, or sets one (rules.md §4). Nothing where there is none to write. */
export function Finding({ file, onFound }: FindingProps) {
	const words = auditWords(usePreferences().language).finding;
	const [foundAt, setFoundAt] = useState<string | null>(null);
	const may = file.actions.some(({ action, why }) => action === "findCase" && why === null);
	return (
		<>
			<p class={foundAt === null ? "sr" : "notice num"} role="status" id="found" tabIndex={-1}>
				{foundAt !== null && words.found(foundAt)}
			</p>
			{may && (
				<FindingForm
					file={file}
					onStale={onFound}
					onFound={(at) => {
						setFoundAt(clock(at));
						onFound();
						requestAnimationFrame(() => document.getElementById("found")?.focus());
					}}
				/>
			)}
		</>
	);
}

type FormProps = {
	readonly file: ReadCaseReply;
	readonly onFound: (at: string) => void;
	/** Something came of the case meanwhile: what is typed stays, beside the file read again. */
	readonly onStale: () => void;
};

/** Those that fit. Without a red card or a referral in force there is none to end: what is left is to set one. */
function outcomesFor({ steps, round, state: status, answeredAt }: ReadCaseReply): readonly FindingOutcome[] {
	const isOpen = steps.some(({ step, clearedAt }) => clearedAt === null && cardRank(step) >= cardRank("red"));
	const fitting = findingOutcomes.filter((outcome) => isFitting(outcome, { round, status, answeredAt }));
	return isOpen ? fitting : fitting.filter((outcome) => referringOutcomes.includes(outcome));
}

/** A sealed report that is to go to a body outside: that is the one green act of its page. */
function isTransferred({ actions }: ReadCaseReply): boolean {
	return actions.some(({ action, why }) => action === "transferCase" && why === null);
}

function FindingForm({ file, onFound, onStale }: FormProps) {
	const { caseNumber, version } = file;
	const { reads } = useDoor();
	const { language } = usePreferences();
	const words = auditWords(language).finding;
	const outcomes = outcomesFor(file);
	const { typed, write, drop } = useKept(`finding ${caseNumber}`, { outcome: "", said: "" });
	const { said } = typed;
	const outcome = outcomes.find((one) => one === typed.outcome) ?? null;
	const [busy, setBusy] = useState(false);
	const [errors, setErrors] = useState<readonly FieldError[]>([]);
	const [refused, setRefused] = useState<Refused | null>(null);
	const errorOf = (id: string) => errors.find((error) => error.id === id)?.sentence ?? null;
	const send = async (event: Event) => {
		event.preventDefault();
		if (busy) return;
		setRefused(null);
		const lacking: FieldError[] = [];
		if (outcome === null) lacking.push({ id: "finding", sentence: words.outcomeMissing });
		if (said.trim() === "") lacking.push({ id: "findingWords", sentence: words.wordsMissing });
		setErrors(lacking);
		if (outcome === null || lacking.length > 0) return;
		setBusy(true);
		const reply = await reads.findCase(caseNumber, { expectedVersion: version, outcome, words: said });
		setBusy(false);
		if (!reply.ok) {
			setRefused(reply.refused);
			return reply.refused.code === "stale" ? onStale() : undefined;
		}
		drop();
		onFound(reply.value.asOf);
	};
	return (
		<form class="finding stack" noValidate onSubmit={send} aria-labelledby="finding-title">
			<h2 id="finding-title">{words.title}</h2>
			<p class="hint">{words.hint}</p>
			<ErrorSummary title={words.errors} errors={errors} end={words.kept} />
			{refused !== null && <ProblemNote refused={refused} />}
			<Picks
				name="finding"
				legend={words.outcome}
				error={errorOf("finding")}
				value={outcome ?? ""}
				onPick={(value) => write({ outcome: value })}
				options={outcomes.map((value) => ({ value, label: words.outcomes[value] }))}
			/>
			<TextArea
				{...{ id: "findingWords", label: words.words, hint: words.wordsHint, value: said }}
				onText={(text) => write({ said: text })}
				error={errorOf("findingWords")}
				charactersMax={answerCharactersMax}
			/>
			<Go
				{...{ label: words.go, busyLabel: words.sending, busy, describedBy: "finding-brings" }}
				plain={isTransferred(file)}
			/>
			<p class="hint" id="finding-brings">
				{words.brings}
			</p>
		</form>
	);
}
