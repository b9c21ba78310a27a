import {
	changeLevelBody,
	extendCaseBody,
	promiseCaseBody,
	returnCaseBody,
	shelveCaseBody,
} from "../contract/decision.ts";
import type { StaffDeps } from "../deps.ts";
import type { Command } from "../domain/decide.ts";
import type { Proposal } from "../domain/proposal.ts";
import type { Words } from "../domain/words.ts";
import { deedRoute } from "../plugins/deed-route.ts";
import type { App } from "../plugins/typed.ts";
import { wordsOf } from "../words.ts";

type Ask = (by: string, reason: string, proposal: Proposal<Words>) => Command;

function moreTime(app: App, ask: Ask, words: (text: string) => Words): void {
	deedRoute(app, {
		path: "extension",
		operationId: "extendCase",
		summary: "Ask for working days more; the resident reads the reason.",
		body: extendCaseBody,
		command: ({ words: reason, days }, by) => ask(by, reason, { kind: "extension", days }),
	});
	deedRoute(app, {
		path: "promise",
		operationId: "promiseCase",
		summary: "Promise by a date what cannot be done now.",
		body: promiseCaseBody,
		command: ({ words: reason, byDate, milestones }, by) => {
			const steps = milestones.map((one) => ({ byDate: one.byDate, words: words(one.words) }));
			return ask(by, reason, { kind: "promise", byDate, milestones: steps });
		},
	});
	deedRoute(app, {
		path: "shelving",
		operationId: "shelveCase",
		summary: "Take what cannot be done yet off the clocks until a review; two superiors approve.",
		body: shelveCaseBody,
		command: ({ words: reason, ...rest }, by) =>
			ask(by, reason, { kind: "shelving", ...rest, approvals: [] }),
	});
}

/** Decisions that a holder asks of the superior: another post, more time, a promise, shelving, another level. */
export async function decision(app: App, { randomBytes }: StaffDeps): Promise<void> {
	const words = (text: string) => wordsOf(text, randomBytes);
	const ask: Ask = (by, reason, proposal) => ({ type: "AskDecision", by, words: words(reason), proposal });
	deedRoute(app, {
		path: "return",
		operationId: "returnCase",
		summary: "Ask for another post, with the duty book's item as basis.",
		body: returnCaseBody,
		command: ({ words: reason, itemId }, by) => ask(by, reason, { kind: "return", itemId }),
	});
	moreTime(app, ask, words);
	deedRoute(app, {
		path: "level",
		operationId: "changeLevel",
		summary: "Ask for another level or category.",
		body: changeLevelBody,
		command: ({ words: reason, ...rest }, by) => ask(by, reason, { kind: "level", ...rest }),
	});
}
