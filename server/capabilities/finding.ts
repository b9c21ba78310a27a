import { findCaseBody } from "../contract/finding.ts";
import type { StaffDeps } from "../deps.ts";
import { deedRoute } from "../plugins/deed-route.ts";
import type { App } from "../plugins/typed.ts";
import { wordsOf } from "../words.ts";

/** Findings: what ends a red card or a referral, or sets one. */
export async function finding(app: App, { randomBytes }: StaffDeps): Promise<void> {
	deedRoute(app, {
		path: "finding",
		operationId: "findCase",
		summary: "What was found: ends red cards and a referral; a proof of wrong-doing sets one.",
		body: findCaseBody,
		command: ({ outcome, words }, by) => {
			return { type: "FindCase", by, outcome, words: wordsOf(words, randomBytes) };
		},
	});
}
