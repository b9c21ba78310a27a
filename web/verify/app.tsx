import { useEffect, useState } from "preact/hooks";
import { proofFileBytesMax, reportCharactersMax } from "../../server/domain/limits.ts";
import { languageNames, otherLanguages } from "../lib/words.ts";
import { ErrorSummary, type FieldError, Go, TextArea, TextField } from "../parts/form.tsx";
import { type DoorPreferences, withPreferences } from "../parts/preferences.tsx";
import { type Answer, answerTo } from "./check.ts";
import { Outcome } from "./outcome.tsx";
import type { VerifyWords } from "./words.zh-CN.ts";

type FileFieldProps = {
	readonly words: VerifyWords;
	readonly error: string | null;
	readonly onFile: (file: File | null) => void;
};

function FileField({ words, error, onFile }: FileFieldProps) {
	return (
		<div class={error === null ? "field" : "field bad"}>
			<label for="proof">{words.file}</label>
			<p class="hint" id="proof-hint">
				{words.fileHint}
			</p>
			{error !== null && (
				<p class="bad-word" id="proof-error">
					{error}
				</p>
			)}
			<input
				type="file"
				id="proof"
				name="proof"
				aria-describedby={error === null ? "proof-hint" : "proof-hint proof-error"}
				onChange={(event) => onFile(event.currentTarget.files?.[0] ?? null)}
			/>
		</div>
	);
}

/** Reads what was chosen; some older browsers know no `File.text`. */
function textOf(file: File): Promise<string> {
	return new Response(file).text();
}

function VerifyForm({ words, onAnswer }: { words: VerifyWords; onAnswer: (answer: Answer | null) => void }) {
	const [file, setFile] = useState<File | null>(null);
	const [key, setKey] = useState("");
	const [other, setOther] = useState("");
	const [errors, setErrors] = useState<readonly FieldError[]>([]);
	const [busy, setBusy] = useState(false);
	const errorOf = (id: string) => errors.find((error) => error.id === id)?.sentence ?? null;
	const refuse = (...found: FieldError[]) => {
		onAnswer(null);
		setErrors(found);
	};
	/** An outcome stands for what it was about, and for nothing that is chosen or typed after it. */
	const anew =
		<Value,>(set: (value: Value) => void) =>
		(value: Value) => {
			onAnswer(null);
			set(value);
		};
	const check = async (event: Event) => {
		event.preventDefault();
		const missing = [
			...(file === null ? [{ id: "proof", sentence: words.missing.proof }] : []),
			...(key.trim() === "" ? [{ id: "key", sentence: words.missing.key }] : []),
		];
		if (busy) return;
		if (file === null || missing.length > 0) return refuse(...missing);
		if (file.size > proofFileBytesMax) return refuse({ id: "proof", sentence: words.fileTooLarge });
		setBusy(true);
		// A file that has been moved or taken away since it was chosen cannot be read any more.
		const proof = await textOf(file).catch(() => null);
		setBusy(false);
		if (proof === null) return refuse({ id: "proof", sentence: words.missing.proof });
		const answer = answerTo({ proof, key, other });
		if (answer.says === "keyWrong") return refuse({ id: "key", sentence: words.keyWrong });
		setErrors([]);
		onAnswer(answer);
	};
	return (
		<form noValidate onSubmit={(event) => void check(event)}>
			<ErrorSummary title={words.cannotCheck} errors={errors} end={words.whatYouWrote} />
			<FileField words={words} error={errorOf("proof")} onFile={anew(setFile)} />
			<TextField
				id="key"
				label={words.key}
				hint={words.keyHint}
				error={errorOf("key")}
				value={key}
				onText={anew(setKey)}
				control={{ autocomplete: "off", autocapitalize: "none", spellcheck: false }}
			/>
			<TextArea
				id="other"
				label={words.other}
				hint={words.otherHint}
				value={other}
				onText={anew(setOther)}
				charactersMax={reportCharactersMax}
				counts={words.counts}
			/>
			<Go label={words.go} busyLabel={words.checking} busy={busy} />
		</form>
	);
}

type AppProps = { readonly words: VerifyWords; readonly preferences: DoorPreferences };

/** Letter size and language, as in every bar, where the page stays as it is, and the way out at once. */
function Bar({ words, preferences }: AppProps) {
	const { language, large } = preferences;
	return (
		<header class="bar">
			<a href={withPreferences("/verify", { language, large: !large })}>
				{large ? words.usualType : words.largeType}
			</a>
			{otherLanguages(language).map((other) => (
				<a
					key={other}
					href={withPreferences("/verify", { language: other, large })}
					lang={other}
					hreflang={other}
				>
					{languageNames[other]}
				</a>
			))}
			<a class="btn leave" href={withPreferences("/weather", preferences)} rel="noreferrer" data-leave>
				{words.leave}
			</a>
		</header>
	);
}

/** The whole page. It asks the server for nothing once it is there. */
export function App({ words, preferences }: AppProps) {
	const [answer, setAnswer] = useState<Answer | null>(null);
	useEffect(() => {
		document.title = `${words.title} · ${words.log}`;
	}, [words]);
	return (
		<>
			<Bar words={words} preferences={preferences} />
			<main>
				<h1>{words.title}</h1>
				<p>{words.lead}</p>
				<VerifyForm words={words} onAnswer={setAnswer} />
				<Outcome answer={answer} words={words} looks={{ good: "outcome", bad: "outcome bad" }} />
			</main>
		</>
	);
}
