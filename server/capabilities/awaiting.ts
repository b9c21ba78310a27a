import { awaitResidentBody, resumeCaseBody } from "../contract/awaiting.ts";
import type { StaffDeps } from "../deps.ts";
import { deedRoute } from "../plugins/deed-route.ts";
import type { App } from "../plugins/typed.ts";
import { wordsOf } from "../words.ts";

/** Awaiting the resident: a question that stops the clocks, and going on. */
export async function awaiting(app: App, { randomBytes }: StaffDeps): Promise<void> {
	deedRoute(app, {
		path: "question",
		operationId: "awaitResident",
		summary: "Ask the resident what only the resident knows; every limit stands still until the answer.",
		body: awaitResidentBody,
		command: ({ words }, by) => ({ type: "AwaitResident", by, words: wordsOf(words, randomBytes) }),
	});
	deedRoute(app, {
		path: "resumption",
		operationId: "resumeCase",
		summary: "Go on without waiting for the resident, or before a review.",
		body: resumeCaseBody,
		command: (_body, by) => ({ type: "ResumeCase", by }),
	});
}
