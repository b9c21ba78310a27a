import type { FastifyInstance, FastifyRequest } from "fastify";
import fastifyPlugin from "fastify-plugin";
import { settingDeedOf } from "../deeds.ts";
import type { StaffDeps } from "../deps.ts";
import { signInsFailedPerHourMax } from "../domain/limits.ts";
import type { RecordSignIn, SignInWay } from "../domain/sign-in-record.ts";
import { hourlyRecord } from "../hourly-record.ts";

type Failed = Pick<RecordSignIn, "personId" | "way" | "knewPassphrase">;

declare module "fastify" {
	interface FastifyRequest {
		/** A sign-in that did not open an account there is, to be recorded once the answer has gone. */
		failedSignIn: Failed | null;
	}
	interface FastifyInstance {
		/** Records a sign-in before it is answered. One that cannot be written down opens all the same: people must get in to mend it. */
		recordSignIn(request: FastifyRequest, personId: string, way: SignInWay): Promise<void>;
	}
}

/** What is to be recorded of a try that opened nothing: nothing where the account is nobody's. */
export function failedOf(
	{
		personId,
		knewPassphrase = false,
	}: { readonly personId: string | null; readonly knewPassphrase?: boolean },
	way: SignInWay,
): Failed | null {
	return personId === null ? null : { personId, way, knewPassphrase };
}

/**
 * The record of sign-ins (ASVS 5.0, 16.3.1). What failed is written after the answer has gone: who tries is told nothing by
 * the time it takes. Once a second and so often an hour for one account, so that nobody can fill the log by guessing.
 */
async function signInRecord(app: FastifyInstance, { ledger, realSeconds }: StaffDeps): Promise<void> {
	const isRecorded = hourlyRecord(realSeconds, signInsFailedPerHourMax);
	const record = async (request: FastifyRequest, line: Omit<RecordSignIn, "type">) => {
		const outcome = await ledger.executeSetting(settingDeedOf({ type: "RecordSignIn", ...line }, () => null));
		if ("refusal" in outcome) request.log.error(`a sign-in could not be recorded: ${outcome.refusal.code}`);
	};
	app.decorateRequest("failedSignIn", null);
	app.decorate("recordSignIn", (request: FastifyRequest, personId: string, way: SignInWay) =>
		record(request, { personId, way, opened: true, knewPassphrase: false }),
	);
	app.addHook("onResponse", async (request) => {
		const { failedSignIn: failed } = request;
		if (failed === null || isRecorded(failed.personId, String(realSeconds()))) return;
		await record(request, { ...failed, opened: false });
	});
}

export const signInRecordPlugin = fastifyPlugin(signInRecord, { name: "sign-in-record", fastify: "5.x" });
