import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { proposedGrounds } from "../../server/domain/erasure-events.ts";
import { Picks } from "../parts/form.tsx";
import { Piece } from "./erasure.tsx";
import { Said } from "./said.tsx";
import type { ActFields } from "./use-act.ts";
import { useWords } from "./words.ts";

/** Asks to have words erased by law: the ground, which words, and what it rests on. */
export function ErasureForm({ reply, fields }: { reply: ReadCaseReply; fields: ActFields }) {
	const { words } = useWords();
	const { draft, write, errorOf } = fields;
	const { ground, pieces: legend, piecesHint, all, basis, basisHint, grounds } = words.erasure;
	const { pieces = [] } = reply;
	const isTransferred = reply.track === "conduct" && reply.state === "redirected";
	const fitting = proposedGrounds.filter((value) => value !== "transferred" || isTransferred);
	const chosen = draft.erasedPieces;
	const error = errorOf("erasedPieces");
	const toggle = (id: string) =>
		write({ erasedPieces: chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id] });
	return (
		<>
			<Picks
				name="erasureGround"
				legend={ground}
				error={errorOf("erasureGround") ?? null}
				value={draft.erasureGround}
				onPick={(picked) => write({ erasureGround: picked })}
				options={fitting.map((value) => ({ value, label: grounds[value] }))}
			/>
			<fieldset id="erasedPieces" tabIndex={-1} class={error === undefined ? "field" : "field bad"}>
				<legend>{legend}</legend>
				<p class="hint">{piecesHint}</p>
				{error !== undefined && <p class="bad-word">{error}</p>}
				{pieces.map((piece) => (
					<label class="pick" key={piece.wordsId} for={`piece-${piece.wordsId}`}>
						<input
							type="checkbox"
							id={`piece-${piece.wordsId}`}
							checked={chosen.includes(piece.wordsId)}
							onChange={() => toggle(piece.wordsId)}
						/>
						<Piece piece={piece} />
					</label>
				))}
				<button type="button" onClick={() => write({ erasedPieces: pieces.map(({ wordsId }) => wordsId) })}>
					{all}
				</button>
			</fieldset>
			<Said part="erasureBasis" label={basis} hint={basisHint} fields={fields} />
		</>
	);
}
