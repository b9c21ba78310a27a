import { type Static, Type } from "typebox";
import { searchCharactersMax } from "../domain/limits.ts";
import { closed } from "./common.ts";
import { listInboxReply } from "./handling.ts";

/** Sent in a body, never in an address: what somebody looks for may tell of a person. */
export const searchCasesBody = Type.Object(
	{
		words: Type.String({ minLength: 1, maxLength: searchCharactersMax }),
		cursor: Type.Optional(Type.String()),
	},
	closed,
);
export const searchCasesReply = listInboxReply;

export type SearchCases = Static<typeof searchCasesBody>;
