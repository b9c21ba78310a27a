import { type Static, Type } from "typebox";
import { closed, instant } from "./common.ts";

/** The places where the reader is signed in now, newest first; no device and no address is known of any. */
export const listSessionsReply = Type.Object(
	{
		items: Type.Array(
			Type.Object(
				{
					sessionId: Type.String(),
					startedAt: instant,
					seenAt: Type.String({ description: "the last request, within a minute" }),
					current: Type.Boolean({ description: "the one that asks" }),
				},
				closed,
			),
		),
	},
	closed,
);
export type ListSessionsReply = Static<typeof listSessionsReply>;
