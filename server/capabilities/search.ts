import { searchCasesBody, searchCasesReply } from "../contract/search.ts";
import type { StaffDeps } from "../deps.ts";
import { mayRead } from "../domain/permission.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { inboxItem } from "../views/case.ts";
import { wireInstant } from "../views/common.ts";

/** Search: reports found by their words, as far as the person may read them anyway; what is sealed is never found. */
export async function search(app: App, { ledger }: StaffDeps): Promise<void> {
	app.post(
		"/api/search",
		{
			onRequest: requirePerson("listInbox"),
			schema: {
				operationId: "searchCases",
				summary: "My cases, or those of my area, whose report holds every word; newest first.",
				tags: ["desk"],
				security: bySession,
				body: searchCasesBody,
				response: replies({ 200: searchCasesReply }),
			},
		},
		async (request, reply) => {
			const person = personOf(request);
			const { words, cursor = null } = request.body;
			const now = ledger.now();
			if (now === null) return reply.refuse({ code: "clockWentBack" });
			const setting = ledger.setting();
			const { personId, role, areaPrefix } = person;
			const page = app.staff.seenBy(person).searchFor({
				personId,
				own: role === "cadre",
				areaPrefix,
				words,
				cursor,
			});
			const read = page.items.filter(({ state }) => mayRead(person, state, setting, now));
			const items = read.map((listed) => inboxItem(listed, person, setting));
			return { items, nextCursor: page.nextCursor, asOf: wireInstant(now) };
		},
	);
}
