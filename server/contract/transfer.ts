import { type Static, Type } from "typebox";
import { closed } from "./common.ts";

export const transferCaseBody = Type.Object(
	{ expectedVersion: Type.Integer({ minimum: 1, description: "the `version` that readCase gave" }) },
	closed,
);
/** The file for the body outside, encrypted to its key; the server keeps none. */
export const transferCaseReply = Type.Object(
	{
		recipient: Type.String({ description: "the body the file is for" }),
		name: Type.String({ description: "what to call the file" }),
		file: Type.String({ description: "age-encryption.org/v1, armored" }),
		sha256: Type.String({ description: "of the file, hex; it stands in the event too" }),
	},
	closed,
);
export type TransferCaseReply = Static<typeof transferCaseReply>;
