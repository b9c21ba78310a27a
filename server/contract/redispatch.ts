import { Type } from "typebox";

/** A case that goes from one holder to another. */
export const takeOverBody = {};
export const keepCaseBody = { words: Type.String() };
export const reassignCaseBody = { postId: Type.String() };
