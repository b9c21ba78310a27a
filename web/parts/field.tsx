import type { ComponentChildren } from "preact";

/** What every field has: a label above, a hint below it, then the error, then the control (look.md §3). */
export type FieldFrame = {
	readonly id: string;
	readonly label: ComponentChildren;
	readonly hint?: string | undefined;
	readonly error?: string | null | undefined;
};
type FieldProps = FieldFrame & { readonly children: ComponentChildren };

/** What stands above a control and is read out with it. */
export function Beside({ id, hint, error }: Omit<FieldFrame, "label">) {
	return (
		<>
			{hint !== undefined && (
				<p class="hint" id={`${id}-hint`}>
					{hint}
				</p>
			)}
			{error && (
				<p class="bad-word" id={`${id}-error`}>
					{error}
				</p>
			)}
		</>
	);
}

/** Label, hint and error around a control. */
export function Field({ id, label, hint, error, children }: FieldProps) {
	return (
		<div class={error ? "field bad" : "field"}>
			<label for={id}>{label}</label>
			<Beside {...{ id, hint, error }} />
			{children}
		</div>
	);
}

/** The ids of what is read out with a control. */
export function describedBy({ id, hint, error }: Omit<FieldFrame, "label">, more?: string | undefined) {
	const ids = [hint !== undefined && `${id}-hint`, error && `${id}-error`, more].filter(Boolean).join(" ");
	return ids === "" ? {} : { "aria-describedby": ids };
}

/** What a control says of itself. */
export function described(frame: FieldFrame, more?: string | undefined) {
	const { id, error } = frame;
	return {
		id,
		name: id,
		...describedBy(frame, more),
		...(error ? { "aria-invalid": true as const } : {}),
	};
}
