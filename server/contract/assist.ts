import { type Static, Type } from "typebox";
import { helps } from "../domain/assist.ts";
import { closed, instant, oneOf, orNull } from "./common.ts";
import { provisionalWire } from "./due.ts";

/** Help from another post, with a clock of its own. */
const words = Type.String();
const assistId = Type.String({ description: "as readCase gives it" });

export const askAssistBody = { postId: Type.String(), words };
export const answerAssistBody = { assistId, words };
export const rateAssistBody = { assistId, help: oneOf(helps) };

export const assistWire = Type.Object(
	{
		assistId,
		post: orNull(Type.String()),
		mine: Type.Boolean({ description: "it is mine to answer" }),
		dueAt: instant,
		provisional: provisionalWire,
		words: orNull(Type.String()),
		answeredAt: orNull(instant),
		answer: orNull(Type.String()),
		help: orNull(oneOf(helps)),
	},
	closed,
);
export type AssistWire = Static<typeof assistWire>;
