import { type Static, Type } from "typebox";
import { caseFacts, closed, instant, oneOf, orNull, stepWire } from "./common.ts";
import { trailEntryWire } from "./trail.ts";

/** One superior's part: what was told, what was done about it, and which step was let pass. */
const superiorWire = Type.Object(
	{
		post: orNull(Type.String()),
		as: oneOf(["superior", "leader", "head", "discipline", "desk", "other"]),
		step: stepWire,
		toldAt: instant,
		deeds: Type.Array(trailEntryWire, { description: "what this person did on the case from then on" }),
		helped: Type.Boolean({ description: "named the help in a supervision letter" }),
		letPass: orNull(stepWire),
		letPassAt: orNull(instant),
	},
	closed,
);

/** A file for discipline: the superiors' part first, then the case, then the whole trail. */
export const readReferralReply = Type.Object(
	{
		asOf: instant,
		referredAt: instant,
		superiors: Type.Array(superiorWire),
		...caseFacts,
		trail: Type.Array(trailEntryWire),
	},
	closed,
);
export type ReadReferralReply = Static<typeof readReferralReply>;
