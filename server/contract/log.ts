import { Type } from "typebox";
import { closed } from "./common.ts";

/** The newest checkpoints as a feed (JSON Feed 1.1), for people and programs that keep them. */
export const readFeedReply = Type.Object(
	{
		version: Type.Literal("https://jsonfeed.org/version/1.1"),
		title: Type.String(),
		description: Type.String(),
		items: Type.Array(
			Type.Object(
				{
					id: Type.String({ description: "origin and size" }),
					date_published: Type.String({ description: "ISO 8601 with offset" }),
					content_text: Type.String({ description: "the checkpoint: a signed note" }),
				},
				closed,
			),
		),
	},
	closed,
);
