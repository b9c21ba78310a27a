import { keepCaseBody, reassignCaseBody, takeOverBody } from "../contract/redispatch.ts";
import type { StaffDeps } from "../deps.ts";
import { deedRoute } from "../plugins/deed-route.ts";
import type { App } from "../plugins/typed.ts";
import { wordsOf } from "../words.ts";

/** A case that goes from one holder to another: taken over by the deputy, reassigned by whom a card told. */
export async function redispatch(app: App, { randomBytes }: StaffDeps): Promise<void> {
	deedRoute(app, {
		path: "takeover",
		operationId: "takeOver",
		summary: "Take over as deputy what nobody has signed.",
		body: takeOverBody,
		command: (_body, by) => ({ type: "TakeOver", by }),
	});
	deedRoute(app, {
		path: "keeping",
		operationId: "keepCase",
		summary: "After a card: the case stays with its holder, because.",
		body: keepCaseBody,
		command: ({ words }, by) => ({ type: "KeepCase", by, words: wordsOf(words, randomBytes) }),
	});
	deedRoute(app, {
		path: "reassignment",
		operationId: "reassignCase",
		summary: "After a card: give the case to another post.",
		body: reassignCaseBody,
		command: ({ postId }, by) => ({ type: "ReassignCase", by, postId }),
	});
}
