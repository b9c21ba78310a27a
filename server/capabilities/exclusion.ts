import { Type } from "typebox";
import { closed } from "../contract/common.ts";
import { askExclusionBody, decideExclusionBody, listLeftOutReply } from "../contract/exclusion.ts";
import type { StaffDeps } from "../deps.ts";
import { mayRead } from "../domain/permission.ts";
import { deedRoute } from "../plugins/deed-route.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { wireInstant } from "../views/common.ts";
import { leftOutItem } from "../views/exclusion.ts";
import { wordsOf } from "../words.ts";

/** Exclusion: what is left out of the figures, who asked and who decided (rules.md §5). */
export async function exclusion(app: App, { ledger, randomBytes }: StaffDeps): Promise<void> {
	deedRoute(app, {
		path: "exclusion",
		operationId: "askExclusion",
		summary: "Ask to leave the case out of the figures, for a reason of the list.",
		body: askExclusionBody,
		command: ({ reason, words }, by) => {
			return { type: "AskExclusion", by, reason, words: wordsOf(words, randomBytes) };
		},
	});
	deedRoute(app, {
		path: "exclusion/decision",
		operationId: "decideExclusion",
		summary: "Decide whether the case is left out of the figures.",
		body: decideExclusionBody,
		command: ({ accept, words }, by) => {
			return { type: "DecideExclusion", by, accept, words: wordsOf(words, randomBytes) };
		},
	});
	app.get(
		"/api/left-out",
		{
			onRequest: requirePerson("listOverdue"),
			schema: {
				operationId: "listLeftOut",
				summary: "Cases left out of the figures, or asked to be, with the reason, newest first.",
				tags: ["audit"],
				security: bySession,
				querystring: Type.Object({ cursor: Type.Optional(Type.String()) }, closed),
				response: replies({ 200: listLeftOutReply }),
			},
		},
		async (request) => {
			const person = personOf(request);
			const now = ledger.now();
			const setting = ledger.setting();
			const seen = app.staff.seenBy(person);
			const page = seen.leftOut({ areaPrefix: person.areaPrefix, cursor: request.query.cursor ?? null });
			const items = page.items
				.filter(({ state }) => mayRead(person, state, setting, now))
				.flatMap((listed) => {
					const { caseNumber } = listed.state;
					const source = { trail: seen.trailOf(caseNumber), words: seen.wordsOf(caseNumber), setting };
					return leftOutItem(listed, source) ?? [];
				});
			return { items, nextCursor: page.nextCursor, asOf: wireInstant(now) };
		},
	);
}
