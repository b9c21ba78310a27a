import {
	changeVerdictBody,
	confirmCaseBody,
	disputeCaseBody,
	followCaseReply,
	messageDeskBody,
} from "../contract/follow-up.ts";
import type { Deps } from "../deps.ts";
import { answered, receiptOf } from "../plugins/resident.ts";
import { type App, byReceipt, replies } from "../plugins/typed.ts";

/** Follow-up: the resident looks, adds, confirms or disputes under the receipt (header `x-receipt`). */
export async function followUp(app: App, _deps: Deps): Promise<void> {
	const { resident } = app;
	app.get(
		"/api/follow",
		{ schema: schemaOf("followCase", "What the receipt opens.") },
		async (request, reply) => {
			const view = resident.follow(receiptOf(request));
			return view === null ? reply.refuse({ code: "receiptUnknown" }) : view;
		},
	);
	app.post(
		"/api/follow/messages",
		{ schema: { ...schemaOf("messageDesk", "Say one more thing."), body: messageDeskBody } },
		async (request, reply) => {
			const { words, photos } = request.body;
			return answered(reply, await resident.message(receiptOf(request), words, photos));
		},
	);
	app.post(
		"/api/follow/confirmation",
		{ schema: { ...schemaOf("confirmCase", "Solved, or solved in part."), body: confirmCaseBody } },
		async (request, reply) => answered(reply, await resident.confirm(receiptOf(request), request.body)),
	);
	app.post(
		"/api/follow/dispute",
		{ schema: { ...schemaOf("disputeCase", "Not solved: work on it again."), body: disputeCaseBody } },
		async (request, reply) => answered(reply, await resident.dispute(receiptOf(request), request.body)),
	);
	app.post(
		"/api/follow/verdict",
		{
			schema: {
				...schemaOf("changeVerdict", "Solved after all, within 30 days of closing; “not” is a dispute."),
				body: changeVerdictBody,
			},
		},
		async (request, reply) => answered(reply, await resident.changeVerdict(receiptOf(request), request.body)),
	);
}

function schemaOf(operationId: string, summary: string) {
	const common = { tags: ["resident"], security: byReceipt };
	return { ...common, operationId, summary, response: replies({ 200: followCaseReply }) };
}
