import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Refused, Reply } from "../lib/client.ts";
import { ErrorSummary, type FieldError, Go } from "../parts/form.tsx";
import { ProblemNote, sentenceOf } from "../parts/problem.tsx";
import { useDesk } from "./desk.ts";
import { type SetupSaves, setupSaves } from "./setup-client.ts";
import { useSetup, useSetupLink } from "./setup-house.tsx";
import { Theirs } from "./setup-saved.tsx";

/** Beside what was typed: the version of the set-up it was typed over. No control has a name with a space. */
const seenName = "seen version";

type Values = Readonly<Record<string, string>>;

/** One deed's form: what is typed outlives the page, a reload and a sign-out, until it is sent or thought better of. */
export type SetupFields<Given extends Values> = {
	readonly values: Given;
	readonly write: (change: Values) => void;
	/** What every control of the form needs, by name. */
	readonly tie: (name: string) => {
		readonly id: string;
		readonly value: string;
		readonly error: string | undefined;
		readonly onText: (text: string) => void;
	};
	/** The operations that save, each with the version the form was drawn from. */
	readonly client: SetupSaves;
	/** Another save was first; `keepMine` lets this one go over it. */
	readonly isStale: boolean;
	readonly keepMine: () => void;
	readonly errors: readonly FieldError[];
	readonly refused: Refused | null;
	readonly busy: boolean;
	/** Whoever typed it thinks better of it. */
	readonly drop: () => void;
	/** Sends unless a field of `needed` is empty; a refusal stands at its field. What was sent is not kept unless told. */
	readonly send: <Value>(
		needed: readonly string[],
		deed: () => Promise<Reply<Value>>,
		onDone: (value: Value) => void,
		options?: { readonly keep: boolean },
	) => Promise<void>;
};

/** @param form names the form among all, with what it is about */
export function useFields<Given extends Values>(form: string, initial: Given): SetupFields<Given> {
	const { forms, client: desk } = useDesk();
	const { house, words, language, stale, toStale } = useSetup();
	const { [seenName]: _, ...typed } = forms.of(form) ?? {};
	const values: Given = { ...initial, ...typed };
	const newest = String(house.version);
	const seen = () => forms.of(form)?.[seenName] ?? newest;
	const [refused, setRefused] = useState<Refused | null>(null);
	const [errors, setErrors] = useState<readonly FieldError[]>([]);
	const [busy, setBusy] = useState(false);
	// On what is typed by now: a browser that fills in fields does not wait until each is drawn.
	const keep = (change: Values, version: string) =>
		forms.write(form, { ...initial, ...forms.of(form), ...change, [seenName]: version });
	const write = (change: Values) => keep(change, seen());
	const send: SetupFields<Given>["send"] = async (needed, deed, onDone, options) => {
		if (busy) return;
		setRefused(null);
		const empty = needed.filter((name) => values[name]?.trim() === "");
		setErrors(empty.map((id) => ({ id, sentence: words.required })));
		if (empty.length > 0) return;
		setBusy(true);
		const reply = await deed();
		setBusy(false);
		if (reply.ok) {
			if (options?.keep !== true) forms.drop(form);
			return onDone(reply.value);
		}
		if (reply.refused.code === "stale") {
			// Drawn anew, the form takes from here what was on it, typed or not.
			write({});
			return setRefused(await toStale(form));
		}
		const { field } = reply.refused;
		const id = Object.keys(initial).find((name) => name === field || name === `${field}.count`);
		if (id === undefined) return setRefused(reply.refused);
		setErrors([{ id, sentence: sentenceOf(reply.refused, language) }]);
	};
	return {
		...{ values, write, errors, refused, busy, send, drop: () => forms.drop(form) },
		client: setupSaves(desk.call, seen),
		isStale: stale === form && seen() !== newest,
		keepMine: () => keep({}, newest),
		tie: (name) => ({
			id: name,
			value: values[name] ?? "",
			error: errors.find(({ id }) => id === name)?.sentence,
			onText: (text) => write({ [name]: text }),
		}),
	};
}

type FormProps = {
	readonly fields: Pick<SetupFields<Values>, "errors" | "refused" | "busy" | "drop" | "isStale" | "keepMine">;
	readonly go: string;
	readonly onSend: () => void;
	/** Where whoever thinks better of it goes. */
	readonly cancel: readonly string[];
	/** What is saved of the thing now, for whoever finds that another save was first; null where nothing is gone over. */
	readonly saved: ComponentChildren;
	readonly children: ComponentChildren;
};

/** The form of one deed, with the one green button of its page. */
export function SetupForm({ fields, go, onSend, cancel, saved, children }: FormProps) {
	const { words } = useSetup();
	const link = useSetupLink();
	const { errors, refused, busy, drop, isStale, keepMine } = fields;
	return (
		<div class={isStale ? "both" : undefined}>
			{isStale && (
				<Theirs to={link(...cancel)} onTake={drop}>
					{saved}
				</Theirs>
			)}
			<form
				class="act stack"
				noValidate
				onSubmit={(event) => {
					event.preventDefault();
					if (isStale) keepMine();
					onSend();
				}}
			>
				{isStale && <h2>{words.stale.mine}</h2>}
				<ErrorSummary title={words.missing} errors={errors} end={words.kept} />
				{refused !== null && (
					<ProblemNote refused={refused}>
						<p>{words.kept}</p>
					</ProblemNote>
				)}
				{children}
				<p class="row">
					<Go label={isStale ? words.stale.useMine : go} busyLabel={words.sending} busy={busy} />
					{!isStale && (
						<a class="btn" href={link(...cancel)} onClick={drop}>
							{words.back1}
						</a>
					)}
				</p>
			</form>
		</div>
	);
}
