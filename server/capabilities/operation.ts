import { readHealthReply, readOperationReply } from "../contract/operation.ts";
import type { Deps, StaffDeps } from "../deps.ts";
import { alarmsOf, gaugeNames } from "../domain/operation.ts";
import { requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { wireInstant } from "../views/common.ts";

const tags = ["operation"];

/** For a load balancer: any answer says that the process lives, 200 that reports can be received. */
export async function health(app: App, deps: Deps): Promise<void> {
	app.get(
		"/api/health",
		{
			schema: {
				operationId: "readHealth",
				summary: "Whether reports can be received now; a 503 says why not.",
				...{ tags, response: replies({ 200: readHealthReply }) },
			},
		},
		async (_request, reply) => {
			const code = deps.operation.stopped();
			return code === null ? { ready: true as const } : reply.refuse({ code });
		},
	);
}

/** How the house is running, for the administrator. */
export async function operation(app: App, deps: StaffDeps): Promise<void> {
	app.get(
		"/api/operation",
		{
			onRequest: requirePerson("readOperation"),
			schema: {
				operationId: "readOperation",
				summary: "How the house is running, and what is out of its bounds.",
				...{ tags, security: bySession, response: replies({ 200: readOperationReply }) },
			},
		},
		async () => {
			const readings = deps.operation.readings();
			const alarms = alarmsOf(readings);
			return {
				// The page's clock is that of the cases, and the newest time of any answer: a demo's runs otherwise than the world's.
				asOf: wireInstant(deps.ledger.now()),
				readings: gaugeNames.map((gauge) => ({
					...{ gauge, value: readings[gauge], alarm: alarms.includes(gauge) },
				})),
			};
		},
	);
}
