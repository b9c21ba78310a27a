import type { PieceWire } from "../../server/contract/erasure.ts";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { proposedGrounds } from "../../server/domain/erasure-events.ts";
import { moment } from "../lib/formats.ts";
import { Picks } from "../parts/form.tsx";
import { Said } from "./said.tsx";
import type { ActFields } from "./use-act.ts";
import { useWords } from "./words.ts";

/** One piece: what happened, and the words themselves. */
function Piece({ piece }: { readonly piece: PieceWire }) {
	const { words } = useWords();
	const { type, place, words: said } = piece;
	const event = Object.entries(words.events).find(([name]) => name === type)?.[1] ?? type;
	const { phone, photo, nothing } = words.erasure;
	const hidden = place === "contactPhone" ? phone : place === "photo" ? photo : nothing;
	return (
		<span>
			<span class="hint">{event}</span> {said ?? hidden}
		</span>
	);
}

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

/** What the decider is asked to erase: the ground and every piece. */
export function ErasureAsked({ pending }: Pick<ReadCaseReply, "pending">) {
	const { words } = useWords();
	const erasure = pending?.erasure;
	if (erasure === undefined) return null;
	return (
		<div class="see">
			<p>
				{words.erasure.ground}
				{words.colon}
				<b>{words.erasure.grounds[erasure.ground]}</b>
			</p>
			<h3 class="hint">{words.erasure.asked}</h3>
			<ul class="stack tight">
				{erasure.pieces.map((piece) => (
					<li class="words" key={piece.wordsId}>
						<Piece piece={piece} />
					</li>
				))}
			</ul>
		</div>
	);
}

/** That words of this case are gone, since when, and why. */
export function Erased({ reply }: { readonly reply: ReadCaseReply }) {
	const { language, words } = useWords();
	const { erased = [], asOf } = reply;
	return (
		<>
			{erased.map(({ at, ground, pieces }) => (
				<p class="hint num" key={at}>
					{words.erasure.erased(moment(at, asOf, language), words.erasure.grounds[ground], pieces)}
				</p>
			))}
		</>
	);
}
