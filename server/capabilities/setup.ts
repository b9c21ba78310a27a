import { readSetupReply } from "../contract/setup.ts";
import type { Deps } from "../deps.ts";
import { setupOf } from "../domain/setup.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { wireInstant } from "../views/common.ts";

/** Setting up a house: how far it has come, for its administrator. */
export async function setup(app: App, { ledger, reads }: Deps): Promise<void> {
	app.get(
		"/api/setup",
		{
			onRequest: requirePerson("arrangeHouse"),
			schema: {
				operationId: "readSetup",
				summary: "How far the setting up has come: what is there, and what is missing, as counts.",
				...{ tags: ["house"], security: bySession, response: replies({ 200: readSetupReply }) },
			},
		},
		async (request, reply) => {
			const now = ledger.now();
			if (now === null) return reply.refuse({ code: "clockWentBack" });
			const { areaPrefix } = personOf(request);
			const counted = setupOf(ledger.setting(), areaPrefix, now);
			const missingKinds = [...counted.missingKinds];
			return { asOf: wireInstant(now), ...counted, missingKinds, dispatched: reads.isAnyDispatched() };
		},
	);
}
