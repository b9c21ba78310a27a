import { type Static, Type } from "typebox";
import { closed } from "./common.ts";

/** What proves to anybody, without asking here again, that a report was received (trust.md I2). */
export const proveReportReply = Type.Object(
	{
		vkey: Type.String({ description: "the key the checkpoint is checked with" }),
		proof: Type.String({
			description: "a c2sp.org/tlog-proof@v1 file; its extra line holds what `opened` says",
		}),
		opened: Type.Object(
			{
				event: Type.String({ description: "the bytes of the leaf, as text" }),
				words: Type.Array(
					Type.Object({ id: Type.String(), salt: Type.String(), text: Type.String() }, closed),
					{
						description:
							"each stands in the event as SHA-256 of the salt (base64url here) and the UTF-8 text, in hex",
					},
				),
			},
			closed,
		),
	},
	closed,
);

export type ProveReportReply = Static<typeof proveReportReply>;
