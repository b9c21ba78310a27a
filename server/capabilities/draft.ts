import { readDraftKeyReply } from "../contract/draft.ts";
import type { StaffDeps } from "../deps.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";

/**
 * Drafts of staff stay in their browser, sealed: the key is given to whoever is signed in as that person and is kept
 * nowhere, so that on a shared computer nobody else reads them.
 */
export async function draft(app: App, { keys }: StaffDeps): Promise<void> {
	app.get(
		"/api/draft-key",
		{
			onRequest: requirePerson("readHouse"),
			schema: {
				operationId: "readDraftKey",
				summary: "The key that opens what I left unsent in this browser.",
				tags: ["desk"],
				security: bySession,
				response: replies({ 200: readDraftKeyReply }),
			},
		},
		async (request) => ({ key: keys.draftKey(personOf(request).personId).toString("base64") }),
	);
}
