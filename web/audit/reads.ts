import type { ListOverdueReply } from "../../server/contract/escalation.ts";
import type { Client, OverdueQuestion, Reply } from "../lib/client.ts";

/** Everything the audit door asks of the server. */
export type Reads = Pick<
	Client,
	| "readCase"
	| "readTrail"
	| "readReferral"
	| "findCase"
	| "listLeftOut"
	| "listFigureCases"
	| "decideExclusion"
	| "listInbox"
	| "readStatistics"
	| "exportList"
	| "exportCase"
> & {
	readonly listOverdue: (
		question: OverdueQuestion,
		cursor: string | null,
	) => Promise<Reply<ListOverdueReply>>;
};

/** The audit door's reads. */
export function createReads(client: Client): Reads {
	const { readCase, readTrail, readReferral, findCase, listInbox, readStatistics } = client;
	const { exportList, exportCase, listLeftOut, listFigureCases, decideExclusion } = client;
	const listOverdue: Reads["listOverdue"] = (question, cursor) => client.listOverdue({ ...question, cursor });
	const one = { readCase, readTrail, readReferral, findCase, exportCase, listLeftOut, decideExclusion };
	return { ...one, listFigureCases, listInbox, readStatistics, listOverdue, exportList };
}
