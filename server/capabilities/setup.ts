import { readSetupReply } from "../contract/setup.ts";
import type { StaffDeps } from "../deps.ts";
import { narrowed } from "../domain/area.ts";
import { setupOf } from "../domain/setup.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { wireInstant } from "../views/common.ts";

/** Setting up a house: how far it has come, for its administrator. */
export async function setup(app: App, { ledger, reads, accounts, config }: StaffDeps): Promise<void> {
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
		async (request) => {
			const now = ledger.now();
			const { areaPrefix } = personOf(request);
			const setting = ledger.setting();
			const counted = setupOf(setting, areaPrefix, now);
			const near = [...setting.people.values()].filter(
				(one) => narrowed(areaPrefix, one.areaPrefix) !== null,
			);
			return {
				...{ asOf: wireInstant(now), ...counted, missingKinds: [...counted.missingKinds] },
				withoutAccount: near.filter(({ personId }) => !accounts.isOpen(personId)).length,
				...{ hasAddress: config.publicOrigin !== null, dispatched: reads.isAnyDispatched() },
			};
		},
	);
}
