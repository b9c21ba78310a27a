import { type Static, Type } from "typebox";
import { exportedLists } from "../domain/export.ts";
import { closed, oneOf } from "./common.ts";

/** What is printed: a list, or a letter; `of` says which, and is empty for all that the person may see. */
export const exportListBody = Type.Object(
	{ list: oneOf(exportedLists), of: Type.String({ pattern: "^[A-Za-z0-9:._-]{0,80}$" }) },
	closed,
);
export type ExportList = Static<typeof exportListBody>;
/** Nothing more than which case: its file as the page shows it. */
export const exportCaseBody = Type.Object({}, closed);
