import { type Static, type TObject, Type } from "typebox";
import { maskReasons } from "../domain/case-mask.ts";
import { closed, instant, oneOf } from "./common.ts";
import { photoIds } from "./photo.ts";

const spanWire = Type.Object(
	{
		of: oneOf(["text", "spot", "about", "later"]),
		wordsId: Type.Optional(Type.String({ description: "of later words of the resident: which" })),
		start: Type.Integer({ description: "in code points of the original words" }),
		end: Type.Integer({ description: "the first that is shown again" }),
	},
	closed,
);
const why = oneOf(maskReasons);
/** All that is hidden from now on. */
export const maskWordsBody = { why, spans: Type.Array(spanWire), photos: Type.Optional(photoIds) };
/** What the resident wrote after the report, for whoever may hide something in it. */
export const laterWire = Type.Array(
	Type.Object({ wordsId: Type.String(), at: instant, text: Type.String() }, closed),
);
/** That words of the report are hidden from whoever works on it, and why; where, for those alone who read them. */
export const masksWire = Type.Object(
	{
		why,
		count: Type.Integer({ description: "stretches of words and photos" }),
		spans: Type.Optional(Type.Array(spanWire)),
		photos: Type.Optional(photoIds),
	},
	closed,
);
export type MaskWordsBody = Static<TObject<typeof maskWordsBody>>;
