import type { ErasedWire, ErasureAskedWire, ListErasuresReply, PieceWire } from "../contract/erasure.ts";
import { dayOf, type Instant } from "../domain/calendar.ts";
import type { Case } from "../domain/case.ts";
import { formatDay } from "../domain/day.ts";
import { type Piece, piecesIn } from "../domain/erasure.ts";
import { photosErasedBy } from "../domain/erasure-events.ts";
import { listItemsMax } from "../domain/limits.ts";
import { may } from "../domain/permission.ts";
import type { PublicLog } from "../domain/public-log.ts";
import type { CaseWords, Erasures, TrailEvent } from "../domain/reads.ts";
import type { Person, Setting } from "../domain/setting.ts";
import { wireInstant } from "./common.ts";

type Source = {
	readonly state: Case;
	readonly trail: readonly TrailEvent[];
	readonly words: CaseWords;
};

const fileSealedTo = "sealedTo.file";

function pieceView({ wordsId, place, event }: Piece, words: CaseWords): PieceWire {
	const { at, type } = event;
	// A file that nobody here can open says nothing to whoever decides about it.
	const said = place === fileSealedTo ? null : (words.get(wordsId) ?? null);
	return { wordsId, at: wireInstant(at), type, place, words: said };
}

function piecesOf({ state, trail, words }: Source): PieceWire[] {
	const events = trail.map(({ event }) => event);
	return piecesIn(state, events, "all").map((piece) => pieceView(piece, words));
}

/** What is asked to be erased; nothing for any other decision. */
export function erasureAskedView(source: Source): { readonly erasure?: ErasureAskedWire } {
	const asked = source.state.pending?.erasure;
	if (asked === undefined) return {};
	const pieces = piecesOf(source).filter(({ wordsId }) => asked.wordsIds.includes(wordsId));
	return { erasure: { ground: asked.ground, pieces } };
}

/** What was erased of a case; nothing where nothing was. */
export function erasedView(trail: readonly TrailEvent[]): { readonly erased?: ErasedWire } {
	const erased = trail.flatMap(({ event }) =>
		event.type === "WordsErased"
			? [
					{
						at: wireInstant(event.at),
						ground: event.ground,
						pieces: event.wordsIds.length + photosErasedBy(event).length,
					},
				]
			: [],
	);
	return erased.length === 0 ? {} : { erased };
}

/** The pieces to choose from, for whoever may ask for an erasure now. */
export function piecesView(
	source: Source & { readonly person: Person; readonly setting: Setting; readonly now: Instant },
): { readonly pieces?: PieceWire[] } {
	const { state, person, setting, now } = source;
	const no = may("proposeErasure", person.personId, state, setting, now);
	return no === null ? { pieces: piecesOf(source) } : {};
}

/** A page of the public list: what a published checkpoint covers, newest first. */
export function tombstones(
	reads: Pick<Erasures, "erasures">,
	publicLog: Pick<PublicLog, "leafOf">,
	before = Number.MAX_SAFE_INTEGER,
): ListErasuresReply {
	const rows = reads.erasures(before, listItemsMax);
	const items = rows.flatMap(({ position, at, ground, pieces }) => {
		const leaf = publicLog.leafOf(position);
		const on = formatDay(dayOf(at));
		return leaf === null ? [] : [{ on, ground, pieces, leaf }];
	});
	const last = rows.length < listItemsMax ? undefined : rows.at(-1);
	return { items, nextCursor: last === undefined ? null : String(last.position) };
}
