import type { FastifyInstance, FastifyRequest } from "fastify";
import fastifyPlugin from "fastify-plugin";
import { deedOf } from "../deeds.ts";
import type { Deps } from "../deps.ts";
import { accessRefusedPerHourMax, refusersRememberedMax } from "../domain/limits.ts";

const hourSeconds = 3_600;
const turnedAway: readonly number[] = [403, 404];

/**
 * What has been recorded this hour, by person: each case once, and not without end, so that nobody can fill the log by
 * asking. In memory: after a restart a case may be recorded once more.
 */
function recordedThisHour(realSeconds: () => number) {
	let hour = 0;
	const cases = new Map<string, Set<string>>();
	return (personId: string, caseNumber: string): boolean => {
		const now = Math.floor(realSeconds() / hourSeconds);
		if (now !== hour) cases.clear();
		hour = now;
		const known = cases.get(personId) ?? new Set();
		if (known.has(caseNumber) || known.size >= accessRefusedPerHourMax) return true;
		if (!cases.has(personId) && cases.size >= refusersRememberedMax) return true;
		cases.set(personId, known.add(caseNumber));
		return false;
	};
}

function caseNumberOf({ params }: FastifyRequest): string | null {
	const { caseNumber } = params as { caseNumber?: string };
	return caseNumber ?? null;
}

/**
 * Every refused access to a case is an event of that case (trust.md I6). It is written after the answer has gone: who asks
 * is told nothing by the bytes and nothing by the time they take.
 */
async function refusedAccess(app: FastifyInstance, { ledger, reads, realSeconds }: Deps): Promise<void> {
	const isRecorded = recordedThisHour(realSeconds);
	app.addHook("onResponse", async (request, reply) => {
		const { person } = request;
		const caseNumber = caseNumberOf(request);
		if (person === null || caseNumber === null || !turnedAway.includes(reply.statusCode)) return;
		if (reads.stateOf(caseNumber) === null || isRecorded(person.personId, caseNumber)) return;
		const command = { type: "RefuseAccess", by: person.personId } as const;
		await ledger.execute(deedOf(caseNumber, command, () => null));
	});
}

export const refusedAccessPlugin = fastifyPlugin(refusedAccess, {
	name: "refused-access",
	fastify: "5.x",
	dependencies: ["session"],
});
