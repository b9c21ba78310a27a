import { type Static, Type } from "typebox";
import { erasureGrounds, proposedGrounds } from "../domain/erasure-events.ts";
import { erasedWordsMax, listItemsMax } from "../domain/limits.ts";
import { closed, instant, oneOf, orNull } from "./common.ts";

/** Erasure by law: which words, on what ground, and what anybody may know of it. */
export const erasureGroundWire = oneOf(erasureGrounds);

/** One piece of words of a case, or a photo; `words` is null for a photo, and for a phone number, which is shown nowhere. */
const pieceWire = Type.Object(
	{
		wordsId: Type.String(),
		at: instant,
		type: Type.String({ description: "name of the event that refers to them" }),
		place: Type.String({ description: "the member of the event, as `text` or `contactPhone`, or `photo`" }),
		words: orNull(Type.String()),
	},
	closed,
);
export const piecesWire = Type.Array(pieceWire);

/** What is asked to be erased. */
export const erasureAskedWire = Type.Object({ ground: erasureGroundWire, pieces: piecesWire }, closed);

/** What was erased of a case, oldest first. */
export const erasedWire = Type.Array(
	Type.Object({ at: instant, ground: erasureGroundWire, pieces: Type.Integer() }, closed),
);

export const proposeErasureBody = Type.Object(
	{
		expectedVersion: Type.Integer({ minimum: 1, description: "the `version` that readCase gave" }),
		ground: oneOf(proposedGrounds),
		pieces: Type.Union([
			Type.Literal("all"),
			Type.Array(Type.String(), { minItems: 1, maxItems: erasedWordsMax, uniqueItems: true }),
		]),
		basis: Type.String({ description: "the order or the law it rests on" }),
	},
	closed,
);
export const requestErasureBody = Type.Object({}, closed);

export const listErasuresQuery = Type.Object(
	{ cursor: Type.Optional(Type.String({ pattern: "^[0-9]{1,15}$" })) },
	closed,
);
/** The public tombstones, newest first; no case, post or person is named. */
export const listErasuresReply = Type.Object(
	{
		items: Type.Array(
			Type.Object(
				{
					on: Type.String({ format: "date" }),
					ground: erasureGroundWire,
					pieces: Type.Integer({ description: "how many pieces of words, and photos" }),
					leaf: Type.Integer({ description: "where its event lies in the public log, from 0" }),
				},
				closed,
			),
			{ maxItems: listItemsMax },
		),
		nextCursor: orNull(Type.String()),
	},
	closed,
);

export type ErasureGroundWire = Static<typeof erasureGroundWire>;
export type PieceWire = Static<typeof pieceWire>;
export type ErasureAskedWire = Static<typeof erasureAskedWire>;
export type ErasedWire = Static<typeof erasedWire>;
export type ListErasuresReply = Static<typeof listErasuresReply>;
