import { useState } from "preact/hooks";
import type { ReadPassphraseReply } from "../../server/contract/passphrase.ts";
import type { Refused } from "../lib/client.ts";
import { refusalSentence } from "../lib/words.ts";
import { ErrorSummary, type FieldError, Go, TextField } from "../parts/form.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { useReply, Waiting } from "./asked.tsx";
import { useDesk } from "./desk.ts";
import { Factor } from "./factor.tsx";
import { passphraseWords } from "./words-passphrase.ts";

/** One's own passphrase: changed, or added beside passkeys (trust.md S1). */
export function PassphrasePart({
	onEnded,
}: {
	/** Sessions elsewhere have ended. */ readonly onEnded: () => void;
}) {
	const { client } = useDesk();
	const words = passphraseWords(usePreferences().language);
	const [said, setSaid] = useState<string | null>(null);
	const [times, setTimes] = useState(0);
	const asked = useReply(() => client.call<ReadPassphraseReply>("GET", "/api/passphrase"));
	const { reply } = asked;
	const done = (sentence: string) => {
		setSaid(sentence);
		setTimes(times + 1);
		asked.again();
		onEnded();
	};
	return (
		<section class="stack" aria-labelledby="own-passphrase">
			<h2 id="own-passphrase">{words.title}</h2>
			<p class={said === null ? "sr" : "notice"} role="status">
				{said}
			</p>
			<Waiting asked={asked} />
			{reply?.ok && <Way key={times} read={reply.value} onDone={done} />}
		</section>
	);
}

type WayProps = { readonly read: ReadPassphraseReply; readonly onDone: (sentence: string) => void };

function Way({ read: { hasPassphrase, needsCode, factor }, onDone }: WayProps) {
	const words = passphraseWords(usePreferences().language);
	if (!hasPassphrase && factor === null)
		return (
			<>
				<p>{words.none}</p>
				<p class="hint">{words.stale}</p>
			</>
		);
	const fields = hasPassphrase ? (["old", ...(needsCode ? (["totp"] as const) : [])] as const) : [];
	return (
		<details>
			<summary>{hasPassphrase ? words.change : words.add}</summary>
			<div class="stack">
				<p class="hint">{hasPassphrase ? words.changeWhat : words.none}</p>
				{factor === null ? (
					<PassphraseForm
						path="/api/passphrase"
						fields={[...fields, "passphrase"]}
						go={words.go}
						onDone={() => onDone(words.changed)}
					/>
				) : (
					<>
						<Factor {...factor} />
						<PassphraseForm
							path="/api/passphrase/first"
							fields={["passphrase", "totp"]}
							go={words.addGo}
							onDone={() => onDone(words.added)}
						/>
					</>
				)}
			</div>
		</details>
	);
}

type Field = "old" | "totp" | "passphrase";
type FormProps = {
	readonly path: string;
	readonly fields: readonly Field[];
	readonly go: string;
	readonly onDone: () => void;
};
const empty = { old: "", totp: "", passphrase: "" };

function PassphraseForm({ path, fields, go, onDone }: FormProps) {
	const { client } = useDesk();
	const { language } = usePreferences();
	const words = passphraseWords(language);
	const [filled, setFilled] = useState(empty);
	const [errors, setErrors] = useState<readonly FieldError[]>([]);
	const [refused, setRefused] = useState<Refused | null>(null);
	const [busy, setBusy] = useState(false);
	const send = async (event: Event) => {
		event.preventDefault();
		const missing = fields.filter((id) => filled[id].trim() === "");
		setRefused(null);
		setErrors(missing.map((id) => ({ id, sentence: `${words[id]}${words.colon}${words.missing}` })));
		if (busy || missing.length > 0) return;
		setBusy(true);
		const given = { ...filled, totp: filled.totp.replace(/\s/g, "") };
		const reply = await client.call("POST", path, Object.fromEntries(fields.map((id) => [id, given[id]])));
		setBusy(false);
		if (reply.ok) {
			setFilled(empty);
			return onDone();
		}
		const { field, code } = reply.refused;
		if (field === null) setRefused(reply.refused);
		else setErrors([{ id: field, sentence: refusalSentence(code, language) }]);
	};
	return (
		<form class="act stack" noValidate onSubmit={(event) => void send(event)}>
			<ErrorSummary title={words.cannot} errors={errors} end={words.keep} />
			{refused !== null && <ProblemNote refused={refused} />}
			{fields.map((id) => (
				<TextField
					key={id}
					id={id}
					label={words[id]}
					hint={hintOf(id, words)}
					error={errors.find((error) => error.id === id)?.sentence}
					value={filled[id]}
					onText={(text) => setFilled((before) => ({ ...before, [id]: text }))}
					type={id === "totp" ? "text" : "password"}
					control={controls[id]}
				/>
			))}
			<Go label={go} busyLabel={words.going} busy={busy} />
		</form>
	);
}

const controls = {
	old: { autocomplete: "current-password" },
	totp: { autocomplete: "one-time-code", inputMode: "numeric", class: "short num" },
	passphrase: { autocomplete: "new-password" },
} as const;

function hintOf(id: Field, words: ReturnType<typeof passphraseWords>): string | undefined {
	if (id === "passphrase") return words.hint;
	return id === "totp" ? words.totpHint : undefined;
}
