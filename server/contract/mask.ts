import { type Static, type TObject, Type } from "typebox";
import { maskReasons } from "../domain/case-mask.ts";
import { closed, oneOf } from "./common.ts";

const spanWire = Type.Object(
	{
		of: oneOf(["text", "spot", "about"]),
		start: Type.Integer({ description: "in code points of the original words" }),
		end: Type.Integer({ description: "the first that is shown again" }),
	},
	closed,
);
const why = oneOf(maskReasons);
/** All that is hidden from now on. */
export const maskWordsBody = { why, spans: Type.Array(spanWire) };
/** That words of the report are hidden from whoever works on it, and why; where, for those alone who read them. */
export const masksWire = Type.Object(
	{ why, count: Type.Integer(), spans: Type.Optional(Type.Array(spanWire)) },
	closed,
);
export type MaskWordsBody = Static<TObject<typeof maskWordsBody>>;
