import { Type } from "typebox";
import { findingOutcomes } from "../domain/finding.ts";
import { oneOf } from "./common.ts";

/** What a discipline officer has found of a case. */
export const findCaseBody = { outcome: oneOf(findingOutcomes), words: Type.String() };
