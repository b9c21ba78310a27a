import { type Static, Type } from "typebox";
import { caseFacts, closed, instant, nextMoveWire, oneOf, orNull, stepWire } from "./common.ts";

/** A stretch of the held bar: who had the move from when to when (null: until now). */
const heldStretchWire = Type.Object(
	{
		from: instant,
		to: orNull(instant),
		kind: oneOf(["unsigned", "inHand", "desk", "superior", "leader", "head", "discipline", "resident"]),
		post: orNull(Type.String()),
	},
	closed,
);

const overdueItemWire = Type.Object(
	{
		...caseFacts,
		group: oneOf(["ignored", "late", "carded"]),
		nextMove: orNull(nextMoveWire),
		step: orNull(stepWire),
		overdueSince: orNull(instant),
		signedAt: orNull(instant),
		round: Type.Integer(),
		voices: Type.Integer({ description: "reports behind it: its own and those merged into it" }),
		surge: Type.Boolean({ description: "a surge was declared over it" }),
		held: Type.Array(heldStretchWire),
	},
	closed,
);

/** ignored: contact due passed without effective contact; late: finish due passed without answer; carded: a card still in force. */
export const listOverdueReply = Type.Object(
	{
		items: Type.Array(overdueItemWire),
		counts: Type.Object({ ignored: Type.Integer(), late: Type.Integer(), carded: Type.Integer() }, closed),
		asOf: instant,
		nextCursor: orNull(Type.String()),
	},
	closed,
);
export type OverdueItem = Static<typeof overdueItemWire>;
export type HeldStretch = Static<typeof heldStretchWire>;
export type ListOverdueReply = Static<typeof listOverdueReply>;
