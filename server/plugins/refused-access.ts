import type { FastifyInstance, FastifyRequest } from "fastify";
import fastifyPlugin from "fastify-plugin";
import { deedOf, settingDeedOf } from "../deeds.ts";
import type { StaffDeps } from "../deps.ts";
import { accessRefusedPerHourMax } from "../domain/limits.ts";
import { hourlyRecord } from "../hourly-record.ts";

const turnedAway: readonly number[] = [403, 404];

function caseNumberOf({ params }: FastifyRequest): string | null {
	const { caseNumber } = params as { caseNumber?: string };
	return caseNumber ?? null;
}

/** The operation that was for others, on no case; null for any other refusal. A letter of others is told as none. */
function operationOf({ routeOptions, params }: FastifyRequest, status: number): string | null {
	const { operationId = null } = (routeOptions.schema ?? {}) as { operationId?: string };
	const { letterId } = params as { letterId?: string };
	return status === 403 || letterId !== undefined ? operationId : null;
}

/**
 * Every refused access is an event (trust.md I6): to a case, of that case; to a page or a list, of the person. It is
 * written after the answer has gone: who asks is told nothing by the bytes and nothing by the time they take.
 */
async function refusedAccess(app: FastifyInstance, { ledger, reads, realSeconds }: StaffDeps): Promise<void> {
	const isRecorded = hourlyRecord(realSeconds, accessRefusedPerHourMax);
	const refusedCase = async (by: string, caseNumber: string) => {
		if (reads.stateOf(caseNumber) === null || isRecorded(by, caseNumber)) return;
		await ledger.execute(deedOf(caseNumber, { type: "RefuseAccess", by }, () => null));
	};
	const refusedEntry = async (by: string, operation: string | null) => {
		if (operation === null || isRecorded(by, operation)) return;
		await ledger.executeSetting(settingDeedOf({ type: "RefuseEntry", by, operation }, () => null));
	};
	app.addHook("onResponse", async (request, reply) => {
		const { person } = request;
		const { statusCode } = reply;
		if (person === null || !turnedAway.includes(statusCode)) return;
		const caseNumber = caseNumberOf(request);
		if (caseNumber !== null) await refusedCase(person.personId, caseNumber);
		else await refusedEntry(person.personId, operationOf(request, statusCode));
	});
}

export const refusedAccessPlugin = fastifyPlugin(refusedAccess, {
	name: "refused-access",
	fastify: "5.x",
	dependencies: ["session"],
});
