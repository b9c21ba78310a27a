import type { PieceWire } from "../../server/contract/erasure.ts";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { moment } from "../lib/formats.ts";
import { useWords } from "./words.ts";

/** One piece: what happened, and the words themselves. */
export function Piece({ piece }: { readonly piece: PieceWire }) {
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
