import type { Case } from "./case.ts";
import { hasEnded } from "./case-exits.ts";
import { moved } from "./case-moves.ts";
import type { ErasureEvent, WordsErased } from "./erasure-events.ts";
import type { PhotoRef } from "./photo.ts";

/** How erasures follow from their events (trust.md I5). */
function withoutPhone<S extends Case>(state: S): S {
	const { phone: _erased, phoneFor: _ended, ...left } = state;
	// Nothing but two optional members is left out.
	return left as S;
}

/** Nothing is erased that was not asked for by one and decided by another. */
function erased<S extends Case>(state: S, { wordsIds, photoIds = [], by }: WordsErased): S {
	const asked = state.pending?.erasure;
	const ids = [...wordsIds, ...photoIds];
	if (
		asked === undefined ||
		[...asked.wordsIds].sort().join() !== [...ids].sort().join() ||
		asked.proposedBy === by
	)
		throw new Error("words were erased that no two people had agreed to erase");
	const gone = [...(state.erased ?? []), ...ids];
	const isLeft = ({ photoId }: PhotoRef) => !photoIds.includes(photoId);
	const photos = state.photos.filter(isLeft);
	const { staffPhotos } = state;
	const staffs = staffPhotos === undefined ? {} : { staffPhotos: staffPhotos.filter(isLeft) };
	const { publication: _gone, ...unpublished } = state;
	const kept = unpublished as S;
	const left = state.phone !== undefined && wordsIds.includes(state.phone) ? withoutPhone(kept) : kept;
	return { ...left, photos, ...staffs, pending: null, erased: gone };
}

export function erasing(state: Case, event: ErasureEvent): Case {
	if (!hasEnded(state)) throw new Error(`${event.type} cannot follow in ${state.status}`);
	switch (event.type) {
		case "ErasureProposed":
		case "ErasureRequested": {
			const { pending, due, at, nextMove } = event;
			return { ...state, pending, due, moves: moved(state, at, nextMove) };
		}
		case "WordsErased":
			return erased(state, event);
		case "PhoneErased":
			if (state.phone !== event.wordsId) throw new Error("a phone number was erased that is not there");
			return { ...withoutPhone(state), erased: [...(state.erased ?? []), event.wordsId] };
		default:
			return event satisfies never;
	}
}
