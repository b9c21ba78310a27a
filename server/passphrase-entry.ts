import type { StaffDeps } from "./deps.ts";
import { passphraseCharactersMax, signInWaitingMax, usernameCharactersMax } from "./domain/limits.ts";
import { houseWords, refusePassphrase } from "./domain/passphrase.ts";
import type { Account } from "./domain/reads.ts";
import type { Refusal } from "./domain/refusal.ts";
import type { Person } from "./domain/setting.ts";
import { guessing } from "./guessable-passphrase.ts";
import { hashPassphrase, verifyPassphrase } from "./passphrase.ts";
import { totpStepOf } from "./second-factor.ts";

/** What is shown of a sign-in by passphrase. */
export type Shown = {
	readonly username: string;
	readonly passphrase: string;
	readonly totp: string | undefined;
};
/** The person let in; or whose account it was, null for nobody's, and how far it went. */
export type Tried =
	| { readonly person: Person }
	| { readonly personId: string | null; readonly knewPassphrase: boolean };

/** Whether the second factor fits; each step opens once. An account without one needs none. */
async function passesTotp(
	{ accounts, keys, realSeconds }: StaffDeps,
	account: Account,
	totp: string | undefined,
) {
	if (account.totpSecret === null) return true;
	if (totp === undefined) return false;
	const step = await totpStepOf(keys.openSecret(account.totpSecret), totp, realSeconds());
	return step !== null && accounts.useTotpStep(account.personId, step);
}

/** Checks what is shown; few at a time, as each check is meant to be costly. */
export function passphraseChecker(deps: StaffDeps): (shown: Shown) => Promise<Tried | "busy"> {
	const { accounts, ledger, randomBytes } = deps;
	// Verified when there is no such account, so that a wrong name takes as long as a wrong passphrase.
	const nobody = hashPassphrase(Buffer.from(randomBytes(24)).toString("base64"));
	let waiting = 0;
	const check = async ({ username, passphrase, totp }: Shown): Promise<Tried> => {
		const account = accounts.find(username);
		const fits = await verifyPassphrase(account?.passphraseHash ?? (await nobody), passphrase);
		const personId = account?.personId ?? null;
		if (!account?.passphraseHash || !fits) return { personId, knewPassphrase: false };
		if (!(await passesTotp(deps, account, totp))) return { personId, knewPassphrase: true };
		const person = ledger.setting().people.get(account.personId);
		return person === undefined ? { personId: null, knewPassphrase: true } : { person };
	};
	return async (shown) => {
		if (waiting >= signInWaitingMax) return "busy";
		const { passphrase, username } = shown;
		if (passphrase.length > passphraseCharactersMax || username.length > usernameCharactersMax)
			return { personId: null, knewPassphrase: false };
		waiting += 1;
		try {
			return await check(shown);
		} finally {
			waiting -= 1;
		}
	};
}

/** Why this cannot be the passphrase of that account, or null. */
export async function refuseChosen(
	{ ledger, config }: StaffDeps,
	username: string,
	passphrase: string,
): Promise<Refusal | null> {
	const words = houseWords(ledger.setting(), config.placeName, username);
	return refusePassphrase(passphrase, await guessing(), words);
}
