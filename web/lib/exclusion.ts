import type { Static, TObject } from "typebox";
import type { decideExclusionBody, ListLeftOutReply } from "../../server/contract/exclusion.ts";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { allPages, cursorQuery } from "./all-pages.ts";
import type { Call } from "./client.ts";

type DecideExclusion = Static<TObject<typeof decideExclusionBody>> & { readonly expectedVersion: number };

/** What is left out of the figures, and the decision on it (rules.md §5). */
export function exclusions(call: Call) {
	return {
		listLeftOut: () =>
			allPages((cursor) => call<ListLeftOutReply>("GET", `/api/left-out${cursorQuery(cursor)}`)),
		decideExclusion: (caseNumber: string, body: DecideExclusion) =>
			call<ReadCaseReply>("POST", `/api/cases/${encodeURIComponent(caseNumber)}/exclusion/decision`, body),
	};
}
