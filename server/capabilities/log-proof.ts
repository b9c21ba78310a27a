import { proveReportReply } from "../contract/log-proof.ts";
import type { Deps } from "../deps.ts";
import { type App, byReceipt, replies } from "../plugins/typed.ts";

/** The proof that a report lies in the public log, for whoever holds its receipt; nobody is told that it was asked for. */
export async function logProof(app: App, _deps: Deps): Promise<void> {
	app.get(
		"/api/follow/proof",
		{
			schema: {
				operationId: "proveReport",
				tags: ["resident"],
				summary: "A proof that the report was received, which anybody can check without asking here.",
				security: byReceipt,
				response: replies({ 200: proveReportReply }),
			},
		},
		async (request, reply) => {
			const receipt = request.headers["x-receipt"];
			const proved = app.resident.prove(typeof receipt === "string" ? receipt : "");
			return "refusal" in proved ? reply.refuse(proved.refusal) : proved;
		},
	);
}
