import { Picks, Select, TextField } from "../parts/form.tsx";
import { categoryName } from "./case-facts.ts";
import { categoryChoices } from "./dispatch.tsx";
import type { Call } from "./take-call.ts";
import { useWords } from "./words.ts";
import { takeWords } from "./words-take.ts";

export const kinds = ["normal", "danger", "inquiry"] as const;

type FieldsProps = { readonly call: Call; readonly write: (change: Partial<Call>) => void };

/** Which matter it is, as the words suggest it or from the list, and how urgent: each by a digit. */
export function Matter({ call, write, likely }: FieldsProps & { readonly likely: readonly string[] }) {
	const { language } = useWords();
	const say = takeWords(language);
	return (
		<div class="grid2">
			<div class="stack tight">
				{likely.length > 0 && (
					<Picks
						name="take-likely"
						legend={say.likely}
						value={call.categoryCode}
						onPick={(categoryCode) => write({ categoryCode })}
						options={likely.map((value, place) => ({
							value,
							label: `${place + 1} ${categoryName(value, language)}`,
						}))}
					/>
				)}
				<Select
					id="take-category"
					label={say.category}
					value={call.categoryCode}
					onText={(categoryCode) => write({ categoryCode })}
					groups={[
						{ label: null, options: [{ value: "", label: say.unsure }] },
						...categoryChoices(language),
					]}
				/>
			</div>
			<Picks
				name="take-kind"
				legend={say.kind}
				value={call.kind}
				onPick={(kind) => write({ kind })}
				options={kinds.map((value, place) => ({ value, label: `${place + 1} ${say.kinds[value]}` }))}
			/>
		</div>
	);
}

/** A number to call back, and whether it is about somebody on staff. */
export function Caller({ call, write, onSeal }: FieldsProps & { readonly onSeal: () => void }) {
	const { language } = useWords();
	const say = takeWords(language);
	return (
		<div class="grid2">
			<TextField
				id="take-phone"
				label={say.phone}
				hint={say.phoneHint}
				value={call.phone}
				onText={(phone) => write({ phone })}
				control={{ autocomplete: "off", inputMode: "numeric" }}
			/>
			<div class="stack tight">
				<h2>{say.about}</h2>
				<button type="button" class="wide" aria-pressed={call.sealed !== ""} onClick={onSeal}>
					{say.seal} <kbd>F8</kbd>
				</button>
				<p class="hint">{say.sealHint}</p>
			</div>
		</div>
	);
}
