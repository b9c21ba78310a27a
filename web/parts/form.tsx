import { useEffect, useRef } from "preact/hooks";
import { charactersOf, withLineFeeds } from "../../server/domain/words.ts";
import { CharactersLeft, type Counts } from "./characters-left.tsx";
import { Beside, described, describedBy, Field, type FieldFrame } from "./field.tsx";

type TextFieldProps = FieldFrame & {
	readonly value: string;
	readonly onText: (text: string) => void;
	readonly type?: "text" | "password" | "date";
	readonly control?: {
		readonly autocomplete?:
			| "username"
			| "current-password"
			| "new-password"
			| "one-time-code"
			| "name"
			| "off";
		readonly autocapitalize?: "none";
		readonly spellcheck?: boolean;
		readonly inputMode?: "numeric" | "text";
		readonly class?: string;
		readonly min?: string;
		readonly max?: string;
	};
};

/** One line of text, a passphrase or a date; `control` carries autocomplete, bounds and the like. */
export function TextField({ value, onText, type = "text", control, ...frame }: TextFieldProps) {
	const given = {
		...control,
		...described(frame),
		value,
		onInput: (event: { readonly currentTarget: HTMLInputElement }) => onText(event.currentTarget.value),
	};
	return <Field {...frame}>{inputOf(type, given)}</Field>;
}

// Written out by type: the types of an input's other attributes depend on it.
function inputOf(type: "text" | "password" | "date", given: object) {
	switch (type) {
		case "text":
			return <input {...given} type="text" />;
		case "password":
			return <input {...given} type="password" />;
		case "date":
			return <input {...given} type="date" />;
		default:
			return type satisfies never;
	}
}

type TextAreaProps = FieldFrame & {
	/** For a sentence rather than a letter: starts at two lines. */
	readonly low?: boolean;
	readonly value: string;
	readonly onText: (text: string) => void;
	readonly charactersMax: number;
	/** What is said of the characters left, or too many; in the staff doors' languages unless given. */
	readonly counts?: Counts;
};

/** Several lines; what is left is counted in the last tenth only. */
export function TextArea({ value, onText, charactersMax, low = false, counts, ...frame }: TextAreaProps) {
	const left = charactersMax - charactersOf(withLineFeeds(value));
	const counted = left <= charactersMax / 10;
	return (
		<Field {...frame}>
			<textarea
				class={low ? "low" : undefined}
				{...described(frame, counted ? `${frame.id}-left` : undefined)}
				value={value}
				onInput={(event) => onText(event.currentTarget.value)}
			/>
			{counted && <CharactersLeft id={`${frame.id}-left`} left={left} counts={counts} />}
		</Field>
	);
}

export type Option = { readonly value: string; readonly label: string };
type SelectProps = FieldFrame & {
	readonly value: string;
	readonly onText: (value: string) => void;
	readonly groups: readonly { readonly label: string | null; readonly options: readonly Option[] }[];
};

/** A native list; groups with a label become optgroups. */
export function Select({ value, onText, groups, ...frame }: SelectProps) {
	return (
		<Field {...frame}>
			<select {...described(frame)} value={value} onChange={(event) => onText(event.currentTarget.value)}>
				{groups.map(({ label, options }) => {
					const rows = options.map((option) => (
						<option key={option.value} value={option.value} selected={option.value === value}>
							{option.label}
						</option>
					));
					return label === null ? (
						rows
					) : (
						<optgroup key={label} label={label}>
							{rows}
						</optgroup>
					);
				})}
			</select>
		</Field>
	);
}

type PicksProps = {
	readonly name: string;
	readonly legend: string;
	readonly hint?: string;
	readonly error?: string | null;
	readonly value: string;
	readonly onPick: (value: string) => void;
	readonly options: readonly (Option & { readonly hint?: string })[];
};

/** One of a few, as native radios in rows of full height. */
export function Picks({ name, legend, hint, error, value, onPick, options }: PicksProps) {
	return (
		<fieldset
			id={name}
			tabIndex={-1}
			class={error ? "field bad" : "field"}
			{...describedBy({ id: name, hint, error })}
		>
			<legend>{legend}</legend>
			<Beside {...{ id: name, hint, error }} />
			{options.map((option) => (
				<label class="pick" key={option.value} for={`${name}-${option.value}`}>
					<input
						type="radio"
						id={`${name}-${option.value}`}
						name={name}
						value={option.value}
						checked={option.value === value}
						onChange={() => onPick(option.value)}
					/>
					<span>
						{option.label}
						{option.hint !== undefined && <span class="hint"> {option.hint}</span>}
					</span>
				</label>
			))}
		</fieldset>
	);
}

export type FieldError = { readonly id: string; readonly sentence: string };

/** What stands in the way of sending: focused, one link per field in page order (look.md §3). */
export function ErrorSummary({
	title,
	errors,
	end,
	tried = errors,
}: {
	title: string;
	errors: readonly FieldError[];
	end: string;
	/** What the last try found, where what is mended leaves the list: the focus moves with a try alone. */
	tried?: readonly FieldError[];
}) {
	const box = useRef<HTMLDivElement>(null);
	useEffect(() => box.current?.focus(), [tried]);
	if (errors.length === 0) return null;
	return (
		<div class="errors" role="alert" tabIndex={-1} ref={box}>
			<p class="bad-word">{title}</p>
			<ul>
				{errors.map(({ id, sentence }) => (
					<li key={id}>
						<a class="error-link" href={`#${id}`}>
							{sentence}
						</a>
					</li>
				))}
			</ul>
			<p>{end}</p>
		</div>
	);
}

type GoProps = {
	readonly label: string;
	readonly busyLabel: string;
	readonly busy: boolean;
	readonly describedBy?: string;
	/** The id of the form it sends, when it stands outside. */
	readonly form?: string;
	/** Another act of the screen is the one in green. */
	readonly plain?: boolean;
};

/** The one act of a screen. While busy it keeps its place and its focus, and another press does nothing. */
export function Go({ label, busyLabel, busy, describedBy, form, plain }: GoProps) {
	return (
		<button
			type="submit"
			class={plain ? undefined : "go"}
			form={form}
			aria-disabled={busy ? "true" : undefined}
			aria-describedby={describedBy}
			onClick={(event) => busy && event.preventDefault()}
		>
			{busy ? busyLabel : label}
		</button>
	);
}
