import type { ReadCasebookReply } from "../../server/contract/casebook.ts";
import type { ReadFiguresReply } from "../../server/contract/figures.ts";
import type { ListShelvedReply } from "../../server/contract/shelving.ts";
import type { Call } from "../lib/client.ts";

export type CasebookQuestion = {
	/** Empty for this week. */
	readonly period: string;
	/** Empty for all. */
	readonly postId: string;
	readonly unitId: string;
};

/** The question as it stands in an address. */
export function casebookQuery(
	{ period, postId, unitId }: CasebookQuestion,
	more: Readonly<Record<string, string | null>> = {},
): string {
	const given = Object.entries({ period, postId, unitId, ...more }).filter(
		(pair): pair is [string, string] => pair[1] !== null && pair[1] !== "",
	);
	return given.length === 0 ? "" : `?${new URLSearchParams(given)}`;
}

export const readCasebook = (call: Call, question: CasebookQuestion, cursor: string | null) =>
	call<ReadCasebookReply>("GET", `/api/casebook${casebookQuery(question, { cursor })}`);
export const listShelved = (call: Call, cursor: string | null) =>
	call<ListShelvedReply>(
		"GET",
		`/api/shelved${casebookQuery({ period: "", postId: "", unitId: "" }, { cursor })}`,
	);
export const readFigures = (call: Call) => call<ReadFiguresReply>("GET", "/api/figures");
