import Fastify from "fastify";
import { submitReportBody, submitReportReply } from "../../server/contract/intake.ts";
import { requestBytesMax } from "../../server/domain/limits.ts";

const constant = {
	receipt: "0000-0000-0000-0000-0000-0000-0000",
	caseNumber: "190313-0000-0000",
	track: "service",
	state: "dispatched",
	triageDueAt: null,
	clocks: {
		signDueAt: "2019-03-13T17:00:00+08:00",
		contactDueAt: "2019-03-14T18:00:00+08:00",
		finishDueAt: "2019-03-20T18:00:00+08:00",
		provisional: false,
	},
} as const;

/** The ceiling of every submission: the same body and reply schema, a constant reply; no plugin, hook or logger. */
export async function serveCeiling(): Promise<string> {
	const app = Fastify({ bodyLimit: requestBytesMax });
	app.post(
		"/api/reports",
		{ schema: { body: submitReportBody, response: { 201: submitReportReply } } },
		async (_request, reply) => reply.code(201).send(constant),
	);
	return app.listen({ host: "127.0.0.1", port: 0 });
}
