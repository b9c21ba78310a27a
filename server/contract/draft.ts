import { type Static, Type } from "typebox";
import { closed } from "./common.ts";

export const readDraftKeyReply = Type.Object(
	{
		key: Type.String({ description: "32 bytes in base64: opens what this person left unsent in a browser" }),
	},
	closed,
);
export type ReadDraftKeyReply = Static<typeof readDraftKeyReply>;
