import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { isHoldable } from "../../server/domain/holdable.ts";
import { type Language, wordsOf } from "../lib/words.ts";
import { Picks, Select } from "../parts/form.tsx";
import { categoryName } from "./case-facts.ts";
import { categoryChoices } from "./dispatch.tsx";
import { Said } from "./said.tsx";
import type { ActFields } from "./use-act.ts";
import { useWords } from "./words.ts";

const levels = ["emergency", "urgent", "normal", "complex", "inquiry"] as const;

/** Those a holder may keep a case under. */
function holdable(language: Language) {
	const groups = categoryChoices(language).map((group) => ({
		...group,
		options: group.options.filter(({ value }) => isHoldable(value)),
	}));
	return groups.filter(({ options }) => options.length > 0);
}

/** Another level or category, when a matter turns out otherwise than it was received (rules.md §3). */
export function LevelForm({ reply, fields }: { reply: ReadCaseReply; fields: ActFields }) {
	const { language, words } = useWords();
	const { wayForm, dispatchForm } = words;
	const { draft, write, errorOf } = fields;
	const names = wordsOf(language).levels;
	const others = levels.filter((level) => level !== reply.level);
	const category = categoryName(reply.categoryCode, language);
	const keep = category === null ? dispatchForm.chooseCategory : wayForm.keep(category);
	return (
		<>
			<Select
				id="newLevel"
				label={wayForm.level}
				error={errorOf("newLevel")}
				value={draft.newLevel}
				onText={(newLevel) => write({ newLevel })}
				groups={[
					{ label: null, options: [{ value: "", label: wayForm.keep(names[reply.level]) }] },
					{ label: null, options: others.map((level) => ({ value: level, label: names[level] })) },
				]}
			/>
			<Select
				id="newCategory"
				label={wayForm.category}
				error={errorOf("newCategory")}
				value={draft.newCategory}
				onText={(newCategory) => write({ newCategory })}
				groups={[{ label: null, options: [{ value: "", label: keep }] }, ...holdable(language)]}
			/>
			<Said part="levelWords" label={wayForm.reason} fields={fields} />
		</>
	);
}

/** What the duty officer's call found. */
export function EmergencyForm({ fields }: { fields: ActFields }) {
	const { words } = useWords();
	const { draft, write, errorOf } = fields;
	return (
		<Picks
			name="confirmed"
			legend={words.wayForm.confirmed}
			error={errorOf("confirmed") ?? null}
			value={draft.confirmed}
			onPick={(confirmed) => write({ confirmed })}
			options={[
				{ value: "yes", label: words.wayForm.isEmergency },
				{ value: "no", label: words.wayForm.isNone },
			]}
		/>
	);
}
