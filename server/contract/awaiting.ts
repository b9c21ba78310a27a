import { Type } from "typebox";

/** A question to the resident that stops the clocks, and going on without the answer. */
export const awaitResidentBody = { words: Type.String({ description: "what the resident is asked" }) };
export const resumeCaseBody = {};
