import { type Static, Type } from "typebox";
import { shelvingCauses } from "../domain/proposal.ts";
import { areaCode, caseNumber, categoryCode, closed, instant, oneOf, orNull } from "./common.ts";

/** What is shelved 挂账 now: why, who must act first, when it is reviewed; what is needed goes upward. */
export const shelvedQuery = Type.Object(
	{
		areaCode: Type.Optional(Type.String({ pattern: "^[0-9]{2,15}$" })),
		cursor: Type.Optional(Type.String()),
	},
	closed,
);
export const listShelvedReply = Type.Object(
	{
		items: Type.Array(
			Type.Object(
				{
					...{ caseNumber, areaCode, areaName: Type.String(), categoryCode: orNull(categoryCode) },
					post: orNull(Type.String({ description: "the post that holds it" })),
					cause: oneOf(shelvingCauses),
					needed: orNull(Type.String({ description: "the holder's words on what is missing" })),
					owner: orNull(Type.String({ description: "the post that must act first" })),
					since: orNull(instant),
					reviewOn: Type.String({ format: "date" }),
					text: orNull(Type.String({ description: "the resident's own words" })),
				},
				closed,
			),
		),
		nextCursor: orNull(Type.String()),
		areaName: Type.String(),
		asOf: instant,
	},
	closed,
);
export type ListShelvedReply = Static<typeof listShelvedReply>;
export type ShelvedItem = ListShelvedReply["items"][number];
