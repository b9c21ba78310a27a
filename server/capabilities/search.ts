import { setImmediate as breathe } from "node:timers/promises";
import { searchCasesBody, searchCasesReply } from "../contract/search.ts";
import type { StaffDeps } from "../deps.ts";
import { listItemsMax, searchTurnsMax } from "../domain/limits.ts";
import { mayRead } from "../domain/permission.ts";
import type { Listed } from "../domain/reads.ts";
import { caseNumberIn } from "../domain/search.ts";
import type { SeenReads } from "../masked-reads.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { inboxItem } from "../views/case.ts";
import { wireInstant } from "../views/common.ts";

type Query = Parameters<SeenReads["searchFor"]>[0];

/** A page filled up where masks and relations took rows out of it, as far as a bounded number of turns goes. */
async function pageOf(seen: SeenReads, query: Query, isShown: (listed: Listed) => boolean) {
	const items: Listed[] = [];
	let { cursor } = query;
	for (let turn = 0; turn < searchTurnsMax; turn += 1) {
		if (turn > 0) await breathe();
		const page = seen.searchFor({ ...query, cursor, count: listItemsMax - items.length });
		items.push(...page.items.filter(isShown));
		cursor = page.nextCursor;
		if (cursor === null || items.length >= listItemsMax) break;
	}
	return { items, nextCursor: cursor };
}

/** The case of a number, which a caller or a colleague reads out. */
function numbered(seen: SeenReads, caseNumber: string): readonly Listed[] {
	const listed = seen.listedOf(caseNumber);
	return listed === null || listed.state.sealed ? [] : [listed];
}

/** Search: reports found by their words or their number, as far as the person may read them anyway; what is sealed is never found. */
export async function search(app: App, { ledger }: StaffDeps): Promise<void> {
	app.post(
		"/api/search",
		{
			onRequest: requirePerson("listInbox"),
			schema: {
				operationId: "searchCases",
				summary:
					"My cases, or those of my area, whose report holds every word, newest first; or the one of a number.",
				tags: ["desk"],
				security: bySession,
				body: searchCasesBody,
				response: replies({ 200: searchCasesReply }),
			},
		},
		async (request) => {
			const person = personOf(request);
			const { words, cursor = null } = request.body;
			const now = ledger.now();
			const setting = ledger.setting();
			const { personId, role, areaPrefix } = person;
			const query = { personId, own: role === "cadre", areaPrefix, words, cursor };
			const isShown = ({ state }: Listed) => mayRead(person, state, setting, now);
			const seen = app.staff.seenBy(person);
			const number = caseNumberIn(words);
			const page =
				number === null
					? await pageOf(seen, query, isShown)
					: { items: numbered(seen, number).filter(isShown), nextCursor: null };
			const items = page.items.map((listed) => inboxItem(listed, person, setting));
			return { items, nextCursor: page.nextCursor, asOf: wireInstant(now) };
		},
	);
}
