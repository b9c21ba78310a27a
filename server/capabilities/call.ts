import { Type } from "typebox";
import { beginCallBody, beginCallReply, callResidentBody, listCallsReply } from "../contract/call.ts";
import { caseNumber, closed } from "../contract/common.ts";
import { deedOf } from "../deeds.ts";
import type { StaffDeps } from "../deps.ts";
import { may } from "../domain/permission.ts";
import { deedRoute } from "../plugins/deed-route.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { callItem } from "../views/call.ts";
import { wireInstant } from "../views/common.ts";
import { wordsOf } from "../words.ts";

const common = { tags: ["desk"], security: bySession };
const params = Type.Object({ caseNumber }, closed);

function listing(app: App, { ledger }: StaffDeps): void {
	app.get(
		"/api/calls",
		{
			onRequest: requirePerson("listCalls"),
			schema: {
				...{ ...common, operationId: "listCalls" },
				summary: "Residents to call: those who were not contacted yet, and those whose case was answered.",
				querystring: Type.Object({ cursor: Type.Optional(Type.String()) }, closed),
				response: replies({ 200: listCallsReply }),
			},
		},
		async (request) => {
			const person = personOf(request);
			const { personId, areaPrefix } = person;
			const now = ledger.now();
			const setting = ledger.setting();
			const seen = app.staff.seenBy(person);
			const page = seen.callsOf({ personId, areaPrefix, cursor: request.query.cursor ?? null });
			const items = page.items
				.filter(({ state }) => may("callResident", personId, state, setting, now) === null)
				.flatMap((listed) => {
					const { caseNumber: number } = listed.state;
					const said = { trail: seen.trailOf(number), words: seen.wordsOf(number) };
					return callItem(listed, said, setting) ?? [];
				});
			return { items, nextCursor: page.nextCursor, asOf: wireInstant(now) };
		},
	);
}

function beginning(app: App, { ledger, reads, keys }: StaffDeps): void {
	app.post(
		"/api/cases/:caseNumber/call/number",
		{
			onRequest: requirePerson("listCalls"),
			schema: {
				...{ ...common, params, body: beginCallBody, operationId: "beginCall" },
				summary: "The number, for one call; that it was shown stands in the trail.",
				response: replies({ 200: beginCallReply }),
			},
		},
		async (request, reply) => {
			const { caseNumber: number } = request.params;
			const { expectedVersion } = request.body;
			const command = { type: "BeginCall", by: personOf(request).personId } as const;
			const begun = deedOf(number, command, ({ version }) => version, { expectedVersion });
			const outcome = await ledger.execute(begun);
			if ("refusal" in outcome) return reply.refuse(outcome.refusal);
			const kept = reads.phoneOf(number);
			if (kept === null || !("reply" in outcome)) return reply.refuse({ code: "notFound" });
			return { caseNumber: number, version: outcome.reply, phone: keys.openPhone(kept) };
		},
	);
}

/** Calls: who is to be called, the number for one call, and what came of it. */
export async function call(app: App, deps: StaffDeps): Promise<void> {
	listing(app, deps);
	beginning(app, deps);
	deedRoute(app, {
		path: "call",
		operationId: "callResident",
		summary: "What came of the call; two that lie two hours apart are contact.",
		body: callResidentBody,
		command: ({ reached, words, verdict, ...feedback }, by) => ({
			...{ type: "CallResident", by, reached, feedback },
			words: words === undefined ? null : wordsOf(words, deps.randomBytes),
			...(verdict === undefined ? {} : { verdict }),
		}),
	});
}
