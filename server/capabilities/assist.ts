import { answerAssistBody, askAssistBody, rateAssistBody } from "../contract/assist.ts";
import type { StaffDeps } from "../deps.ts";
import { deedRoute } from "../plugins/deed-route.ts";
import type { App } from "../plugins/typed.ts";
import { wordsOf } from "../words.ts";

const idBytes = 9;

/** Assist: help asked of another post, its answer, and what the holder says of it. */
export async function assist(app: App, { randomBytes }: StaffDeps): Promise<void> {
	deedRoute(app, {
		path: "assists",
		operationId: "askAssist",
		summary: "Ask another post for help; the case stays with its holder.",
		body: askAssistBody,
		command: ({ postId, words }, by) => {
			const assistId = Buffer.from(randomBytes(idBytes)).toString("base64url");
			return { type: "AskAssist", by, assistId, postId, words: wordsOf(words, randomBytes) };
		},
	});
	deedRoute(app, {
		path: "assists/answer",
		operationId: "answerAssist",
		summary: "What was done to help.",
		body: answerAssistBody,
		command: ({ assistId, words }, by) => {
			return { type: "AnswerAssist", by, assistId, words: wordsOf(words, randomBytes) };
		},
	});
	deedRoute(app, {
		path: "assists/rating",
		operationId: "rateAssist",
		summary: "Whether it helped.",
		body: rateAssistBody,
		command: ({ assistId, help }, by) => ({ type: "RateAssist", by, assistId, help }),
	});
}
