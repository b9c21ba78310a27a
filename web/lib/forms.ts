import { signal } from "@preact/signals";

export type FormValues = Readonly<Record<string, string>>;

/**
 * What is typed and not sent in forms that are no draft of a case, by form: another page, a refusal or a lost session
 * take none of it away; draft-keeper.ts brings it over a reload and a sign-out.
 */
export type Forms = {
	/** What was typed there; null where nothing was. */
	readonly of: (form: string) => FormValues | null;
	readonly write: (form: string, values: FormValues) => void;
	/** It has been sent, or its person thought better of it. */
	readonly drop: (form: string) => void;
	readonly any: () => boolean;
	readonly left: () => readonly (readonly [string, FormValues])[];
	/** Gives back what was left before; what was typed since stays. */
	readonly restore: (forms: readonly (readonly [string, FormValues])[]) => void;
	/** Somebody else sits down. */
	readonly clear: () => void;
};

export function createForms(): Forms {
	const all = signal<ReadonlyMap<string, FormValues>>(new Map());
	return {
		of: (form) => all.value.get(form) ?? null,
		write: (form, values) => {
			all.value = new Map(all.peek()).set(form, values);
		},
		drop: (form) => {
			all.value = new Map([...all.peek()].filter(([name]) => name !== form));
		},
		any: () => all.value.size > 0,
		left: () => [...all.value],
		restore: (forms) => {
			all.value = new Map([...forms, ...all.peek()]);
		},
		clear: () => {
			all.value = new Map();
		},
	};
}

/** One of them, as its page draws it. */
export function keptIn<Values extends FormValues>(forms: Forms, form: string, blank: Values) {
	const typedNow = (): Values => ({ ...blank, ...forms.of(form) });
	return {
		typed: typedNow(),
		typedNow,
		// On what is typed by now: a browser that fills in fields, and a quick key, do not wait until it is drawn.
		write: (change: Partial<Values>) => forms.write(form, { ...typedNow(), ...change }),
		drop: () => forms.drop(form),
	};
}
