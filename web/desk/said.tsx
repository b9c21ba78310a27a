import { answerCharactersMax } from "../../server/domain/limits.ts";
import { TextArea } from "../parts/form.tsx";
import type { textParts } from "./drafts.ts";
import type { ActFields } from "./use-act.ts";

type SaidProps = {
	readonly part: (typeof textParts)[number];
	readonly label: string;
	readonly hint?: string;
	readonly fields: ActFields;
	readonly charactersMax?: number;
};

/** A person's own words, kept in the draft until they are sent. */
export function Said({ part, label, hint, fields, charactersMax = answerCharactersMax }: SaidProps) {
	const { draft, write, errorOf } = fields;
	return (
		<TextArea
			id={part}
			label={label}
			hint={hint}
			error={errorOf(part)}
			value={draft[part]}
			onText={(text) => write({ [part]: text })}
			charactersMax={charactersMax}
		/>
	);
}
