import type { Static } from "typebox";
import type { ReadConductIntakeReply } from "../../server/contract/conduct-intake.ts";
import type { ListOverdueReply } from "../../server/contract/escalation.ts";
import type { TransferCaseReply, transferCaseBody } from "../../server/contract/transfer.ts";
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
	readonly readConductIntake: () => Promise<Reply<ReadConductIntakeReply>>;
	readonly transferCase: (
		caseNumber: string,
		body: Static<typeof transferCaseBody>,
	) => Promise<Reply<TransferCaseReply>>;
	readonly listOverdue: (
		question: OverdueQuestion,
		cursor: string | null,
	) => Promise<Reply<ListOverdueReply>>;
};

/** The audit door's reads. */
export function createReads(client: Client): Reads {
	const { readCase, readTrail, readReferral, findCase, listInbox, readStatistics } = client;
	const { exportList, exportCase, listLeftOut, listFigureCases, decideExclusion } = client;
	const readConductIntake = () => client.call<ReadConductIntakeReply>("GET", "/api/conduct-intake");
	const transferCase: Reads["transferCase"] = (caseNumber, body) =>
		client.call("POST", `/api/cases/${encodeURIComponent(caseNumber)}/transfer`, body);
	const listOverdue: Reads["listOverdue"] = (question, cursor) => client.listOverdue({ ...question, cursor });
	const one = { readCase, readTrail, readReferral, findCase, exportCase, listLeftOut, decideExclusion };
	const lists = { listFigureCases, listInbox, readStatistics, listOverdue, exportList };
	return { ...one, ...lists, readConductIntake, transferCase };
}
