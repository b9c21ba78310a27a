import { Type } from "typebox";
import { caseNumber, closed } from "../contract/common.ts";
import { readTrailReply } from "../contract/trail.ts";
import type { StaffDeps } from "../deps.ts";
import { writtenForInspection } from "../domain/inspection.ts";
import { mayRead } from "../domain/permission.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { trailEntry } from "../views/trail.ts";

/** The whole trail of a case, with the leaf hash of each event. Reading a sealed one is an event itself. */
export async function trail(app: App, { ledger, reads }: StaffDeps): Promise<void> {
	app.get(
		"/api/cases/:caseNumber/trail",
		{
			onRequest: requirePerson("readTrail"),
			schema: {
				operationId: "readTrail",
				summary: "Every event of a case, oldest first.",
				tags: ["audit"],
				security: bySession,
				params: Type.Object({ caseNumber }, closed),
				response: replies({ 200: readTrailReply }),
			},
		},
		async (request, reply) => {
			const person = personOf(request);
			const { caseNumber: number } = request.params;
			const state = reads.stateOf(number);
			const now = ledger.now();
			if (state === null || !mayRead(person, state, ledger.setting(), now)) {
				return reply.refuse({ code: "notFound" });
			}
			const refusal = await app.staff.look(person, number, "trail");
			if (refusal !== null) return reply.refuse(refusal);
			const seen = app.staff.seenBy(person);
			const { wordsOf, trailOf } = seen;
			const unseen = [...(state.erased ?? []), ...seen.photosHidden(state)];
			const words = wordsOf(number);
			const happened = trailOf(number);
			const late = writtenForInspection(happened);
			const items = happened.map((event) => ({
				...trailEntry(event, words, ledger.setting(), unseen),
				...(late.has(event.version) ? { beforeInspection: true as const } : {}),
				position: event.position,
				leafHash: event.leafHash,
			}));
			return { caseNumber: number, items, nextCursor: null };
		},
	);
}
