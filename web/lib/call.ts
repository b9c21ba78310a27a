import type { BeginCallReply, CallResident, ListCallsReply } from "../../server/contract/call.ts";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { allPages, cursorQuery } from "./all-pages.ts";
import type { Call } from "./client.ts";

/** What the page of calls reads and does (rules.md §2). */
export function calls(call: Call) {
	const onCase = (caseNumber: string, part: string) => `/api/cases/${encodeURIComponent(caseNumber)}/${part}`;
	return {
		listCalls: () => allPages((cursor) => call<ListCallsReply>("GET", `/api/calls${cursorQuery(cursor)}`)),
		beginCall: (caseNumber: string, expectedVersion: number) =>
			call<BeginCallReply>("POST", onCase(caseNumber, "call/number"), { expectedVersion }),
		callResident: (caseNumber: string, body: CallResident) =>
			call<ReadCaseReply>("POST", onCase(caseNumber, "call"), body),
	};
}
