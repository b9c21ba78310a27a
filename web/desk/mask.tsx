import { useEffect } from "preact/hooks";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { maskedText, maskReasons } from "../../server/domain/case-mask.ts";
import { reportCharactersMax } from "../../server/domain/limits.ts";
import { publicDetails } from "../../server/domain/scan.ts";
import { Picks, TextArea } from "../parts/form.tsx";
import { linesHidden, linesNotIn, spansOf } from "./spans.ts";
import type { ActFields } from "./use-act.ts";
import { useWords } from "./words.ts";
import { maskWords } from "./words-mask.ts";

/** What is hidden now, else names, doors and numbers that stand in the words: a start that the desk changes. */
function proposed(reply: ReadCaseReply): string {
	const { masks, text, spot, about } = reply;
	if (masks?.spans !== undefined) return linesHidden(masks.spans, reply);
	const said = [text, spot, about].filter((part) => part !== null).join("\n");
	return publicDetails(said, [], []).join("\n");
}

/** What of the words the holder is not to read, line by line, and what is left of them. Loaded when it is asked for. */
export function MaskForm({ reply, fields }: { readonly reply: ReadCaseReply; readonly fields: ActFields }) {
	const { language, words } = useWords();
	const { draft, write, errorOf } = fields;
	const { maskLines } = draft;
	const say = maskWords(language);
	useEffect(() => {
		if (maskLines === "") write({ maskLines: proposed(reply), maskWhy: reply.masks?.why ?? "reporter" });
	}, []);
	const spans = spansOf(maskLines, reply);
	const why = draft.maskWhy === "thirdPerson" ? "thirdPerson" : "reporter";
	const lost = linesNotIn(maskLines, reply);
	const choose = () => {
		const chosen = document.getSelection()?.toString().trim() ?? "";
		if (chosen !== "") write({ maskLines: maskLines === "" ? chosen : `${maskLines}\n${chosen}` });
	};
	return (
		<>
			<Picks
				name="maskWhy"
				legend={say.why}
				error={errorOf("maskWhy") ?? null}
				value={draft.maskWhy}
				onPick={(maskWhy) => write({ maskWhy })}
				options={maskReasons.map((value) => ({ value, label: words.details[value] }))}
			/>
			<TextArea
				id="maskLines"
				label={say.lines}
				hint={say.linesHint}
				error={errorOf("maskLines")}
				value={maskLines}
				onText={(typed) => write({ maskLines: typed })}
				charactersMax={reportCharactersMax}
			/>
			<button type="button" onClick={choose}>
				{say.choose}
			</button>
			{lost.length > 0 && (
				<p role="status" class="bad-word">
					{say.lost(lost.map((line) => `“${line}”`).join(" "))}
				</p>
			)}
			<section aria-labelledby="mask-preview">
				<h3 id="mask-preview">{say.preview}</h3>
				<p class="words">{maskedText(reply.text, "text", { why, spans })}</p>
				{reply.spot !== null && <p>{maskedText(reply.spot, "spot", { why, spans })}</p>}
				{reply.about !== null && <p>{maskedText(reply.about, "about", { why, spans })}</p>}
			</section>
		</>
	);
}
