import { Type } from "typebox";
import { explanationCharactersMax } from "../domain/limits.ts";
import { caseNumber, closed } from "./common.ts";

/** A word of whoever a red card fell on. */
export const explainRedBody = { words: Type.String() };

export const readExplanationReply = Type.Object(
	{
		caseNumber,
		charactersMax: Type.Literal(explanationCharactersMax),
		draft: Type.String({
			description: "what the trail says already, in Chinese; the reason is left to write",
		}),
	},
	closed,
);
