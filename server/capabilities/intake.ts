import {
	listAreasReply,
	submitReportBody,
	submitReportHeaders,
	submitReportReply,
} from "../contract/intake.ts";
import type { Deps } from "../deps.ts";
import { type App, replies } from "../plugins/typed.ts";

/** Intake: a resident's report, and the places it can be about. */
export async function intake(app: App, { ledger }: Deps): Promise<void> {
	app.post(
		"/api/reports",
		{
			schema: {
				operationId: "submitReport",
				tags: ["resident"],
				summary:
					"Submit a report; the same Idempotency-Key with the same body gives the same answer for 24 hours.",
				headers: submitReportHeaders,
				body: submitReportBody,
				response: replies({ 201: submitReportReply }),
			},
		},
		async (request, reply) => {
			const key = request.headers["idempotency-key"];
			const asked = await app.asksProof(request, key, request.headers["x-proof"]);
			if (asked !== null) {
				reply.headers({ "x-proof-token": asked.token, "x-proof-challenge": asked.challenge });
				return reply.refuse({ code: "proofNeeded" });
			}
			const outcome = await app.resident.submit(request.body, key, request.bodyText);
			return "refusal" in outcome ? reply.refuse(outcome.refusal) : reply.code(201).send(outcome.reply);
		},
	);
	app.get(
		"/api/areas",
		{
			schema: {
				operationId: "listAreas",
				tags: ["resident"],
				summary: "Every area a report can be about, in code order.",
				response: replies({ 200: listAreasReply }),
			},
		},
		async () => ({
			items: [...ledger.setting().areas.values()].sort((a, b) => (a.areaCode < b.areaCode ? -1 : 1)),
			nextCursor: null,
		}),
	);
}
