import { Type } from "typebox";
import { closed } from "./common.ts";

/** A deed that needs no word: an empty object. */
export const wordlessBody = Type.Object({}, closed);
