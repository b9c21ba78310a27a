import { useEffect } from "preact/hooks";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { maskedText, maskReasons } from "../../server/domain/case-mask.ts";
import { reportCharactersMax } from "../../server/domain/limits.ts";
import { publicDetails } from "../../server/domain/scan.ts";
import { moment } from "../lib/formats.ts";
import { Picks, TextArea } from "../parts/form.tsx";
import { linesHidden, linesNotIn, spansOf } from "./spans.ts";
import type { ActFields } from "./use-act.ts";
import { useWords } from "./words.ts";
import { maskWords } from "./words-mask.ts";

const shownPixels = 96;
type Asked = { readonly reply: ReadCaseReply; readonly fields: ActFields };

/** What is hidden now, else names, doors and numbers that stand in the words: a start that the desk changes. */
function proposed(reply: ReadCaseReply): string {
	const { masks, text, spot, about } = reply;
	if (masks?.spans !== undefined) return linesHidden(masks.spans, reply);
	const later = (reply.later ?? []).map((one) => one.text);
	const said = [text, spot, about, ...later].filter((part) => part !== null).join("\n");
	return publicDetails(said, [], []).join("\n");
}

/** The resident's photos, each to be hidden whole or shown. */
function PhotosToMask({ reply, fields, say }: Asked & { readonly say: ReturnType<typeof maskWords> }) {
	const { words } = useWords();
	const { draft, write } = fields;
	const { maskPhotos: hidden } = draft;
	const toggle = (id: string) =>
		write({ maskPhotos: hidden.includes(id) ? hidden.filter((one) => one !== id) : [...hidden, id] });
	if (reply.photos.length === 0) return null;
	return (
		<fieldset id="maskPhotos" tabIndex={-1} class="field">
			<legend>{say.photos}</legend>
			{reply.photos.map((id, index) => (
				<label class="pick" key={id} for={`mask-${id}`}>
					<input
						type="checkbox"
						id={`mask-${id}`}
						checked={hidden.includes(id)}
						onChange={() => toggle(id)}
					/>
					<span>
						{words.photo(index + 1)}{" "}
						{!reply.sealed && (
							<img
								src={`/api/cases/${reply.caseNumber}/photos/${id}`}
								alt=""
								width={shownPixels}
								loading="lazy"
							/>
						)}
					</span>
				</label>
			))}
		</fieldset>
	);
}

/** What of the words the holder is not to read, line by line, and what is left of them. Loaded when it is asked for. */
export function MaskForm({ reply, fields }: Asked) {
	const { language, words } = useWords();
	const { draft, write, errorOf } = fields;
	const { maskLines, maskPhotos } = draft;
	const say = maskWords(language);
	useEffect(() => {
		if (maskLines !== "" || maskPhotos.length > 0) return;
		const { why: known = "reporter", photos = [] } = reply.masks ?? {};
		write({ maskLines: proposed(reply), maskPhotos: photos, maskWhy: known });
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
			<PhotosToMask reply={reply} fields={fields} say={say} />
			<section aria-labelledby="mask-preview">
				<h3 id="mask-preview">{say.preview}</h3>
				<p class="words">{maskedText(reply.text, "text", { why, spans })}</p>
				{reply.spot !== null && <p>{maskedText(reply.spot, "spot", { why, spans })}</p>}
				{reply.about !== null && <p>{maskedText(reply.about, "about", { why, spans })}</p>}
				{reply.later?.map(({ wordsId, at, text }) => (
					<p key={wordsId} class="words">
						<span class="hint">{say.later(moment(at, reply.asOf, language))}</span>{" "}
						{maskedText(text, "later", { why, spans }, wordsId)}
					</p>
				))}
				{reply.photos.length > 0 && (
					<p class="hint">{say.photosLeft(reply.photos.filter((id) => !maskPhotos.includes(id)).length)}</p>
				)}
			</section>
		</>
	);
}
