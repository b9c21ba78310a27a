import { Type } from "typebox";
import { caseNumber, closed } from "../contract/common.ts";
import { exportCaseBody, exportListBody } from "../contract/export.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";

const common = { tags: ["desk"], security: bySession };

/** What a page of staff prints, told by the page as it does. What the server itself hands out it records by itself. */
export async function exporting(app: App): Promise<void> {
	app.post(
		"/api/exports",
		{
			onRequest: requirePerson("readHouse"),
			schema: {
				operationId: "exportList",
				summary: "Record that a list or a letter is printed.",
				...{ ...common, body: exportListBody, response: replies({ 204: Type.Null() }) },
			},
		},
		async (request, reply) => {
			const command = { type: "ExportList", by: personOf(request).personId, ...request.body } as const;
			return app.arrange(reply, command, () => null);
		},
	);
	app.post(
		"/api/exports/cases/:caseNumber",
		{
			onRequest: requirePerson("listInbox"),
			schema: {
				operationId: "exportCase",
				summary: "Record that the file of a case is printed.",
				...{ ...common, params: Type.Object({ caseNumber }, closed), body: exportCaseBody },
				response: replies({ 204: Type.Null() }),
			},
		},
		async (request, reply) => {
			const refusal = await app.staff.take(personOf(request), request.params.caseNumber, "file");
			return refusal === null ? reply.code(204).send(null) : reply.refuse(refusal);
		},
	);
}
