import type { FastifyRequest } from "fastify";
import type { UsePasskey } from "./contract/passkey.ts";
import { settingDeedOf } from "./deeds.ts";
import type { StaffDeps } from "./deps.ts";
import type { NewPasskey, Passkey } from "./domain/passkey.ts";
import type { Refusal } from "./domain/refusal.ts";
import type { Person } from "./domain/setting.ts";
import { freshChallenge, partyOf, provenBy, userHandleOf } from "./passkey-ceremony.ts";

/** What a challenge is for that signs in whoever has the passkey. */
export const signingIn = "sign in";

/** What a device is asked to make, for whom. */
export function asksToMake(
	deps: StaffDeps,
	rpId: string,
	purpose: string,
	personId: string,
	userName: string,
) {
	return {
		...{ challenge: freshChallenge(deps, purpose), rpId, rpName: deps.config.placeName },
		...{ userId: userHandleOf(deps, personId), userName },
		exclude: deps.accounts
			.passkeysOf(personId)
			.map(({ credentialId, transports }) => ({ id: credentialId, transports: [...transports] })),
	};
}

/** Why a passkey cannot be kept, looked at inside the commit: its challenge was answered, or it is somebody's already. */
export function refusePasskey({ accounts }: StaffDeps, passkey: NewPasskey): Refusal | null {
	if (accounts.isAnswered(passkey.challenge.mac)) return { code: "alreadySo" };
	return accounts.findPasskey(passkey.credentialId) === null ? null : { code: "alreadySo" };
}

/** Where the count went back somebody may have copied the key: from now on it opens nothing, and the log says so. */
async function doubt({ ledger, realSeconds }: StaffDeps, { personId, passkeyId }: Passkey): Promise<void> {
	const deed = settingDeedOf({ type: "DoubtPasskey", personId, passkeyId }, () => null);
	await ledger.executeSetting({ ...deed, access: () => ({ doubt: { passkeyId, at: realSeconds() } }) });
}

/** The person a proof lets in; null where it lets nobody in. */
async function letIn(
	deps: StaffDeps,
	request: FastifyRequest<{ Body: UsePasskey }>,
	passkey: Passkey,
): Promise<Person | null> {
	const { accounts, config, ledger, realSeconds } = deps;
	const party = partyOf(config, request);
	if (party === null || passkey.doubtedAt !== null) return null;
	const proven = await provenBy(deps, party, signingIn, passkey, request.body);
	if (proven === null) return null;
	const { counter, challenge } = proven;
	const { passkeyId, personId } = passkey;
	const isNew = !accounts.isAnswered(challenge.mac);
	if (!accounts.usePasskey({ passkeyId, counter, at: realSeconds(), challenge })) {
		const isBehind = (counter > 0 || passkey.counter > 0) && counter <= passkey.counter;
		if (isNew && isBehind) await doubt(deps, passkey);
		return null;
	}
	return ledger.setting().people.get(personId) ?? null;
}

/** The person a proof lets in; else whose passkey it would be, null for nobody's. */
export async function tryPasskey(
	deps: StaffDeps,
	request: FastifyRequest<{ Body: UsePasskey }>,
): Promise<{ readonly person: Person } | { readonly personId: string | null }> {
	const passkey = deps.accounts.findPasskey(request.body.credentialId);
	if (passkey === null) return { personId: null };
	const person = await letIn(deps, request, passkey);
	return person === null ? { personId: passkey.personId } : { person };
}
