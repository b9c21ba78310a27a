import { type Static, Type } from "typebox";
import { closed, idWire, oneOf, orNull } from "./common.ts";

const bodyKinds = ["discipline", "manager", "regulator"] as const;
/** Inside it acts through `postId`, a post of discipline; `headPostId` is the post of its head, `aboveId` one level up. */
export const nameBodyBody = Type.Object(
	{
		bodyId: idWire,
		name: Type.String({ description: "1 to 200 characters" }),
		kind: oneOf(bodyKinds),
		postId: orNull(idWire),
		headPostId: orNull(idWire),
		reach: Type.String({ description: "how a body outside is reached, up to 200 characters" }),
		aboveId: orNull(idWire),
	},
	closed,
);
/** Which body is competent for a report on conduct, and which manages appointments or regulates the trade. */
export const competenceWire = { supervisedBy: orNull(idWire), managedBy: orNull(idWire) };
const whoseWire = { of: oneOf(["person", "unit"]), id: idWire };
export const setCompetenceBody = Type.Object({ ...whoseWire, ...competenceWire }, closed);
export const withoutBodyWire = Type.Array(Type.Object(whoseWire, closed), {
	description: "people and units with no competent body: reports about them stay with the house's own office",
});
export type NameBody = Static<typeof nameBodyBody>;
export type SetCompetence = Static<typeof setCompetenceBody>;
