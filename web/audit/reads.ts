import type { StepWire } from "../../server/contract/common.ts";
import type { ListOverdueReply, OverdueItem } from "../../server/contract/escalation.ts";
import type { ReadStatisticsReply } from "../../server/contract/statistics.ts";
import { type Client, createClient, type Reply } from "../lib/client.ts";
import { type Question, withQuestion } from "./paths.ts";

/** Which part of the board: null is all of it. */
export type OverdueQuestion = {
	readonly group: OverdueItem["group"] | null;
	readonly step: StepWire | null;
	readonly areaCode: string | null;
};
/** Which cases the numbers are about: instants with offset, `to` not included; null is no bound. */
export type StatisticsQuestion = {
	readonly from: string | null;
	readonly to: string | null;
	readonly areaCode: string | null;
};

/** Everything the audit door asks of the server. */
export type Reads = Pick<Client, "readCase" | "readTrail" | "listInbox"> & {
	readonly listOverdue: (
		question: OverdueQuestion,
		cursor: string | null,
	) => Promise<Reply<ListOverdueReply>>;
	readonly readStatistics: (question: StatisticsQuestion) => Promise<Reply<ReadStatisticsReply>>;
};

type Send = (url: string, init: RequestInit) => Promise<Response>;

/**
 * The audit door's reads. The client takes no questions, so each question is asked by a client of its own that puts
 * it into the address; refusals and a lost session are told as everywhere.
 */
export function createReads(
	client: Client,
	onSessionLost: () => void,
	send: Send = (...args) => fetch(...args),
): Reads {
	const asking = (question: Question) =>
		createClient({ fetch: (url, init) => send(withQuestion(url, question), init), onSessionLost });
	return {
		readCase: client.readCase,
		readTrail: client.readTrail,
		listInbox: client.listInbox,
		listOverdue: (question, cursor) => asking(question).listOverdue(cursor ?? undefined),
		readStatistics: (question) => asking(question).readStatistics(),
	};
}
