import { Type } from "typebox";
import { closed, orNull } from "./common.ts";

/** The place on a boundary by which a case came to its post, and to whom it may still go. */
export const boundaryWire = Type.Object(
	{
		place: Type.String(),
		lead: Type.String({ description: "post that leads" }),
		alternate: Type.String({ description: "post of the other side" }),
		otherSide: orNull(
			Type.String({ description: "post to which a return that is granted goes; null once it is decided" }),
		),
	},
	closed,
);

/** What makes an item of the duty book one of a boundary place; `postId` of the item leads. */
export const boundaryItemWire = Type.Object(
	{
		place: Type.String({ description: "what people call the place" }),
		otherAreaPrefix: Type.String(),
		alternatePostId: Type.String(),
	},
	closed,
);
