import { type Static, Type } from "typebox";
import { areaCode, categoryCode, closed, oneOf, orNull } from "./common.ts";

/** The desk sends a held report to a post, or says which category it is and lets the duty book decide. */
export const dispatchCaseBody = Type.Object(
	{
		expectedVersion: Type.Integer({ minimum: 1 }),
		categoryCode: Type.Optional(categoryCode),
		postId: Type.Optional(Type.String()),
	},
	closed,
);
export const sealCaseBody = Type.Object(
	{ expectedVersion: Type.Integer({ minimum: 1 }), track: oneOf(["conduct", "protected"]) },
	closed,
);

const postWire = Type.Object(
	{
		postId: Type.String(),
		name: Type.String(),
		unit: Type.String(),
		areaCode,
		load: orNull(
			Type.Object(
				{
					open: Type.Integer({ description: "cases in hand: they wait for contact or answer" }),
					aged: Type.Integer({ description: "of those, received five days ago or earlier" }),
					overdue: Type.Integer({ description: "of those, past a limit" }),
					overLoad: Type.Boolean({ description: "more in hand than the policy lets count" }),
				},
				{ ...closed, description: "null for who hands out no work" },
			),
		),
	},
	closed,
);
export const listPostsReply = Type.Object(
	{ items: Type.Array(postWire), nextCursor: orNull(Type.String()) },
	closed,
);
export const listDutiesReply = Type.Object(
	{
		items: Type.Array(
			Type.Object({ itemId: Type.String(), clause: Type.String(), post: Type.String() }, closed),
		),
		nextCursor: orNull(Type.String()),
	},
	closed,
);
export type ListDutiesReply = Static<typeof listDutiesReply>;
export type PostWire = Static<typeof postWire>;
export type DispatchCase = Static<typeof dispatchCaseBody>;
