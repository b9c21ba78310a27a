import { Type } from "typebox";
import { caseNumber, closed } from "../contract/common.ts";
import { followForm, shellQuery } from "../contract/doors.ts";
import {
	listErasuresQuery,
	listErasuresReply,
	proposeErasureBody,
	requestErasureBody,
} from "../contract/erasure.ts";
import { followCaseReply } from "../contract/follow-up.ts";
import { readCaseReply } from "../contract/handling.ts";
import type { Deps, StaffDeps } from "../deps.ts";
import { piecesIn } from "../domain/erasure.ts";
import { followPages } from "../follow-pages.ts";
import type { SeenReads } from "../masked-reads.ts";
import { answered, receiptOf } from "../plugins/resident.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, byReceipt, bySession, replies } from "../plugins/typed.ts";
import { tombstones } from "../views/erasure.ts";
import { wordsOf } from "../words.ts";

/** The ids asked for; none at all when one of them is not of the case, which the rules then refuse. */
function chosen(seen: SeenReads, number: string, asked: "all" | readonly string[]): readonly string[] {
	const state = seen.stateOf(number);
	if (state === null) return [];
	const events = seen.trailOf(number).map(({ event }) => event);
	const known = piecesIn(state, events, "all").map(({ wordsId }) => wordsId);
	if (asked === "all") return known;
	return asked.every((id) => known.includes(id)) ? asked : [];
}

/** At the staff's door: the first of two people asks; the second decides as on everything else (`decideCase`). */
export async function proposingErasure(app: App, { randomBytes }: StaffDeps): Promise<void> {
	app.post(
		"/api/cases/:caseNumber/erasure",
		{
			onRequest: requirePerson("listInbox"),
			schema: {
				operationId: "proposeErasure",
				summary: "Ask to have words erased by law; somebody of another office decides.",
				tags: ["desk"],
				security: bySession,
				params: Type.Object({ caseNumber }, closed),
				body: proposeErasureBody,
				response: replies({ 200: readCaseReply }),
			},
		},
		async (request, reply) => {
			const person = personOf(request);
			const { caseNumber: number } = request.params;
			const { expectedVersion, pieces, ground, basis } = request.body;
			const wordsIds = chosen(app.staff.seenBy(person), number, pieces);
			const asks = { type: "ProposeErasure", by: person.personId, ground, wordsIds } as const;
			const command = { ...asks, basis: wordsOf(basis, randomBytes) };
			return app.staff.act(reply, person, number, command, expectedVersion);
		},
	);
}

/** At the resident's door: the request under the receipt, by JSON and by form; and what anybody may know of erasures. */
export async function erasure(app: App, { reads, publicLog, doors }: Deps): Promise<void> {
	const { resident } = app;
	app.post(
		"/api/follow/erasure",
		{
			schema: {
				operationId: "requestErasure",
				summary: "Ask to have one's own words erased, once the case is over.",
				tags: ["resident"],
				security: byReceipt,
				body: requestErasureBody,
				response: replies({ 200: followCaseReply }),
			},
		},
		async (request, reply) => answered(reply, await resident.requestErasure(receiptOf(request))),
	);
	const { read, after } = followPages(app, { publicLog, doors });
	const form = {
		config: { page: true },
		schema: { querystring: shellQuery, body: followForm, hide: true },
	} as const;
	app.post("/follow/erasure", form, async ({ query, body }, reply) => {
		const { receipt, draft } = read(body);
		const followed = await resident.requestErasure(receipt);
		return app.page(reply, query, after(receipt, followed, draft, "erasureRequested", "erasure"));
	});
	const list = { querystring: listErasuresQuery, response: replies({ 200: listErasuresReply }) };
	const page = ({ query: { cursor } }: { query: { cursor?: string } }) =>
		tombstones(reads, publicLog, cursor === undefined ? undefined : Number(cursor));
	const summary = "What was erased by law, newest first, once a published checkpoint covers it.";
	const schema = { ...list, operationId: "listErasures", summary, tags: ["log"] };
	app.get("/api/erasures", { schema }, async (request) => page(request));
	// Beside what else the log tells, for whoever reads it there.
	app.get("/log/erasures", { schema: { ...list, hide: true } }, async (request) => page(request));
}
