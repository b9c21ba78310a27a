import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { reportCharactersMax } from "../../server/domain/limits.ts";
import { Picks, Select, TextArea, TextField } from "../parts/form.tsx";
import { categoryChoices } from "./dispatch.tsx";
import type { ActFields } from "./use-act.ts";
import { useWords } from "./words.ts";
import { cutOutWords } from "./words-cut-out.ts";

/** One matter of a report written anew, to go on by itself (rules.md §1). Loaded when somebody cuts one out. */
export function CutOutForm({ reply, fields }: { readonly reply: ReadCaseReply; readonly fields: ActFields }) {
	const { language } = useWords();
	const { draft, write, errorOf } = fields;
	const words = cutOutWords(language);
	return (
		<>
			<Picks
				name="partTo"
				legend={words.to}
				error={errorOf("partTo") ?? null}
				value={draft.partTo}
				onPick={(partTo) => write({ partTo })}
				options={[
					{ value: "service", label: words.service, hint: words.serviceHint },
					{ value: "danger", label: words.danger },
					{ value: "protect", label: words.protect },
				]}
			/>
			<Select
				id="partCategory"
				label={words.category}
				error={errorOf("partCategory")}
				value={draft.partCategory}
				onText={(partCategory) => write({ partCategory })}
				groups={[
					{ label: null, options: [{ value: "", label: words.unsure }] },
					...categoryChoices(language),
				]}
			/>
			<TextArea
				id="partText"
				label={words.text}
				hint={words.textHint}
				error={errorOf("partText")}
				value={draft.partText}
				onText={(partText) => write({ partText })}
				charactersMax={reportCharactersMax}
			/>
			{draft.partText === "" && (
				<button type="button" onClick={() => write({ partText: reply.text })}>
					{words.copy}
				</button>
			)}
			<TextField
				id="partSpot"
				label={words.spot}
				error={errorOf("partSpot")}
				value={draft.partSpot}
				onText={(partSpot) => write({ partSpot })}
				control={{ autocomplete: "off" }}
			/>
			<p class="hint">{words.photos}</p>
		</>
	);
}
