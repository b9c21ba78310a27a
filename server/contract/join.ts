import { type Static, Type } from "typebox";
import { spotClasses } from "../domain/join.ts";
import { areaCode, categoryCode, closed, oneOf, orNull } from "./common.ts";

/** An open matter that a report of the same may join: nothing that anybody wrote. */
const matterWire = Type.Object(
	{
		matter: Type.String({ description: "what `submitReport` takes as `join`; no case number" }),
		areaName: Type.String(),
		categoryCode,
		spot: oneOf(spotClasses),
		since: Type.String({ description: "calendar date" }),
		state: oneOf(["dispatched", "handling"]),
		voices: orNull(Type.Integer({ description: "reports in it; null where they are fewer than five" })),
	},
	closed,
);
export const listMattersQuery = Type.Object({ areaCode, categoryCode }, closed);
/** Newest first, and no more than the page shows: how many there are beyond is told to nobody. */
export const listMattersReply = Type.Object(
	{ items: Type.Array(matterWire), nextCursor: Type.Null() },
	closed,
);

export type MatterWire = Static<typeof matterWire>;
