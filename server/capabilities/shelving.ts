import { listShelvedReply, shelvedQuery } from "../contract/shelving.ts";
import type { StaffDeps } from "../deps.ts";
import { narrowed } from "../domain/area.ts";
import { mayRead } from "../domain/permission.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { areaName, wireInstant } from "../views/common.ts";
import { shelvedItem } from "../views/shelving.ts";

/** The list of what was shelved 挂账: what is needed goes upward, so superiors see it and print it. */
export async function shelving(app: App, { ledger }: StaffDeps): Promise<void> {
	app.get(
		"/api/shelved",
		{
			onRequest: requirePerson("listShelved"),
			schema: {
				operationId: "listShelved",
				summary:
					"Shelved cases of my area, next review first: cause, what is needed, and who must act first.",
				tags: ["desk"],
				security: bySession,
				querystring: shelvedQuery,
				response: replies({ 200: listShelvedReply }),
			},
		},
		async (request, reply) => {
			const now = ledger.now();
			const person = personOf(request);
			const { cursor = null, areaCode } = request.query;
			const areaPrefix = narrowed(person.areaPrefix, areaCode);
			if (areaPrefix === null) return reply.refuse({ code: "notYours", field: "areaCode" });
			const setting = ledger.setting();
			const seen = app.staff.seenBy(person);
			const page = seen.shelvedIn({ readerId: person.personId, areaPrefix, cursor });
			const read = page.items.filter((state) => mayRead(person, state, setting, now));
			const items = read.flatMap((state) => {
				const { caseNumber } = state;
				const kept = { trail: seen.trailOf(caseNumber), words: seen.wordsOf(caseNumber) };
				return shelvedItem({ state, ...kept, setting });
			});
			const about = { areaName: areaName(setting, areaPrefix), asOf: wireInstant(now) };
			return { items, nextCursor: page.nextCursor, ...about };
		},
	);
}
