import { type Static, Type } from "typebox";
import { closed } from "./common.ts";

export const transferCaseBody = Type.Object(
	{
		expectedVersion: Type.Integer({ minimum: 1, description: "the `version` that readCase gave" }),
		elsewhere: Type.Optional(
			Type.String({
				description:
					"why it goes to the recipient of the house, not to the competent body that readCase names",
			}),
		),
	},
	closed,
);
/** What a sealed conduct report says of a body outside, beside its words. */
export const outsideWires = {
	sealedTo: Type.Optional(
		Type.String({ description: "the body outside that alone can open the report; there are no words here" }),
	),
	competent: Type.Optional(
		Type.Object(
			{
				name: Type.String({ description: "the body outside it is to be passed on to" }),
				reach: Type.String({ description: "how it is reached; empty where nobody has said" }),
				keyed: Type.Boolean({ description: "whether a file can be encrypted to it" }),
				managedBy: Type.Array(Type.String(), { description: "who manages or regulates whom it concerns" }),
			},
			closed,
		),
	),
};
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
