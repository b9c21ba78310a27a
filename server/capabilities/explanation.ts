import { Type } from "typebox";
import { caseNumber, closed } from "../contract/common.ts";
import { explainRedBody, readExplanationReply } from "../contract/explanation.ts";
import type { StaffDeps } from "../deps.ts";
import { explanationCharactersMax } from "../domain/limits.ts";
import { may } from "../domain/permission.ts";
import { deedRoute } from "../plugins/deed-route.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { explanationDraft } from "../views/explanation.ts";
import { wordsOf } from "../words.ts";

/** Explanations of red cards: begun by the trail, ended by whom the card fell on. */
export async function explanation(app: App, { ledger, randomBytes }: StaffDeps): Promise<void> {
	app.get(
		"/api/cases/:caseNumber/explanation",
		{
			onRequest: requirePerson("listInbox"),
			schema: {
				operationId: "readExplanation",
				summary: "The explanation of a red card, filled from the trail as far as that goes.",
				tags: ["desk"],
				security: bySession,
				params: Type.Object({ caseNumber }, closed),
				response: replies({ 200: readExplanationReply }),
			},
		},
		async (request, reply) => {
			const { caseNumber: number } = request.params;
			const person = personOf(request);
			const state = app.staff.seenBy(person).stateOf(number);
			if (state === null) return reply.refuse({ code: "notFound" });
			const setting = ledger.setting();
			const no = may("explainRed", person.personId, state, setting, ledger.now());
			if (no !== null) return reply.refuse({ code: no });
			const draft = explanationDraft(state, setting);
			return { caseNumber: number, charactersMax: explanationCharactersMax, draft } as const;
		},
	);
	deedRoute(app, {
		path: "explanation",
		operationId: "explainRed",
		summary: "Why a red card came, in 300 characters at most.",
		body: explainRedBody,
		command: ({ words }, by) => ({ type: "ExplainRed", by, words: wordsOf(words, randomBytes) }),
	});
}
