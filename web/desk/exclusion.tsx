import { exclusionReasons } from "../../server/domain/exclusion-events.ts";
import { Picks } from "../parts/form.tsx";
import { Said } from "./said.tsx";
import type { ActFields } from "./use-act.ts";
import { useWords } from "./words.ts";

/** Why a case should not count in the figures 不计入 (rules.md §5). */
export function ExclusionForm({ fields }: { readonly fields: ActFields }) {
	const { words } = useWords();
	const { draft, write, errorOf } = fields;
	return (
		<>
			<Picks
				name="exclusionReason"
				legend={words.exitForm.why}
				error={errorOf("exclusionReason") ?? null}
				value={draft.exclusionReason}
				onPick={(exclusionReason) => write({ exclusionReason })}
				options={exclusionReasons.map((value) => ({ value, label: words.details[value] }))}
			/>
			<Said part="exclusionWords" label={words.wayForm.reason} fields={fields} />
		</>
	);
}
