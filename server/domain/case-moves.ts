import type { Instant } from "./calendar.ts";
import type { Move } from "./case-events.ts";

/** Who has had the move since when; `inHand` once that holder has signed or contacted. */
export type Moves = readonly { readonly from: Instant; readonly move: Move; readonly inHand: boolean }[];

function isSame(one: Move, other: Move): boolean {
	if (one.by === "resident" || other.by === "resident") return one.by === other.by;
	return one.personId === other.personId && one.postId === other.postId && one.as === other.as;
}

/** @param taken whether a deed of the holder took the case in hand; it takes nothing from whoever a card has told */
export function moved({ moves }: { readonly moves: Moves }, from: Instant, move: Move, taken = false): Moves {
	const last = moves.at(-1);
	const inHand = taken && move.by === "staff" && move.as === "holder";
	// What is in hand stays so while the move stays: a reminder takes nothing out of it.
	const same = last !== undefined && isSame(last.move, move);
	return same && (last.inHand || !inHand) ? moves : [...moves, { from, move, inHand }];
}
